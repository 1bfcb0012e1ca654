import TextAnalysis

/// Warns when the correction is what the user said of the answer: a complaint is no answer, and what it
/// claims nobody has checked.
struct RepeatsCommentGuard: CorrectionGuard {
  let name = "repeats-comment"
  /// From this ``wordOverlap(_:_:)`` on two texts of several words count as the same.
  private static let same = 0.8
  private static let fewestWords = 3

  func objection(to correction: ProposedCorrection) -> String? {
    guard let comment = correction.comment else { return nil }
    let words = wordCounts(of: comment).values.reduce(0, +)
    guard words >= Self.fewestWords, wordOverlap(comment, correction.text) >= Self.same else {
      return nil
    }
    return "it repeats what the user said of the answer"
  }
}
