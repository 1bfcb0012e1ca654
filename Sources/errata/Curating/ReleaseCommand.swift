import ArgumentParser
import Releases
import ReviewModel
import ReviewStorage

/// `errata release`: writes an approved set, or checks what was written.
struct ReleaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract: "Write an approved set as files, or check files that were written.",
    discussion: """
      The folder appears whole or not at all, and the same set is the same bytes on every machine. A \
      set of which any example is still pending, or has lost its user's consent, is refused (exit status 1).
      """
  )

  @Argument(help: "The set.")
  var set: String?
  @Option(help: ArgumentHelp("The folder to make.", valueName: "dir"), completion: .directory)
  var out: String?
  @Option(
    help: ArgumentHelp(
      "The model that is trained on it: marks the eval cases that it has seen.",
      valueName: "version"
    )
  )
  var trainedAs: String?
  @Option(
    help: ArgumentHelp(
      "Put at most so many other wordings of a question into its eval case; all of them by default.",
      valueName: "count"
    )
  )
  var paraphrases: Int?
  @Option(
    help: ArgumentHelp("Compare a release with its manifest instead.", valueName: "dir"),
    completion: .directory
  )
  var check: String?
  @Flag(help: "One JSON object, the id of the set first.")
  var json = false
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if check != nil {
      guard set == nil, out == nil, trainedAs == nil, paraphrases == nil, !json else {
        throw ValidationError("--check DIR stands alone")
      }
      return
    }
    guard set != nil, out?.isEmpty == false else {
      throw ValidationError("name the set and the folder: errata release SET --out DIR")
    }
    guard paraphrases.map((0...1_000).contains) != false else {
      throw ValidationError("--paraphrases must be a number from 0 to 1000")
    }
    let isPlain = trainedAs?.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    guard isPlain != false, trainedAs?.allSatisfy(\.isWhitespace) != true,
      trainedAs?.utf8.count ?? 0 <= 200
    else {
      throw ValidationError("--trained-as must have 1 to 200 bytes and no control characters")
    }
  }

  func run() throws {
    if let check {
      try report(checkRelease(at: check), on: check)
    } else if let set, let out {
      try write(set, to: out)
    }
  }

  private func write(_ set: String, to folder: String) throws {
    let store = try global.openStore()
    let found = try FoundSet(set, in: store)
    let run = ReleaseRun(store: store, found: found, trainedAs: trainedAs, paraphrases: paraphrases)
    let written = try run.write(to: folder)
    let output = DataOutput()
    if json {
      var line = JSONLine()
      line.put("id", found.set.id.rawValue)
      line.put("out", folder)
      line.put("is_new", written.isNew)
      for (name, count) in zip(["eval", "sft", "preferences"], written.lines) {
        line.put(name, count)
      }
      line.put("manifest_sha256", written.manifest)
      try output.line(line.text)
    } else {
      let shown = PlainText.line(folder).text
      try output.line(
        written.isNew ? "wrote \(shown)" : "\(shown) holds this release already; nothing changed"
      )
      let lines = written.lines
      try output.line(
        "eval.jsonl \(lines[0])  sft.jsonl \(lines[1])  preferences.jsonl \(lines[2])"
      )
      try output.line("manifest.json SHA-256 \(written.manifest)")
    }
    try output.flush()
  }

  private func report(_ findings: [ReleaseFinding], on folder: String) throws {
    let shown = PlainText.line(folder).text
    guard !findings.isEmpty else {
      let output = DataOutput()
      try output.line("\(shown) is as its manifest says")
      try output.flush()
      return
    }
    for finding in findings {
      Messages.error(PlainText.line("\(folder)/\(finding.file): \(finding.finding)").text)
    }
    throw SilentEnd(.checkSaidNo)
  }
}
