import CellGrid

extension ConsoleState {
  /// Draws a question with its answers: whole, on as many lines as the window has.
  func draw(_ confirmation: Confirmation, into grid: inout Grid, _ body: Region) {
    let question = confirmation.question
    let width = min(max(36, TextCells.columns(of: question) + 6), body.columns - 4)
    // Its border, a line of room and the answers.
    let rows = max(1, body.rows - 4)
    let wrapped = WrappedText(question, columns: width - 6, maxLines: rows)
    let box = body.centered(Size(columns: width, rows: wrapped.lines.count + 4))
    drawPopup(box, title: "", into: &grid)
    let inner = box.inset(horizontal: 3, vertical: 1)
    let strong = grid.theme.style(.strong)
    for (row, line) in wrapped.lines.enumerated() {
      let point = Point(column: inner.left, row: inner.top + row)
      if row == wrapped.lines.count - 1, !wrapped.isComplete {
        let rest = String(question.unicodeScalars.dropFirst(line.scalars.lowerBound))
        grid.write(rest, at: point, .strong, maxColumns: inner.columns)
      } else {
        grid.write(line, of: question, at: point, style: strong)
      }
    }
    let line = inner.line(inner.rows - 1)
    var column = line.left
    for (command, word) in [(Command.confirmYes, "yes"), (.confirmNo, "no")] {
      let key = configuration.keymap.keyName(of: command) ?? ""
      column += grid.write(key, at: Point(column: column, row: line.top), .statusKey) + 1
      column += grid.write(word, at: Point(column: column, row: line.top), .text) + 4
    }
    grid.cursor = inner.origin
  }
}
