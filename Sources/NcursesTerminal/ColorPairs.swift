import CNcurses
import CellGrid

/// Gives each pair of colours its number, asking ncurses once.
struct ColorPairs {
  private let support: ColorSupport
  private var numbers: [Pair: Int32] = [:]

  private struct Pair: Hashable {
    var foreground: Int32
    var background: Int32
  }

  /// Begins with no pairs; the terminal must have been entered.
  ///
  /// The terminal's own colours get a pair of their own. On the way to pair 0 ncurses resets colours
  /// and then attributes, which resets them again; to any other it does so once.
  init(support: ColorSupport) {
    self.support = support
    guard support > .none, cncurses_set_pair(1, -1, -1) != 0 else { return }
    numbers[Pair(foreground: -1, background: -1)] = 1
  }

  /// The number of the pair that a style needs; 0 when the terminal has no colours.
  mutating func number(for style: Style) -> Int32 {
    let pair = Pair(
      foreground: Self.code(style.foreground, support),
      background: Self.code(style.background, support)
    )
    if let number = numbers[pair] { return number }
    guard pair.foreground >= 0 || pair.background >= 0 else { return 0 }
    let number = max(0, alloc_pair(pair.foreground, pair.background))
    numbers[pair] = number
    return number
  }

  /// The number that ncurses has for a colour, -1 for the terminal's own.
  ///
  /// A theme holds colours that the terminal has; one that it has not falls back to the terminal's
  /// own rather than to a wrong one.
  static func code(_ color: Color?, _ support: ColorSupport) -> Int32 {
    switch color {
    case nil, .terminalDefault: -1
    case .ansi(let number): support >= .ansi16 ? Int32(number & 15) : -1
    case .indexed(let number): support >= .indexed256 ? Int32(number) : -1
    case .rgb(let red, let green, let blue):
      support == .rgb ? Int32(red) << 16 | Int32(green) << 8 | Int32(blue) : -1
    }
  }
}
