/// A rectangle of cells; it may be empty and is never negative.
package struct Region: Hashable, Sendable {
  /// The cell in the top left corner.
  package var origin: Point
  /// How far it reaches.
  package private(set) var size: Size

  /// Makes a region; a negative extent counts as 0.
  package init(origin: Point, size: Size) {
    self.origin = origin
    self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
  }

  /// Makes a region; a negative extent counts as 0.
  package init(column: Int = 0, row: Int = 0, columns: Int, rows: Int) {
    self.init(
      origin: Point(column: column, row: row),
      size: Size(columns: columns, rows: rows)
    )
  }

  /// Columns.
  package var columns: Int { size.columns }
  /// Rows.
  package var rows: Int { size.rows }
  /// The first column.
  package var left: Int { origin.column }
  /// The first row.
  package var top: Int { origin.row }
  /// The column after the last.
  package var right: Int { origin.column + size.columns }
  /// The row after the last.
  package var bottom: Int { origin.row + size.rows }
  /// Whether there is no cell in it.
  package var isEmpty: Bool { size.columns == 0 || size.rows == 0 }

  /// Whether the cell is in it.
  package func contains(_ point: Point) -> Bool {
    point.column >= left && point.column < right && point.row >= top && point.row < bottom
  }

  /// What both have in common, empty when nothing.
  package func intersection(_ other: Region) -> Region {
    let column = max(left, other.left)
    let row = max(top, other.top)
    return Region(
      column: column,
      row: row,
      columns: min(right, other.right) - column,
      rows: min(bottom, other.bottom) - row
    )
  }

  /// The region without so many cells on each side, empty at the least.
  package func inset(horizontal: Int = 0, vertical: Int = 0) -> Region {
    Region(
      column: left + min(horizontal, columns),
      row: top + min(vertical, rows),
      columns: columns - 2 * horizontal,
      rows: rows - 2 * vertical
    )
  }

  /// The region within its border of one cell.
  package var interior: Region { inset(horizontal: 1, vertical: 1) }

  /// One of its rows, counted from its top; empty when it has none such.
  package func line(_ row: Int) -> Region {
    Region(
      column: left,
      row: top + row,
      columns: columns,
      rows: row >= 0 && row < rows ? 1 : 0
    )
  }

  /// Cuts it in a left part of so many columns, as far as it has them, and the rest.
  package func split(left width: Int) -> (left: Region, right: Region) {
    let width = min(max(0, width), columns)
    return (
      Region(column: left, row: top, columns: width, rows: rows),
      Region(column: left + width, row: top, columns: columns - width, rows: rows)
    )
  }

  /// Cuts it in the rest and a right part of so many columns, as far as it has them.
  package func split(right width: Int) -> (left: Region, right: Region) {
    split(left: columns - min(max(0, width), columns))
  }

  /// Cuts it in a top part of so many rows, as far as it has them, and the rest.
  package func split(top height: Int) -> (top: Region, bottom: Region) {
    let height = min(max(0, height), rows)
    return (
      Region(column: left, row: top, columns: columns, rows: height),
      Region(column: left, row: top + height, columns: columns, rows: rows - height)
    )
  }

  /// Cuts it in the rest and a bottom part of so many rows, as far as it has them.
  package func split(bottom height: Int) -> (top: Region, bottom: Region) {
    split(top: rows - min(max(0, height), rows))
  }

  /// A region of that size in its middle, cut to what it has.
  package func centered(_ size: Size) -> Region {
    let columns = min(max(0, size.columns), columns)
    let rows = min(max(0, size.rows), rows)
    return Region(
      column: left + (self.columns - columns) / 2,
      row: top + (self.rows - rows) / 2,
      columns: columns,
      rows: rows
    )
  }
}
