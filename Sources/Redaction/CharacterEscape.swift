/// An ASCII character that is written as an escape: `%40`, `&#64;`, `&#x40;`, `&commat;`, `\u0040`,
/// `\x40`, `\/`, and the backslash that joins two lines.
struct CharacterEscape {
  /// How many bytes the escape has.
  var length: Int
  /// The character; nil when the escape stands for nothing.
  var character: UInt8?

  init?(at index: Int, in text: ScannedText) {
    let found: (length: Int, code: UInt32)?
    switch text[index] {
    case UInt8(ascii: "%"):
      found = Self.hex(at: index + 1, digits: 2, in: text).map { (3, $0) }
    case UInt8(ascii: "&"): found = Self.reference(at: index, in: text)
    default:
      switch text[index + 1] {
      case UInt8(ascii: "u"): found = Self.hex(at: index + 2, digits: 4, in: text).map { (6, $0) }
      case UInt8(ascii: "x"): found = Self.hex(at: index + 2, digits: 2, in: text).map { (4, $0) }
      case UInt8(ascii: "/"): found = (2, 0x2F)
      case 0x0A where text[index - 1] > 0x20:
        self.init(length: 2, character: nil)
        return
      default: found = nil
      }
    }
    guard let found, let byte = UInt8(exactly: found.code), Self.isPartOfValue(byte) else {
      return nil
    }
    self.init(length: found.length, character: byte)
  }

  private init(length: Int, character: UInt8?) {
    self.length = length
    self.character = character
  }

  /// What values are made of; other characters end one, escaped or not.
  private static func isPartOfValue(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte == 0x20 || "@.+-_:/=,()".utf8.contains(byte)
  }

  private static func hex(at start: Int, digits: Int, in text: ScannedText) -> UInt32? {
    var value: UInt32 = 0
    for place in start..<start + digits {
      guard text[place].isHexDigit else { return nil }
      let byte = text[place]
      value = value << 4 | UInt32(byte.isDigit ? byte - 0x30 : byte.lowercased - 0x61 + 10)
    }
    return value
  }

  private static func reference(at index: Int, in text: ScannedText) -> (Int, UInt32)? {
    if text[index + 1] == UInt8(ascii: "#") {
      let isHex = text[index + 2] | 0x20 == UInt8(ascii: "x")
      let start = index + (isHex ? 3 : 2)
      let end = text.end(from: start, limit: 8) { isHex ? $0.isHexDigit : $0.isDigit }
      guard end > start, text[end] == UInt8(ascii: ";") else { return nil }
      var value: UInt32 = 0
      for place in start..<end {
        let byte = text[place]
        let digit = UInt32(byte.isDigit ? byte - 0x30 : byte.lowercased - 0x61 + 10)
        value = value * (isHex ? 16 : 10) + digit
      }
      return (end + 1 - index, value == 0xA0 ? 0x20 : value)
    }
    for (name, character) in names where text.has(name, at: index) {
      return (name.utf8CodeUnitCount, UInt32(UInt8(ascii: character)))
    }
    return nil
  }

  private static let names: [(StaticString, Unicode.Scalar)] = [
    ("&nbsp;", " "), ("&commat;", "@"), ("&period;", "."), ("&dash;", "-"), ("&hyphen;", "-"),
    ("&plus;", "+"), ("&lowbar;", "_"), ("&colon;", ":"), ("&sol;", "/"), ("&equals;", "="),
  ]
}
