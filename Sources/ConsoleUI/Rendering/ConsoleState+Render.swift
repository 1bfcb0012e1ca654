package import CellGrid
import Queueing
import ReviewModel

extension ConsoleState {
  /// Draws the screen.
  ///
  /// Total and pure: any size and any state give a grid, and the same ones give the same grid. The
  /// grid's cursor stands on the selected row or in the text that is edited.
  package func render(size: Size, theme: Theme) -> Grid {
    var grid = Grid(size: size, theme: theme)
    guard let layout = ConsoleLayout(self, size: size) else {
      drawTooSmall(into: &grid)
      return grid
    }
    drawHeader(into: &grid, layout.header)
    switch screen {
    case .triage:
      drawList(into: &grid, layout)
      drawRecord(into: &grid, layout)
      drawEditor(into: &grid, layout)
      drawPage(into: &grid, layout)
    case .sets:
      drawSets(into: &grid, layout)
      drawSetRecord(into: &grid, layout)
    case .dashboard:
      drawDashboard(into: &grid, layout)
    }
    drawHints(into: &grid, layout.hints)
    drawMessage(into: &grid, layout.message)
    drawOverlay(into: &grid, layout)
    return grid
  }

  private func drawTooSmall(into grid: inout Grid) {
    let floor = ConsoleLayout.floor
    let size = grid.size
    let words = [
      "This window is too small.",
      "errata needs \(floor.columns) columns and \(floor.rows) rows;",
      "these are \(size.columns) and \(size.rows). Nothing is lost.",
    ]
    let wrapped = words.flatMap { words -> [String] in
      words.count <= size.columns ? [words] : words.split(separator: " ").map(String.init)
    }
    let top = max(0, (size.rows - wrapped.count) / 2)
    for (row, line) in wrapped.enumerated() where top + row < size.rows {
      let column = max(0, (size.columns - line.count) / 2)
      grid.write(line, at: Point(column: column, row: top + row), row == 0 ? .strong : .text)
    }
  }

  private func drawEditor(into grid: inout Grid, _ layout: ConsoleLayout) {
    guard let editing, !layout.editor.isEmpty else { return }
    let found = editing.privateValues.count
    let unwritten =
      unwrittenCharacters > 0
      ? "not on the disk: \(counted(unwrittenCharacters, "character"))"
      : "in this window only, not on the disk"
    let hint =
      hasUnwrittenDrafts
      ? unwritten
      : found > 0
        ? "\(counted(found, "private value")): will be redacted"
        : assertedWords ?? editing.evidenceHint ?? (editing.isEmpty ? "" : "kept at every key")
    grid.drawTitle(
      layout.editorTitle,
      "Correction",
      trailing: hint,
      hasUnwrittenDrafts ? .error : found > 0 ? .warning : .dim,
      isFocused: overlay == nil
    )
    editing.render(into: &grid, region: layout.editor, isFocused: overlay == nil)
  }
}

extension Grid {
  /// Draws a rule with a title near its left end and a remark near its right; neither takes the
  /// rule's face on.
  mutating func drawTitle(
    _ region: Region,
    _ title: String,
    trailing: String = "",
    _ role: Theme.Role = .dim,
    isFocused: Bool
  ) {
    guard !region.isEmpty else { return }
    drawRule(region, isFocused ? .borderFocused : .border)
    var room = region.columns - 6
    let tail = TextCells.columns(of: trailing)
    if tail > 0, tail + 12 < room {
      let column = region.right - tail - 3
      clear(Region(column: column, row: region.top, columns: tail + 2, rows: 1), style: Style())
      write(trailing, at: Point(column: column + 1, row: region.top), role)
      room -= tail + 3
    }
    let start = Point(column: region.left + 1, row: region.top)
    let columns = min(TextCells.columns(of: title), max(0, room))
    clear(Region(origin: start, size: Size(columns: columns + 2, rows: 1)), style: Style())
    let place = Point(column: start.column + 1, row: start.row)
    write(title, at: place, .title, maxColumns: columns)
  }
}
