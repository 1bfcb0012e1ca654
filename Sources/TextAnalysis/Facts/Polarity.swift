/// Whether a text says yes or no.
package enum Polarity {
  /// What the first word of a text says: true for yes, false for no, nil for neither.
  package static func opening(of text: String) -> Bool? {
    let word = text.drop { !$0.isLetter }.prefix { $0.isLetter }.lowercased()
    if yes.contains(word) { return true }
    return no.contains(word) ? false : nil
  }

  /// Whether a sentence denies: by an odd number of words like `not`.
  package static func denies(_ sentence: String) -> Bool {
    let scalars = Array(sentence.unicodeScalars)
    var terms = EvidenceTerms(of: scalars, in: scalars.indices)
    var denies = false
    while let term = terms.next() {
      if term.kind == .negation { denies.toggle() }
    }
    return denies
  }

  private static let yes: Set<String> = [
    "yes", "yep", "correct", "ja", "oui", "sí", "sì", "sim", "да", "是", "是的", "はい",
  ]
  private static let no: Set<String> = [
    "no", "nope", "nein", "non", "não", "нет", "不", "不是", "いいえ",
  ]
}
