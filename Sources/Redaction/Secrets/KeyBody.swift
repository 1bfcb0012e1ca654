/// The body of a key, read from a text in which it may be broken over lines.
struct KeyBody {
  let text: ScannedText
  let kind: ByteClass
  /// The bytes of the key without the breaks.
  private(set) var bytes: [UInt8] = []
  /// Where the key ends in the text.
  private(set) var end: Int

  init(text: ScannedText, start: Int, kind: ByteClass) {
    self.text = text
    self.kind = kind
    end = start
  }

  /// Reads up to the longest length that is wanted, or a little over `reach`.
  ///
  /// A line break is passed after a backslash, and in a key that is too short without what follows.
  mutating func read(wanted: ClosedRange<Int>, reach: Int) {
    let limit = min(wanted.upperBound, reach) + 1
    take(limit: limit)
    var breaks = 0
    while bytes.count < limit, breaks < 8,
      let next = afterBreak(isShort: bytes.count < wanted.lowerBound)
    {
      let before = (bytes.count, end)
      end = next
      take(limit: limit)
      guard bytes.count - before.0 >= 4 else {
        bytes.removeLast(bytes.count - before.0)
        end = before.1
        return
      }
      breaks += 1
    }
  }

  /// Reads on to the end of the run.
  mutating func readOn() { take(limit: .max) }

  /// Takes away what ends a sentence rather than a key.
  mutating func trim() {
    while let last = bytes.last, !last.isWordByte, last != UInt8(ascii: "=") {
      bytes.removeLast()
      end -= 1
    }
  }

  private mutating func take(limit: Int) {
    while bytes.count < limit, end < text.count, kind.contains(text[end]) {
      bytes.append(text[end])
      end += 1
    }
  }

  /// Where the key goes on after a break at its present end, or nil when there is none.
  private func afterBreak(isShort: Bool) -> Int? {
    var place = end
    var isMarked = false
    // `"…" +` and `"…" \` at the end of a line of a program.
    if text[place] == UInt8(ascii: "\"") || text[place] == UInt8(ascii: "'") {
      let quote = text[place]
      place = text.end(from: place + 1, limit: 3) { $0 == 0x20 || $0 == UInt8(ascii: "+") }
      if text[place] == UInt8(ascii: "\\") { place += 1 }
      place = afterLineEnd(place) ?? place
      place = text.end(from: place, limit: 40) {
        $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: "+")
      }
      return isShort && text[place] == quote && place > end + 1 ? place + 1 : nil
    }
    if text[place] == UInt8(ascii: "\\") {
      isMarked = true
      place += 1
    }
    guard isMarked || isShort, let next = afterLineEnd(place) else { return nil }
    return text.end(from: next, limit: 40) { $0 == 0x20 || $0 == 0x09 }
  }

  private func afterLineEnd(_ place: Int) -> Int? {
    if text[place] == 0x0A { return place + 1 }
    return text[place] == 0x0D && text[place + 1] == 0x0A ? place + 2 : nil
  }
}
