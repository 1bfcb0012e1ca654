import TextAnalysis

/// Warns when no source supports any sentence of the correction, as far as words can tell.
///
/// The measure is that of `EvidenceIndex`, by which the editor marks sentences too: what is asked about is what is
/// marked. Sentences that have nothing to look for, or too little, do not count, and a record without sources
/// has nothing to say.
struct UnsupportedGuard: CorrectionGuard {
  let name = "unsupported"

  func objection(to correction: ProposedCorrection) -> String? {
    let index = EvidenceIndex(sources: correction.sources, question: correction.question)
    guard !index.isEmpty else { return nil }
    let judged = index.judgements(of: correction.text).filter(\.isJudged)
    guard !judged.isEmpty, judged.allSatisfy({ $0.standing == .unsupported }) else { return nil }
    return "nothing in the sources supports it, as far as words can tell"
  }
}
