extension Grid {
  /// Draws a border along the inside of a region, with a title in its top edge.
  ///
  /// - Parameters:
  ///   - region: at least 2 columns and 2 rows, else nothing is drawn.
  ///   - title: cut to what the edge has room for; it may come from strangers.
  ///   - role: the border's.
  ///   - titleRole: the title's.
  package mutating func drawBox(
    _ region: Region,
    title: String = "",
    _ role: Theme.Role = .border,
    titleRole: Theme.Role = .title
  ) {
    guard region.columns >= 2, region.rows >= 2 else { return }
    let style = theme.style(role)
    drawEdge(region.line(0), (.topLeft, .horizontal, .topRight), style)
    drawEdge(region.line(region.rows - 1), (.bottomLeft, .horizontal, .bottomRight), style)
    for row in (region.top + 1)..<(region.bottom - 1) {
      put(.vertical, at: Point(column: region.left, row: row), style)
      put(.vertical, at: Point(column: region.right - 1, row: row), style)
    }
    guard !title.isEmpty, region.columns >= 7 else { return }
    let start = Point(column: region.left + 2, row: region.top)
    let used = write(
      title,
      at: Point(column: start.column + 1, row: start.row),
      titleRole,
      maxColumns: region.columns - 6
    )
    write(" ", at: start, style: style)
    write(" ", at: Point(column: start.column + 1 + used, row: start.row), style: style)
  }

  /// Draws a line across the first row of a region; joined, its ends meet the border of a box.
  package mutating func drawRule(
    _ region: Region,
    _ role: Theme.Role = .border,
    joined: Bool = false
  ) {
    guard region.columns >= 2, region.rows >= 1 else { return }
    let ends: (Theme.Symbol, Theme.Symbol) =
      joined ? (.teeRight, .teeLeft) : (.horizontal, .horizontal)
    drawEdge(region.line(0), (ends.0, .horizontal, ends.1), theme.style(role))
  }

  /// Draws a line down the first column of a region.
  package mutating func drawDivider(_ region: Region, _ role: Theme.Role = .border) {
    guard region.columns >= 1, region.rows >= 1 else { return }
    for row in region.top..<region.bottom {
      put(.vertical, at: Point(column: region.left, row: row), theme.style(role))
    }
  }

  /// Draws a sign of the theme.
  package mutating func put(_ symbol: Theme.Symbol, at point: Point, _ style: Style = Style()) {
    var line = CellLine()
    line.append(theme.scalar(symbol), columns: 1, style: style)
    write(line, at: point)
  }

  private mutating func drawEdge(
    _ row: Region,
    _ symbols: (Theme.Symbol, Theme.Symbol, Theme.Symbol),
    _ style: Style
  ) {
    var line = CellLine()
    line.append(theme.scalar(symbols.0), columns: 1, style: style)
    for _ in 0..<(row.columns - 2) {
      line.append(theme.scalar(symbols.1), columns: 1, style: style)
    }
    line.append(theme.scalar(symbols.2), columns: 1, style: style)
    write(line, at: row.origin)
  }
}
