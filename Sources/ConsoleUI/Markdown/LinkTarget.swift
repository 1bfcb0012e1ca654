/// What stands in the round brackets behind the words of a link: CommonMark 0.31, section 6.3, on one
/// line and with 32 nested brackets at most.
struct LinkTarget {
  /// The address, with a title when there is one, as it is written.
  var inside: Range<Int>
  /// Behind the closing bracket.
  var end: Int

  /// Reads it; nil when there is none.
  ///
  /// - Parameter missingQuotes: the quotation marks that were looked for in vain before, so that nobody
  ///   looks again.
  init?(_ bytes: Span<UInt8>, after bracket: Int, missingQuotes: inout Set<UInt8>) {
    guard bracket + 1 < bytes.count, bytes[bracket + 1] == 0x28 else { return nil }
    var offset = Self.skippingBlanks(bytes, bracket + 2)
    let start = offset
    guard let address = Self.address(bytes, from: offset) else { return nil }
    var last = address
    offset = Self.skippingBlanks(bytes, address)
    if offset > address, offset < bytes.count, bytes[offset] == 0x22 || bytes[offset] == 0x27 {
      let quote = bytes[offset]
      guard !missingQuotes.contains(quote) else { return nil }
      repeat { offset += 1 } while offset < bytes.count && bytes[offset] != quote
      guard offset < bytes.count else {
        missingQuotes.insert(quote)
        return nil
      }
      last = offset + 1
      offset = Self.skippingBlanks(bytes, last)
    }
    guard offset < bytes.count, bytes[offset] == 0x29 else { return nil }
    inside = start..<last
    end = offset + 1
  }

  private static func address(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var offset = start
    if offset < bytes.count, bytes[offset] == 0x3C {
      repeat {
        offset += 1
      } while offset < bytes.count
        && bytes[offset] != 0x3E && bytes[offset] != 0x3C && bytes[offset] != 0x0A
      return offset < bytes.count && bytes[offset] == 0x3E ? offset + 1 : nil
    }
    var depth = 0
    while offset < bytes.count, bytes[offset] > 0x20 {
      if bytes[offset] == 0x28 {
        depth += 1
        if depth > 32 { return nil }
      } else if bytes[offset] == 0x29 {
        if depth == 0 { break }
        depth -= 1
      } else if bytes[offset] == 0x5C, offset + 1 < bytes.count, bytes[offset + 1] > 0x20 {
        offset += 1
      }
      offset += 1
    }
    return depth == 0 ? offset : nil
  }

  private static func skippingBlanks(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    var offset = start
    while offset < bytes.count, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
    return offset
  }
}
