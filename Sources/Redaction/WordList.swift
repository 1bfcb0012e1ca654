/// Words that are looked up where they stand in a text, in any case, without an allocation.
struct WordList: Sendable {
  /// All words one after the other, those of one first byte together, the longest first.
  private let bytes: [UInt8]
  /// Where each word begins, and where the last one ends.
  private let starts: [Int32]
  /// For each first byte the number of the first word that begins with it; one more at the end.
  private let byFirst: [Int32]
  private let pairs: BytePairs

  /// Makes a list of words in small letters, parted by white space; `_` stands for a blank inside one.
  init(_ list: String) {
    let words = list.split(whereSeparator: \.isWhitespace)
      .map { $0.utf8.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 } }
      .sorted { ($0[0], $1.count) < ($1[0], $0.count) }
    var starts: [Int32] = [0]
    for word in words { starts.append(starts[starts.count - 1] + Int32(word.count)) }
    bytes = words.flatMap(\.self)
    self.starts = starts
    var byFirst: [Int32] = []
    var next = 0
    for first in 0...256 {
      while next < words.count, Int(words[next][0]) < first { next += 1 }
      byFirst.append(Int32(next))
    }
    self.byFirst = byFirst
    var pairs = BytePairs()
    for word in words {
      if word.count > 1 { pairs.insert(word[0], word[1]) } else { pairs.insertAll(word[0]) }
    }
    self.pairs = pairs
  }

  /// A quick look at two bytes: whether one of the words may begin there.
  func mayBegin(at start: Int, in text: ScannedText) -> Bool {
    pairs.contains(text[start], text[start + 1])
  }

  /// Whether a part of a text is one of the words.
  func contains(_ range: Range<Int>, in text: ScannedText) -> Bool {
    guard pairs.contains(text[range.lowerBound], text[range.lowerBound + 1]) else { return false }
    let first = Int(text[range.lowerBound].lowercased)
    for word in Int(byFirst[first])..<Int(byFirst[first + 1])
    where count(of: word) == range.count && stands(word, at: range.lowerBound, in: text) {
      return true
    }
    return false
  }

  /// The end of the longest word that stands at a place and that no letter follows.
  func end(at start: Int, in text: ScannedText) -> Int? {
    guard pairs.contains(text[start], text[start + 1]) else { return nil }
    let first = Int(text[start].lowercased)
    for word in Int(byFirst[first])..<Int(byFirst[first + 1])
    where stands(word, at: start, in: text) {
      let end = start + count(of: word)
      if !text[end - 1].isLetter || text.letterLength(at: end) == 0 { return end }
    }
    return nil
  }

  private func count(of word: Int) -> Int { Int(starts[word + 1] - starts[word]) }

  private func stands(_ word: Int, at start: Int, in text: ScannedText) -> Bool {
    var place = start
    for byte in Int(starts[word])..<Int(starts[word + 1]) {
      guard text[place].lowercased == bytes[byte] else { return false }
      place += 1
    }
    return true
  }
}

extension ScannedText {
  /// How many bytes the letter at a place has; zero where none stands.
  ///
  /// Outside ASCII only the blocks of punctuation and signs that occur in prose are told from letters.
  func letterLength(at index: Int) -> Int {
    let byte = self[index]
    if byte < 0x80 { return byte.isLetter ? 1 : 0 }
    switch byte {
    case 0xC3...0xDF: return 2
    case 0xE0, 0xE1, 0xE4...0xED: return 3
    case 0xE3: return self[index + 1] == 0x80 ? 0 : 3
    case 0xEF: return self[index + 1] < 0xB8 ? 3 : 0
    default: return 0
    }
  }

  /// What case the letter at a place has, so far as the scripts of Europe go.
  func letterCase(at index: Int) -> LetterCase {
    let byte = self[index]
    let next = self[index + 1]
    switch byte {
    case 0x41...0x5A: return .capital
    case 0x61...0x7A: return .small
    case 0xC3: return next <= 0x9E ? .capital : .small
    case 0xC4: return (next & 1 == 0) == (next <= 0xB7) ? .capital : .small
    case 0xC5:
      let isOddPair = next <= 0x88 || next >= 0xB9
      return (next & 1 == 1) == isOddPair || next == 0xB8 ? .capital : .small
    case 0xCE: return next <= 0xAB ? .capital : .small
    case 0xD0: return next <= 0xAF ? .capital : .small
    case 0xC6...0xD4: return .small
    case 0xE1 where next == 0xBA || next == 0xBB:
      return self[index + 2] & 1 == 0 ? .capital : .small
    default: return .none
    }
  }

  enum LetterCase { case capital, small, none }

  /// Whether an ASCII letter stands at a place that is no vowel, in any case.
  func beginsWithConsonant(at index: Int) -> Bool {
    switch self[index] | 0x20 {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"), UInt8(ascii: "h"):
      false
    default: self[index].isLetter
    }
  }

  /// The end of the run of letters that begins at a place.
  func endOfLetters(from start: Int, limit: Int = 40) -> Int {
    var index = start
    while index - start < limit {
      index = end(from: index, limit: limit - (index - start)) { $0.isLetter }
      guard index - start < limit, self[index] >= 0x80 else { break }
      let length = letterLength(at: index)
      if length == 0 { break }
      index += length
    }
    return index
  }

  /// The start of the run of letters that ends at a place.
  func startOfLetters(before end: Int, limit: Int = 40) -> Int {
    var index = end
    while index > 0, end - index < limit {
      var lead = index - 1
      while lead > 0, index - lead < 4, self[lead] & 0xC0 == 0x80 { lead -= 1 }
      guard letterLength(at: lead) == index - lead else { break }
      index = lead
    }
    return index
  }
}
