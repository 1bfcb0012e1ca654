import ArgumentParser
import Capture
import Curation
import Releases
import ReviewModel
import ReviewStorage

/// `errata curate`: builds a draft set of what was judged.
struct CurateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "curate",
    abstract: "Build a draft set of examples from what users and reviewers judged.",
    discussion: """
      One question makes one example. Confirmed and affirmed answers become golden cases, corrections \
      become regression cases. Nothing is guessed: answers that wait for a reviewer make nothing, and \
      corrections that differ go to the queue as a conflict.
      """
  )

  @Flag(help: "Show what would be made, and keep neither the set nor its conflicts.")
  var dryRun = false
  @Flag(help: "Print the set as one JSON object, the id first.")
  var json = false
  @OptionGroup(title: "Policy") var policy: PolicyOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let store = try global.openStore()
    let curation = CurationRun(store: store, policy: try redacted(policy.policy))
    let result = try curation.result()
    if !dryRun { try curation.keep(result, now: Host.now) }
    let key = try StoreKey.known(beside: global.storePath())
    let held = try curation.held(beyond: result, identity: key.map(RecordIdentity.init(key:)))
    let output = DataOutput()
    if json {
      var line = result.json
      line.put("releases", held.json)
      try output.line(line.text)
    } else {
      let report = CurationReport(result: result, isKept: !dryRun)
      let more = held.lines(
        "The set leaves it out. `errata forget` takes it out of the store, and with --rewrite of a release too."
      )
      for line in report.lines + (more.isEmpty ? [] : [""] + more) { try output.line(line) }
    }
    try output.flush()
    if let hint = CurationReport.consentHint(result) { Messages.note(hint) }
  }

  /// The policy with its own words as they may be stored and released.
  private func redacted(_ policy: CurationPolicy) throws -> CurationPolicy {
    guard let prompt = policy.systemPrompt else { return policy }
    var redacted = policy
    redacted.systemPrompt = try global.reviewTexts().redacted(prompt)
    if redacted.systemPrompt != prompt {
      Messages.note("Private values in --system-prompt were replaced, as in all that is stored.")
    }
    return redacted
  }
}

/// The policy on the command line.
struct PolicyOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Characters of a question at least.", valueName: "count"))
  var minQuestion = CurationPolicy().questionLength.lowerBound
  @Option(help: ArgumentHelp("Characters of a question at most.", valueName: "count"))
  var maxQuestion = CurationPolicy().questionLength.upperBound
  @Option(help: ArgumentHelp("Characters of an expected answer at least.", valueName: "count"))
  var minAnswer = CurationPolicy().expectedLength.lowerBound
  @Option(help: ArgumentHelp("Characters of an expected answer at most.", valueName: "count"))
  var maxAnswer = CurationPolicy().expectedLength.upperBound
  @Option(help: ArgumentHelp("Begin every training row with this message.", valueName: "text"))
  var systemPrompt: String?
  @Flag(
    help: """
      Let questions in nearly the same words make one example too. What is merged is listed by `errata set ID --drops`: \
      read it, for a set of words cannot always tell two questions apart, and nothing splits them again yet.
      """
  )
  var nearDuplicates = false

  func validate() throws {
    guard minQuestion >= 1, minQuestion <= maxQuestion else {
      throw ValidationError("--min-question must be 1 or more, and no more than --max-question")
    }
    guard minAnswer >= 1, minAnswer <= maxAnswer else {
      throw ValidationError("--min-answer must be 1 or more, and no more than --max-answer")
    }
    guard systemPrompt?.allSatisfy(\.isWhitespace) != true else {
      throw ValidationError("--system-prompt is empty; leave it out for none")
    }
  }

  var policy: CurationPolicy {
    CurationPolicy(
      questionLength: minQuestion...maxQuestion,
      expectedLength: minAnswer...maxAnswer,
      systemPrompt: systemPrompt,
      mergesNearDuplicates: nearDuplicates
    )
  }
}
