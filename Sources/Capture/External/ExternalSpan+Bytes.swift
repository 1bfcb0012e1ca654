extension ExternalSpan {
  /// The bytes of spans, found in one walk over the text.
  ///
  /// - Parameters:
  ///   - spans: in their order, none touching another.
  ///   - bytes: valid UTF-8.
  static func byteRanges(
    of spans: [ExternalSpan],
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> [(range: Range<Int>, type: String)] {
    var offset = 0
    var codePoint = 0
    func move(to target: Int) -> Int {
      while codePoint < target, offset < bytes.count {
        offset += 1
        while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        codePoint += 1
      }
      return offset
    }
    return spans.map { span in
      let start = move(to: span.range.lowerBound)
      return (start..<move(to: span.range.upperBound), span.type)
    }
  }
}

extension Range<Int> {
  /// What of a span lies outside of placeholders, without the white space and marks at a cut.
  ///
  /// A span that touches none stays as it is.
  func trimmed(
    around placeholders: [Range<Int>],
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> [Range<Int>] {
    let touching = placeholders.filter { $0.overlaps(self) }
    guard !touching.isEmpty else { return [self] }
    var pieces: [Range<Int>] = []
    var start = lowerBound
    for placeholder in touching {
      if start < placeholder.lowerBound { pieces.append(start..<placeholder.lowerBound) }
      start = Swift.max(start, placeholder.upperBound)
    }
    if start < upperBound { pieces.append(start..<upperBound) }
    return pieces.compactMap { piece in
      func isMark(_ byte: UInt8) -> Bool {
        byte < 0x80 && !(0x30...0x39).contains(byte) && !(0x41...0x5A).contains(byte)
          && !(0x61...0x7A).contains(byte)
      }
      guard let first = bytes[piece].firstIndex(where: { !isMark($0) }),
        let last = bytes[piece].lastIndex(where: { !isMark($0) })
      else { return nil }
      return first..<last + 1
    }
  }
}
