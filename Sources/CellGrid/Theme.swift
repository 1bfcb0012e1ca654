/// How everything on the screen looks: a style for each role and a sign for each symbol.
///
/// A theme is a value made for one kind of terminal: whoever reads a theme file has chosen from its
/// chains the colours that the terminal has.
package struct Theme: Hashable, Sendable {
  /// The name that the user chooses it by.
  package var name: String
  /// What it is made for.
  package var appearance: Appearance
  /// By the numbers of roles and symbols: every cell of a screen asks.
  private var styles: [Style]
  private var symbols: [Unicode.Scalar]

  /// Makes a theme; a role without a style looks like `text`, a symbol without a sign is drawn in
  /// ASCII.
  package init(
    name: String,
    appearance: Appearance,
    styles: [Role: Style],
    symbols: [Symbol: Unicode.Scalar] = [:]
  ) {
    self.name = name
    self.appearance = appearance
    self.styles = Role.allCases.map { styles[$0] ?? styles[.text] ?? Style() }
    self.symbols = Symbol.allCases.map { symbols[$0] ?? $0.ascii }
  }

  /// How text in that role looks.
  package func style(_ role: Role) -> Style { styles[Int(role.rawValue)] }

  /// What writing in that role lays over what is there: nothing for plain text, which takes the ground
  /// of a selection or a window as it finds it.
  package func face(_ role: Role) -> Style { role == .text ? Style() : style(role) }

  /// The sign for that symbol, one cell wide.
  package func symbol(_ symbol: Symbol) -> String { String(Character(scalar(symbol))) }

  func scalar(_ symbol: Symbol) -> Unicode.Scalar { symbols[Int(symbol.rawValue)] }

  /// The theme with nothing beyond ASCII in what the console draws itself, and blanks for borders: lines
  /// are read aloud by screen readers, and torn by fonts that lack them.
  package var withoutDrawing: Theme {
    var copy = self
    copy.symbols = Symbol.allCases.map { $0.isBorder ? " " : $0.ascii }
    return copy
  }

  /// Whether it draws nothing beyond ASCII.
  package var isASCII: Bool { symbols.allSatisfy(\.isASCII) }

  /// What a theme is made for.
  package enum Appearance: String, CaseIterable, Sendable {
    /// The terminal's own colours, whatever they are.
    case terminal
    /// A light background, which the theme sets.
    case light
    /// A dark background, which the theme sets.
    case dark
    /// No colours.
    case mono
  }
}
