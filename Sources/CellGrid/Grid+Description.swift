extension Grid: CustomStringConvertible {
  /// The rows as text, blanks at their ends cut off: what goldens hold.
  package var description: String {
    (0..<size.rows).map(rowText).joined(separator: "\n")
  }

  /// The text with a letter for each cell's style below it, the letters' meaning, and the cursor.
  package var styledDescription: String {
    var letters: [Style: Character] = [theme.style(.text): "."]
    var order: [Style] = []
    let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    var rows: [String] = []
    for row in 0..<size.rows {
      var line = ""
      for cell in cells[(row * size.columns)..<((row + 1) * size.columns)] {
        if letters[cell.style] == nil {
          letters[cell.style] = order.count < alphabet.count ? alphabet[order.count] : "#"
          order.append(cell.style)
        }
        line.append(letters[cell.style] ?? "#")
      }
      rows.append(line)
    }
    let legend = order.map { "\(letters[$0] ?? "#") \($0.legend)" }
    let cursor = cursor.map { "cursor \($0.column),\($0.row)" } ?? "cursor hidden"
    return ([description, ""] + rows + [""] + legend + [cursor]).joined(separator: "\n")
  }

  private func rowText(_ row: Int) -> String {
    var text = ""
    for column in 0..<size.columns {
      text.unicodeScalars.append(contentsOf: scalars(at: Point(column: column, row: row)))
    }
    return String(text.reversed().drop { $0 == " " }.reversed())
  }
}

extension Style {
  /// The style in words: `fg ansi 4, bg default, bold`.
  fileprivate var legend: String {
    var words: [String] = []
    if let foreground { words.append("fg \(foreground.legend)") }
    if let background { words.append("bg \(background.legend)") }
    words += Attributes.named.filter { attributes.contains($0.attribute) }.map(\.name)
    return words.isEmpty ? "nothing" : words.joined(separator: ", ")
  }
}

extension Color {
  fileprivate var legend: String {
    switch self {
    case .terminalDefault: "default"
    case .ansi(let number): "ansi \(number)"
    case .indexed(let number): "indexed \(number)"
    case .rgb(let red, let green, let blue): "rgb \(red) \(green) \(blue)"
    }
  }
}
