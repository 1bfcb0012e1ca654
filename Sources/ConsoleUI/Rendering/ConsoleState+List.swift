import CellGrid
import Queueing
import ReviewModel

extension ConsoleState {
  /// The queue as rows.
  func drawList(into grid: inout Grid, _ layout: ConsoleLayout) {
    let region = layout.list
    guard !region.isEmpty else { return }
    let isFocused = focus == .list && overlay == nil && !isPageFocused
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
    let isFocused = focus == .list && overlay == nil && !isPageFocused
    let summary = summaries[key]
    let row = QueueRow(
      summary: summary,
      sign: sign(of: key, summary),
      selection: isSelected ? (isFocused ? .selection : .selectionUnfocused) : nil,
      isMarked: queue.isMarked(key, at: index),
      isSettled: queue.isSettled(key),
      holder: queue.holder(of: key, now: now)?.reviewer,
      showsFlag: filter.asksForFlagged,
      found: search?.hitSet.contains(key) == true ? search?.text ?? "" : "",
      now: now
    )
    row.draw(into: &grid, line)
    if isSelected && isFocused { grid.cursor = row.pointer(line) }
  }

  /// What became of an item, or what is special about it, as a sign.
  private func sign(
    of key: ItemKey,
    _ summary: ItemSummary?
  ) -> (Theme.Symbol, Theme.Role)? {
    switch queue.standing(of: key) {
    case .pending: return (.pending, .pending)
    case .done where drafts[key] != nil, .late where drafts[key] != nil: return (.draft, .draft)
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
