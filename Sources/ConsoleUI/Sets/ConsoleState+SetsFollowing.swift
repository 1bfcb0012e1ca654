import CellGrid

extension ConsoleState {
  /// The rows of the list.
  var setListHeight: Int { ConsoleLayout(self)?.list.rows ?? 0 }

  /// The rows of the pane for reading.
  var exampleHeight: Int { ConsoleLayout(self)?.record.rows ?? 0 }

  /// What the pane for reading shows.
  var setContent: PaneContent? {
    sets.content(hasBrackets: theme.appearance == .mono).map(PaneContent.set)
  }

  /// What follows from where the selection stands: it is in sight, and its text laid out.
  mutating func followInSets() -> [Effect] {
    guard let layout = ConsoleLayout(self) else { return [] }
    if sets.open == nil {
      sets.cursor.keepInView(height: layout.list.rows, of: sets.rows?.count ?? 0)
    } else if let count = sets.open?.rowCount {
      sets.open?.listCursor.keepInView(height: layout.list.rows, of: count)
    }
    var effects: [Effect] = []
    if let top = sets.open?.listCursor.top {
      let missing = sets.open?.missingQuestions(top..<(top + layout.list.rows)) ?? []
      if !missing.isEmpty { effects.append(.loadQuestions(missing)) }
    }
    let content = setContent
    if content?.subject != sets.record.content?.subject { sets.record.top = 0 }
    sets.record.lay(content, width: layout.recordWidth)
    sets.record.scroll(by: 0, height: layout.record.rows)
    return effects
  }

  /// Does what the mouse asks for.
  mutating func pointInSets(
    _ action: MouseAction,
    at point: Point,
    _ layout: ConsoleLayout
  ) -> [Effect] {
    let isInList = layout.list.contains(point)
    switch action {
    case .press where isInList:
      sets.focus = .list
      let row = point.row - layout.list.top
      if let open = sets.open {
        sets.open?.listCursor.go(to: open.listCursor.top + row, of: open.rowCount)
      } else {
        sets.cursor.go(to: sets.cursor.top + row, of: sets.rows?.count ?? 0)
      }
      return []
    case .press:
      if layout.record.contains(point) { sets.focus = .record }
      return []
    case .wheelUp, .wheelDown:
      let step = action == .wheelUp ? -1 : 1
      return isInList ? moveInSets(by: step) : scrollExample(by: 3 * step)
    case .drag, .release: return []
    }
  }
}

extension PaneContent {
  /// What it is about, when that is something of the curated sets.
  var subject: String? {
    if case .set(let content) = self { content.subject } else { nil }
  }
}
