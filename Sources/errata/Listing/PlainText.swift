import CellGrid

/// The texts of records as they may be printed: nothing in them can act on a terminal.
enum PlainText {
  /// A text on one line, cut to so many cells; an end of line in it shows as a sign.
  ///
  /// - Returns: what to print, and the cells that it takes.
  static func line(_ text: String, limit: Int = .max) -> (text: String, columns: Int) {
    let line = TextCells.line(
      text,
      style: Style(),
      control: Style(),
      limit: limit,
      ellipsis: "\u{2026}"
    )
    return (line.text, line.columns)
  }

  /// A text with its ends of lines, each line whole.
  static func lines(_ text: String) -> String {
    text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { line(String(Substring($0))).text }
      .joined(separator: "\n")
  }

  /// A text with its lines, wrapped to a width, each behind an indent.
  static func paragraph(_ text: String, width: Int, indent: String = "") -> [String] {
    let room = max(8, width - indent.utf8.count)
    let wrapped = WrappedText(text, columns: room)
    return wrapped.lines.map { line in
      var shown = TextCells.line(line, of: text, style: Style(), control: Style()).text[...]
      while shown.last == " " { shown.removeLast() }
      return shown.isEmpty ? "" : indent + shown
    }
  }
}
