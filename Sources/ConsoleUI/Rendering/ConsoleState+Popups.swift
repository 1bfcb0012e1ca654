import CellGrid

extension ConsoleState {
  /// What lies over the screen, but prompts: those stand in the last line.
  func drawOverlay(into grid: inout Grid, _ layout: ConsoleLayout) {
    let body = Region(
      column: 0,
      row: layout.header.bottom,
      columns: grid.size.columns,
      rows: layout.hints.top - layout.header.bottom
    )
    switch overlay {
    case .prompt, nil: break
    case .list(let list): draw(list, into: &grid, body)
    case .menu(let menu): draw(menu, into: &grid, body)
    case .confirm(let confirmation): draw(confirmation, into: &grid, body)
    }
  }

  private func draw(_ menu: Menu, into grid: inout Grid, _ body: Region) {
    let widestTitle = menu.entries.map { TextCells.columns(of: $0.title) }.max() ?? 0
    let details = menu.entries.map { TextCells.columns(of: $0.detail) }.max() ?? 0
    let widest = min(widestTitle + (details > 0 ? details + 2 : 0), body.columns - 16)
    let hasNote = menu.isWritingNote || menu.note?.text.isEmpty == false
    let least = !menu.remarks.isEmpty || hasNote ? 56 : menu.note == nil ? 24 : 32
    let width = max(widest + 12, TextCells.columns(of: menu.title) + 8, least)
    let remarks = menu.remarks.map { WrappedText($0, columns: min(width, body.columns - 4) - 4) }
    let remarkRows = remarks.isEmpty ? 0 : remarks.reduce(1) { $0 + $1.lines.count }
    let extra = menu.note == nil ? 2 : 4
    let size = Size(columns: width, rows: menu.entries.count + extra + remarkRows)
    let corner = body.split(bottom: size.rows).bottom.split(right: size.columns + 2).right
    let box = corner.split(left: size.columns).left
    drawPopup(box, title: menu.title, into: &grid)
    let (top, inner) = box.interior.split(top: remarkRows)
    draw(menu.remarks, remarks, into: &grid, top)
    if menu.selected == nil { grid.cursor = inner.origin }
    let rows = max(0, inner.rows - extra + 2)
    let firstEntry = max(0, (menu.selected ?? 0) - (rows - 1))
    for (row, entry) in menu.entries.dropFirst(firstEntry).enumerated() {
      let line = inner.line(row)
      guard !line.isEmpty, row < rows else { break }
      let index = firstEntry + row
      let start = Point(column: line.left + 1, row: line.top)
      let number = index < 10 ? "\((index + 1) % 10)" : ""
      let key = entry.letter.map { String(Character($0)) } ?? number
      grid.write(key, at: start, .statusKey)
      grid.write(
        entry.title,
        at: Point(column: start.column + 3, row: start.row),
        entry.whyOff == nil ? .text : .dim,
        maxColumns: line.columns - 7
      )
      grid.write(
        entry.detail,
        at: Point(column: start.column + 5 + widestTitle, row: start.row),
        .dim,
        maxColumns: max(0, line.columns - 9 - widestTitle)
      )
      if entry.letter != nil {
        grid.write(number, at: Point(column: line.right - 2, row: start.row), .dim)
      }
      guard index == menu.selected, !menu.isWritingNote else { continue }
      grid.restyle(line, grid.theme.style(.selection))
      grid.cursor = line.origin
    }
    let dim = grid.theme.style(.dim)
    let edge = inner.right - 1
    if firstEntry > 0 { grid.put(.moreAbove, at: Point(column: edge, row: inner.top), dim) }
    if firstEntry + rows < menu.entries.count, rows > 0 {
      grid.put(.moreBelow, at: Point(column: edge, row: inner.top + rows - 1), dim)
    }
    if let note = menu.note { draw(note, of: menu, into: &grid, inner) }
  }

  /// Draws the border of what lies over the screen.
  ///
  /// Without drawn borders nothing else stands on its rows: a row that is read aloud is one sentence.
  func drawPopup(_ region: Region, title: String, into grid: inout Grid) {
    if configuration.isPlain {
      let rows = Region(
        column: 0,
        row: region.top,
        columns: grid.size.columns,
        rows: region.rows
      )
      grid.clear(rows, style: grid.theme.style(.text))
    }
    grid.drawPopup(region, title: title)
  }

  /// Draws what is to be known before choosing.
  private func draw(
    _ texts: [String],
    _ wrapped: [WrappedText],
    into grid: inout Grid,
    _ region: Region
  ) {
    let style = grid.theme.style(.warning)
    let lines = zip(texts, wrapped).flatMap { text, lines in lines.lines.map { (text, $0) } }
    for (row, (text, line)) in lines.prefix(max(0, region.rows - 1)).enumerated() {
      let point = Point(column: region.left + 1, row: region.top + row)
      grid.write(line, of: text, at: point, style: style)
    }
  }

  private func draw(_ note: LineField, of menu: Menu, into grid: inout Grid, _ inner: Region) {
    let line = inner.line(inner.rows - 1)
    grid.drawRule(
      Region(column: inner.left - 1, row: line.top - 1, columns: inner.columns + 2, rows: 1),
      .border,
      joined: true
    )
    let key = configuration.keymap.keyName(of: .writeNote) ?? ""
    var column = line.left + 1
    column += grid.write("Note ", at: Point(column: column, row: line.top), .label)
    let point = Point(column: column, row: line.top)
    let room = line.right - column - 1
    if menu.isWritingNote || !note.text.isEmpty {
      _ = grid.draw(note, at: point, room: room, hasCursor: menu.isWritingNote)
    } else {
      grid.write("\(key) to write one", at: point, .dim, maxColumns: room)
    }
  }

  private func draw(_ list: CommandList, into grid: inout Grid, _ body: Region) {
    let size = Size(
      columns: min(80, body.columns - 4),
      rows: max(8, min(body.rows - 1, list.kind == .help ? 30 : 18))
    )
    let box = body.split(top: size.rows + 1).top.centered(size)
    let title = list.kind == .help ? "Help: \(list.context.title)" : "Commands"
    drawPopup(box, title: title, into: &grid)
    let inner = box.interior.inset(horizontal: 1)
    let prompt = grid.write("> ", at: inner.origin, .prompt)
    let point = Point(column: inner.left + prompt, row: inner.top)
    if list.query.text.isEmpty {
      grid.write("type to search", at: point, .dim, maxColumns: inner.columns - prompt)
    }
    let edge = Region(column: box.left, row: inner.top + 1, columns: box.columns, rows: 1)
    grid.drawRule(edge, .border, joined: true)
    let (entries, help) = inner.split(top: 2).bottom.split(bottom: 3)
    draw(list.lines, of: list, into: &grid, entries)
    grid.drawRule(
      Region(column: box.left, row: help.top, columns: box.columns, rows: 1),
      .border,
      joined: true
    )
    drawHelp(of: list.selectedEntry, into: &grid, help.split(top: 1).bottom)
    _ = grid.draw(list.query, at: point, room: inner.columns - prompt, hasCursor: true)
  }

  private func draw(
    _ lines: [CommandList.Line],
    of list: CommandList,
    into grid: inout Grid,
    _ region: Region
  ) {
    let selectedLine = lines.firstIndex { $0.entry == list.selected } ?? 0
    let top = min(
      max(0, selectedLine - region.rows / 2),
      max(0, lines.count - region.rows)
    )
    for (row, line) in lines.dropFirst(top).prefix(region.rows).enumerated() {
      let area = region.line(row)
      guard let index = line.entry else {
        grid.write(line.heading, at: area.origin, .heading, maxColumns: area.columns)
        continue
      }
      let entry = list.matches[index]
      let keys = entry.keys.prefix(3).joined(separator: " ")
      grid.write(keys, at: area.origin, .statusKey, maxColumns: 16)
      let title = Point(column: area.left + 18, row: area.top)
      grid.write(
        entry.command.info.title,
        at: title,
        entry.disabled == nil ? .text : .dim,
        maxColumns: max(0, area.columns - 18)
      )
      if index == list.selected { grid.restyle(area, grid.theme.style(.selection)) }
    }
  }

  private func drawHelp(
    of entry: CommandList.Entry?,
    into grid: inout Grid,
    _ region: Region
  ) {
    let text = entry.map { $0.disabled ?? $0.command.info.help } ?? "No command matches."
    let role: Theme.Role = entry?.disabled == nil ? .text : .warning
    for (row, line) in WrappedText(text, columns: region.columns).lines.prefix(region.rows)
      .enumerated()
    {
      let point = Point(column: region.left, row: region.top + row)
      grid.write(line, of: text, at: point, style: grid.theme.style(role))
    }
  }
}

extension Grid {
  /// Empties a region, with a blank on either side, and draws a window's border around it.
  mutating func drawPopup(_ region: Region, title: String) {
    clear(region.inset(horizontal: -1), style: theme.style(.popup))
    drawBox(region, title: title, .borderFocused)
  }
}
