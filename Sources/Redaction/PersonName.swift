/// The words of a name in small letters.
struct PersonName: Hashable, Sendable {
  let words: [String]

  init(_ bytes: some Collection<UInt8>) {
    words = String(decoding: bytes, as: UTF8.self).lowercased().split { !$0.isLetter }
      .map(String.init)
  }

  /// Whether another name has only words of this one, in their order; an initial stands for a word.
  func covers(_ other: PersonName) -> Bool {
    var rest = words[...]
    // A lone name is one's last name.
    if other.words.count == 1 { return words.last == other.words.first }
    for word in other.words {
      guard
        let place = rest.firstIndex(where: { $0 == word || word.count == 1 && $0.hasPrefix(word) })
      else { return false }
      rest = rest[(place + 1)...]
    }
    return !other.words.isEmpty
  }

  /// Its first and its last word; the word of a name of one.
  var ends: [String] { words.count > 2 ? [words[0], words[words.count - 1]] : words }

  /// Whether both may be of one person.
  func isSame(as other: PersonName) -> Bool {
    words == other.words
      || words.count > 1 && other.words.count > 1
        && (covers(other) || other.covers(self))
  }
}
