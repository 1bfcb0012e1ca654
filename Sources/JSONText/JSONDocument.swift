package import ReviewModel

/// A JSON text that was read.
package struct JSONDocument: Hashable, Sendable {
  /// What it says.
  package var value: JSONValue
  /// How many escaped lone surrogates became U+FFFD, since a Swift string cannot hold them.
  package var replacedSurrogates: Int

  /// Makes a document.
  package init(value: JSONValue, replacedSurrogates: Int = 0) {
    self.value = value
    self.replacedSurrogates = replacedSurrogates
  }
}
