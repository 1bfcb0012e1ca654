import CellGrid
import ReviewModel

/// A row of the queue on the screen.
///
/// The selected row has a pointer, and its question a face of its own from end to end: it is read at
/// a glance, the signs around it keep their colours, and moving the selection costs few bytes.
struct QueueRow {
  var summary: ItemSummary?
  var sign: (symbol: Theme.Symbol, role: Theme.Role)?
  /// The face of the question where the row is selected.
  var selection: Theme.Role?
  var isMarked: Bool
  var isSettled: Bool
  var holder: String?
  /// Whether flags stand before the questions: where one looks for what is flagged.
  var showsFlag = false
  /// What a search looks for, when the item is a hit.
  var found: String
  var now: Timestamp

  private var isSelected: Bool { selection != nil }

  /// Mark, sign, signal and age; then pointer and question; at the end who holds it, and how often it
  /// was asked.
  func draw(into grid: inout Grid, _ line: Region) {
    if isSelected { grid.put(.pointer, at: pointer(line), grid.theme.style(.text)) }
    if isMarked { put(.mark, .marked, at: 1, into: &grid, line) }
    if let sign { put(sign.symbol, sign.role, at: 2, into: &grid, line) }
    if let summary {
      drawFacts(of: summary, into: &grid, line)
    } else {
      grid.write(
        grid.theme.symbol(.ellipsis),
        at: Point(column: line.left + 4, row: line.top),
        .dim
      )
      highlight(to: line.right - 1, into: &grid, line)
    }
    if isMarked { drawMarked(into: &grid, line) }
  }

  private func drawFacts(of summary: ItemSummary, into grid: inout Grid, _ line: Region) {
    switch summary.kind {
    case .conflict, .gate: put(.conflict, .badgeConflict, at: 4, into: &grid, line)
    case .pair, .audit: put(.audit, .badgeAudit, at: 4, into: &grid, line)
    case .answer: put(summary.signal.symbol, summary.signal.badge, at: 4, into: &grid, line)
    }
    let age = summary.time?.age(at: now) ?? ""
    let ageColumn = line.left + 6 + max(0, 3 - age.utf8.count)
    grid.write(age, at: Point(column: ageColumn, row: line.top), .dim, maxColumns: 4)
    var start = questionStart(line)
    var end = line.right - 1
    if summary.asked > 1 {
      let times = grid.theme.symbol(.times)
      drawTail("\(times)\(grouped(summary.asked))", .label, before: &end, into: &grid, line)
    }
    if let holder { drawTail("@\(holder)", .claimed, before: &end, into: &grid, line) }
    if let flag = summary.flag, !showsFlag {
      drawTail(flag.reason.rawValue, .badgeFlagged, before: &end, into: &grid, line)
    }
    highlight(to: end, into: &grid, line)
    if let flag = summary.flag, showsFlag { draw(flag, from: &start, to: end, into: &grid, line) }
    let hit = grid.theme.style(isSelected ? .searchCurrent : .searchHit)
    let room = max(0, min(end, grid.size.columns) - start)
    let control = grid.theme.style(.control)
    let question = TextCells.line(
      summary.question,
      style: grid.theme.face(isSettled && !isSelected ? .dim : .text),
      control: isSelected ? control.withoutColors : control,
      spans: occurrences(of: found, in: summary.question.prefix(200)).map { StyleSpan($0, hit) },
      limit: room,
      ellipsis: grid.theme.symbol(.ellipsis).unicodeScalars.first
    )
    grid.write(question, at: Point(column: start, row: line.top))
  }

  /// Writes why an item is flagged, by whom and since when, and what was remarked, where there is room.
  private func draw(
    _ flag: FlagMark,
    from start: inout Int,
    to end: Int,
    into grid: inout Grid,
    _ line: Region
  ) {
    let room = end - start
    let head = "\(flag.reason.rawValue) \(flag.reviewer) \(flag.time.age(at: now))"
    let point = { Point(column: $0, row: line.top) }
    start += grid.write(head, at: point(start), .badgeFlagged, maxColumns: max(0, room / 2)) + 2
    guard let note = flag.note, room >= Self.roomForNote else { return }
    start += grid.write(note, at: point(start), .label, maxColumns: (end - start) / 2) + 2
  }

  /// The columns from which on a note stands in the row.
  private static let roomForNote = 48

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
      role,
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
    grid.put(symbol, at: point, grid.theme.style(role))
  }

  private func questionStart(_ line: Region) -> Int { line.left + 11 }

  /// Where the pointer stands: before the question, so that moving the selection writes one stretch
  /// in each of two rows.
  func pointer(_ line: Region) -> Point {
    Point(column: questionStart(line) - 1, row: line.top)
  }

  /// Gives a marked row its face; the selection keeps its colours beneath.
  private func drawMarked(into grid: inout Grid, _ line: Region) {
    let marked = grid.theme.style(.marked)
    let start = isSelected ? questionStart(line) : line.right
    let (signs, question) = line.split(left: start - line.left)
    grid.restyle(signs, marked)
    grid.restyle(question, marked.withoutColors)
  }

  /// Gives the question its face from end to end, up to a column.
  private func highlight(to end: Int, into grid: inout Grid, _ line: Region) {
    guard let selection else { return }
    let start = questionStart(line)
    let region = Region(column: start, row: line.top, columns: max(0, end - start), rows: 1)
    grid.restyle(region.intersection(line), grid.theme.style(selection))
  }
}
