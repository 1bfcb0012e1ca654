/// Names, and the words of names, that are looked up by hash.
struct NameSet: Sendable {
  private var names: Set<[String]> = []
  private var words: Set<String> = []
  /// Names of one word.
  private var lone: Set<String> = []

  /// More are not remembered.
  private static let most = 1024

  var isEmpty: Bool { names.isEmpty }

  /// Remembers a name; whether it is in the set then.
  @discardableResult
  mutating func insert(_ name: PersonName) -> Bool {
    guard names.count < Self.most else { return contains(name) }
    names.insert(name.ends)
    words.formUnion(name.words)
    if name.words.count == 1 { lone.formUnion(name.words) }
    return true
  }

  /// Whether a name with the same first and last word is in it.
  func contains(_ name: PersonName) -> Bool { names.contains(name.ends) }

  /// Whether a name of one word is a part of one of them.
  func hasWord(_ name: PersonName) -> Bool {
    name.words.count == 1 && words.contains(name.words[0])
  }

  /// Whether a word is a name of it on its own.
  func isLone(_ word: String) -> Bool { lone.contains(word) }
}
