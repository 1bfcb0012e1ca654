/// How many columns and rows there are.
package struct Size: Hashable, Sendable {
  /// Columns, at least 0.
  package var columns: Int
  /// Rows, at least 0.
  package var rows: Int

  /// Makes a size.
  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}
