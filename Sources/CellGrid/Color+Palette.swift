extension Color {
  /// Red, green and blue of a colour of the palette of 256, as xterm has it by default.
  ///
  /// The first sixteen are what the user chose in the terminal, so for these it is a guess.
  package static func paletteRGB(_ index: UInt8) -> (red: UInt8, green: UInt8, blue: UInt8) {
    switch index {
    case 0..<16: return first16[Int(index)]
    case 16..<232:
      let cube = index - 16
      return (level(cube / 36), level(cube / 6 % 6), level(cube % 6))
    default:
      let gray = 8 + 10 * (index - 232)
      return (gray, gray, gray)
    }
  }

  /// Red, green and blue, nil for the terminal's own colour, which nobody knows.
  package var rgb: (red: UInt8, green: UInt8, blue: UInt8)? {
    switch self {
    case .terminalDefault: nil
    case .ansi(let number): Self.paletteRGB(number & 15)
    case .indexed(let number): Self.paletteRGB(number)
    case .rgb(let red, let green, let blue): (red, green, blue)
    }
  }

  /// The colour of that kind of terminal which is nearest to this one.
  package func nearest(for support: ColorSupport) -> Color? {
    switch (self, support) {
    case (_, .none): nil
    case (.terminalDefault, _), (.ansi, _), (_, .rgb), (.indexed, .indexed256): self
    case (_, .indexed256): nearestIndex(in: 16...255).map(Color.indexed)
    case (_, .ansi16): nearestIndex(in: 0...15).map(Color.ansi)
    }
  }

  private func nearestIndex(in range: ClosedRange<UInt8>) -> UInt8? {
    guard let rgb else { return nil }
    return range.min {
      Self.distance(rgb, Self.paletteRGB($0)) < Self.distance(rgb, Self.paletteRGB($1))
    }
  }

  private static func distance(
    _ left: (red: UInt8, green: UInt8, blue: UInt8),
    _ right: (red: UInt8, green: UInt8, blue: UInt8)
  ) -> Int {
    let red = Int(left.red) - Int(right.red)
    let green = Int(left.green) - Int(right.green)
    let blue = Int(left.blue) - Int(right.blue)
    // The eye weighs green most and blue least.
    return 3 * red * red + 6 * green * green + blue * blue
  }

  private static func level(_ step: UInt8) -> UInt8 { step == 0 ? 0 : 55 + 40 * step }

  private static let first16: [(red: UInt8, green: UInt8, blue: UInt8)] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205),
    (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255),
    (255, 0, 255), (0, 255, 255), (255, 255, 255),
  ]
}
