import CellGrid
import Queueing
import ReviewModel

extension ConsoleState {
  /// The queue as rows.
  func drawList(into grid: inout Grid, _ layout: ConsoleLayout) {
    let region = layout.list
    guard !region.isEmpty else { return }
    let isFocused = focus == .list && overlay == nil
    grid.drawTitle(layout.listTitle, "Queue", trailing: place, isFocused: isFocused)
    guard !queue.keys.isEmpty else {
      drawEmptyList(into: &grid, region)
      return
    }
    for row in 0..<region.rows {
      let index = listTop + row
      guard queue.keys.indices.contains(index) else { break }
      drawRow(into: &grid, region.line(row), index: index)
    }
  }

  /// Where the selection stands: `4 of 52`.
  var place: String {
    guard let index = queue.selectedIndex else { return "" }
    return "\(grouped(index + 1)) of \(grouped(queue.keys.count))"
  }

  private func drawEmptyList(into grid: inout Grid, _ region: Region) {
    let lines = WrappedText(outlookWords, columns: region.columns - 4).lines
    for (row, line) in lines.enumerated() where row + 1 < region.rows {
      let point = Point(column: region.left + 2, row: region.top + 1 + row)
      grid.write(line, of: outlookWords, at: point, style: grid.theme.style(.dim))
    }
    grid.cursor = region.origin
  }

  private func drawRow(into grid: inout Grid, _ line: Region, index: Int) {
    let key = queue.keys[index]
    let isSelected = index == queue.selectedIndex
    let isMarked = queue.isMarked(key, at: index)
    let summary = summaries[key]
    let settled = queue.isSettled(key)
    var column = line.left
    let put = { (grid: inout Grid, symbol: Theme.Symbol, role: Theme.Role) in
      grid.put(symbol, at: Point(column: column, row: line.top), grid.theme.style(role))
    }
    if isSelected { put(&grid, .pointer, .strong) }
    column += 1
    if isMarked { put(&grid, .mark, .marked) }
    column += 1
    if let (symbol, role) = sign(of: key, summary) { put(&grid, symbol, role) }
    column += 2
    guard let summary else {
      grid.write("…", at: Point(column: column, row: line.top), .dim)
      finish(&grid, line, isSelected: isSelected, isMarked: isMarked)
      return
    }
    switch summary.kind {
    case .conflict: put(&grid, .conflict, .badgeConflict)
    case .answer: put(&grid, summary.signal.symbol, summary.signal.badge)
    }
    column += 2
    let age = summary.time?.age(at: now) ?? ""
    grid.write(
      age,
      at: Point(column: column + max(0, 3 - age.count), row: line.top),
      .dim,
      maxColumns: 4
    )
    column += 5
    var end = line.right - 1
    if summary.asked > 1 {
      let asked = "×\(grouped(summary.asked))"
      end -= TextCells.columns(of: asked) + 1
      grid.write(asked, at: Point(column: end + 1, row: line.top), .label)
    }
    if let holder = queue.holder(of: key, now: now) {
      let owner = "@\(holder.reviewer)"
      let columns = min(TextCells.columns(of: owner), 12)
      end -= columns + 1
      grid.write(
        owner,
        at: Point(column: end + 1, row: line.top),
        .claimed,
        maxColumns: columns
      )
    }
    let hits = search.map { $0.hitSet.contains(key) ? $0.text : "" } ?? ""
    let style = grid.theme.style(settled ? .dim : .text)
    grid.write(
      summary.question,
      at: Point(column: column, row: line.top),
      style: style,
      maxColumns: max(0, end - column),
      spans: occurrences(of: hits, in: summary.question.prefix(200))
        .map { StyleSpan($0, grid.theme.style(isSelected ? .searchCurrent : .searchHit)) }
    )
    finish(&grid, line, isSelected: isSelected, isMarked: isMarked)
  }

  private func finish(
    _ grid: inout Grid,
    _ line: Region,
    isSelected: Bool,
    isMarked: Bool
  ) {
    if isMarked { grid.restyle(line, grid.theme.style(.marked)) }
    guard isSelected else { return }
    let isFocused = focus == .list && overlay == nil
    grid.restyle(line, grid.theme.style(isFocused ? .selection : .selectionUnfocused))
    if isFocused { grid.cursor = line.origin }
  }

  /// What became of an item, or what is special about it, as a sign.
  private func sign(
    of key: ItemKey,
    _ summary: ItemSummary?
  ) -> (Theme.Symbol, Theme.Role)? {
    switch queue.standing(of: key) {
    case .pending: return (.pending, .pending)
    case .done(.flag): return (.flagged, .badgeFlagged)
    case .done(.skip): return (.arrow, .dim)
    case .done: return (.check, .success)
    case .late: return (.check, .warning)
    case nil: break
    }
    if drafts[key] != nil { return (.draft, .draft) }
    if queue.holder(of: key, now: now) != nil { return (.claimed, .claimed) }
    switch summary?.status {
    case .flagged: return (.flagged, .badgeFlagged)
    case .skipped: return (.arrow, .dim)
    case .decided, .withdrawn: return (.check, .dim)
    case .open, nil: return nil
    }
  }
}

/// Where a text occurs in another without regard to case, in scalars; a few at most.
func occurrences(of needle: String, in text: some StringProtocol) -> [Range<Int>] {
  let wanted = needle.unicodeScalars.map(folded)
  guard !wanted.isEmpty else { return [] }
  let scalars = text.unicodeScalars.map(folded)
  guard scalars.count >= wanted.count else { return [] }
  var found: [Range<Int>] = []
  var start = 0
  while start + wanted.count <= scalars.count, found.count < 32 {
    if scalars[start] == wanted[0], scalars[start..<(start + wanted.count)].elementsEqual(wanted) {
      found.append(start..<(start + wanted.count))
      start += wanted.count
    } else {
      start += 1
    }
  }
  return found
}

private func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  let lower = scalar.properties.lowercaseMapping.unicodeScalars
  return lower.count == 1 ? lower.first ?? scalar : scalar
}
