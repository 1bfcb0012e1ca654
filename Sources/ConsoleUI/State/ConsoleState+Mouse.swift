import CellGrid
import Queueing

extension ConsoleState {
  /// What the mouse did: a press selects, the wheel scrolls what is under it, and the line between list
  /// and record can be dragged.
  mutating func point(_ action: MouseAction, at point: Point) -> [Effect] {
    if overlay != nil {
      isDragging = false
      return wheelInOverlay(action)
    }
    guard let layout = ConsoleLayout(self) else { return [] }
    switch action {
    case .press where layout.isBetweenPanes(point):
      isDragging = true
      return []
    case .drag:
      if isDragging { drag(to: point, layout) }
      return []
    case .release:
      isDragging = false
      return []
    case .press, .wheelUp, .wheelDown: break
    }
    if screen == .sets { return pointInSets(action, at: point, layout) }
    if screen == .dashboard { return pointInDashboard(action) }
    if shownPage != nil, layout.pageArea.contains(point) {
      switch action {
      case .press: page?.isFocused = true
      case .wheelUp: return scrollPage(by: -3)
      case .wheelDown: return scrollPage(by: 3)
      case .drag, .release: break
      }
      return []
    }
    if action == .press { page?.isFocused = false }
    let isInList = layout.list.contains(point)
    switch action {
    case .press:
      if isInList {
        focus = .list
        let index = listTop + point.row - layout.list.top
        if queue.keys.indices.contains(index) { queue.select(index: index) }
      } else if layout.editor.contains(point) {
        editing?.placeCaret(
          row: point.row - layout.editor.top,
          column: point.column - layout.editor.left
        )
      } else if layout.record.contains(point), editing == nil {
        focus = .record
      }
      return []
    case .wheelUp, .wheelDown:
      let step = action == .wheelUp ? -1 : 1
      return isInList ? moveSelection(by: step) : scrollRecord(by: 3 * step)
    case .drag, .release: return []
    }
  }

  private mutating func wheelInOverlay(_ action: MouseAction) -> [Effect] {
    let step: Int
    switch action {
    case .wheelUp: step = -1
    case .wheelDown: step = 1
    case .press, .drag, .release: return []
    }
    switch overlay {
    case .list: return moveEntry(by: step)
    case .menu: return moveChoice(by: step)
    case .prompt, .confirm, nil: return []
    }
  }

  private mutating func drag(to point: Point, _ layout: ConsoleLayout) {
    if layout.divider.isEmpty {
      listShare.rows = ListShare(rows: point.row - layout.header.bottom).rows(of: layout.bodyRows)
    } else {
      listShare.columns = ListShare(columns: point.column).columns(of: size.columns)
    }
  }

  /// Gives the list more of the screen, or less: four columns, or a row.
  mutating func resizeList(by step: Int) -> [Effect] {
    guard let layout = ConsoleLayout(self), !layout.list.isEmpty else {
      return report(.info, "There is no list to be resized here.")
    }
    let before = listShare
    if layout.divider.isEmpty {
      let rows = listShare.rows(of: layout.bodyRows) + step
      listShare.rows = ListShare(rows: rows).rows(of: layout.bodyRows)
    } else {
      let columns = listShare.columns(of: size.columns) + 4 * step
      listShare.columns = ListShare(columns: columns).columns(of: size.columns)
    }
    let words =
      step > 0 ? "The list is as large as it can be." : "The list is as small as it can be."
    return listShare == before ? report(.info, words) : []
  }
}

extension ConsoleLayout {
  /// The rows between header and footer.
  var bodyRows: Int { hints.top - header.bottom }

  /// Whether a point is on the line between list and record.
  func isBetweenPanes(_ point: Point) -> Bool {
    guard !list.isEmpty else { return false }
    if divider.isEmpty { return recordTitle.contains(point) }
    return point.column == divider.left && point.row >= listTitle.top && point.row < divider.bottom
  }
}
