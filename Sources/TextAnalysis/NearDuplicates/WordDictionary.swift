/// Says which words are ordinary words of a language; handed in, for texts are compared without tables of names.
package struct WordDictionary: Sendable {
  private let isOrdinary: @Sendable (UnsafeBufferPointer<UInt8>) -> Bool

  /// Makes a dictionary.
  ///
  /// - Parameter isOrdinary: whether a word in small letters, in UTF-8, is in the dictionary; a name is not.
  package init(_ isOrdinary: @escaping @Sendable (UnsafeBufferPointer<UInt8>) -> Bool) {
    self.isOrdinary = isOrdinary
  }

  func contains(_ word: UnsafeBufferPointer<UInt8>) -> Bool { isOrdinary(word) }
}
