/// Which row of a list is selected, which are in sight, and which are marked.
struct ListCursor: Equatable, Sendable {
  /// The selected row.
  private(set) var index = 0
  /// The first row in sight.
  private(set) var top = 0
  /// The rows that were marked by hand.
  private var marked = RowBits()
  /// Where a range begins that is still open.
  private(set) var anchor: Int?

  /// Goes to a row, as far as there are rows.
  mutating func go(to row: Int, of count: Int) { index = max(0, min(row, count - 1)) }

  /// Goes so many rows down, or up.
  mutating func move(by rows: Int, of count: Int) {
    let (target, overflow) = index.addingReportingOverflow(rows)
    go(to: overflow ? (rows < 0 ? 0 : count - 1) : target, of: count)
  }

  /// Scrolls no further than needed for the selected row to be in sight, with a row around it.
  mutating func keepInView(height: Int, of count: Int) {
    guard height > 0 else { return }
    top = scrolled(top, toShow: index, of: count, height: height)
  }

  /// Whether there is a mark or an open range.
  var hasMarks: Bool { !marked.isEmpty || anchor != nil }

  /// The marked rows, those of an open range included, in order.
  var marks: [Int] {
    var all = marked
    all.insert(range)
    return all.rows
  }

  /// How many rows are marked, those of an open range included.
  var markCount: Int { marked.count + range.count - marked.count(in: range) }

  /// Whether a row is marked.
  func isMarked(_ row: Int) -> Bool { marked.contains(row) || range.contains(row) }

  /// Marks the selected row or takes its mark away.
  mutating func toggleMark() {
    marked.set(index, !marked.contains(index))
  }

  /// Begins a range at the selected row, or marks what it spans and ends it.
  mutating func toggleRange() {
    marked.insert(range)
    anchor = anchor == nil ? index : nil
  }

  /// Forgets a range that is open.
  mutating func cancelRange() { anchor = nil }

  /// Marks these rows too.
  mutating func mark(_ rows: Range<Int>) { marked.insert(rows) }

  /// Takes all marks away.
  mutating func clearMarks() {
    marked = RowBits()
    anchor = nil
  }

  private var range: Range<Int> { anchor.map { min($0, index)..<max($0, index) + 1 } ?? 0..<0 }
}
