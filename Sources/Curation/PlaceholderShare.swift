import TextAnalysis

/// How much of a text redaction took: placeholders have the form `[EMAIL_1]`.
struct PlaceholderShare {
  /// How many placeholders there are.
  private(set) var placeholders = 0
  /// Letters and digits in placeholders, in bytes.
  private(set) var lettersInside = 0
  /// Letters and digits elsewhere, in bytes.
  private(set) var lettersOutside = 0

  init(_ text: String) {
    guard text.utf8.contains(UInt8(ascii: "[")) else {
      lettersOutside = text.utf8.count { Self.isLetter($0) }
      return
    }
    var text = text
    text.withUTF8 { bytes in
      var position = 0
      while position < bytes.count {
        if let end = Self.placeholderEnd(in: bytes, from: position) {
          placeholders += 1
          lettersInside += end - position - 2
          position = end
        } else {
          if Self.isLetter(bytes[position]) { lettersOutside += 1 }
          position += 1
        }
      }
    }
  }

  /// Where the placeholder that begins there ends, nil when none does; labels have capital letters, and
  /// underscores behind the first.
  private static func placeholderEnd(
    in bytes: UnsafeBufferPointer<UInt8>,
    from start: Int
  ) -> Int? {
    guard let form = PlaceholderForm(at: start, in: bytes),
      bytes[form.label].allSatisfy({ $0 &- 0x41 < 26 || $0 == UInt8(ascii: "_") }),
      bytes[form.label.lowerBound] != UInt8(ascii: "_")
    else { return nil }
    return form.end
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
      true
    default:
      false
    }
  }
}
