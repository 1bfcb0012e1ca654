/// Names that were found in a record, by which later mentions of the same people are found.
///
/// A full name counts wherever it stands again, in capitals too, and so does its first or its last
/// name alone, unless that is also an ordinary word, a place, or short.
struct KnownNames: Sendable {
  /// A name, or a part of one, in small letters.
  private var names: [[UInt8]] = []
  /// For each pair of first bytes in small letters, as bits of a filter, whether a name begins so;
  /// empty until there is a name.
  private var starts: [UInt64] = []

  /// For each pair of first bytes in small letters the names that begin so; empty while there are few
  /// names, which are as quickly tried one after the other.
  private var byStart: [UInt16: [Int]] = [:]

  /// What found a mention, where a finding names its detector.
  static let detector = "person-mention"
  private static let most = 1024
  private static let few = 64
  private static let shortest = 3

  /// Whether there is none.
  var isEmpty: Bool { names.isEmpty }

  /// Remembers a name and its parts.
  mutating func insert(_ bytes: UnsafeBufferPointer<UInt8>) {
    let text = ScannedText(bytes)
    guard (Self.shortest...80).contains(text.count) else { return }
    var words: [NameWord] = []
    var place = 0
    while place < text.count {
      if let word = NameWord(at: place, in: text) {
        words.append(word)
        place = word.range.upperBound
      } else {
        place += max(1, text.letterLength(at: place))
      }
    }
    if words.count > 1 { insert(0..<text.count, of: text) }
    for word in words where mayStandAlone(word) { insert(word.range, of: text) }
  }

  private func mayStandAlone(_ word: NameWord) -> Bool {
    guard word.range.count >= (word.isUncased ? 6 : Self.shortest), word.isCapital else {
      return false
    }
    return word.flags.isOnlyName || word.isUnknown
  }

  private mutating func insert(_ range: Range<Int>, of text: ScannedText) {
    let name = range.map { text[$0].lowercased }
    let start = Self.start(name[0], name[1])
    let isKnown =
      byStart.isEmpty
      ? names.contains(name) : byStart[start]?.contains { names[$0] == name } ?? false
    guard names.count < Self.most, !isKnown else { return }
    names.append(name)
    if starts.isEmpty { starts = [UInt64](repeating: 0, count: 64) }
    if !byStart.isEmpty {
      byStart[start, default: []].append(names.count - 1)
    } else if names.count > Self.few {
      byStart = Dictionary(grouping: names.indices) { Self.start(names[$0][0], names[$0][1]) }
    }
    starts[Int(name[0] & 63)] |= 1 << UInt64(name[1] & 63)
  }

  private static func start(_ first: UInt8, _ second: UInt8) -> UInt16 {
    UInt16(first) << 8 | UInt16(second)
  }

  /// The mentions that lie outside of what was found already.
  func mentions(
    in bytes: UnsafeBufferPointer<UInt8>,
    besides found: [Finding],
    type: FindingType = .person
  ) -> [Finding] {
    guard !isEmpty else { return [] }
    let text = ScannedText(bytes)
    var mentions: [Finding] = []
    var next = found.startIndex
    var index = 0
    while index < bytes.count {
      if next < found.endIndex, index >= found[next].range.lowerBound {
        index = max(index, found[next].range.upperBound)
        next += 1
        continue
      }
      defer { index += 1 }
      guard
        starts[Int(bytes[index].lowercased & 63)] & 1 << UInt64(text[index + 1].lowercased & 63)
          != 0,
        bytes[index] &- 0x41 < 26 || bytes[index] >= 0xC3,
        !text[index - 1].isWordByte, text[index - 1] < 0x80 || bytes[index] >= 0xE3,
        let end = longestName(at: index, in: text)
      else { continue }
      let limit = next < found.endIndex ? found[next].range.lowerBound : bytes.count
      guard end <= limit else { continue }
      mentions.append(
        Finding(type: type, range: index..<end, detector: Self.detector, proof: .context)
      )
      index = end - 1
    }
    return mentions
  }

  private func longestName(at index: Int, in text: ScannedText) -> Int? {
    var best: Int?
    func consider(_ name: [UInt8]) {
      guard name.count > (best ?? index) - index, text.hasLowercased(name, at: index) else {
        return
      }
      let end = index + name.count
      let isFree =
        text[index] >= 0xE3
        || text.letterLength(at: end) == 0 && !text[end].isWordByte
          && !(text[end] == UInt8(ascii: ".") && text[end + 1].isAlphanumeric)
      if isFree { best = end }
    }
    if byStart.isEmpty {
      for name in names { consider(name) }
    } else {
      let start = Self.start(text[index].lowercased, text[index + 1].lowercased)
      for name in byStart[start] ?? [] { consider(names[name]) }
    }
    return best
  }
}
