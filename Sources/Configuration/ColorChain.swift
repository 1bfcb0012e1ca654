import CellGrid

/// A colour in several forms, the finest first: what a terminal can show is taken.
struct ColorChain: Hashable {
  /// The forms.
  var colors: [Color]

  /// The first form that the terminal has, else the nearest to the first; nil where there are no
  /// colours.
  func color(for support: ColorSupport) -> Color? {
    guard support > .none else { return nil }
    let fitting = colors.first { color in
      switch color {
      case .terminalDefault, .ansi: true
      case .indexed: support >= .indexed256
      case .rgb: support == .rgb
      }
    }
    return fitting ?? colors.first?.nearest(for: support)
  }

  /// The names of the sixteen, and of the terminal's own colour.
  static let names: [String: Color] = {
    let plain = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
    var names: [String: Color] = ["default": .terminalDefault]
    for (number, name) in plain.enumerated() {
      names[name] = .ansi(UInt8(number))
      names["bright-" + name] = .ansi(UInt8(number + 8))
    }
    return names
  }()

  /// Reads one form: `"#rrggbb"`, a number of the palette, or a name.
  static func color(_ node: TOMLNode) -> Color? {
    switch node {
    case .integer(let number): UInt8(exactly: number).map(Color.indexed)
    case .string(let text): text.hasPrefix("#") ? hexadecimal(text.dropFirst()) : names[text]
    case .boolean, .decimal, .array, .table, .other: nil
    }
  }

  private static func hexadecimal(_ digits: Substring) -> Color? {
    guard digits.utf8.count == 6, let value = UInt32(digits, radix: 16), !digits.hasPrefix("+")
    else { return nil }
    return .rgb(UInt8(value >> 16), UInt8(value >> 8 & 255), UInt8(value & 255))
  }
}
