import ReviewModel

/// How much of an agent's own words it is trained on, and who answers for an example.
extension CurationPolicy {
  /// How much of the training rows may be the agent's own words; the literature names no value.
  package static let agentShareSetting = PolicySetting.share(
    agentShareName,
    percent: 50,
    "share of the training rows that may be the agent's own words, at most"
  )

  /// How far from people's words an answer may be that is trained on (`ExampleWords.depth`).
  package static let maxDepthSetting = PolicySetting.count(
    "training.max-depth",
    usualMaxDepth,
    in: 0...1000,
    "1 for answers of an agent that was trained on no answers, 2 of one that was trained on such, at most"
  )

  /// Whether who has said what is right in an example may not approve it.
  package static let twoPersonSetting = PolicySetting.flag(
    CuratedSet.twoPersonName,
    false,
    "whether who has said what is right in an example may not approve it"
  )

  /// The name of the setting that says how much of the training rows may be the agent's own words.
  package static let agentShareName = "training.agent-share"
  /// An answer of an agent that was trained on answers, but not on answers of such an agent.
  static let usualMaxDepth = 2

  /// How far from people's words an answer may be that is trained on.
  package var maxDepth: Int {
    get { count(Self.maxDepthSetting) }
    set { self[Self.maxDepthSetting] = .count(newValue) }
  }
}
