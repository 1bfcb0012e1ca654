/// A cell of a grid: columns from the left and rows from the top, both from 0.
package struct Point: Hashable, Sendable {
  /// Columns from the left.
  package var column: Int
  /// Rows from the top.
  package var row: Int

  /// Makes a point.
  package init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}
