/// Drops a correction that is the answer again, and warns of one that only changes case or
/// punctuation: as a preference pair it would teach nothing, or noise.
struct EqualToAnswerRule: CurationRule {
  static let name = "equal-to-answer"
  static let version = 1
  static let usualAction = RuleAction.drop
  static let summary =
    "a correction that is the answer again; of one that changes case or punctuation it warns"

  init(_ policy: CurationPolicy) {}

  func judge(_ record: RuleSubject) -> RuleFinding? {
    guard record.candidate.isCorrection,
      AgreementKey(record.expected) == AgreementKey(record.answer)
    else { return nil }
    return words(of: record.expected) == words(of: record.answer)
      ? .fault("the correction equals the answer")
      : .doubt("the correction differs from the answer only in case or punctuation")
  }

  private func words(of text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }
}
