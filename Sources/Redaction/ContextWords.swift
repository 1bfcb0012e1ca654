/// Words that speak for or against a value when they stand shortly before it.
///
/// A word is written in small letters; `|` at an end means that no letter may touch it there, so
/// `|tel|` is the word alone while `phone` also stands in `userPhone`. Letters outside ASCII are
/// matched as they are written.
struct ContextWords: Sendable {
  private struct Word: Sendable {
    var bytes: [UInt8]
    var startsWord: Bool
    var endsWord: Bool
  }

  private let words: [Word]
  /// For each first byte the words that begin with it.
  private let byFirst: [[Int]]
  private let starts: BytePairs

  init(_ list: String) {
    words = list.split(whereSeparator: \.isWhitespace).map { entry in
      Word(
        bytes: Array(entry.utf8).filter { $0 != UInt8(ascii: "|") }
          .map { $0 == UInt8(ascii: "_") ? 0x20 : $0 },
        startsWord: entry.hasPrefix("|"),
        endsWord: entry.hasSuffix("|")
      )
    }
    var byFirst = [[Int]](repeating: [], count: 256)
    var starts = BytePairs()
    for (index, word) in words.enumerated() {
      guard let first = word.bytes.first else { continue }
      byFirst[Int(first)].append(index)
      if word.bytes.count > 1 {
        starts.insert(first, word.bytes[1])
      } else {
        starts.insertAll(first)
      }
    }
    self.byFirst = byFirst
    self.starts = starts
  }

  /// Where the last of the words ends that stands wholly in the `reach` bytes before an offset.
  func lastEnd(before position: Int, in text: ScannedText, reach: Int = 40) -> Int? {
    var best: Int?
    starts.forEachPlace(in: position - reach..<position, of: text) { start in
      for index in byFirst[Int(text[start].lowercased)] {
        let word = words[index]
        let end = start + word.bytes.count
        guard end <= position, end > best ?? 0, text.hasLowercased(word.bytes, at: start),
          !(word.startsWord && text[start - 1].isLetter), !(word.endsWord && text[end].isLetter)
        else { continue }
        best = end
      }
    }
    return best
  }

  /// The one of the words that ends last of those that stand wholly in the `reach` bytes before an
  /// offset, and the longest of those that end there; for evidence.
  func word(before position: Int, in text: ScannedText, reach: Int = 40) -> String? {
    guard let end = lastEnd(before: position, in: text, reach: reach) else { return nil }
    for start in max(0, position - reach)..<end {
      for index in byFirst[Int(text[start].lowercased)] {
        let word = words[index]
        if start + word.bytes.count == end, text.hasLowercased(word.bytes, at: start),
          !(word.startsWord && text[start - 1].isLetter), !(word.endsWord && text[end].isLetter)
        {
          return String(decoding: word.bytes, as: UTF8.self).trimmingBlanks
        }
      }
    }
    return nil
  }

  /// Whether one of the words stands in the `reach` bytes before an offset.
  func stand(before position: Int, in text: ScannedText, reach: Int = 40) -> Bool {
    lastEnd(before: position, in: text, reach: reach) != nil
  }
}

extension String {
  /// The text without blanks at its ends.
  var trimmingBlanks: String {
    let tail = drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }
    return String(tail.reversed())
  }
}
