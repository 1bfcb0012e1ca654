import ReviewModel
import TextAnalysis

/// Warns when an approved example answers the same question otherwise.
///
/// What two texts mean cannot be seen from their words, but three things hint at it: one has a number that the
/// other has not, one denies what the other does not, or they have few words in common. Other words for the
/// same are no contradiction.
struct ContradictsApprovedGuard: CorrectionGuard {
  let name = "contradicts-approved"
  /// Below this ``wordOverlap(_:_:)`` two answers say different things.
  private static let different = 0.35

  func objection(to correction: ProposedCorrection) -> String? {
    let words = Words(correction.text)
    let approved = correction.approved.map { ($0.expected, Words($0.expected)) }
    if approved.contains(where: { $1.key == words.key }) { return nil }
    for (text, expected) in approved {
      if words.numbers != expected.numbers {
        return "an approved example of this question has other numbers"
      }
      if words.denies != expected.denies {
        return "an approved example of this question says the opposite, by its words"
      }
      if wordOverlap(correction.text, text) < Self.different {
        return "an approved example of this question says something else"
      }
    }
    return nil
  }
}

/// What an answer says, as far as single words tell.
private struct Words {
  let key: String
  let numbers: Set<String>
  let denies: Bool

  init(_ text: String) {
    key = questionKey(of: text)
    let words = wordCounts(of: text).keys
    numbers = Set(words.filter { $0.unicodeScalars.contains { ("0"..."9").contains($0) } })
    denies = words.contains { Self.negations.contains($0) || $0.hasSuffix("n't") }
  }

  private static let negations: Set = [
    "no", "not", "never", "none", "neither", "nor", "cannot", "without",
    "nicht", "kein", "keine", "keinen", "keiner", "nie", "ohne",
    "ne", "pas", "jamais", "sans", "nunca", "sin", "non", "mai", "não",
  ]
}
