extension String {
  /// JSON text with escapes in place of the characters that act on a terminal or hide in it.
  ///
  /// DEL, C1, bidi controls, zero-width and tag characters, private use, and what is no character; with them go
  /// U+0085, U+2028 and U+2029, at which some readers of lines break. They can stand only inside of strings,
  /// where an escape means the same; JSON itself asks for escapes of C0 alone.
  package var jsonWithoutControls: String {
    guard utf8.contains(where: { $0 >= 0x7F }) else { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar.value < 0x7F || !scalar.actsOnTerminals {
        result.append(scalar)
      } else {
        for unit in UTF16.encode(scalar) ?? .init() {
          let digits = String(unit, radix: 16)
          let padding = String(repeating: "0", count: 4 - digits.utf8.count)
          result.append(contentsOf: "\\u\(padding)\(digits)".unicodeScalars)
        }
      }
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  fileprivate var actsOnTerminals: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
    default: false
    }
  }
}
