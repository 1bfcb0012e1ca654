import CellGrid
import ReviewModel

/// A row of the queue on the screen.
///
/// The selected row has one face from end to end: it is read at a glance, and moving the selection
/// costs few bytes.
struct QueueRow {
  var summary: ItemSummary?
  var sign: (symbol: Theme.Symbol, role: Theme.Role)?
  var isSelected: Bool
  var isMarked: Bool
  var isSettled: Bool
  var holder: String?
  /// What a search looks for, when the item is a hit.
  var found: String
  var now: Timestamp

  /// Pointer, mark, sign, signal and age; then the question; at the end who holds it, and how often
  /// it was asked.
  func draw(into grid: inout Grid, _ line: Region) {
    if isSelected { put(.pointer, .text, at: 0, into: &grid, line) }
    if isMarked { put(.mark, .marked, at: 1, into: &grid, line) }
    if let sign { put(sign.symbol, sign.role, at: 2, into: &grid, line) }
    if let summary {
      drawFacts(of: summary, into: &grid, line)
    } else {
      grid.write("…", at: Point(column: line.left + 4, row: line.top), face(.dim))
    }
    if isMarked { grid.restyle(line, grid.theme.style(.marked)) }
  }

  private func drawFacts(of summary: ItemSummary, into grid: inout Grid, _ line: Region) {
    switch summary.kind {
    case .conflict: put(.conflict, .badgeConflict, at: 4, into: &grid, line)
    case .answer: put(summary.signal.symbol, summary.signal.badge, at: 4, into: &grid, line)
    }
    let age = summary.time?.age(at: now) ?? ""
    let ageColumn = line.left + 6 + max(0, 3 - age.utf8.count)
    grid.write(age, at: Point(column: ageColumn, row: line.top), face(.dim), maxColumns: 4)
    let start = line.left + 11
    var end = line.right - 1
    if summary.asked > 1 {
      drawTail("×\(grouped(summary.asked))", .label, before: &end, into: &grid, line)
    }
    if let holder { drawTail("@\(holder)", .claimed, before: &end, into: &grid, line) }
    let hit = grid.theme.style(isSelected ? .searchCurrent : .searchHit)
    grid.write(
      summary.question,
      at: Point(column: start, row: line.top),
      style: grid.theme.style(face(isSettled ? .dim : .text)),
      maxColumns: max(0, end - start),
      spans: occurrences(of: found, in: summary.question.prefix(200)).map { StyleSpan($0, hit) }
    )
  }

  /// Writes a remark before what stands at the end already.
  private func drawTail(
    _ text: String,
    _ role: Theme.Role,
    before end: inout Int,
    into grid: inout Grid,
    _ line: Region
  ) {
    let columns = min(TextCells.columns(of: text), 12)
    end -= columns + 1
    grid.write(
      text,
      at: Point(column: end + 1, row: line.top),
      face(role),
      maxColumns: columns
    )
  }

  private func put(
    _ symbol: Theme.Symbol,
    _ role: Theme.Role,
    at column: Int,
    into grid: inout Grid,
    _ line: Region
  ) {
    let point = Point(column: line.left + column, row: line.top)
    guard column < line.columns else { return }
    grid.put(symbol, at: point, grid.theme.style(face(role)))
  }

  private func face(_ role: Theme.Role) -> Theme.Role { isSelected ? .text : role }
}
