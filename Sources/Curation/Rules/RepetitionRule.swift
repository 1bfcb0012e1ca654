import ReviewModel
import TextAnalysis

/// An expected answer that repeats itself: lines that come again, one group of words that makes up much of it, or
/// long stretches that it has said before.
///
/// Source: the repetition filters of Gopher (Rae et al. 2021, table A1) as datatrove implements them: shares of lines, and shares of
/// the characters of words in the most frequent 2-, 3- and 4-gram and in 5- to 10-grams that came before. The thresholds
/// are theirs. They are meant for documents, so that an answer of fewer than 50 words, their least, is not judged.
struct RepetitionRule: CurationRule {
  static let name = "repetition"
  static let version = 1
  static let usualAction = RuleAction.warn
  static let summary = "an answer that repeats lines or groups of words, by Gopher's measures"

  static let fewestWords = PolicySetting.count(
    "rules.repetition.min-words",
    50,
    in: 1...100_000,
    "a shorter answer is not judged"
  )
  static let duplicateLines = PolicySetting.share(
    "rules.repetition.duplicate-lines",
    percent: 30,
    "share of the lines that came before, at most"
  )
  static let duplicateLineCharacters = PolicySetting.share(
    "rules.repetition.duplicate-line-characters",
    percent: 20,
    "share of the characters in such lines, at most"
  )
  static let topGrams = [(2, 20), (3, 18), (4, 16)].map { size, percent in
    PolicySetting.share(
      "rules.repetition.top-\(size)-gram",
      percent: percent,
      "share of the characters in the most frequent group of \(size) words, at most"
    )
  }
  static let duplicateGrams = [(5, 15), (6, 14), (7, 13), (8, 12), (9, 11), (10, 10)].map {
    size,
    percent in
    PolicySetting.share(
      "rules.repetition.duplicate-\(size)-grams",
      percent: percent,
      "share of the characters in groups of \(size) words that came before, at most"
    )
  }
  static let settings =
    [fewestWords, duplicateLines, duplicateLineCharacters] + topGrams + duplicateGrams

  private let fewestWords: Int
  private let duplicateLines: FixedDecimal
  private let duplicateLineCharacters: FixedDecimal
  private let topGrams: [FixedDecimal]
  private let duplicateGrams: [FixedDecimal]

  init(_ policy: CurationPolicy) {
    fewestWords = policy.count(Self.fewestWords)
    duplicateLines = policy.decimal(Self.duplicateLines)
    duplicateLineCharacters = policy.decimal(Self.duplicateLineCharacters)
    topGrams = Self.topGrams.map(policy.decimal)
    duplicateGrams = Self.duplicateGrams.map(policy.decimal)
  }

  func judge(_ record: RuleSubject) -> RuleFinding? {
    let words = record.expectedWords
    guard words.count >= fewestWords else { return nil }
    if repeatsLines(record.expected) { return .fault("the expected answer repeats its lines") }
    let all = words.lengths.reduce(0, +)
    for (place, limit) in topGrams.enumerated() {
      let size = place + 2
      if limit.isExceeded(by: topCharacters(size, of: words), of: all) {
        return .fault("one group of \(size) words makes up much of the expected answer")
      }
    }
    for (place, limit) in duplicateGrams.enumerated() {
      let size = place + 5
      let characters = duplicateCharacters(size, of: words)
      // What has no repeated 5-gram has no longer one.
      if characters == 0 { break }
      if limit.isExceeded(by: characters, of: all) {
        return .fault("the expected answer repeats groups of \(size) words")
      }
    }
    return nil
  }

  private func repeatsLines(_ text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: "\n")) else { return false }
    var seen: Set<Substring> = []
    var (lines, repeated, characters, repeatedCharacters) = (0, 0, 0, 0)
    for line in text.trimmedLines {
      let length = line.utf8.count
      lines += 1
      characters += length
      if !seen.insert(line).inserted {
        repeated += 1
        repeatedCharacters += length
      }
    }
    return duplicateLines.isExceeded(by: repeated, of: lines)
      || duplicateLineCharacters.isExceeded(by: repeatedCharacters, of: characters)
  }

  /// How many characters of words the most frequent group of so many words takes, if it comes twice.
  private func topCharacters(_ size: Int, of words: WordSequence) -> Int {
    guard words.count > size else { return 0 }
    var seen = GramTable(room: words.count)
    var length = words.lengths[..<size].reduce(0, +)
    var most = 0
    for start in 0...(words.count - size) {
      let count = seen.count(gram(at: start, size, of: words))
      if count > 1 { most = max(most, count * length) }
      if start + size < words.count { length += words.lengths[start + size] - words.lengths[start] }
    }
    return most
  }

  /// How many characters of words stand in groups of so many words that came before, none counted twice.
  private func duplicateCharacters(_ size: Int, of words: WordSequence) -> Int {
    guard words.count > size else { return 0 }
    var seen = GramTable(room: words.count)
    var characters = 0
    var start = 0
    while start <= words.count - size {
      if seen.count(gram(at: start, size, of: words)) == 1 {
        start += 1
      } else {
        characters += words.lengths[start..<start + size].reduce(0, +)
        start += size
      }
    }
    return characters
  }

  private func gram(at start: Int, _ size: Int, of words: WordSequence) -> UInt64 {
    words.hashes[start..<start + size].reduce(14_695_981_039_346_656_037) { hash, word in
      (hash ^ word) &* 1_099_511_628_211 &+ (hash >> 29)
    }
  }
}

/// Counts groups of words by their hashes, by open addressing.
private struct GramTable {
  private var keys: [UInt64]
  private var counts: [Int32]
  private let mask: UInt64

  init(room: Int) {
    var size = 64
    while size < room * 2 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    counts = [Int32](repeating: 0, count: size)
    mask = UInt64(size - 1)
  }

  /// Counts a group once more, and says how often it came.
  mutating func count(_ key: UInt64) -> Int {
    var slot = Int((key ^ key >> 32) & mask)
    while counts[slot] > 0, keys[slot] != key { slot = (slot + 1) & Int(mask) }
    keys[slot] = key
    counts[slot] += 1
    return Int(counts[slot])
  }
}
