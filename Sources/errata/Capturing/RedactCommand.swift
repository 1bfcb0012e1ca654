import ArgumentParser

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
  @Option(
    help: ArgumentHelp(
      "With --jsonl, write the bad lines, as they came, to this file.",
      valueName: "file"
    ),
    completion: .file()
  )
  var rejects: String?

  func validate() throws {
    if !jsonl, fields != nil || rejects != nil {
      throw ValidationError("--fields and --rejects go with --jsonl")
    }
    if fieldNames?.isEmpty == true { throw ValidationError("--fields is empty") }
  }

  func run() throws {
    let output = DataOutput()
    if jsonl {
      try RecordFilter(fields: fieldNames, showsSpans: spans).run(rejects: rejects, to: output)
    } else {
      try TextFilter(showsSpans: spans).run(to: output)
    }
  }

  private var fieldNames: Set<String>? {
    fields.map { Set($0.split(separator: ",").map(String.init)) }
  }
}
