/// How a dictionary writes its words.
enum WordEncoding: Equatable {
  case utf8
  case latin1
  /// As Latin 1, but for eight signs.
  case latin9

  /// Takes the name that a dictionary gives it; nil for one that is not known here.
  init?(name: String) {
    switch name.uppercased().filter({ $0 != "-" && $0 != "_" }) {
    case "UTF8": self = .utf8
    case "ISO88591": self = .latin1
    case "ISO885915": self = .latin9
    default: return nil
    }
  }

  /// A word with the zero behind it that C wants; nil when it has a letter that the encoding has not.
  func bytes(of word: String) -> [UInt8]? {
    guard self != .utf8 else { return Array(word.utf8) + [0] }
    var bytes: [UInt8] = []
    for scalar in word.unicodeScalars {
      if self == .latin9, let byte = Self.ofLatin9[scalar] {
        bytes.append(byte)
      } else if scalar.value <= 0xFF,
        self == .latin1 || !Self.ofLatin9.values.contains(UInt8(scalar.value))
      {
        bytes.append(UInt8(scalar.value))
      } else {
        return nil
      }
    }
    return bytes + [0]
  }

  /// Source: ISO/IEC 8859-15:1999, where it differs from part 1.
  private static let ofLatin9: [Unicode.Scalar: UInt8] = [
    "€": 0xA4, "Š": 0xA6, "š": 0xA8, "Ž": 0xB4, "ž": 0xB8, "Œ": 0xBC, "œ": 0xBD, "Ÿ": 0xBE,
  ]
}
