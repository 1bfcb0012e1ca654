/// Finds the way from offsets in a decoded string back to the bytes between its quotes.
///
/// Ranges are asked for in their order, so that all of a string cost one walk.
package struct JSONStringOffsets {
  private let content: ArraySlice<UInt8>
  private var written = 0
  private var decoded = 0

  /// Begins at the start of the bytes between the quotes of a string that was read without an error.
  package init(_ content: ArraySlice<UInt8>) { self.content = content }

  /// The range of the written content that a range of the decoded text stands for.
  ///
  /// The range is in UTF-8 of the decoded text, of whole characters, and not before the last one.
  package mutating func written(_ range: Range<Int>) -> Range<Int> {
    let start = advance(to: range.lowerBound)
    return start..<max(start, advance(to: range.upperBound))
  }

  private mutating func advance(to target: Int) -> Int {
    while decoded < target, written < content.count {
      let (length, decodedLength) = step()
      written += length
      decoded += decodedLength
    }
    return min(written, content.count)
  }

  private func byte(_ offset: Int) -> UInt8 {
    offset < content.count ? content[content.startIndex + offset] : 0
  }

  /// How long the next byte or escape is, written and decoded.
  private func step() -> (Int, Int) {
    guard byte(written) == JSONByte.backslash else { return (1, 1) }
    guard byte(written + 1) == UInt8(ascii: "u") else { return (2, 1) }
    let unit = codeUnit(at: written + 2)
    switch unit {
    case 0..<0x80: return (6, 1)
    case 0x80..<0x800: return (6, 2)
    case 0xD800..<0xDC00:
      let isPair =
        byte(written + 6) == JSONByte.backslash && byte(written + 7) == UInt8(ascii: "u")
        && (0xDC00..<0xE000).contains(codeUnit(at: written + 8))
      return isPair ? (12, 4) : (6, 3)
    default: return (6, 3)
    }
  }

  private func codeUnit(at offset: Int) -> UInt32 {
    (offset..<offset + 4).reduce(0) { $0 << 4 | (JSONByte.hexValue(byte($1)) ?? 0) }
  }
}
