import TextAnalysis

/// Warns when only case, white space or punctuation differs from the agent's answer: if that was wrong
/// before it is wrong still.
struct CaseOnlyGuard: CorrectionGuard {
  let name = "only-case"

  func objection(to correction: ProposedCorrection) -> String? {
    let key = questionKey(of: correction.answer)
    guard !key.isEmpty, questionKey(of: correction.text) == key else { return nil }
    return "only case, white space or punctuation differs from the answer"
  }
}
