/// Drops an expected answer that only repeats the question.
struct EqualToQuestionRule: CurationRule {
  static let name = "equal-to-question"
  static let version = 1
  static let usualAction = RuleAction.drop
  static let summary = "an answer that repeats the question"

  init(_ policy: CurationPolicy) {}

  func judge(_ record: RuleSubject) -> RuleFinding? {
    AgreementKey(record.expected) == AgreementKey(record.question)
      ? .fault("the expected answer repeats the question") : nil
  }
}
