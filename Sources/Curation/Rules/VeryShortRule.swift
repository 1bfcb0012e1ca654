/// Warns of an expected answer of three characters or fewer: "42" may be right, "no." may be a slip.
struct VeryShortRule: CurationRule {
  static let name = "very-short"
  static let version = 1
  static let usualAction = RuleAction.warn
  static let summary = "an answer of three characters or fewer"

  init(_ policy: CurationPolicy) {}

  func judge(_ record: RuleSubject) -> RuleFinding? {
    record.expected.trimmed.hasCharacters(atLeast: 4)
      ? nil : .fault("the expected answer has three characters or fewer")
  }
}
