/// How much of a text redaction took: placeholders have the form `[EMAIL_1]`.
struct RedactedText {
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
    let bytes = Array(text.utf8)
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

  /// Where the placeholder that begins there ends, nil when none does.
  private static func placeholderEnd(in bytes: [UInt8], from start: Int) -> Int? {
    guard bytes[start] == UInt8(ascii: "[") else { return nil }
    var position = start + 1
    var lastUnderscore: Int?
    while position < bytes.count, position - start <= longest {
      switch bytes[position] {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        guard lastUnderscore == nil || lastUnderscore == position - 1 else { return nil }
        lastUnderscore = nil
      case UInt8(ascii: "_"):
        lastUnderscore = position
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard lastUnderscore != nil else { return nil }
      case UInt8(ascii: "]"):
        guard let lastUnderscore, lastUnderscore > start + 1, lastUnderscore < position - 1
        else { return nil }
        return position + 1
      default:
        return nil
      }
      position += 1
    }
    return nil
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

  private static let longest = 40
}
