extension Grid {
  /// Cells of one row that have changed.
  package struct Run: Hashable, Sendable {
    /// The row.
    package var row: Int
    /// The columns, whole glyphs.
    package var columns: Range<Int>

    /// Makes a run.
    package init(row: Int, columns: Range<Int>) {
      self.row = row
      self.columns = columns
    }
  }

  /// What has to be drawn to make the other grid this one, in the order of rows; everything when
  /// their sizes differ.
  package func diff(from old: Grid) -> [Run] {
    guard old.size == size else {
      return size.columns == 0
        ? [] : (0..<size.rows).map { Run(row: $0, columns: 0..<size.columns) }
    }
    var runs: [Run] = []
    for row in 0..<size.rows {
      let base = row * size.columns
      var start: Int?
      for column in 0...size.columns {
        let changed = column < size.columns && !matches(old, at: base + column)
        if changed {
          start = start ?? column
        } else if let first = start {
          runs.append(Run(row: row, columns: whole(row: row, first..<column)))
          start = nil
        }
      }
    }
    return runs
  }

  /// The columns widened to whole glyphs.
  private func whole(row: Int, _ columns: Range<Int>) -> Range<Int> {
    let base = row * size.columns
    var lower = columns.lowerBound
    var upper = columns.upperBound
    if lower > 0, cells[base + lower].form.contains(.tail) { lower -= 1 }
    if upper < size.columns, cells[base + upper].form.contains(.tail) { upper += 1 }
    return lower..<upper
  }
}
