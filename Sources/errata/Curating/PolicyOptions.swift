import ArgumentParser
import Configuration
import Curation
import ReviewModel

/// The policy on the command line: what is given goes before the file.
struct PolicyOptions: ParsableArguments {
  @Option(
    name: .customLong("policy"),
    help: ArgumentHelp(
      "The file of the policy; else policy under [curate] in the settings.",
      valueName: "file"
    ),
    completion: .file(extensions: ["toml"])
  )
  var file: String?
  @Option(help: ArgumentHelp("Characters of a question at least.", valueName: "count"))
  var minQuestion: Int?
  @Option(help: ArgumentHelp("Characters of a question at most.", valueName: "count"))
  var maxQuestion: Int?
  @Option(help: ArgumentHelp("Characters of an expected answer at least.", valueName: "count"))
  var minAnswer: Int?
  @Option(help: ArgumentHelp("Characters of an expected answer at most.", valueName: "count"))
  var maxAnswer: Int?
  @Option(help: ArgumentHelp("Begin every training row with this message.", valueName: "text"))
  var systemPrompt: String?
  @Flag(
    inversion: .prefixedNo,
    help: """
      Let questions in nearly the same words make one example too. What is merged is listed by `errata set ID --drops`: \
      what is doubtful asks in the queue, and `errata decide ID different` takes a wrong merge apart.
      """
  )
  var nearDuplicates: Bool?
  @Option(
    help: ArgumentHelp(
      "Keep this share of the clusters out of training, such as 0.2: the same ones in every set.",
      valueName: "share"
    )
  )
  var holdout: String?
  @Option(
    help: ArgumentHelp(
      "How much of the training rows may be the agent's own words, such as 0.5.",
      valueName: "share"
    )
  )
  var agentShare: String?
  @Option(
    help: ArgumentHelp(
      """
      How far from people's words an answer may be that is trained on: 1 for an agent that was trained on no answers of \
      an agent, 2 for one that was trained on such answers.
      """,
      valueName: "steps"
    )
  )
  var maxDepth: Int?

  func validate() throws {
    guard file?.isEmpty != true else { throw ValidationError("--policy is empty") }
    guard systemPrompt?.allSatisfy(\.isWhitespace) != true else {
      throw ValidationError("--system-prompt is empty; leave it out for none")
    }
    _ = try applied(to: CurationPolicy())
    if let minQuestion, let maxQuestion, minQuestion > maxQuestion {
      throw ValidationError("--min-question must be no more than --max-question")
    }
    if let minAnswer, let maxAnswer, minAnswer > maxAnswer {
      throw ValidationError("--min-answer must be no more than --max-answer")
    }
  }

  /// The policy that holds.
  ///
  /// - Parameter configured: the file that the settings name, nil for none.
  /// - Throws: a `ConfigurationError` for a bad file, a ``Failure`` for options that contradict it.
  func policy(over configured: String?) throws -> CurationPolicy {
    let base = try (file ?? configured).map { try CurationPolicy(path: $0) } ?? CurationPolicy()
    let policy = try applied(to: base)
    if let contradiction = policy.contradiction {
      throw Failure(.usage, "\(contradiction.problem). \(contradiction.remedy)")
    }
    return policy
  }

  /// Puts what is given into a policy.
  private func applied(to base: CurationPolicy) throws -> CurationPolicy {
    var policy = base
    func set(_ name: String, _ option: String, _ entry: PolicyEntry?) throws {
      guard let entry, let setting = CurationPolicy.setting(name) else { return }
      if let demand = setting.demand(on: entry) {
        throw ValidationError("\(option) must be \(demand)")
      }
      policy[setting] = entry
    }
    func count(_ count: Int?) -> PolicyEntry? { count.map(PolicyEntry.count) }
    try set("question.min-characters", "--min-question", count(minQuestion))
    try set("question.max-characters", "--max-question", count(maxQuestion))
    try set("expected.min-characters", "--min-answer", count(minAnswer))
    try set("expected.max-characters", "--max-answer", count(maxAnswer))
    try set("system-prompt", "--system-prompt", systemPrompt.map(PolicyEntry.text))
    try set("near-duplicates", "--near-duplicates", nearDuplicates.map(PolicyEntry.flag))
    if let holdout {
      let entry = FixedDecimal(holdout).map(PolicyEntry.decimal) ?? .text(holdout)
      try set("holdout.share", "--holdout", entry)
    }
    if let agentShare {
      let entry = FixedDecimal(agentShare).map(PolicyEntry.decimal) ?? .text(agentShare)
      try set(CurationPolicy.agentShareName, "--agent-share", entry)
    }
    try set(CurationPolicy.maxDepthSetting.name, "--max-depth", count(maxDepth))
    return policy
  }
}
