import TextAnalysis

/// Warns when the correction is the agent's answer with something left out: what remains says nothing that
/// was not said before.
///
/// Case, white space and punctuation do not count, so that a sentence may begin anew.
struct DeletionOnlyGuard: CorrectionGuard {
  let name = "only-deletion"

  func objection(to correction: ProposedCorrection) -> String? {
    let (answer, text) = (questionKey(of: correction.answer), questionKey(of: correction.text))
    guard !text.isEmpty, text.utf8.count < answer.utf8.count else { return nil }
    let isOnlyDeletion = WordDiff(from: answer, to: text).pieces.allSatisfy { $0.kind != .inserted }
    return isOnlyDeletion ? "it only leaves out a part of the answer" : nil
  }
}
