/// Drops a correction that is the answer again, and warns of one that only changes case or
/// punctuation: as a preference pair it would teach nothing, or noise.
struct EqualToAnswerRule: CurationRule {
  let name = "equal-to-answer"
  let version = 1

  func judge(_ candidate: Candidate) -> RuleFinding? {
    guard candidate.isCorrection else { return nil }
    let answer = candidate.answer
    if candidate.expected.split(whereSeparator: \.isWhitespace)
      == answer.split(whereSeparator: \.isWhitespace)
    {
      return .drop("the correction equals the answer")
    }
    if AgreementKey(candidate.expected) == AgreementKey(answer) {
      return .warn("the correction differs from the answer only in case or punctuation")
    }
    return nil
  }
}
