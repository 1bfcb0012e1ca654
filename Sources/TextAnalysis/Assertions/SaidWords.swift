/// The words of a text as a claim is looked for in them, each as a hash.
///
/// Case, white space and punctuation do not count, signs of amounts and of names do; `can't`, `cannot` and `can not` are two
/// words, ß is ss.
struct SaidWords {
  /// The words, in their order.
  private(set) var all: [UInt64] = []
  /// The whole numbers among them, in figures or in English words, that have no sign and no unit, each with what it may count.
  private(set) var counts: [Count] = []
  /// The words of the matter, each without the ending of a plural.
  private var stems: [UInt64] = []
  /// How many words are numbers.
  private var numbers = 0
  /// Whether what comes next may still be counted by the last number.
  private var isCounting = false
  /// Whether the last thing was the sign of an amount.
  private var isBehindSign = false

  /// A number and the words of the matter behind it, up to a mark, a word of grammar or the next number.
  struct Count {
    /// The number.
    var value: Double
    /// The hashes of the words, each without the ending of a plural.
    var words: [UInt64] = []
    /// Whether it was written as a word, and nothing came behind it yet.
    fileprivate var isOpenWord = false
  }

  /// How many words behind a number may be what it counts: `3 read replicas`.
  private static let reach = 3

  /// Reads a text.
  init(_ text: String) {
    var folded = FoldedText()
    folded.append(contentsOf: text.unicodeScalars)
    let scalars = folded.scalars.flatMap { scalar -> [Unicode.Scalar] in
      scalar == "ß" ? ["s", "s"] : [scalar == "\u{2019}" ? "'" : scalar]
    }
    var end = 0
    for token in WordToken.tokens(of: scalars) {
      let word = scalars[token.range]
      if scalars[end..<token.range.lowerBound].count(where: { $0 == "\n" }) > 1 {
        isCounting = false
      }
      end = token.range.upperBound
      guard let first = word.first else { continue }
      if first.isLetterOrFigure {
        for part in Self.parts(of: word) { add(part) }
        isBehindSign = false
      } else {
        addMark(word)
      }
    }
  }

  private mutating func addMark(_ mark: ArraySlice<Unicode.Scalar>) {
    guard let scalar = mark.first else { return }
    if Self.signs.contains(scalar) {
      all.append(EvidenceHash.of(Array(mark)))
      // `3% of seats` counts no seats.
      if isCounting, counts.last?.words.isEmpty == true { counts.removeLast() }
      isBehindSign = true
    }
    if Self.ends.contains(scalar) { isCounting = false }
    if !Self.hyphens.contains(scalar), !counts.isEmpty {
      counts[counts.count - 1].isOpenWord = false
    }
  }

  private mutating func add(_ word: ArraySlice<Unicode.Scalar>) {
    all.append(EvidenceHash.of(Array(word)))
    guard let value = Self.number(word) else {
      let text = String(String.UnicodeScalarView(word))
      stems.append(Self.singular(text))
      return count(word, text)
    }
    numbers += 1
    let isWord = word.first?.digit == nil
    if isWord, (1..<10).contains(value), isCounting, let last = counts.last, last.isOpenWord,
      (20..<100).contains(last.value), last.value.truncatingRemainder(dividingBy: 10) == 0
    {
      counts[counts.count - 1].value += value
      return
    }
    isCounting = !isBehindSign
    if isCounting { counts.append(Count(value: value, isOpenWord: isWord)) }
  }

  /// Takes in a word that the last number may count.
  private mutating func count(_ word: ArraySlice<Unicode.Scalar>, _ text: String) {
    guard isCounting, let last = counts.last else { return }
    counts[counts.count - 1].isOpenWord = false
    let isNext = last.words.isEmpty
    if isNext, NumberWords.scale(text) != nil || !MeasureUnit.meanings(of: text).isEmpty {
      counts.removeLast()
      isCounting = false
    } else if ClaimText.role(of: word) == .content, last.words.count < Self.reach {
      counts[counts.count - 1].words.append(stems[stems.count - 1])
    } else {
      isCounting = false
    }
  }

  /// A word, or the two that it is short for.
  private static func parts(of word: ArraySlice<Unicode.Scalar>) -> [ArraySlice<Unicode.Scalar>] {
    if word.count > 2, word.last == "s", word.dropLast().last == "'" { return [word.dropLast(2)] }
    if word.elementsEqual("cannot".unicodeScalars) { return [word.prefix(3), word.suffix(3)] }
    guard word.count > 3, word.suffix(3).elementsEqual("n't".unicodeScalars) else { return [word] }
    let stem = word.dropLast(3)
    let irregular = ["ca": "can", "wo": "will", "sha": "shall"]
    let whole = irregular[String(String.UnicodeScalarView(stem))]
      .map { Array($0.unicodeScalars)[...] }
    return [whole ?? stem, Array("not".unicodeScalars)[...]]
  }

  /// The value of a whole number in figures, thousands parted by commas or not, or of an English word.
  private static func number(_ word: ArraySlice<Unicode.Scalar>) -> Double? {
    guard word.first?.digit != nil else {
      return word.count <= 9 ? NumberWords.small(String(String.UnicodeScalarView(word))) : nil
    }
    let groups = word.split(separator: ",", omittingEmptySubsequences: false)
    guard
      groups.count == 1
        || groups[0].count <= 3 && groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
    var value = 0.0
    for scalar in groups.joined() {
      guard let digit = scalar.digit else { return nil }
      value = value * 10 + Double(digit.value - 48)
    }
    return value
  }

  private static func singular(_ word: String) -> UInt64 {
    var letters = Array(word.utf8)
    WordConcept.shorten(&letters)
    return EvidenceHash.of(letters)
  }

  /// Signs without which a claim would be another one.
  private static let signs = Set("%‰$€£¥₩₹₽¢°+#".unicodeScalars)
  /// What ends a sentence or a part of one; marks of emphasis, quotes and brackets do not.
  private static let ends = Set(",.;:!?\u{2026}\u{3001}\u{3002}\u{FF0C}".unicodeScalars)
  private static let hyphens = Set("-\u{2010}\u{2011}".unicodeScalars)

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

  /// Whether it counts as many of the same.
  ///
  /// - Parameter isNext: whether no word may stand between.
  func count(_ wanted: Count, isNext: Bool = false) -> Bool {
    counts.contains { count in
      let words = isNext ? count.words.prefix(1) : count.words[...]
      return count.value == wanted.value && wanted.words.allSatisfy(words.contains)
    }
  }

  /// Whether the number is the only one that it has beside those of a question, and says nothing of what it counts: `season 4 has
  /// 10`.
  func hasBare(_ wanted: Count, besides question: SaidWords) -> Bool {
    let own = counts.filter { count in !question.counts.contains { $0.value == count.value } }
    return own.count == 1 && own[0].value == wanted.value && own[0].words.isEmpty
      && numbers == counts.count
  }

  /// Whether it names what a number counts.
  func names(_ wanted: Count) -> Bool { wanted.words.allSatisfy(stems.contains) }
}
