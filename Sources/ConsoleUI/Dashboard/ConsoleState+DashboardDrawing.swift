import CellGrid
import ReviewModel

extension ConsoleState {
  /// What stands at the left of the header on the dashboard.
  var dashboardPlaces: [(String, Theme.Role)] {
    [
      (configuration.storeName, .statusBar), ("dashboard", .strong),
      (configuration.reviewer, .statusBar),
    ]
  }

  /// How much there is, for the header.
  var dashboardFigures: String {
    guard let shown = dashboard.shown else { return "reading" }
    return "\(grouped(shown.waitingInAll)) waiting  \(shown.scope.now.minute) UTC"
  }

  /// Where one is, for the last line.
  var dashboardActivity: String {
    guard let layout = ConsoleLayout(self), let page = dashboardPage(layout.record.size)
    else { return "" }
    let hidden = page.lines.count - dashboard.top - layout.record.rows
    return hidden > 0 ? "\(counted(hidden, "more line")); \(key(of: .next)) goes on" : ""
  }

  /// How high charts are where there is room for it.
  private static let chartRows = 3

  /// The page for so many cells, with high charts where all of it fits; nil until something was
  /// counted.
  func dashboardPage(_ size: Size) -> DashboardPage? {
    guard let shown = dashboard.shown else { return nil }
    let kinds = configuration.failureKinds
    let high = DashboardPage(
      shown.sections(kinds, chartRows: Self.chartRows),
      columns: size.columns
    )
    if high.lines.count <= size.rows { return high }
    return DashboardPage(shown.sections(kinds, chartRows: 1), columns: size.columns)
  }

  /// Draws what is in sight of the dashboard.
  func drawDashboard(into grid: inout Grid, _ layout: ConsoleLayout) {
    grid.drawTitle(
      layout.recordTitle,
      "Dashboard",
      trailing: "days and weeks in UTC",
      isFocused: overlay == nil
    )
    let region = layout.record
    if overlay == nil { grid.cursor = region.origin }
    guard let page = dashboardPage(region.size) else {
      grid.write("Counting…", at: region.origin, .dim)
      return
    }
    let top = min(dashboard.top, max(0, page.lines.count - region.rows))
    for row in 0..<region.rows where page.lines.indices.contains(top + row) {
      for piece in page.lines[top + row] { grid.draw(piece, on: region.line(row)) }
    }
  }
}

extension Grid {
  fileprivate mutating func draw(_ piece: DashboardPage.Piece, on line: Region) {
    let start = Point(column: line.left + piece.column, row: line.top)
    let room = min(piece.columns, line.right - start.column)
    guard room > 0 else { return }
    let style = theme.style(piece.role)
    switch piece.content {
    case .text(let text):
      write(text, at: start, piece.role, maxColumns: room)
    case .heading(let title, let trailing):
      let rule = Region(column: start.column, row: start.row, columns: room, rows: 1)
      drawTitle(rule, title, trailing: trailing, isFocused: false)
    case .bar(let part, let whole):
      let filled = whole > 0 ? Int((Double(part) / Double(whole) * Double(room)).rounded()) : 0
      for column in 0..<room {
        let point = Point(column: start.column + column, row: start.row)
        if column < max(filled, part > 0 ? 1 : 0) {
          put(.barFull, at: point, style)
        } else {
          put(.barEmpty, at: point, theme.style(.dim))
        }
      }
    case .chart(let levels):
      for (column, level) in levels.prefix(room).enumerated() {
        guard let level else { continue }
        let point = Point(column: start.column + column, row: start.row)
        put(.chart(level), at: point, level == 0 ? theme.style(.dim) : style)
      }
    case .symbol(let symbol):
      put(symbol, at: start, style)
    }
  }
}
