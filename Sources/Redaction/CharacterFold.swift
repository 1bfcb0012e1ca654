/// What one character outside ASCII folds to.
///
/// Sources: Unicode blocks "Halfwidth and Fullwidth Forms" and "General Punctuation", and the
/// property Default_Ignorable_Code_Point for what has no width.
struct CharacterFold {
  /// How many bytes the character has.
  var length: Int
  /// One ASCII byte, or none.
  var replacement: [UInt8]

  /// The folding of the character that begins here, or nil when it stays as it is.
  init?(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    func byte(_ step: Int) -> UInt8 { index + step < bytes.count ? bytes[index + step] : 0 }
    switch (bytes[index], byte(1), byte(2)) {
    case (0xC2, 0xA0, _): self.init(2, " ")  // U+00A0
    case (0xC2, 0xAD, _): self.init(2, nil)  // U+00AD, soft hyphen
    case (0xE2, 0x80, 0x80...0x8A): self.init(3, " ")  // U+2000–200A
    case (0xE2, 0x80, 0x8B...0x8F): self.init(3, nil)  // U+200B–200F, zero width and marks
    case (0xE2, 0x80, 0x90...0x95): self.init(3, "-")  // U+2010–2015
    case (0xE2, 0x80, 0xAA...0xAE): self.init(3, nil)  // U+202A–202E, bidi controls
    case (0xE2, 0x80, 0xAF): self.init(3, " ")  // U+202F
    case (0xE2, 0x81, 0x9F): self.init(3, " ")  // U+205F
    case (0xE2, 0x81, 0xA0...0xAF): self.init(3, nil)  // U+2060–206F, joiners and isolates
    case (0xE2, 0x88, 0x92): self.init(3, "-")  // U+2212, minus
    case (0xEF, 0xB9, 0x98), (0xEF, 0xB9, 0xA3): self.init(3, "-")  // U+FE58, U+FE63
    case (0xEF, 0xB9, 0xAB): self.init(3, "@")  // U+FE6B
    case (0xEF, 0xBB, 0xBF): self.init(3, nil)  // U+FEFF
    case (0xEF, 0xBC, let last) where (0x81...0xBF).contains(last):  // U+FF01–FF3F
      self.init(length: 3, replacement: [last - 0x60])
    case (0xEF, 0xBD, let last) where (0x80...0x9E).contains(last):  // U+FF40–FF5E
      self.init(length: 3, replacement: [last - 0x20])
    default: return nil
    }
  }

  private init(_ length: Int, _ character: Unicode.Scalar?) {
    self.length = length
    replacement = character.map { [UInt8(ascii: $0)] } ?? []
  }

  private init(length: Int, replacement: [UInt8]) {
    self.length = length
    self.replacement = replacement
  }
}
