import CellGrid

/// A line of text in the faces of a theme, for a terminal that scrolls.
enum ThemeSample {
  private static let words: [(role: Theme.Role, word: String)] = [
    (.heading, "QUESTION"), (.text, "How long are files kept?"), (.dim, "2 days ago"),
    (.selection, "selected"), (.badgeDown, "down"), (.badgeUp, "up"), (.inserted, "180 days"),
    (.deleted, "90 days"), (.searchHit, "hit"), (.warning, "warning"),
  ]

  /// The line, with the sequences of ECMA-48 that set and reset its faces; as many words as have room.
  ///
  /// - Parameter columns: the cells that there are; every word takes two more than it has letters.
  static func line(_ theme: Theme, columns: Int = .max) -> String {
    let base = theme.style(.text)
    var room = columns
    let shown = words.prefix { word in
      room -= word.word.count + 2
      return room >= 0
    }
    let parts = shown.map { word in
      let style = base.overlaid(with: theme.style(word.role))
      return "\u{1B}[0;\(sequence(style))m \(word.word) "
    }
    return parts.joined() + "\u{1B}[0m"
  }

  private static func sequence(_ style: Style) -> String {
    let attributes: [(Attributes, Int)] = [
      (.bold, 1), (.dim, 2), (.italic, 3), (.underline, 4), (.reverse, 7),
    ]
    var codes = attributes.filter { style.attributes.contains($0.0) }.map { String($0.1) }
    codes += style.foreground.map { color($0, base: 30) } ?? []
    codes += style.background.map { color($0, base: 40) } ?? []
    return codes.isEmpty ? "0" : codes.joined(separator: ";")
  }

  /// The parameters that set a colour; `base` is 30 for text and 40 for what is behind it.
  private static func color(_ color: Color, base: Int) -> [String] {
    switch color {
    case .terminalDefault: ["\(base + 9)"]
    case .ansi(let number):
      number % 16 < 8 ? ["\(base + Int(number % 16))"] : ["\(base + 60 + Int(number % 16) - 8)"]
    case .indexed(let number): ["\(base + 8)", "5", "\(number)"]
    case .rgb(let red, let green, let blue):
      ["\(base + 8)", "2", "\(red)", "\(green)", "\(blue)"]
    }
  }
}
