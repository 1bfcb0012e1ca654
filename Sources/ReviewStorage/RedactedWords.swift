package import ReviewModel

/// What a reviewer wrote, as it may be stored.
package struct RedactedWords: Hashable, Sendable {
  /// The texts in the order in which they were given; nil stays nil.
  package var texts: [String?]
  /// How many private values were replaced.
  package var replaced: Int
  /// The same by the labels of their types; less than that when nobody counted.
  package var replacedTypes: [String: Int] = [:]
  /// What was kept on purpose, and why; nil when nothing was.
  package var kept: KeptValues?
  /// By what the values that the texts name are known again.
  package var fingerprints = FingerprintMaker()

  /// Makes it.
  package init(_ texts: [String?], replaced: Int = 0, kept: KeptValues? = nil) {
    self.texts = texts
    self.replaced = replaced
    self.kept = kept
  }
}
