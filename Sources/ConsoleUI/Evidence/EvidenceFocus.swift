import ReviewModel
import TextAnalysis

/// The sentence whose evidence is looked at, and where it stands in the sources.
struct EvidenceFocus: Equatable, Sendable {
  /// The record.
  var item: ItemKey
  /// Which of the answer's checked sentences, nil for one of the correction.
  var number: Int?
  /// What is known of it.
  var evidence: SentenceEvidence
  /// Where the record was scrolled to before the jump, while one is at the passage.
  var topBeforeJump: Int?
  /// Whether its passage went into the correction already.
  var isInserted = false
}
