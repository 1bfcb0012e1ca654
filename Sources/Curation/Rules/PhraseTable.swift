import TextAnalysis

/// Phrases that are looked for in the words of a text, in any case and with any marks between them.
struct PhraseTable: Sendable {
  private var rests: [UInt64: [[UInt64]]] = [:]

  /// Takes phrases, one a line.
  init(_ lines: String) {
    for line in lines.split(separator: "\n") {
      let words = WordSequence(String(line)).hashes
      guard let first = words.first else { continue }
      rests[first, default: []].append(Array(words.dropFirst()))
    }
  }

  /// Where the first phrase begins in a stretch of the words; nil when there is none.
  func firstPlace(in words: WordSequence, _ range: Range<Int>) -> Int? {
    for place in range.clamped(to: 0..<words.count) {
      guard let rests = rests[words.hashes[place]] else { continue }
      if rests.contains(where: { words.hashes[(place + 1)...].starts(with: $0) }) { return place }
    }
    return nil
  }
}
