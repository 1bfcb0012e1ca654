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

      --trained-as says which version of the agent was trained on the release. It is remembered: what that version \
      answers to the same questions later is an echo, and becomes no training data. The agent's own words are at most half \
      of sft.jsonl, or the share that the policy says; what is too much stays an eval case. --history shows both over the \
      releases.

      --check compares a release with its manifest, and with the store where there is one: each record is still there, \
      each example approved, and from where it says. --since compares with an earlier release: with --out in the README, \
      with --changes DIR on standard output.
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
  @Option(
    help: ArgumentHelp("An earlier release to compare with.", valueName: "dir"),
    completion: .directory
  )
  var since: String?
  @Option(
    help: ArgumentHelp(
      "Print what differs in this release from that of --since.",
      valueName: "dir"
    ),
    completion: .directory
  )
  var changes: String?
  @Flag(help: "List the releases, oldest first, with whose words they hold.")
  var history = false
  @Flag(help: "JSON: one object, the id of the set first; or a line an example or a release.")
  var json = false
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if check != nil {
      guard set == nil, out == nil, trainedAs == nil, paraphrases == nil, since == nil,
        changes == nil,
        !history, !json
      else { throw ValidationError("--check DIR stands alone") }
      return
    }
    if history {
      guard set == nil, out == nil, trainedAs == nil, since == nil, changes == nil else {
        throw ValidationError("--history stands alone")
      }
      return
    }
    if changes != nil {
      guard set == nil, out == nil, trainedAs == nil, since != nil else {
        throw ValidationError("name both releases: errata release --changes DIR --since DIR")
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
      try report(on: check)
    } else if history {
      try list(ReleaseHistory(releases: global.openStore().releases()))
    } else if let changes, let since {
      try list(ReleaseChanges(of: StandingRelease(at: changes), since: StandingRelease(at: since)))
    } else if let set, let out {
      try write(set, to: out)
    }
  }

  private func write(_ set: String, to folder: String) throws {
    let store = try global.openStore()
    let found = try FoundSet(set, in: store)
    let earlier = try since.map { try StandingRelease(at: $0) }
    let run = ReleaseRun(
      store: store,
      found: found,
      trainedAs: trainedAs,
      paraphrases: paraphrases,
      earlier: earlier
    )
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
      line.put("held_from_training", written.held)
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
    if written.held > 0 {
      Messages.note(
        """
        \(count(written.held, "example")) more of the agent's own words \(written.held == 1 ? "is" : "are") in eval.jsonl \
        only: the policy bounds their share of sft.jsonl (`errata curate --agent-share SHARE`).
        """
      )
    }
  }

  private func report(on folder: String) throws {
    let shown = PlainText.line(folder).text
    var findings = try checkRelease(at: folder)
    var words = "\(shown) is as its manifest says"
    if findings.isEmpty {
      let check = try LineageCheck(of: folder, global)
      findings = check.findings
      if let skipped = check.skipped {
        Messages.note(skipped)
      } else {
        words += ", and as the store has it"
      }
    }
    guard !findings.isEmpty else {
      let output = DataOutput()
      try output.line(words)
      try output.flush()
      return
    }
    for finding in findings.prefix(LineageCheck.limit) {
      Messages.error(PlainText.line("\(folder)/\(finding.file): \(finding.finding)").text)
    }
    if findings.count > LineageCheck.limit {
      Messages.error("and \(findings.count - LineageCheck.limit) more")
    }
    throw SilentEnd(.checkSaidNo)
  }

  private func list(_ history: ReleaseHistory) throws {
    let output = DataOutput()
    if json {
      for line in history.json { try output.line(line.text) }
    } else if history.releases.isEmpty {
      Messages.note("Nothing was released from this store.")
    } else {
      for line in history.lines(width: TerminalWidth.current) { try output.line(line) }
    }
    try output.flush()
  }

  private func list(_ changes: ReleaseChanges) throws {
    let output = DataOutput()
    let lines =
      json
      ? changes.difference.json { _ in .approved }.map(\.text)
      : changes.difference.lines(
        "since the release of the set \(changes.set.abbreviated)",
        width: TerminalWidth.current
      ) { _ in .approved }
    for line in lines { try output.line(line) }
    try output.flush()
  }
}
