/// A row of cells that is laid already, to be put into a grid as it is.
///
/// Only `TextCells` makes one, so nothing in it can act as a control.
package struct CellLine: Equatable, Sendable {
  private(set) var cells: [Cell] = []
  private(set) var marks: [Int: Marks] = [:]

  /// Makes an empty line.
  package init() {}

  /// The cells that it takes.
  package var columns: Int { cells.count }

  /// Makes room for so many cells at once.
  mutating func reserve(_ columns: Int) { cells.reserveCapacity(columns) }

  mutating func append(
    _ scalar: Unicode.Scalar,
    marks: Marks = Marks(),
    columns: Int,
    style: Style
  ) {
    var form: Cell.Form = columns == 2 ? .wide : []
    if !marks.isEmpty {
      form.insert(.marked)
      self.marks[cells.count] = marks
    }
    cells.append(Cell(scalar, style: style, form: form))
    if columns == 2 { cells.append(Cell(style: style, form: .tail)) }
  }

  /// Cuts it to so many cells; of a wide glyph that would be halved a blank stays.
  mutating func truncate(to columns: Int) {
    let columns = max(0, columns)
    guard columns < cells.count else { return }
    if cells[columns].form.contains(.tail) {
      cells[columns - 1] = Cell(style: cells[columns - 1].style)
      marks[columns - 1] = nil
    }
    cells.removeSubrange(columns...)
    if !marks.isEmpty { marks = marks.filter { $0.key < columns } }
  }
}
