/// A screen of cells, drawn from nothing for each frame and compared with the one before.
///
/// Everything that would fall outside of it is cut off, so no size is too small to draw on. A wide
/// glyph is never halved: where a half would be cut or written over, a blank takes the other's place.
package struct Grid: Equatable, Sendable {
  /// How many cells there are.
  package let size: Size
  /// How the signs that the grid draws itself look.
  package let theme: Theme
  /// Where the terminal's cursor stands: on the selected row or in the text that is edited, so that
  /// screen readers and input methods know; nil hides it.
  ///
  /// A point outside counts as nil.
  package var cursor: Point?
  /// The cells, row by row.
  package private(set) var cells: [Cell]
  /// The marks on the cells whose form says so, by index.
  private var marks: [Int: Marks] = [:]

  /// Makes a grid of blanks in the theme's face for text.
  package init(size: Size, theme: Theme) {
    self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
    self.theme = theme
    let blank = Cell(style: theme.style(.text))
    cells = Array(repeating: blank, count: self.size.columns * self.size.rows)
  }

  /// All of it.
  package var bounds: Region { Region(origin: Point(column: 0, row: 0), size: size) }

  /// The cell at a point, nil outside.
  package subscript(point: Point) -> Cell? {
    bounds.contains(point) ? cells[index(point)] : nil
  }

  /// The glyph of a cell with its marks; empty for the second half of a wide one.
  package func scalars(at point: Point) -> [Unicode.Scalar] {
    guard let cell = self[point], !cell.form.contains(.tail) else { return [] }
    return [cell.scalar] + (marks[index(point)]?.scalars ?? [])
  }

  /// Empties a region; what is beneath, its style included, is gone.
  package mutating func clear(_ region: Region, style: Style) {
    let blank = Cell(style: theme.style(.text).overlaid(with: style))
    let region = region.intersection(bounds)
    guard !region.isEmpty else { return }
    for row in region.top..<region.bottom {
      detach(row: row, columns: region.left..<region.right)
      for column in region.left..<region.right {
        set(blank, at: index(Point(column: column, row: row)))
      }
    }
  }

  /// Lays a style over what a region shows already.
  package mutating func restyle(_ region: Region, _ style: Style) {
    let region = region.intersection(bounds)
    guard !region.isEmpty else { return }
    for row in region.top..<region.bottom {
      for column in region.left..<region.right {
        let index = index(Point(column: column, row: row))
        cells[index].style = cells[index].style.overlaid(with: style)
      }
    }
  }

  /// Puts a laid line in a row, its styles over those beneath.
  ///
  /// - Parameters:
  ///   - line: the line.
  ///   - point: where its first cell goes.
  ///   - maxColumns: the cells that it may take at most.
  /// - Returns: the cells that it took.
  @discardableResult
  package mutating func write(
    _ line: CellLine,
    at point: Point,
    maxColumns: Int = .max
  ) -> Int {
    guard point.row >= 0, point.row < size.rows, point.column < size.columns else { return 0 }
    var line = line
    line.truncate(to: min(maxColumns, size.columns - point.column))
    let skipped = max(0, -point.column)
    guard skipped < line.columns else { return line.columns }
    detach(row: point.row, columns: (point.column + skipped)..<(point.column + line.columns))
    for offset in skipped..<line.columns {
      var cell = line.cells[offset]
      if offset == skipped, cell.form.contains(.tail) { cell = Cell(style: cell.style) }
      let index = index(Point(column: point.column + offset, row: point.row))
      cell.style = cells[index].style.overlaid(with: cell.style)
      set(cell, marks: line.marks[offset], at: index)
    }
    return line.columns
  }

  /// Whether a cell of another grid of the same size looks the same.
  func matches(_ other: Grid, at index: Int) -> Bool {
    cells[index] == other.cells[index]
      && (!cells[index].form.contains(.marked) || marks[index] == other.marks[index])
  }

  private func index(_ point: Point) -> Int { point.row * size.columns + point.column }

  private mutating func set(_ cell: Cell, marks: Marks? = nil, at index: Int) {
    if cells[index].form.contains(.marked) { self.marks[index] = nil }
    cells[index] = cell
    if let marks { self.marks[index] = marks }
  }

  /// Blanks the other halves of the wide glyphs that a write to these columns would cut in two.
  private mutating func detach(row: Int, columns: Range<Int>) {
    let first = index(Point(column: columns.lowerBound, row: row))
    if cells[first].form.contains(.tail), columns.lowerBound > 0 {
      set(Cell(style: cells[first - 1].style), at: first - 1)
    }
    let last = index(Point(column: columns.upperBound - 1, row: row))
    if cells[last].form.contains(.wide), columns.upperBound < size.columns {
      set(Cell(style: cells[last + 1].style), at: last + 1)
    }
  }
}
