/// A normalised question as the words by which it is compared with others.
///
/// Two questions are nearly the same when they have the same numbers, and at least 0.7 of their words in
/// common (twice the common ones over all: the coefficient of Dice). `iPhone 12` and `iPhone 13` are not.
/// Letters of scripts without spaces count as words.
package struct NearQuestion: Hashable, Sendable {
  /// From this overlap on two questions are nearly the same.
  package static let threshold = 0.7
  /// How many words of a question are compared; the rest of a longer one does not count.
  package static let mostWords = 400

  /// Its words, in their order.
  package let words: [String]
  private let counts: [String: Int]
  private let numbers: Set<String>

  /// Takes a question apart.
  ///
  /// - Parameter key: its normalised form, words with one blank between them.
  package init(key: String) {
    var words: [String] = []
    for word in key.split(separator: " ", maxSplits: Self.mostWords) {
      guard words.count < Self.mostWords else { break }
      words += Self.parts(of: word)
    }
    self.words = Array(words.prefix(Self.mostWords))
    counts = self.words.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    numbers = Set(self.words.filter { $0.utf8.contains { (0x30...0x39).contains($0) } })
  }

  /// Whether another question is nearly the same.
  package func isNear(_ other: NearQuestion) -> Bool {
    let all = words.count + other.words.count
    guard all > 0, numbers == other.numbers else { return false }
    let common = counts.reduce(0) { $0 + min($1.value, other.counts[$1.key] ?? 0) }
    return Double(2 * common) >= Self.threshold * Double(all)
  }

  /// A word, or its letters when its script writes no spaces between words.
  private static func parts(of word: Substring) -> [String] {
    guard word.unicodeScalars.contains(where: { $0.value >= 0x0E00 && isSpaceless($0) }) else {
      return [String(word)]
    }
    return word.unicodeScalars.map { String($0) }
  }

  private static func isSpaceless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF: true
    case 0x2E80...0xA4CF, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x20000...0x3FFFF: true
    default: false
    }
  }
}
