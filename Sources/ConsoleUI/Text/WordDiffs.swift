import TextAnalysis

/// Comparisons of texts by words that were made a moment ago, by their texts.
///
/// A record is laid out anew whenever something of it changes, such as who holds it; its texts stay, and are
/// compared once.
struct WordDiffs: Equatable, Sendable {
  /// How many are kept: a record and its neighbours seldom have more.
  static let capacity = 12
  /// Longer texts, in bytes together, are not compared.
  static let longest = 20_000
  /// The most steps of one comparison, about 2 ms: a key may wait for two or three.
  ///
  /// Texts that differ so much that it takes more say little word by word.
  static let mostSteps = 200_000

  /// Two texts by their bytes: those that are only equal by Unicode's equivalence have other places.
  private struct Texts: Hashable {
    var base: [UInt8]
    var text: [UInt8]
  }

  private var known: [Texts: WordDiff] = [:]
  private var recent: [Texts] = []

  init() {}

  /// How many are at hand.
  var count: Int { known.count }

  /// How a text came to be from another one; nil for texts that are too long to be compared.
  mutating func diff(from base: String, to text: String) -> WordDiff? {
    guard base.utf8.count + text.utf8.count < Self.longest else { return nil }
    let texts = Texts(base: Array(base.utf8), text: Array(text.utf8))
    if let found = known[texts] { return found }
    let new = WordDiff(from: base, to: text, mostSteps: Self.mostSteps)
    known[texts] = new
    recent.append(texts)
    if recent.count > Self.capacity { known[recent.removeFirst()] = nil }
    return new
  }
}
