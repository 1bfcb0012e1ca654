import CellGrid
import ConsoleUI
import Foundation
import ReviewModel
import ReviewStorage
import TestSupport
import Testing

@testable import ConsoleRuntime

private let address = "ana@example.org"

@Suite
struct `A console that plays a script` {
  private let store = MemoryStore()
  private let home: TemporaryFolder
  private let folder: DraftFolder

  init() throws {
    home = try TemporaryFolder()
    folder = DraftFolder(besideStore: home.path("errata.db"))
    let records = (1...5).map { number in
      record(
        InteractionID("r\(number)"),
        question: "Question \(number)?",
        answer: "Answer \(number).",
        time: moment(Int64(-number))
      )
    }
    _ = try store.ingest(records, now: moment(0))
  }

  /// Plays commands in a console of its own and returns what it shows at the end.
  private func play(
    _ text: String,
    session: String = "s1",
    failingWith failure: String? = nil,
    size: Size = Size(columns: 80, rows: 24)
  )
    throws -> String
  {
    let configuration = ConsoleConfiguration(
      reviewer: "ana",
      storeName: "test",
      openedAt: moment(1000)
    )
    var loop = try ConsoleLoop(
      ConsoleState(configuration: configuration),
      on: HeadlessTerminal(size: size),
      session: StoreSession(
        store: store,
        reviewer: "ana",
        session: session,
        redact: { texts, _, _, reason in
          if let reason {
            return RedactedWords(texts, kept: KeptValues(reason: reason, types: ["EMAIL"]))
          }
          let new = texts.map { $0?.replacingOccurrences(of: address, with: "<EMAIL_1>") }
          return RedactedWords(new, replaced: new == texts ? 0 : 1)
        },
        findPrivate: { text, _ in
          guard let found = text.range(of: address) else { return [] }
          let start = text.unicodeScalars.distance(from: text.startIndex, to: found.lowerBound)
          return [PrivateValue(start..<start + address.count, label: "EMAIL", isSecret: false)]
        }
      ),
      drafts: folder,
      clock: .virtual(moment(1000))
    )
    let script = try Script(text) { Command($0) != nil }
    let ending = loop.play(script, staysOpen: false)
    #expect(ending == .left)
    #expect(loop.scriptFailure?.reason == failure)
    let terminal = loop.device
    return try #require(terminal.screen).description
  }

  private func verdict(_ id: ItemID) throws -> Verdict? {
    let history = try #require(try store.item(try store.key(id), now: moment(0))).history
    guard case .decide(let verdict)? = DecisionLog(history).effective?.action else { return nil }
    return verdict
  }

  @Test
  func `shows the queue and the first record`() throws {
    let screen = try play("")
    #expect(screen.contains("Question 5?"))
    #expect(screen.contains("Answer 1."))
  }

  @Test
  func `refuses a question that is left open at its end, and one that is passed over`() throws {
    let question = "\u{201C}Affirm 1 item?\u{201D} is not answered: confirm.yes or confirm.no."
    _ = try play("mark.toggle\ndecide.affirm", failingWith: question)
    _ = try play("mark.toggle\ndecide.affirm\nmove.next\nconfirm.yes", failingWith: question)
    let menu =
      "\u{201C}Discard: why?\u{201D} is not answered: menu.accept with a choice, or menu.close."
    _ = try play("decide.discard", failingWith: menu)
    #expect(try store.decisions(after: 0, limit: 10).isEmpty)
    _ = try play("mark.toggle\ndecide.affirm\nconfirm.yes")
    #expect(try verdict("r1") == .affirm)
  }

  @Test
  func `stores each decision, undone ones too, before the next command`() throws {
    _ = try play(
      """
      decide.affirm
      decide.discard spam
      decide.skip
      undo
      """
    )
    #expect(try verdict("r1") == .affirm)
    #expect(try verdict("r2") == .discard(ReasonCode("spam")))
    #expect(try verdict("r3") == nil)
    let all = try store.decisions(after: 0, limit: 10)
    #expect(Set(all.map(\.operation)).count == 4)
    #expect(all.allSatisfy { $0.operation.rawValue.hasPrefix("s1-") })
  }

  @Test
  func `stores no private value of a rejection's reason`() throws {
    let example = Example(
      id: "e",
      kind: .golden,
      question: "Q?",
      answer: "A",
      expected: "A",
      cluster: "k",
      uses: [.eval],
      lineage: []
    )
    let set = CuratedSet(
      id: "s",
      policy: [],
      examples: [example],
      drops: [],
      counts: CurationCounts()
    )
    try store.save(set, now: moment(1))
    _ = try play(
      """
      screen.sets
      zoom
      sets.reject
      prompt.accept ask \(address)
      """
    )
    #expect(try store.approvals(of: "s") == ["e": .rejected("ask <EMAIL_1>")])
  }

  @Test
  func `undoes what an earlier session decided`() throws {
    _ = try play("decide.affirm")
    _ = try play("undo", session: "s2")
    #expect(try verdict("r1") == nil)
    _ = try play("redo", session: "s3")
    #expect(try verdict("r1") == .affirm)
  }

  @Test
  func `stores corrections with their private values replaced, and forgets the draft`() throws {
    _ = try play(
      """
      decide.correct
      editor.insert Write to ana@example.org
      editor.submit
      menu.accept redact
      """
    )
    #expect(try verdict("r1") == .correct("Write to <EMAIL_1>"))
    #expect(folder.journals() == [])
  }

  @Test
  func `marks private values, keeps them for a reason that is logged, and forgets the draft`()
    throws
  {
    let editing = """
      decide.correct
      editor.insert Write to ana@example.org
      redraw
      """
    #expect(try play(editing).contains("1 private value: will be redacted"))
    let screen = try play(
      """
      decide.correct
      editor.submit
      menu.accept keep
      prompt.accept the public desk
      """,
      session: "s2"
    )
    #expect(screen.contains("r1 corrected"))
    #expect(try verdict("r1") == .correct("Write to ana@example.org"))
    let log = try store.decisions(after: 0, limit: 9)
    #expect(log.map(\.kept) == [KeptValues(reason: "the public desk", types: ["EMAIL"])])
    #expect(folder.journals() == [])
  }

  @Test
  func `keeps what was typed and not submitted for the next session`() throws {
    _ = try play(
      """
      decide.correct
      editor.insert Half of a thou
      """
    )
    #expect(folder.items().map(\.id) == ["r1"])
    let screen = try play("decide.correct\neditor.insert ght\neditor.submit", session: "s2")
    #expect(screen.contains("Question"))
    #expect(try verdict("r1") == .correct("Half of a thought"))
    #expect(folder.journals() == [])
  }

  @Test
  func `gives its claims back at the end`() throws {
    _ = try play("decide.correct\neditor.insert x")
    let item = try #require(try store.item(try store.key("r1"), now: moment(1010)))
    #expect(item.summary.claim == nil)
  }

  @Test
  func `fits whatever size it is given`() throws {
    for columns in [1, 20, 60, 200] {
      for rows in [1, 5, 16, 60] {
        let screen = try play("move.next", size: Size(columns: columns, rows: rows))
        #expect(screen.split(separator: "\n").count <= rows)
      }
    }
  }
}
