/// A run of bytes of a fixed length: a text, then some bytes of one kind.
///
/// For example, `SK` and twelve hex digits: enough to tell a key from the end of "task". Since the
/// length is fixed, the end of a match tells its start.
package struct FixedPattern: Hashable, Sendable {
  /// The ASCII text that it begins with.
  package var text: String
  /// Whether the text may be in capital or small letters.
  package var ignoresCase: Bool
  /// What follows the text.
  package var tail: ByteClass
  /// How many bytes of it.
  package var tailLength: Int

  /// Makes a pattern.
  package init(
    _ text: String,
    ignoresCase: Bool = false,
    tail: ByteClass = .word,
    tailLength: Int = 0
  ) {
    self.text = text
    self.ignoresCase = ignoresCase
    self.tail = tail
    self.tailLength = tailLength
  }

  /// How many bytes it has.
  var length: Int { text.utf8.count + tailLength }

  /// Whether it stands at an offset.
  func stands(at index: Int, in text: ScannedText) -> Bool {
    var place = index
    for byte in self.text.utf8 {
      let found = text[place]
      guard found == byte || ignoresCase && found.lowercased == byte.lowercased else {
        return false
      }
      place += 1
    }
    return (place..<place + tailLength).allSatisfy { tail.contains(text[$0]) }
  }
}

/// A kind of bytes, as the bodies of keys are made of.
package enum ByteClass: String, Sendable {
  /// Digits.
  case digits
  /// Digits, and the capital letters A to Z.
  case capitals
  /// Digits and small letters.
  case smallAlphanumeric
  /// Digits and letters.
  case alphanumeric
  /// Digits, letters and the underscore.
  case word
  /// Digits, and a to f in any case.
  case hex
  /// Base64 in its form for URLs: digits, letters, hyphen and underscore.
  case base64URL
  /// The same with dots.
  case dotted
  /// Digits, letters, plus and slash.
  case base64
  /// Base64URL with dots and the tilde.
  case token
  /// Base64URL with the characters of plain Base64, percent and tilde, but without dots.
  case path

  /// Whether a byte is of this kind.
  func contains(_ byte: UInt8) -> Bool {
    switch self {
    case .digits: byte.isDigit
    case .capitals: byte.isDigit || byte &- 0x41 < 26
    case .smallAlphanumeric: byte.isDigit || byte &- 0x61 < 26
    case .alphanumeric: byte.isAlphanumeric
    case .word: byte.isWordByte
    case .hex: byte.isHexDigit
    case .base64URL: byte.isBase64URL
    case .dotted: byte.isBase64URL || byte == UInt8(ascii: ".")
    case .base64: byte.isBase64
    case .token:
      byte.isBase64URL || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "~")
    case .path:
      byte.isBase64URL || byte.isBase64 || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "%")
        || byte == UInt8(ascii: "~")
    }
  }

  /// The kind in the language of regular expressions.
  var expression: String {
    switch self {
    case .digits: "[0-9]"
    case .capitals: "[0-9A-Z]"
    case .smallAlphanumeric: "[0-9a-z]"
    case .alphanumeric: "[0-9A-Za-z]"
    case .word: "[0-9A-Za-z_]"
    case .hex: "[0-9A-Fa-f]"
    case .base64URL: "[0-9A-Za-z_-]"
    case .dotted: "[0-9A-Za-z_.-]"
    case .base64: "[0-9A-Za-z+/]"
    case .token: "[0-9A-Za-z_.~-]"
    case .path: "[0-9A-Za-z_+/=%~-]"
    }
  }
}
