/// What ties a value to its neighbours, so that it is part of something longer: of an id, a version, a
/// decimal.
enum Glue {
  /// Whether what stands before a place is tied to what begins there.
  ///
  /// - Parameter signs: characters that are tied too, besides `-./` after a letter or a digit.
  static func ties(before start: Int, signs: StaticString = "+$", in text: ScannedText) -> Bool {
    switch text[start - 1] {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"): text[start - 2].isAlphanumeric
    case let byte: byte.isWordByte || signs.has(byte)
    }
  }

  /// Whether what follows a place is tied to what ends there.
  ///
  /// A word in letters alone is not, since people write `…1111.Thanks` and `…1111-visa`; one that goes
  /// on with a digit or another hyphen is part of an id.
  static func ties(after end: Int, in text: ScannedText) -> Bool {
    switch text[end] {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"):
      text[end + 1].isAlphanumeric && !isLoneWord(at: end + 1, in: text)
    case let byte: byte.isWordByte
    }
  }

  private static func isLoneWord(at start: Int, in text: ScannedText) -> Bool {
    let end = text.endOfLetters(from: start)
    guard end > start, !text[end].isWordByte else { return false }
    switch text[end] {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"):
      return !text[end + 1].isAlphanumeric
    default: return true
    }
  }
}

extension StaticString {
  /// Whether an ASCII character is one of the text's.
  fileprivate func has(_ byte: UInt8) -> Bool {
    UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount).contains(byte)
  }
}
