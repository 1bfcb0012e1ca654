/// How a Unicode scalar takes part in drawing.
enum ScalarClass: UInt32 {
  /// One cell.
  case narrow = 0
  /// Two cells.
  case wide = 1
  /// Stands on the cell before it.
  case mark = 2
  /// Has no face of its own: control, format, bidi, tag, line or paragraph separator, private use,
  /// unassigned, ignorable, a vowel or final of Hangul without its lead.
  case hidden = 3
  /// ZWJ, VS15 and VS16: terminals disagree on what they do, so they are not sent.
  case joiner = 4
  /// A skin tone: dropped where it follows what it would colour, and shown as a number elsewhere, since
  /// a terminal could join it to the cell before.
  case tone = 5
  /// A regional indicator: drawn as its letter, since terminals disagree on flags.
  case regional = 6

  /// The class of a scalar.
  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x2FF: self = .narrow
    case 0...0x9F, 0xAD: self = .hidden
    case 0x4E00...0x9FFF, 0xAC00...0xD7A3: self = .wide
    case let value: self = Self.lookUp(value)
    }
  }

  private static func lookUp(_ value: UInt32) -> ScalarClass {
    let key = value << 3 | 7
    var low = 0
    var high = table.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if table[middle] <= key { low = middle } else { high = middle }
    }
    return ScalarClass(rawValue: table[low] & 7) ?? .hidden
  }
}
