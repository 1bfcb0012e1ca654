/// Drops a correction that is the answer again, and warns of one that only changes case or
/// punctuation: as a preference pair it would teach nothing, or noise.
struct EqualToAnswerRule: CurationRule {
  let name = "equal-to-answer"
  let version = 1

  func judge(_ candidate: Candidate) -> RuleFinding? {
    guard candidate.isCorrection,
      AgreementKey(candidate.expected) == AgreementKey(candidate.answer)
    else { return nil }
    return words(of: candidate.expected) == words(of: candidate.answer)
      ? .drop("the correction equals the answer")
      : .warn("the correction differs from the answer only in case or punctuation")
  }

  private func words(of text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }
}
