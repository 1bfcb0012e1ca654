/// What spoke for a finding, for people who want to know; worked out only when somebody asks.
///
/// It never has a part of the value: words are those of the lists of the detector or rule.
package struct Evidence: Hashable, Sendable {
  /// The check that the value passed, by name: `luhn`, `mod97`, `crc32`, for a national number the kind
  /// of number (`NL BSN`, `IN Aadhaar, verhoeff`), for a rule of the settings its validator.
  package var validator: String?
  /// The words before the value, or around it, that speak for it.
  package var words: [String]
  /// Detectors and rules that also claimed what was taken, or a part of it, and lost.
  package var overruled: [String] = []

  /// Makes evidence.
  init(validator: String? = nil, words: [String] = []) {
    self.validator = validator
    self.words = words
  }

  /// Makes evidence with one word, or none.
  init(validator: String? = nil, word: String?) {
    self.init(validator: validator, words: word.map { [$0] } ?? [])
  }
}
