import TextAnalysis

/// Warns when no source supports any sentence of the correction, as far as words can tell.
///
/// The measure is that of `EvidenceIndex`, with more missing than a sentence lacks that the record marks: a few
/// words of one's own are no slip, nor is a short answer. Sentences that have nothing to look for do not count,
/// and a record without sources has nothing to say.
struct UnsupportedGuard: CorrectionGuard {
  let name = "unsupported"
  /// From this lack on nothing supports a sentence.
  private static let nothing = 0.6
  /// Fewer words tell nothing.
  private static let fewestWords = 8

  func objection(to correction: ProposedCorrection) -> String? {
    let index = EvidenceIndex(sources: correction.sources, question: correction.question)
    guard !index.isEmpty, Self.words(of: correction.text) >= Self.fewestWords else { return nil }
    let judgements = index.judgements(of: correction.text)
    let checked = judgements.filter { $0.standing != .plain && $0.standing != .noSource }
    guard !checked.isEmpty, checked.allSatisfy({ $0.lack >= Self.nothing }) else { return nil }
    return "nothing in the sources supports it, as far as words can tell"
  }

  /// How many words a text has; two letters of a script without spaces count as one.
  private static func words(of text: String) -> Int {
    let key = questionKey(of: text)
    let letters = key.unicodeScalars.count { (0x2E80...0xD7FF).contains($0.value) }
    return max(key.split(separator: " ").count, letters / 2)
  }
}
