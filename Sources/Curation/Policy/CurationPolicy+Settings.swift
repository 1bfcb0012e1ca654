package import ReviewModel

extension CurationPolicy {
  /// The system message that training rows begin with.
  package static let systemPromptSetting = PolicySetting(
    name: systemPromptName,
    kind: .text(100_000),
    usual: .text(""),
    help: "the message that every training row begins with; \"\" for none"
  )

  /// Whether questions in nearly the same words make one example.
  package static let nearDuplicatesSetting = PolicySetting.flag(
    "near-duplicates",
    false,
    "whether questions in nearly the same words make one example"
  )

  /// Every setting, in the order of policy files and manifests.
  package static let settings: [PolicySetting] =
    [systemPromptSetting, nearDuplicatesSetting]
    + sides
    + ruleTypes.flatMap { [$0.actionSetting] + $0.settings }
    + Holdout.settings
    + Balance.settings
    + [agentShareSetting, maxDepthSetting, twoPersonSetting]

  /// The bounds of both sides, each in a table of its own.
  private static let sides = [
    LengthRule.question.least, LengthRule.question.most,
    WordCountRule.question.least, WordCountRule.question.most,
    LengthRule.expected.least, LengthRule.expected.most,
    WordCountRule.expected.least, WordCountRule.expected.most,
  ]

  /// The setting of a name.
  package static func setting(_ name: String) -> PolicySetting? { byName[name] }

  private static let byName = Dictionary(
    settings.map { ($0.name, $0) },
    uniquingKeysWith: { first, _ in first }
  )

  /// What two settings contradict each other in, by the first one's name; nil when none do.
  package var contradiction: (setting: String, problem: String, remedy: String)? {
    for setting in Self.settings {
      let name = setting.name.replacing(".min-", with: ".max-")
      guard name != setting.name, let most = Self.setting(name), count(setting) > count(most)
      else { continue }
      return (
        setting.name, "\(setting.name) is more than \(most.name), \(count(most))",
        "Lower the one, or raise the other."
      )
    }
    return nil
  }

  /// The policy that a set was made with, as far as this version knows its settings.
  package init(of set: [PolicyValue]) {
    self.init()
    for value in set {
      guard let setting = Self.setting(value.name) else { continue }
      let entry: PolicyEntry? =
        switch setting.kind {
        case .flag: Bool(value.value).map(PolicyEntry.flag)
        case .count: Int(value.value).map(PolicyEntry.count)
        case .decimal: FixedDecimal(value.value).map(PolicyEntry.decimal)
        case .choice, .text, .grouping: .text(value.value)
        }
      if let entry, setting.demand(on: entry) == nil { self[setting] = entry }
    }
  }
}
