/// Warns of an expected answer that holds a placeholder of redaction: a model trained on it, or
/// measured by it, learns to say the placeholder.
struct PlaceholderRule: CurationRule {
  static let name = "placeholder"
  static let version = 1
  static let usualAction = RuleAction.warn
  static let summary = "an answer with a placeholder of redaction"

  init(_ policy: CurationPolicy) {}

  func judge(_ record: RuleSubject) -> RuleFinding? {
    let count = PlaceholderShare(record.expected).placeholders
    return count > 0
      ? .fault("the expected answer holds \(count) placeholder(s) of redaction") : nil
  }
}
