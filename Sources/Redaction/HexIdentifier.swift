extension ScannedText {
  /// Whether a range lies in a UUID (RFC 9562), or is one: 8, 4, 4, 4 and 12 hex digits.
  ///
  /// An identifier may hold anything by chance, a bank account as well, and is nobody's.
  func isInUUID(_ range: Range<Int>) -> Bool {
    let limit = 36
    let start = self.start(before: range.lowerBound, limit: limit, while: isUUIDByte)
    let end = self.end(from: range.lowerBound, limit: limit, while: isUUIDByte)
    guard end - start == limit, range.upperBound <= end else { return false }
    return (0..<limit).allSatisfy { place in
      switch place {
      case 8, 13, 18, 23: self[start + place] == UInt8(ascii: "-")
      default: self[start + place].isHexDigit
      }
    }
  }

  private func isUUIDByte(_ byte: UInt8) -> Bool { byte.isHexDigit || byte == UInt8(ascii: "-") }
}
