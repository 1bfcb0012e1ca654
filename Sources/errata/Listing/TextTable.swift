import CellGrid

/// An aligned table for people: safe for any terminal, whatever the records hold.
struct TextTable {
  /// A column by its heading.
  struct Column {
    /// The heading.
    var title: String
    /// The width that it may take at most, in cells.
    var limit: Int = .max
    /// Whether numbers stand in it, aligned to the right.
    var isNumber = false
  }

  private let columns: [Column]
  private var rows: [[String]] = []

  /// Makes a table without rows.
  init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row of a cell a column; texts may come from strangers.
  mutating func add(_ cells: [String]) { rows.append(cells) }

  /// The lines, headings first, without blanks at their ends.
  ///
  /// - Parameter width: the cells of a line at most; the last column gives way.
  func lines(width: Int) -> [String] {
    let titles = columns.map(\.title)
    let widths = columns.indices.map { index in
      min(
        columns[index].limit,
        ([titles] + rows).map { TextCells.columns(of: $0[index]) }.max() ?? 0
      )
    }
    return ([titles] + rows).map { cells in
      var line = ""
      var used = 0
      for (index, column) in columns.enumerated() {
        let isLast = index == columns.count - 1
        let room = isLast ? max(8, min(widths[index], width - used)) : widths[index]
        let (text, taken) = PlainText.line(cells[index], limit: room)
        let padding = String(repeating: " ", count: max(0, widths[index] - taken))
        line += column.isNumber ? padding + text : isLast ? text : text + padding
        if !isLast { line += "  " }
        used += widths[index] + 2
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
