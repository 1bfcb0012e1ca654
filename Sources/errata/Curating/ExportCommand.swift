import ArgumentParser
import Curation
import Releases
import ReviewModel
import ReviewStorage

/// `errata export`: writes an approved set as other people's trainers and evaluations read it.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write an approved set in the format of a trainer or an evaluation.",
    discussion: """
      The same examples go in that `errata release` would take, and a set of which any example is pending, or has \
      lost its user's consent, is refused as there (exit status 1). What a format has no place for, and \
      which examples give it no row, is said on standard error. The same set is the same bytes on every machine.

      openai-chat, trl-sft and llama-factory hold chats that end with the right answer; openai-preference \
      and trl-preference a right and a wrong answer; trl-kto one answer with a label; promptfoo, \
      openai-evals, inspect and deepeval eval cases; csv is a table for people.
      """
  )

  @Argument(help: "The set.")
  var set: String
  @Option(
    help: ArgumentHelp(
      "One of: \(ExportFormats.all.map(\.name).joined(separator: ", ")).",
      valueName: "format"
    ),
    completion: .list(ExportFormats.all.map(\.name))
  )
  var format: String
  @Option(
    help: ArgumentHelp(
      "The file to make, or the folder for llama-factory; without it, standard output.",
      valueName: "path"
    ),
    completion: .file()
  )
  var out: String?
  @Flag(help: "Replace the export, or the file, that stands there.")
  var replace = false
  @Flag(help: "Take examples too that wait for approval, to look at what a set will give.")
  var draft = false
  @Flag(help: "trl-kto: take answers too that a user called bad and nobody has reviewed.")
  var unreviewed = false
  @Option(
    help: ArgumentHelp(
      "Formats for evaluations: so many other wordings of each question become cases of their own.",
      valueName: "count"
    )
  )
  var paraphrases = 0
  @Flag(help: "With --out: say what was written as one JSON object, the id of the set first.")
  var json = false
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard let found = ExportFormats.named(format) else {
      let names = ExportFormats.all.map(\.name).joined(separator: ", ")
      throw ValidationError("there is no format of that name; there are \(names)")
    }
    guard out?.isEmpty != true else { throw ValidationError("--out is empty") }
    guard out != nil || found.companion == nil else {
      throw ValidationError("\(format) is a folder of files: name it with --out DIR")
    }
    guard out != nil || !json, out != nil || !replace else {
      throw ValidationError("--json and --replace need --out")
    }
    guard (0...1_000).contains(paraphrases) else {
      throw ValidationError("--paraphrases must be a number from 0 to 1000")
    }
    guard paraphrases == 0 || found.use == .eval else {
      throw ValidationError(
        "--paraphrases is for formats of evaluations; \(format) is for training, where one wording stands for its question"
      )
    }
    guard !unreviewed || found.holdsLabels else {
      throw ValidationError("--unreviewed is for formats with labels, which \(format) has none of")
    }
  }

  func run() throws {
    guard let format = ExportFormats.named(format) else { return }
    let store = try global.openStore()
    let run = ExportRun(
      store: store,
      storePath: try global.storePath(),
      found: try FoundSet(set, in: store),
      format: format,
      isDraft: draft,
      takesUnreviewed: unreviewed,
      paraphrases: paraphrases
    )
    guard let out else { return try run.print(to: DataOutput()) }
    try run.write(to: out, replaces: replace, json: json)
  }
}
