/// How much of the screen the list has, where somebody has chosen; nil for what the size suggests.
struct ListShare: Equatable, Sendable {
  /// Its columns, where panes stand side by side.
  var columns: Int?
  /// Its rows, where they stand one above the other.
  var rows: Int?

  /// The fewest columns and rows of either pane.
  static let leastColumns = 30
  static let leastRows = 3

  /// The columns of the list in so many.
  func columns(of all: Int) -> Int {
    let usual = min(max(44, all * 44 / 100), 84)
    return columns.map { min(max($0, Self.leastColumns), all - Self.leastColumns - 1) } ?? usual
  }

  /// The rows of the list in so many.
  func rows(of all: Int) -> Int {
    let usual = max(4, all * 3 / 10)
    return rows.map { min(max($0, Self.leastRows), all - Self.leastRows - 1) } ?? usual
  }
}
