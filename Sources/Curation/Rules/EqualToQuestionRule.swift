/// Drops an expected answer that only repeats the question.
struct EqualToQuestionRule: CurationRule {
  let name = "equal-to-question"
  let version = 1

  func judge(_ candidate: Candidate) -> RuleFinding? {
    AgreementKey(candidate.expected) == AgreementKey(candidate.question)
      ? .drop("the expected answer repeats the question") : nil
  }
}
