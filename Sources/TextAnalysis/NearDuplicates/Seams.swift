/// Two words that were written together, of which the one is a word of grammar.
enum Seams {
  static let leastLetters = 6
  static let mostLetters = 24

  /// Where the second word begins; nil when the two are no words.
  ///
  /// Names end in `on` and `in` often, so that short words are parted from long ones only.
  ///
  /// - Parameter isWord: whether the dictionary has a word.
  static func place(
    in word: UnsafeBufferPointer<UInt8>,
    isWord: (UnsafeBufferPointer<UInt8>) -> Bool
  ) -> Int? {
    for end in endings
    where word.count >= end.letters + end.least && word.suffix(end.letters).elementsEqual(end.text)
    {
      let place = word.count - end.letters
      if isWord(UnsafeBufferPointer(rebasing: word[..<place])) { return place }
    }
    for start in beginnings
    where word.count >= start.letters + start.least
      && word.prefix(start.letters).elementsEqual(start.text)
    {
      if isWord(UnsafeBufferPointer(rebasing: word[start.letters...])) { return start.letters }
    }
    return nil
  }

  private struct Part {
    var text: [UInt8]
    /// How long the other word is at least.
    var least: Int
    var letters: Int { text.count }

    init(_ text: String, least: Int) {
      self.text = Array(text.utf8)
      self.least = least
    }
  }

  private static let endings =
    ["the", "and", "for", "with", "from", "that", "of"].map { Part($0, least: 4) }
    + ["to", "in", "on", "is", "my", "at", "by"].map { Part($0, least: 6) }

  private static let beginnings =
    ["the", "and", "for", "with", "from", "that", "of", "what", "how", "does"].map {
      Part($0, least: 4)
    }
    + ["to", "in", "on", "is", "my", "at", "by"].map { Part($0, least: 6) }
}
