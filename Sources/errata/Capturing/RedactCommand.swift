import ArgumentParser
import Capture

/// `errata redact`: a filter that replaces private values.
struct RedactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redact",
    abstract: "Replace private values: a filter from standard input to standard output.",
    discussion: """
      With --jsonl each line is a record: every string value is redacted, keys, numbers and the order of keys \
      stay as they are, and a line that is no JSON is named and left out. One value has one placeholder, \
      in a record with --jsonl, else in the whole text.
      """
  )

  @Flag(help: "Read one JSON object a line.")
  var jsonl = false
  @Option(
    help: ArgumentHelp(
      "With --jsonl, redact only inside members of these names.",
      valueName: "names"
    )
  )
  var fields: String?
  @Flag(help: "Print where private values stand, in code points, instead of the text.")
  var spans = false
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if !jsonl, fields != nil { throw ValidationError("--fields goes with --jsonl") }
    if fieldNames?.isEmpty == true { throw ValidationError("--fields is empty") }
  }

  func run() throws {
    let output = DataOutput()
    let filter = RedactFilter(
      redactor: try global.redactor(),
      form: jsonl ? .jsonLines(fields: fieldNames) : .text,
      givesSpans: spans
    )
    let summary = try filter.run(
      LineReader(path: "-", command: jsonl ? "errata redact --jsonl" : "errata redact"),
      write: { try output.bytes($0) },
      onBroken: { Messages.note($0.description) }
    )
    try output.flush()
    if summary.broken > 0 { throw SilentEnd(.badInput) }
  }

  private var fieldNames: Set<String>? {
    fields.map { Set($0.split(separator: ",").map(String.init)) }
  }
}
