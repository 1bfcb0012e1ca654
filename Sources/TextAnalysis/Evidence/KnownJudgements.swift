/// The judgements on an earlier state of a text, found by the sentences they are about.
struct KnownJudgements {
  private var known: [ArraySlice<Unicode.Scalar>: SentenceEvidence] = [:]

  init(_ text: String, _ judgements: [SentenceEvidence]) {
    let scalars = Array(text.unicodeScalars)
    for judgement in judgements where judgement.range.upperBound <= scalars.count {
      known[scalars[judgement.range]] = judgement
    }
  }

  /// The judgement on a sentence with the same scalars, at its new place.
  func judgement(of text: [Unicode.Scalar], _ range: Range<Int>) -> SentenceEvidence? {
    guard var judgement = known[text[range]] else { return nil }
    judgement.range = range
    return judgement
  }
}
