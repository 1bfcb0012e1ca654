import CellGrid

extension TextEditor {
  /// How many rows show the text.
  var textRows: Int { max(1, size.rows - (diffRows > 0 ? diffRows + 1 : 0)) }

  /// How many rows show the difference, below a rule; 0 when it is not shown or has no room: the text
  /// keeps four rows at least, stands for itself beside the answer, where that is marked, and less than two rows of difference tell nothing.
  var diffRows: Int {
    let rows = min(size.rows * 2 / 5, size.rows - 5)
    return showsDiff && !isBesideAnswer && rows >= 2 ? rows : 0
  }

  /// Scrolls no further than needed for the caret to be in sight, and leaves no row empty that could
  /// show text.
  mutating func settle() {
    top.line = min(top.line, buffer.lines.count - 1)
    top = rowStart(of: top)
    let caretRow = rowStart(of: caret)
    if caretRow < top { top = caretRow }
    top = max(top, start(ofRowBefore: caret))
    top = min(top, start(ofRowBefore: buffer.end))
    // Finds the rows in sight and the one below, so that drawing finds none.
    _ = row(top, offsetBy: textRows)
  }

  /// The start of the row that is at the top when a place is on the last row in sight.
  private mutating func start(ofRowBefore position: TextPosition) -> TextPosition {
    let (line, row) = row(position, offsetBy: 1 - textRows)
    return TextPosition(line: line, offset: buffer.lines[line].rows[row].utf8.lowerBound)
  }
}
