import ArgumentParser
import Capture
import Configuration
import Curation
import Redaction
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

      Each rule of quality drops, warns or is off, by the policy: --policy names a file, else the settings do (policy under \
      [curate]); --print-policy shows all of it. What the options set goes before the file.
      """
  )

  @Flag(help: "Show what would be made, and keep neither the set nor its conflicts.")
  var dryRun = false
  @Flag(help: "Print the set as one JSON object, the id first.")
  var json = false
  @Flag(help: "Print the policy that holds as a file, with every setting, and do nothing else.")
  var printPolicy = false
  @OptionGroup(title: "Policy") var policy: PolicyOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard !printPolicy || !(json || dryRun) else {
      throw ValidationError("--print-policy stands alone, beside what sets the policy")
    }
  }

  func run() throws {
    let settings = try global.settings()
    let policy = try policy.policy(over: settings.curationPolicy)
    if printPolicy {
      let output = DataOutput()
      try output.bytes(Array(policy.toml.utf8))
      return try output.flush()
    }
    let store = try global.openStore()
    let curation = try curation(of: store, policy, settings)
    let result = try dryRun ? curation.result() : curation.keptResult(now: Host.now)
    if !dryRun {
      ReadingDraw.run(settings.settings.readings, in: store, now: Host.now)
    }
    let settled = dryRun ? [:] : try store.settledExamples(of: result.set.id)
    let key = try StoreKey.known(beside: global.storePath())
    let held = try curation.held(beyond: result, identity: key.map(RecordIdentity.init(key:)))
    let output = DataOutput()
    if json {
      var line = result.json(settled: settled)
      line.put("releases", held.json)
      try output.line(line.text)
    } else {
      let report = CurationReport(result: result, isKept: !dryRun, settled: settled)
      let more = held.lines(
        "The set leaves it out. `errata forget` takes it out of the store, and with --rewrite of a release too."
      )
      for line in report.lines + (more.isEmpty ? [] : [""] + more) { try output.line(line) }
    }
    try output.flush()
    if let hint = CurationReport.consentHint(result) { Messages.note(hint) }
  }

  /// The curator on a store, by a policy.
  func curation(
    of store: any ReviewStore,
    _ policy: CurationPolicy,
    _ settings: ResolvedSettings
  ) throws -> CurationRun {
    CurationRun(
      store: store,
      policy: try redacted(policy),
      privateValues: PrivateValueFinder(try settings.redactor),
      judge: Host.buildIdentity.map { "\($0)\n\(settings.redactionIdentity)" }
    )
  }

  /// The policy with its own words as they may be stored and released.
  private func redacted(_ policy: CurationPolicy) throws -> CurationPolicy {
    guard let prompt = policy.systemPrompt else { return policy }
    var redacted = policy
    redacted.systemPrompt = try global.reviewTexts().redacted(prompt)
    if redacted.systemPrompt != prompt {
      Messages.note(
        "Private values in the policy's system message were replaced, as in all that is stored."
      )
    }
    return redacted
  }
}

extension PrivateValueFinder {
  /// Finds what redaction would replace now.
  init(_ redactor: Redactor) {
    self.init { text, record in
      redactor.findings(in: text, about: record).map(\.type.label)
    }
  }
}
