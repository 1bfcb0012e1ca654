import ConsoleUI
import ReviewModel
import Testing

@testable import ConsoleRuntime

@Suite
struct `Live drafts` {
  private let time = Timestamp(milliseconds: 5)

  private func splice(_ at: Int, _ removed: Int, _ inserted: String) -> JournalEntry {
    .splice(
      DraftSplice(item: 1, at: at, removed: removed, inserted: inserted, caret: 1),
      time: time
    )
  }

  @Test
  func `follow splices by scalars, not by characters`() {
    var live = LiveDrafts()
    live.apply(
      .checkpoint(Draft(item: 1, text: "e\u{301}\r\nx", caret: 9), id: "a", time: time)
    )
    #expect(live.draft(of: 1)?.caret == 5)
    let isApplied = live.apply(splice(1, 2, "!"))
    #expect(isApplied == true)
    #expect(live.draft(of: 1)?.text == "e!\nx")
  }

  @Test(arguments: [(5, 0), (4, 2), (-1, 0), (0, -1), (.max, 1), (1, .max)])
  func `leave a change beyond their ends alone`(at: Int, removed: Int) {
    var live = LiveDrafts()
    live.apply(.checkpoint(Draft(item: 1, text: "wait", caret: 0), id: nil, time: time))
    let isApplied = live.apply(splice(at, removed, "x"))
    #expect(isApplied == false)
    #expect(live.draft(of: 1)?.text == "wait")
  }

  @Test
  func `know nothing of a draft before its first checkpoint, nor after its drop`() {
    var live = LiveDrafts()
    let isApplied = live.apply(splice(0, 0, "x"))
    #expect(isApplied == false)
    live.apply(.checkpoint(Draft(item: 1, text: "x", caret: 0), id: nil, time: time))
    live.apply(.drop(1))
    let isAppliedAgain = live.apply(splice(0, 0, "x"))
    #expect(isAppliedAgain == false)
    #expect(live == LiveDrafts())
  }
}
