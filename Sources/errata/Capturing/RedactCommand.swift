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
      in a record with --jsonl, else in the whole text. Keys and numbers that look private are counted at the end. A line of more than 16 MiB is named and left out. Where the \
      settings name an external redactor, it is asked about every string value that is passed on, ids and users too.

      Every name of a person is taken here, whatever redaction.persons of the settings says of names in \
      published sources: a filter sees texts, and not which of them is a source. "labelled" holds here too.

      --recheck goes through every text of the store, copies in old sets and conflicts included; decisions stand. \
      Then the store is written anew, so that no byte of the old texts is left, and releases that hold them are \
      named. One that is interrupted is finished by the next. What waits in drafts is redacted on submit.
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
  @Flag(help: "Redact again what the store holds, with the rules of today.")
  var recheck = false
  @Flag(help: "With --recheck, say only what would be found.")
  var dryRun = false
  @Flag(
    help: """
      Print the spans, with the rule that took each, its proof, the validator that agreed, the words \
      that spoke for it, and the rules that it overruled; for people on a terminal, else as JSON.
      """
  )
  var explain = false
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if recheck, jsonl || spans || explain || fields != nil {
      throw ValidationError("--recheck works on the store; it stands alone")
    }
    if dryRun, !recheck { throw ValidationError("--dry-run goes with --recheck") }
    if !jsonl, fields != nil { throw ValidationError("--fields goes with --jsonl") }
    if fieldNames?.isEmpty == true { throw ValidationError("--fields is empty") }
  }

  func run() throws {
    if recheck { return try global.recheckStore(isRehearsal: dryRun) }
    let output = DataOutput()
    let settings = try global.settings()
    let filter = RedactFilter(
      redactor: try settings.redactor,
      form: jsonl ? .jsonLines(fields: fieldNames) : .text,
      givesSpans: spans,
      explains: explain,
      external: try settings.externalRedactor(isPatient: false)
    )
    let summary: RedactFilter.Summary
    var page = ExplanationPage()
    do {
      summary = try filter.run(
        LineReader(path: "-", command: jsonl ? "errata redact --jsonl" : "errata redact"),
        write: { bytes in
          guard explain, !spans, output.isTerminal else { return try output.bytes(bytes) }
          for line in page.lines(of: bytes) { try output.line(line) }
        },
        onBroken: { Messages.note($0.description) }
      )
    } catch let failure as ExternalFailure {
      throw Failure(.inputOutput, "\(failure), so the rest of the text is not given out")
    }
    try output.flush()
    if let warning = runawayWarning(summary.runaways) { Messages.note(warning) }
    if summary.telling > 0 {
      Messages.note(
        "\(count(summary.telling, "key or number", "keys and numbers")) of the lines "
          + "\(summary.telling == 1 ? "looks private and stays" : "look private and stay"), as all do: --jsonl "
          + "redacts strings."
      )
    }
    if summary.broken > 0 { throw SilentEnd(.badInput) }
  }

  private var fieldNames: Set<String>? {
    fields.map { Set($0.split(separator: ",").map(String.init)) }
  }
}
