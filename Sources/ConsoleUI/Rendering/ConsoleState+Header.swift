import CellGrid
import Queueing
import ReviewModel

extension ConsoleState {
  /// The line at the top: where one is, what is listed, and how far one has come.
  func drawHeader(into grid: inout Grid, _ region: Region) {
    grid.restyle(region, grid.theme.style(.statusBar))
    let tail = headerFigures
    let tailColumns = TextCells.columns(of: tail)
    let end = region.right - tailColumns - 1
    var column = region.left + 1
    column += grid.write("errata", at: Point(column: column, row: region.top), .title)
    let places = headerPlaces
    // Where not all has room, what is listed says more than where it is stored.
    let lacking = column + places.reduce(2) { $0 + 2 + TextCells.columns(of: $1.0) } - end
    let isListed = screen == .triage && places.contains { $0.1 == .strong }
    for (index, (text, role)) in places.enumerated() where column + 4 < end {
      var room = end - column - 4
      if index == 0, lacking > 0, isListed {
        room = min(room, TextCells.columns(of: text) - lacking)
        guard room >= 4 else { continue }
      }
      column += 2
      column += grid.write(
        text,
        at: Point(column: column, row: region.top),
        role,
        maxColumns: room
      )
    }
    if end > column {
      grid.write(tail, at: Point(column: end, row: region.top))
    }
  }

  private var headerPlaces: [(String, Theme.Role)] {
    if screen == .sets { return setsPlaces }
    if screen == .dashboard { return dashboardPlaces }
    var places: [(String, Theme.Role)] = [(configuration.storeName, .statusBar)]
    let written = filter.description
    if let view = shownView { places.append(("view: \(view.name)", .strong)) }
    if !written.isEmpty { places.append(("filter: \(written)", .strong)) }
    if order != .value { places.append((order.title.lowercased(), .statusBar)) }
    places.append((configuration.reviewer, .statusBar))
    return places
  }

  private var headerFigures: String {
    if screen == .sets { return setsFigures }
    if screen == .dashboard { return dashboardFigures }
    var figures: [String] = hasUnwrittenDrafts ? ["DRAFTS NOT SAVED"] : []
    let isAll = filter.showsSettled
    let count = isAll ? queue.keys.count : queue.waiting
    let word = isAll ? "listed" : "waiting"
    if queue.isLoading, queue.keys.count >= 1000 {
      figures.append("\(grouped(count / 1000 * 1000))+ \(word)")
    } else {
      figures.append("\(grouped(count))\(queue.isPartial ? "+" : "") \(word)")
    }
    if decisionsOnTheirWay >= Self.longBatch {
      figures.append("\(grouped(decisionsOnTheirWay)) being stored")
    }
    if counts.decided > 0 { figures.append("\(grouped(counts.decided)) decided") }
    if counts[.flag] > 0 { figures.append("\(grouped(counts[.flag])) flagged") }
    if counts[.skip] > 0 { figures.append("\(grouped(counts[.skip])) skipped") }
    return figures.joined(separator: "  ")
  }
}

/// A number with a comma between its thousands.
func grouped(_ number: Int) -> String {
  let digits = String(number.magnitude)
  var result = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
    result.append(digit)
  }
  return number < 0 ? "-\(result)" : result
}
