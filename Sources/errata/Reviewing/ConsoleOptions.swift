import ArgumentParser
import CellGrid
import ReviewModel

/// How the console looks and runs: what `review` and `demo` share.
struct ConsoleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The theme to begin with; errata themes lists them.", valueName: "name")
  )
  var theme: String?
  @Flag(
    inversion: .prefixedNo,
    help: "Draw no lines and nothing beyond ASCII, one pane above the other: for screen readers."
  )
  var plain: Bool?
  @Flag(inversion: .prefixedNo, help: "Report the mouse to the console.")
  var mouse: Bool?
  @Option(
    help: ArgumentHelp(
      "Play commands first, one id with its arguments a line, on a virtual clock.",
      discussion: """
        The first that is refused or fails ends it, with 65 (74 when the store failed). On a terminal the \
        console then stays open, unless the last command is quit.
        """,
      valueName: "file"
    ),
    completion: .file()
  )
  var script: String?
  @Option(
    help: ArgumentHelp(
      "Write the commands of the session to this file, as a script for --script.",
      discussion: "What is typed is not kept: each letter becomes an x.",
      valueName: "file"
    ),
    completion: .file()
  )
  var record: String?
  @Option(
    help: ArgumentHelp(
      "Use no terminal: write the last screen as text to this file, or - for standard output.",
      valueName: "file"
    ),
    completion: .file()
  )
  var dumpScreen: String?
  @Option(help: ArgumentHelp("The size of that screen, such as 100x30.", valueName: "size"))
  var size: ScreenSize?
  @Option(help: ArgumentHelp("When a script's clock begins.", visibility: .hidden))
  var clock: ClockStart?

  func validate() throws {
    if record != nil, dumpScreen != nil {
      throw ValidationError("--record is for a session on a terminal; leave --dump-screen out")
    }
    if size != nil, dumpScreen == nil { throw ValidationError("--size goes with --dump-screen") }
  }
}

/// A size as it is written: columns, an x, rows.
struct ScreenSize: ExpressibleByArgument, Equatable {
  /// Columns and rows.
  var size: Size

  /// Makes one of columns and rows.
  init(columns: Int, rows: Int) { size = Size(columns: columns, rows: rows) }

  /// Reads `100x30`; at most 1,000 each.
  init?(argument: String) {
    let parts = argument.split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let columns = Int(parts[0]), let rows = Int(parts[1]),
      (1...1000).contains(columns), (1...1000).contains(rows)
    else { return nil }
    size = Size(columns: columns, rows: rows)
  }
}

/// A moment as it is written.
struct ClockStart: ExpressibleByArgument {
  /// The moment.
  var time: Timestamp

  /// Reads RFC 3339.
  init?(argument: String) {
    guard let time = Timestamp(rfc3339: argument) else { return nil }
    self.time = time
  }
}
