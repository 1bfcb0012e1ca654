import CellGrid
import ReviewModel

extension ConsoleState {
  /// The rows of the list.
  var setListHeight: Int { ConsoleLayout(self)?.list.rows ?? 0 }

  /// The rows of the pane for reading.
  var exampleHeight: Int { ConsoleLayout(self)?.record.rows ?? 0 }

  /// What the pane for reading shows.
  var setContent: PaneContent? {
    sets.content(hasBrackets: theme.hasBrackets).map(PaneContent.set)
  }

  /// What follows from where the selection stands: it is in sight, its texts are at hand and laid out.
  mutating func followInSets() -> [Effect] {
    guard let layout = ConsoleLayout(self) else { return [] }
    if sets.open == nil {
      sets.cursor.keepInView(height: layout.list.rows, of: sets.rows?.count ?? 0)
    } else if let count = sets.open?.rowCount {
      sets.open?.listCursor.keepInView(height: layout.list.rows, of: count)
    }
    let effects = sets.readTexts(height: layout.list.rows)
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

extension SetsScreen {
  /// Which of the neighbours of what is selected are read ahead, the likeliest first.
  private static let neighbours = [1, -1, 2, -2, 3]

  /// Reads what is on the screen, which the drawing waits for, and then what is around it.
  mutating func readTexts(height: Int) -> [Effect] {
    guard let open else { return [] }
    let top = open.listCursor.top
    let visible = places(of: top..<top + height)
    let window = places(of: top - height..<top + 2 * height)
    if open.listing == .drops {
      let missing = texts.drops.missing(visible)
      texts.drops.trim(keeping: window)
      return missing.isEmpty ? [] : [.readSet(open.id, .drops(missing.map(\.position)))]
    }
    let set = open.listing == .removed ? open.comparison?.set ?? open.id : open.id
    var effects: [Effect] = []
    let index = open.listCursor.index
    let shown = places(of: index..<index + 1) + [placeBefore].compactMap(\.self)
    effects += texts.examples.missing(shown).map { .readSet($0.set, .example($0.position)) }
    let rows = texts.rows.missing(visible).map(\.position)
    if !rows.isEmpty { effects.append(.readSet(set, .rows(rows))) }
    let ahead = texts.rows.missingAhead(window).map(\.position)
    if !ahead.isEmpty { effects.append(.readSet(set, .rowsAhead(ahead))) }
    texts.rows.trim(keeping: window)
    let near = Self.neighbours.flatMap { places(of: index + $0..<index + $0 + 1) }
    effects += texts.examples.missingAhead(near).map {
      .readSet($0.set, .exampleAhead($0.position))
    }
    texts.examples.trim(keeping: shown + near)
    return effects
  }

  /// Where the texts of rows of the list are.
  func places(of rows: Range<Int>) -> [SetTexts.Place] {
    guard let open else { return [] }
    return rows.clamped(to: 0..<open.rowCount).map { row in
      switch open.listing {
      case .examples:
        SetTexts.Place(set: open.id, position: open.entries[open.place(of: row)].position)
      case .removed:
        SetTexts.Place(set: open.comparison?.set ?? open.id, position: open.removed[row])
      case .drops: SetTexts.Place(set: open.id, position: open.drops[row])
      }
    }
  }

  /// Where the texts are that are on the screen.
  func placesInSight(height: Int) -> Set<SetTexts.Place> {
    guard let open else { return [] }
    let rows = places(of: open.listCursor.top..<open.listCursor.top + height)
    return Set(rows + [selectedPlace, placeBefore].compactMap(\.self))
  }

  /// Where the texts are of what is selected.
  var selectedPlace: SetTexts.Place? {
    let index = open?.listCursor.index ?? 0
    return places(of: index..<index + 1).first
  }

  /// Where the texts are that the selected example had in the last release, if it has others now.
  var placeBefore: SetTexts.Place? {
    guard let open, let position = open.selected?.position, let comparison = open.comparison,
      let before = comparison.changed[position]
    else { return nil }
    return SetTexts.Place(set: comparison.set, position: before)
  }
}

extension PaneContent {
  /// What it is about, when that is something of the curated sets.
  var subject: String? {
    if case .set(let content) = self { content.subject } else { nil }
  }
}
