/// What one character, or one escape of a character, folds to.
///
/// Sources: Unicode 16, blocks "Halfwidth and Fullwidth Forms", "Small Form Variants" and "General
/// Punctuation", the properties Default_Ignorable_Code_Point for what has no width and
/// Numeric_Type=Decimal for digits; HTML's character references; RFC 3986 for percent escapes. Only
/// what means the same is folded: circled and raised digits mark notes, and the ideographic space
/// separates, so they stay.
struct CharacterFold {
  /// How many bytes the character has.
  var length: Int
  /// One ASCII byte, or none.
  var replacement: UInt8?

  /// The folding of the character that begins here, or nil when it stays as it is, or is no whole
  /// character.
  init?(at index: Int, in bytes: UnsafeBufferPointer<UInt8>, foldingTwins: Bool = true) {
    let text = ScannedText(bytes)
    let tails = bytes[index] < 0xC2 ? 0 : bytes[index] < 0xE0 ? 1 : bytes[index] < 0xF0 ? 2 : 3
    for place in index..<index + tails where text[place + 1] & 0xC0 != 0x80 { return nil }
    switch bytes[index] {
    case UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "\\"):
      guard let escape = CharacterEscape(at: index, in: text) else { return nil }
      self.init(length: escape.length, replacement: escape.character)
    case 0xC2...0xDF: self.init(twoAt: index, in: text, foldingTwins: foldingTwins)
    case 0xE0...0xEF: self.init(threeAt: index, in: text)
    case 0xF0...0xF4: self.init(fourAt: index, in: text)
    default: return nil
    }
  }

  /// Whether a character never stands in a folded text.
  static func changes(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x80 else { return false }
    return Array(String(scalar).utf8).withUnsafeBufferPointer {
      CharacterFold(at: 0, in: $0) != nil
    }
  }

  private init(length: Int, replacement: UInt8?) {
    self.length = length
    self.replacement = replacement
  }

  private init(_ length: Int, _ character: Unicode.Scalar?) {
    self.init(length: length, replacement: character.map { UInt8(ascii: $0) })
  }

  /// The digit of a script whose zero is the byte `zero`.
  private init?(_ length: Int, digit: UInt8, zero: UInt8) {
    guard digit &- zero < 10 else { return nil }
    self.init(length: length, replacement: 0x30 + (digit - zero))
  }

  private init?(twoAt index: Int, in text: ScannedText, foldingTwins: Bool) {
    let last = text[index + 1]
    switch (text[index], last) {
    case (0xC2, 0xA0): self.init(2, " ")  // U+00A0
    case (0xC2, 0xAD), (0xCD, 0x8F), (0xD8, 0x9C): self.init(2, nil)  // U+00AD, 034F, 061C
    case (0xD9, 0xA0...0xA9): self.init(2, digit: last, zero: 0xA0)  // Arabic
    case (0xDB, 0xB0...0xB9): self.init(2, digit: last, zero: 0xB0)  // Arabic, eastern
    case (0xDF, 0x80...0x89): self.init(2, digit: last, zero: 0x80)  // N'Ko
    default:
      guard foldingTwins, let twin = LatinTwin(at: index, in: text) else { return nil }
      self.init(length: 2, replacement: twin.letter)
    }
  }

  private init?(threeAt index: Int, in text: ScannedText) {
    let last = text[index + 2]
    switch (text[index], text[index + 1], last) {
    case (0xE0, let block, 0xA6...0xAF) where Self.indicBlocks.contains(block):
      self.init(3, digit: last, zero: 0xA6)
    case (0xE0, 0xB9, 0x90...0x99), (0xE0, 0xBB, 0x90...0x99), (0xE1, 0xA0, 0x90...0x99):
      self.init(3, digit: last, zero: 0x90)  // Thai, Lao, Mongolian
    case (0xE0, 0xBC, 0xA0...0xA9), (0xE1, 0x9F, 0xA0...0xA9):
      self.init(3, digit: last, zero: 0xA0)  // Tibetan, Khmer
    case (0xE1, 0x81, 0x80...0x89): self.init(3, digit: last, zero: 0x80)  // Myanmar
    case (0xE1, 0x9A, 0x80): self.init(3, " ")  // U+1680
    case (0xE1, 0xA0, 0x8B...0x8F): self.init(3, nil)  // U+180B–180F
    case (0xE2, 0x80, 0x80...0x8A): self.init(3, " ")  // U+2000–200A
    case (0xE2, 0x80, 0x8B...0x8F): self.init(3, nil)  // U+200B–200F, zero width and marks
    case (0xE2, 0x80, 0x90...0x92): self.init(3, "-")  // U+2010–2012
    case (0xE2, 0x80, 0x93):  // U+2013, which also parts words
      self.init(3, Self.joinsDigits(at: index, in: text) ? "-" : " ")
    case (0xE2, 0x80, 0x94...0x95): self.init(3, " ")  // U+2014–2015
    case (0xE2, 0x80, 0xA4): self.init(3, ".")  // U+2024
    case (0xE2, 0x80, 0xA8...0xA9): self.init(3, "\n")  // U+2028–2029
    case (0xE2, 0x80, 0xAA...0xAE): self.init(3, nil)  // U+202A–202E, bidi controls
    case (0xE2, 0x80, 0xAF): self.init(3, " ")  // U+202F
    case (0xE2, 0x81, 0x83): self.init(3, "-")  // U+2043
    case (0xE2, 0x81, 0x84): self.init(3, "/")  // U+2044
    case (0xE2, 0x81, 0x9F): self.init(3, " ")  // U+205F
    case (0xE2, 0x81, 0xA0...0xAF): self.init(3, nil)  // U+2060–206F, joiners and isolates
    case (0xE2, 0x88, 0x92): self.init(3, "-")  // U+2212, minus
    case (0xE2, 0x88, 0x95): self.init(3, "/")  // U+2215
    case (0xE2, 0x88, 0xB6): self.init(3, ":")  // U+2236
    case (0xEF, 0xB8, 0x80...0x8F): self.init(3, nil)  // U+FE00–FE0F, variation selectors
    case (0xEF, 0xB9, 0x98), (0xEF, 0xB9, 0xA3): self.init(3, "-")  // U+FE58, U+FE63
    case (0xEF, 0xB9, 0x92): self.init(3, ".")  // U+FE52
    case (0xEF, 0xB9, 0x95): self.init(3, ":")  // U+FE55
    case (0xEF, 0xB9, 0xAB): self.init(3, "@")  // U+FE6B
    case (0xEF, 0xBB, 0xBF): self.init(3, nil)  // U+FEFF
    case (0xEF, 0xBC, 0x81...0xBF):  // U+FF01–FF3F
      self.init(length: 3, replacement: last - 0x60)
    case (0xEF, 0xBD, 0x80...0x9E):  // U+FF40–FF5E
      self.init(length: 3, replacement: last - 0x20)
    case (0xEF, 0xBD, 0xA1): self.init(3, ".")  // U+FF61
    case (0xE3, 0x85, 0xA4): self.init(3, nil)  // U+3164, a filler
    case (0xE1, _, _), (0xEA, ..<0xB0, _), (0xEF, 0xBE..., _):
      self.init(
        3,
        rare: UInt32(text[index] & 0x0F) << 12 | Self.tail(of: 2, at: index + 1, in: text)
      )
    default: return nil
    }
  }

  /// Whether a dash of three bytes stands between digits, of whatever script.
  private static func joinsDigits(at index: Int, in text: ScannedText) -> Bool {
    func isDigit(_ byte: UInt8) -> Bool { byte.isDigit || byte >= 0x80 }
    return isDigit(text[index - 1]) && isDigit(text[index + 3])
  }

  /// The bits of the continuation bytes from a place on.
  private static func tail(of count: Int, at start: Int, in text: ScannedText) -> UInt32 {
    (start..<start + count).reduce(0) { $0 << 6 | UInt32(text[$1] & 0x3F) }
  }

  /// A character of blocks that texts seldom have, by its properties.
  private init?(_ length: Int, rare code: UInt32) {
    guard let properties = Unicode.Scalar(code)?.properties else { return nil }
    if properties.numericType == .decimal, let value = properties.numericValue {
      self.init(length: length, replacement: 0x30 + UInt8(value))
    } else if properties.isDefaultIgnorableCodePoint {
      self.init(length: length, replacement: nil)
    } else {
      return nil
    }
  }

  /// The second bytes of Devanagari, Bengali, Gurmukhi, Gujarati, Oriya, Tamil, Telugu, Kannada,
  /// Malayalam and Sinhala, whose digits begin at U+0966 and every 128 characters after it.
  private static let indicBlocks: [UInt8] = [
    0xA5, 0xA7, 0xA9, 0xAB, 0xAD, 0xAF, 0xB1, 0xB3, 0xB5, 0xB7,
  ]

  private init?(fourAt index: Int, in text: ScannedText) {
    let scalar = UInt32(text[index] & 0x07) << 18 | Self.tail(of: 3, at: index + 1, in: text)
    switch scalar {
    case 0x1D400...0x1D6A3:  // mathematical letters, 26 capitals and 26 small ones a style
      let letter = UInt8((scalar - 0x1D400) % 52)
      self.init(length: 4, replacement: letter < 26 ? 0x41 + letter : 0x61 + letter - 26)
    case 0x1D7CE...0x1D7FF:  // mathematical digits
      self.init(length: 4, replacement: 0x30 + UInt8((scalar - 0x1D7CE) % 10))
    case 0x10000...0x1F000, 0x1FB00...0x1FBFF, 0xE0000...0xE0FFF: self.init(4, rare: scalar)
    default: return nil
    }
  }
}
