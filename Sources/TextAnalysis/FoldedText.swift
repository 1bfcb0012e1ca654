/// A text whose scalars are folded one by one: compatibility forms, case, composition, and what
/// shows nothing.
struct FoldedText {
  /// The folded scalars.
  private(set) var scalars: [Unicode.Scalar] = []
  /// Where the letter stands that combining marks may still join.
  private var base = 0

  /// Appends scalars.
  mutating func append(contentsOf text: String.UnicodeScalarView) {
    for scalar in text {
      if scalar.isASCII {
        composeLast()
        base = scalars.count
        scalars.append(scalar.lowercasedASCII)
      } else {
        append(scalar)
      }
    }
    composeLast()
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    let scalar = scalar == "ς" ? "σ" : scalar
    if let ascii = asciiForm(of: scalar) {
      composeLast()
      base = scalars.count
      scalars.append(contentsOf: ascii.unicodeScalars)
      return
    }
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint { return }
    if properties.canonicalCombiningClass == .notReordered {
      composeLast()
      base = scalars.count
    }
    if properties.changesWhenLowercased {
      scalars.append(contentsOf: properties.lowercaseMapping.unicodeScalars)
    } else {
      scalars.append(scalar)
    }
  }

  /// Puts the composed letter in the place of a letter and its marks.
  private mutating func composeLast() {
    let count = scalars.count - base
    guard 2...4 ~= count else { return }
    var sequence = String.UnicodeScalarView()
    sequence.append(contentsOf: scalars[base...])
    guard let composed = Self.composed[String(sequence)] else { return }
    scalars.replaceSubrange(base..., with: CollectionOfOne(composed))
  }

  /// The composed letters, found by any sequence that is canonically equal to them.
  private static let composed: [String: Unicode.Scalar] = {
    let ranges: [ClosedRange<UInt32>] = [
      0xC0...0x24F, 0x370...0x4FF, 0x1E00...0x1FFF, 0x3040...0x30FF,
    ]
    var table: [String: Unicode.Scalar] = [:]
    for scalar in ranges.joined().lazy.compactMap(Unicode.Scalar.init) {
      let key = String(scalar)
      if table[key] == nil { table[key] = scalar }
    }
    return table
  }()

  /// The ASCII text that a compatibility form stands for, in lower case.
  private func asciiForm(of scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0xFF01...0xFF5E:
      Unicode.Scalar(scalar.value - 0xFEE0).map { String($0.lowercasedASCII) }
    case 0x2010...0x2013, 0x2212, 0xFE63: "-"
    case 0x2026: "..."
    case 0xFB00: "ff"
    case 0xFB01: "fi"
    case 0xFB02: "fl"
    case 0xFB03: "ffi"
    case 0xFB04: "ffl"
    case 0xFB05, 0xFB06: "st"
    default: nil
    }
  }
}

extension Unicode.Scalar {
  fileprivate var lowercasedASCII: Unicode.Scalar {
    "A"..."Z" ~= self ? Unicode.Scalar(UInt8(truncatingIfNeeded: value) | 0x20) : self
  }
}
