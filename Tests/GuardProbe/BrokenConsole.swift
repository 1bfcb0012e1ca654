import CellGrid
import ConsoleRuntime
import ConsoleUI
import NcursesTerminal
import ReviewModel
import ReviewStorage
import SQLiteStore

/// A console with a bug: it writes a draft down, and at the first key it traps.
struct BrokenConsole: ConsoleApplication {
  mutating func start() -> [Effect] {
    [.journal(.checkpoint(Draft(item: 1, text: "typed before the bug", caret: 0)))]
  }

  mutating func update(_ event: Event) -> [Effect] {
    if case .input(.key, _) = event {
      let nothing: [Int] = []
      return [.claim(ItemKey(nothing[CommandLine.arguments.count]))]
    }
    return []
  }

  var complaint: String? { nil }
  var draftCount: Int { 1 }

  func render(size: Size) -> Grid {
    var grid = Grid(size: size, theme: .plain)
    grid.write("probe ready", at: Point(column: 0, row: 0), .text)
    return grid
  }

  /// Runs it on the terminal, with the store at a path.
  static func run(store path: String) throws {
    let type = try TerminalType(term: "tmux-256color", colorTerm: "")
    let store = try SQLiteReviewStore.open(path, create: true)
    var loop = try ConsoleLoop(
      BrokenConsole(),
      on: try Terminal(type: type, support: .none),
      session: StoreSession(
        store: store,
        reviewer: "ada",
        session: "probe",
        redact: { texts, _, _, _ in RedactedWords(texts) },
        findPrivate: { _, _ in [] }
      ),
      drafts: DraftFolder(besideStore: path)
    )
    _ = loop.run()
  }
}
