import ArgumentParser
import Curation
import Guarding
import ReviewModel
import ReviewStorage

/// `errata decide`: decisions without the console.
struct DecideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "Decide on an item, or on many with --from.",
    discussion: """
      A decision is durable when the command ends. On an item that somebody else has settled or has open \
      it stands as a second opinion, and the command says so. A correction that looks like a slip is warned of, as \
      in the console. --must and --must-not say what the eval case looks for besides, in any answer: words, or a number with its \
      unit; without them your standing assertions on the same correction stay, and --no-assertions takes them away. \"undo\" takes your last decision on the item back.

      \"classify\" says with --kind how the agent failed, without deciding; \"split\" takes the item out of those \
      that ask the same, so that it waits by itself.

      Of two questions in nearly the same words, which `errata queue --filter kind:pair` lists, "same" says that they are one and \
      "different" that they are two; so does --than of any two records, and "different" of a conflict between records whose \
      questions were merged. What is said holds in every later set that merges such questions (`errata curate --near-duplicates`).

      An answer that `errata audit draw` put into the queue is "right" or "wrong"; to correct it says both that it is wrong and what is \
      right, and to discard it for another reason that it is neither.
      """
  )

  @Argument(help: "The id of the item, or the beginning of it.")
  var id: String?
  @Argument(
    help:
      "correct, affirm, discard, flag, skip, classify, split, same, different, right, wrong or undo."
  )
  var decision: DecisionLine.Word?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The right answer, or - for standard input.", valueName: "text")
  )
  var correction: String?
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "What an answer must say to be right, beside the correction; may be given several times.",
      valueName: "text"
    )
  )
  var must: [String] = []
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "What an answer must not say; may be given several times.",
      valueName: "text"
    )
  )
  var mustNot: [String] = []
  @Flag(help: "Take away what your standing correction asserts.")
  var noAssertions = false
  @Option(help: ArgumentHelp("Why an item is discarded or flagged.", valueName: "code"))
  var reason: String?
  @Option(
    help: ArgumentHelp(
      "How the agent failed, such as wrong-fact; \"none\" with classify takes it away.",
      valueName: "code"
    )
  )
  var kind: String?
  @Flag(help: "Decide those that ask the same too, as the console does.")
  var cluster = false
  @Option(parsing: .unconditional, help: ArgumentHelp("A remark.", valueName: "text"))
  var note: String?
  @Option(
    name: .customLong("keep-private"),
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      Keep private values in the correction, or in the note where there is none, for a reason that is logged; \
      secrets are redacted still.
      """,
      valueName: "reason"
    )
  )
  var keepPrivate: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Why a correction is right in spite of warnings; it is logged as its note.",
      valueName: "reason"
    )
  )
  var overrule: String?
  @Option(
    help: ArgumentHelp("The other record that is called the same or different.", valueName: "id")
  )
  var than: String?
  @Flag(help: "Refuse a correction that looks like a slip, unless --overrule says why it is none.")
  var strict = false
  @Option(
    help: ArgumentHelp(
      "Decisions as JSON, one a line: {\"id\", \"decision\", \"correction\", \"must\", \"must_not\", \"reason\", \"kind\", \"note\", \"keep_private\", \"overrule\", \"than\"}; - for standard input.",
      valueName: "file"
    ),
    completion: .file(extensions: ["jsonl"])
  )
  var from: String?
  @Option(
    help: ArgumentHelp(
      "Write the lines that are bad to this file, as they are.",
      valueName: "file"
    ),
    completion: .file()
  )
  var rejects: String?
  @Flag(help: "One JSON object a decision, the id first.")
  var json = false
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    let parts = [id, correction, reason, kind, note, keepPrivate, overrule, than]
    let hasParts = parts.contains { $0 != nil } || !(must + mustNot).isEmpty || noAssertions
    if from != nil, hasParts {
      throw ValidationError(
        "--from takes the decisions from its lines; give no ID or options of one"
      )
    }
    if from == nil, id == nil || decision == nil {
      throw ValidationError("give ID and DECISION, or --from FILE")
    }
    if noAssertions, !(must + mustNot).isEmpty {
      throw ValidationError("--no-assertions goes without --must and --must-not")
    }
    if rejects != nil, from == nil { throw ValidationError("--rejects goes with --from") }
  }

  func run() throws {
    let output = DataOutput()
    let store = try global.openStore()
    let run = DecisionRun(
      store: store,
      lookup: try global.idLookup(in: store),
      reviewer: try global.resolvedReviewer().name,
      codes: try global.reasonCodes(),
      redaction: try global.reviewTexts(for: store),
      correctionLength: CurationPolicy().expectedLength,
      isStrict: strict,
      coversCluster: cluster
    )
    if let from {
      try decideAll(from: from, run, output)
    } else {
      try decideOne(run, output)
    }
    try output.flush()
  }

  private func decideOne(_ run: DecisionRun, _ output: DataOutput) throws {
    guard let id, let decision else { return }
    let line = DecisionLine(
      id: ItemID(try run.lookup.id(beginning: id)),
      word: decision,
      correction: try correction.map { try TextArgument.read($0, option: "--correction") },
      must: must.isEmpty && !noAssertions ? nil : must,
      mustNot: mustNot.isEmpty ? nil : mustNot,
      reason: reason,
      kind: kind,
      note: note,
      keepPrivate: keepPrivate,
      overrule: overrule,
      than: than
    )
    do {
      try report(try run.carryOut(line, now: Host.now), of: line, place: "", to: output)
    } catch let complaint as DecisionComplaint {
      throw Failure(complaint.status, "\(PlainText.line(id, limit: 80).text): \(complaint.message)")
    }
  }

  /// Says what became of a decision.
  func report(
    _ report: DecisionRun.Report,
    of line: DecisionLine,
    place: String,
    to output: DataOutput
  ) throws {
    let outcome = report.outcome
    if case .late(let other) = outcome {
      Messages.note(
        "\(place)\(PlainText.line("\(line.id): \(other) was first or has it open", limit: 160).text); "
          + "your decision stands as a second opinion"
      )
    }
    if case .undone(let items) = outcome, items > 1 {
      Messages.note("\(place)\(line.id) was decided with others at once; all \(items) wait again")
    }
    if line.keepPrivate != nil, report.kept == nil, report.outcome != .unchanged {
      Messages.note(
        "\(place)\(PlainText.line("\(line.id)", limit: 80).text): nothing was kept; "
          + (report.replaced > 0 ? "secrets cannot be" : "no private value was found")
      )
    }
    let name = PlainText.line("\(line.id)", limit: 80).text
    if !report.warnings.isEmpty, line.overrule == nil {
      Messages.note("\(place)\(name): stored, but \(report.warnings.words)")
    }
    if line.overrule != nil, report.warnings.isEmpty, report.outcome != .unchanged {
      Messages.note("\(place)\(name): nothing was overruled, for nothing was warned of")
    }
    if report.unkeptAssertions > 0 {
      let words = count(report.unkeptAssertions, "assertion")
      let them = report.unkeptAssertions == 1 ? "it" : "them"
      Messages.note(
        "\(place)\(name): \(words) from before fell away, for this correction does not keep to \(them)"
      )
    }
    // What is stored is not what was written: that is said wherever it is.
    let isOther = report.replaced > 0 || report.others > 0
    guard json else {
      if from == nil, Messages.isTerminal || isOther {
        Messages.note(Self.words(for: report, of: line))
      }
      return
    }
    var object = JSONLine()
    object.put("id", line.id.rawValue)
    object.put("decision", line.word.rawValue)
    switch outcome {
    case .effective:
      object.put("outcome", "effective")
    case .late(let other):
      object.put("outcome", "late")
      object.put("after", other)
    case .undone(let items):
      object.put("outcome", "undone")
      object.put("items", items)
    case .unchanged:
      object.put("outcome", "unchanged")
    case .amended:
      object.put("outcome", "amended")
    }
    if report.others > 0 { object.put("others", report.others) }
    if report.replaced > 0 { object.put("replaced", report.replaced) }
    object.put("kept", report.kept?.json)
    if !report.replacedTypes.isEmpty {
      var types = JSONLine()
      for (label, count) in report.replacedTypes.sorted(by: { $0.key < $1.key }) {
        types.put(label, count)
      }
      object.put("replaced_types", types.value)
    }
    if !report.warnings.isEmpty {
      object.put("warnings", report.warnings.map { JSONValue.string($0.rule) })
    }
    if report.unkeptAssertions > 0 { object.put("assertions_dropped", report.unkeptAssertions) }
    try output.line(object.text)
  }

  private static func words(for report: DecisionRun.Report, of line: DecisionLine) -> String {
    let id = PlainText.line("\(line.id)", limit: 80).text
    switch report.outcome {
    case .effective, .late:
      let replaced = report.replaced > 0 ? "; \(replacedWords(report.replacedTypes)) replaced" : ""
      let kept = report.kept.map { "; \($0.types.joined(separator: ", ")) kept" } ?? ""
      let others =
        report.others > 0 ? ", with \(count(report.others, "other")) that ask the same" : ""
      return "\(id): \(line.word.rawValue), stored\(others)\(replaced)\(kept)."
    case .amended: return "\(id): \(line.word.rawValue), stored."
    case .undone: return "\(id): your last decision is taken back."
    case .unchanged: return "\(id): it stands so already."
    }
  }
}

extension DecisionLine.Word: ExpressibleByArgument {}

/// What was replaced, by the labels of its types: `2 EMAIL, 1 PASSWORD`.
func replacedWords(_ types: [String: Int]) -> String {
  types.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
}
