/// The shortest piece of a text that is drawn as one: a glyph with its marks, or the visible stand-in
/// for something that has no face.
///
/// Units are cut the same way from any unit's start, so a line of a wrapped text can be drawn without
/// reading what stands before it. What a unit takes in beyond its base (marks over four, joiners,
/// skin tones) is not drawn and stays in the text.
struct TextUnit {
  /// What is drawn.
  enum Shape {
    /// The base with its marks.
    case glyph
    /// A blank that a line may end at.
    case space
    /// A blank up to the next tab stop.
    case tab
    /// The end of a line: LF, or CR LF.
    case newline
    /// The base, in the face of control characters, instead of what the text has.
    case substitute
    /// The number of the base in angle brackets, in the face of control characters.
    case label
  }

  /// What is drawn.
  var shape: Shape
  /// The glyph, its substitute, or the scalar that a label names.
  var base: Unicode.Scalar
  /// What stands on it.
  var marks = Marks()
  /// The cells that it takes; 0 for a newline, and for a tab, whose place decides.
  var columns: Int
  /// The bytes of the text that it stands for.
  var utf8Length: Int
  /// The scalars of the text that it stands for.
  var scalarCount: Int

  /// The unit at an offset, which must be the start of one and before the end.
  init(in bytes: Span<UInt8>, at start: Int) {
    let byte = bytes[start]
    let next: UInt8 = start + 1 < bytes.count ? bytes[start + 1] : 0
    if byte < 0x80 && next < 0x80 {
      self.init(ascii: byte, followedBy: next)
      return
    }
    var offset = start
    self.init(Unicode.Scalar(in: bytes, at: &offset))
    utf8Length = offset - start
    if shape == .glyph || base == Self.dottedCircle { takeIn(bytes, from: offset) }
  }

  private init(_ shape: Shape, _ base: Unicode.Scalar, columns: Int) {
    self.shape = shape
    self.base = base
    self.columns = columns
    utf8Length = 1
    scalarCount = 1
  }

  private init(ascii byte: UInt8, followedBy next: UInt8) {
    switch byte {
    case 0x20: self.init(.space, " ", columns: 1)
    case 0x21...0x7E: self.init(.glyph, Unicode.Scalar(byte), columns: 1)
    case 0x09: self.init(.tab, " ", columns: 0)
    case 0x0A: self.init(.newline, Self.newlinePicture, columns: 0)
    case 0x0D where next == 0x0A:
      self.init(.newline, Self.newlinePicture, columns: 0)
      utf8Length = 2
      scalarCount = 2
    case 0x7F: self.init(.substitute, "\u{2421}", columns: 1)
    default:
      let picture = Unicode.Scalar(0x2400 + UInt32(byte)) ?? Self.replacement
      self.init(.substitute, picture, columns: 1)
    }
  }

  /// A scalar by itself; the caller sets the length.
  private init(_ scalar: Unicode.Scalar) {
    if scalar.value < 0x80 {
      self.init(ascii: UInt8(scalar.value), followedBy: 0)
      return
    }
    switch ScalarClass(scalar) {
    case .narrow: self.init(.glyph, scalar, columns: 1)
    case .wide: self.init(.glyph, scalar, columns: 2)
    case .mark:
      self.init(.substitute, Self.dottedCircle, columns: 1)
      marks.append(scalar)
    case .regional:
      let letter = Unicode.Scalar(scalar.value - 0x1F1E6 + 0x41) ?? Self.replacement
      self.init(.substitute, letter, columns: 1)
    case .hidden, .joiner, .tone:
      self.init(.label, scalar, columns: Self.label(of: scalar).utf8.count)
    }
  }

  /// Takes in what stands on the base or would change how a terminal draws it.
  private mutating func takeIn(_ bytes: Span<UInt8>, from start: Int) {
    var offset = start
    var joined = false
    var toned = false
    while offset < bytes.count, bytes[offset] >= 0x80, scalarCount < Self.scalarLimit {
      var end = offset
      let scalar = Unicode.Scalar(in: bytes, at: &end)
      if let syllable = Self.syllable(base, scalar) {
        base = syllable
      } else {
        switch ScalarClass(scalar) {
        case .mark:
          marks.append(scalar)
          joined = false
        case .joiner where !joined && takesJoiner(scalar):
          joined = true
        case .tone where !toned && base.value >= 0x261D:
          toned = true
          joined = false
        default: return
        }
      }
      utf8Length += end - offset
      scalarCount += 1
      offset = end
    }
  }

  /// Whether a joiner after the base is what it is meant for, and not something hidden in a word.
  private func takesJoiner(_ joiner: Unicode.Scalar) -> Bool {
    if base.value >= 0x80 { return true }
    let isKeycap = base == "#" || base == "*" || ("0"..."9").contains(base)
    return isKeycap && joiner.value != 0x200D
  }

  /// The scalars that a unit takes in at most, so that no text makes one unit of megabytes.
  static let scalarLimit = 32
  /// Stands for what cannot be drawn.
  static let replacement: Unicode.Scalar = "\u{FFFD}"
  /// Carries a mark that has no base.
  static let dottedCircle: Unicode.Scalar = "\u{25CC}"
  /// Stands for the end of a line within a single line.
  static let newlinePicture: Unicode.Scalar = "\u{2424}"

  /// The number of a scalar as it is shown.
  static func label(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }

  /// The Hangul syllable that a base and a vowel or a final make (The Unicode Standard, 3.12).
  private static func syllable(
    _ base: Unicode.Scalar,
    _ jamo: Unicode.Scalar
  ) -> Unicode.Scalar? {
    switch (base.value, jamo.value) {
    case (0x1100...0x1112, 0x1161...0x1175):
      let lead = base.value - 0x1100
      return Unicode.Scalar(0xAC00 + (lead * 21 + jamo.value - 0x1161) * 28)
    case (0xAC00...0xD7A3, 0x11A8...0x11C2) where (base.value - 0xAC00) % 28 == 0:
      return Unicode.Scalar(base.value + jamo.value - 0x11A7)
    default: return nil
    }
  }
}

extension Unicode.Scalar {
  /// The scalar at an offset of valid UTF-8, and the offset after it.
  init(in bytes: Span<UInt8>, at offset: inout Int) {
    let first = UInt32(bytes[offset])
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = length == 1 ? first : first & (0xFF >> UInt32(length + 1))
    for index in 1..<max(1, length) where offset + index < bytes.count {
      value = value << 6 | UInt32(bytes[offset + index] & 0x3F)
    }
    offset = min(offset + length, bytes.count)
    self = Unicode.Scalar(value) ?? TextUnit.replacement
  }
}
