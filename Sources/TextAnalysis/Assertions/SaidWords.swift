/// The words of a text as a claim is looked for in them, each as a hash.
///
/// Case, white space and punctuation do not count, signs of amounts and of names do; `can't`, `cannot` and `can not` are two
/// words, ß is ss.
struct SaidWords {
  /// The words, in their order.
  private(set) var all: [UInt64] = []
  /// The whole numbers among them, in figures or in English words, each with what it may count.
  private(set) var counts: [Count] = []
  /// How many words are numbers.
  private var numbers = 0

  /// A number and the words behind it, up to the next number.
  struct Count {
    /// The number.
    var value: Double
    /// The hashes of the words behind it, each without the ending of a plural.
    var words: [UInt64] = []
  }

  /// How many words behind a number may be what it counts: `3 read replicas`.
  static let reach = 3

  /// Reads a text.
  init(_ text: String) {
    var folded = FoldedText()
    folded.append(contentsOf: text.unicodeScalars)
    let scalars = folded.scalars.flatMap { scalar -> [Unicode.Scalar] in
      scalar == "ß" ? ["s", "s"] : [scalar == "\u{2019}" ? "'" : scalar]
    }
    for token in WordToken.tokens(of: scalars) {
      let word = scalars[token.range]
      guard let first = word.first, first.isLetterOrFigure || Self.signs.contains(first) else {
        continue
      }
      for part in Self.parts(of: word) { add(part) }
    }
  }

  private mutating func add(_ word: ArraySlice<Unicode.Scalar>) {
    all.append(EvidenceHash.of(Array(word)))
    if let value = Self.number(word) {
      numbers += 1
      let isUnit = (1..<10).contains(value) && word.first?.digit == nil
      if isUnit, let last = counts.last, last.words.isEmpty, last.value >= 20, last.value < 100,
        last.value.truncatingRemainder(dividingBy: 10) == 0
      {
        counts[counts.count - 1].value += value
      } else {
        counts.append(Count(value: value))
      }
    } else if let last = counts.last, last.words.count < Self.reach {
      counts[counts.count - 1].words.append(EvidenceHash.of(Self.singular(word)))
    }
  }

  /// A word, or the two that it is short for.
  private static func parts(of word: ArraySlice<Unicode.Scalar>) -> [ArraySlice<Unicode.Scalar>] {
    if word.count > 2, word.last == "s", word.dropLast().last == "'" { return [word.dropLast(2)] }
    if word.elementsEqual("cannot".unicodeScalars) { return [word.prefix(3), word.suffix(3)] }
    guard word.count > 3, word.suffix(3).elementsEqual("n't".unicodeScalars) else { return [word] }
    let stem = word.dropLast(3)
    let irregular = ["ca": "can", "wo": "will", "sha": "shall"]
    let whole = irregular[String(String.UnicodeScalarView(stem))].map {
      Array($0.unicodeScalars)[...]
    }
    return [whole ?? stem, Array("not".unicodeScalars)[...]]
  }

  /// The value of a whole number in figures, thousands parted by commas or not, or of an English word.
  private static func number(_ word: ArraySlice<Unicode.Scalar>) -> Double? {
    guard word.first?.digit != nil else {
      return word.count <= 9 ? NumberWords.small(String(String.UnicodeScalarView(word))) : nil
    }
    let groups = word.split(separator: ",", omittingEmptySubsequences: false)
    guard
      groups.count == 1 || groups[0].count <= 3 && groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
    var value = 0.0
    for scalar in groups.joined() {
      guard let digit = scalar.digit else { return nil }
      value = value * 10 + Double(digit.value - 48)
    }
    return value
  }

  private static func singular(_ word: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
    Array(word.count > 3 && word.last == "s" ? word.dropLast() : word)
  }

  /// Signs without which a claim would be another one.
  private static let signs = Set("%‰$€£¥₩₹₽¢°+#".unicodeScalars)

  /// Whether other words stand in it, one behind the other; no words stand in every text.
  func contain(_ wanted: SaidWords) -> Bool {
    guard let first = wanted.all.first else { return true }
    guard wanted.all.count <= all.count else { return false }
    return (0...(all.count - wanted.all.count)).contains { start in
      all[start] == first && all[start..<(start + wanted.all.count)].elementsEqual(wanted.all)
    }
  }

  /// The number and what it counts, of a claim that is nothing else: `3 retries`.
  var counted: Count? {
    guard let count = counts.first, counts.count == 1, count.words.count == 1,
      all.count == numbers + 1
    else { return nil }
    return count
  }

  /// Whether it counts as many of the same, whatever word stands between.
  func count(_ wanted: Count) -> Bool {
    counts.contains { count in
      count.value == wanted.value && wanted.words.allSatisfy(count.words.contains)
    }
  }
}
