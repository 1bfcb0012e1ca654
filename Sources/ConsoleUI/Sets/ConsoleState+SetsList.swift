import CellGrid
import ReviewModel

extension ConsoleState {
  /// What stands at the left of the header on the screen of the sets.
  var setsPlaces: [(String, Theme.Role)] {
    var places: [(String, Theme.Role)] = [(configuration.storeName, .statusBar)]
    places.append(("curated sets", .strong))
    if let open = sets.open { places.append((open.id.short, .statusBar)) }
    return places + [(configuration.reviewer, .statusBar)]
  }

  /// How far one has come, for the header.
  var setsFigures: String {
    guard let open = sets.open else {
      return sets.rows.map { counted($0.count, "set") } ?? "reading"
    }
    var words = ["\(grouped(open.waiting)) to look at"]
    if open.approved > 0 { words.append("\(grouped(open.approved)) approved") }
    if open.rejected > 0 { words.append("\(grouped(open.rejected)) rejected") }
    return words.joined(separator: "  ")
  }

  /// What goes on, for the last line.
  var setsActivity: String {
    guard let open = sets.open else { return sets.awaited == nil ? "" : "reading the set" }
    if let releasing = sets.releasing { return "\(releasing)…" }
    if let filter = open.awaited { return "looking for \(filter.text)…" }
    if open.cursor.hasMarks { return "\(grouped(open.cursor.markCount)) marked" }
    switch open.listing {
    case .examples:
      return open.filter.map { "filter: \($0.text)" } ?? open.comparison?.words ?? Self.legend
    case .drops: return "left out: \(counted(open.drops.count, "record"))"
    case .removed: return "gone since the release: \(counted(open.removed.count, "example"))"
    }
  }

  /// What the columns before an example's question say.
  private static let legend =
    "gold(en) or regr(ession) · !2: warnings · for e(val) s(ft) p(references)"

  /// The sets, or the examples or drops of the one that is open, as rows.
  func drawSets(into grid: inout Grid, _ layout: ConsoleLayout) {
    let region = layout.list
    guard !region.isEmpty else { return }
    grid.drawTitle(
      layout.listTitle,
      sets.listTitle,
      trailing: sets.place,
      isFocused: isSetListFocused
    )
    let cursor = sets.open?.listCursor ?? sets.cursor
    let count = sets.open?.rowCount ?? sets.rows?.count ?? 0
    guard count > 0 else {
      let words = sets.emptyWords
      for (row, line) in WrappedText(words, columns: region.columns - 4).lines.enumerated()
      where row + 1 < region.rows {
        let point = Point(column: region.left + 2, row: region.top + 1 + row)
        grid.write(line, of: words, at: point, style: grid.theme.style(.dim))
      }
      grid.cursor = region.origin
      return
    }
    for row in 0..<region.rows where cursor.top + row < count {
      drawSetsRow(cursor.top + row, cursor, into: &grid, region.line(row))
    }
  }

  /// What is selected, for reading.
  func drawSetRecord(into grid: inout Grid, _ layout: ConsoleLayout) {
    if !layout.divider.isEmpty { grid.drawDivider(layout.divider) }
    var view = sets.record
    view.lay(setContent, width: layout.recordWidth)
    view.scroll(by: 0, height: layout.record.rows)
    let isFocused = overlay == nil && !isSetListFocused
    grid.drawTitle(
      layout.recordTitle,
      sets.recordTitle,
      trailing: recordPlace(view, layout, row: sets.place),
      isFocused: isFocused
    )
    draw(view, into: &grid, layout.record)
    if isFocused { grid.cursor = layout.record.origin }
  }

  private var isSetListFocused: Bool {
    overlay == nil && sets.focus == .list && !sets.isZoomed
  }

  private func drawSetsRow(
    _ index: Int,
    _ cursor: ListCursor,
    into grid: inout Grid,
    _ line: Region
  ) {
    let isSelected = index == cursor.index
    if isSelected { grid.put(.pointer, at: line.origin, grid.theme.style(.strong)) }
    let (_, rest) = line.split(left: 1)
    if let open = sets.open {
      switch open.listing {
      case .examples: drawExample(of: open, at: index, into: &grid, rest)
      case .removed: drawRemoved(at: index, into: &grid, rest)
      case .drops: drawDrop(at: index, into: &grid, rest)
      }
    } else if let rows = sets.rows {
      draw(rows[index], into: &grid, rest)
    }
    guard isSelected else { return }
    grid.restyle(line, grid.theme.style(isSetListFocused ? .selection : .selectionUnfocused))
    if isSetListFocused { grid.cursor = line.origin }
  }

  /// From how many columns on a set's row has its examples and how far it is.
  private static let setRowColumns = 50

  private func draw(_ row: SetSummary, into grid: inout Grid, _ line: Region) {
    var words = RowWriter(line: line, column: line.left + 1)
    words.write(row.id.short, .strong, columns: 14, into: &grid)
    words.write(row.made.age(at: now), .dim, columns: 5, into: &grid)
    // Where there is no room for both, how far it is says how many there are.
    let isNarrow = line.columns < Self.setRowColumns
    let all = isNarrow ? " \(grouped(row.examples))" : ""
    if !isNarrow || row.examples == 0 {
      words.write(counted(row.examples, "example"), .text, columns: 14, into: &grid)
    }
    let waiting =
      row.waiting == 0 && row.released != nil
      ? "released"
      : row.waiting == 0
        ? "all\(all) looked at"
        : "\(grouped(row.waiting))\(all.isEmpty ? "" : " of" + all) to look at"
    words.write(
      row.examples == 0 && row.released == nil ? "" : waiting,
      row.waiting == 0 ? .success : .text,
      columns: max(16, TextCells.columns(of: waiting) + 2),
      into: &grid
    )
    let warned = isNarrow ? "!\(grouped(row.warned))" : "\(grouped(row.warned)) with warnings"
    // Half a word says nothing, and that a set was released says more than its warnings.
    if row.released != nil, row.waiting > 0 { words.write(whole: "released", .dim, into: &grid) }
    if row.warned > 0 { words.write(whole: warned, .warning, into: &grid) }
  }

  private func drawRemoved(at index: Int, into grid: inout Grid, _ line: Region) {
    guard let place = sets.places(of: index..<index + 1).first, let example = sets.texts.rows[place]
    else { return }
    var words = RowWriter(line: line, column: line.left + 3)
    words.write(example.kind.short, example.kind.badge, columns: 5, into: &grid)
    words.write(example.question, .text, into: &grid)
  }

  private func drawExample(
    of open: OpenSet,
    at index: Int,
    into grid: inout Grid,
    _ line: Region
  ) {
    let theme = grid.theme
    let place = open.place(of: index)
    let entry = open.entries[place]
    let row = sets.texts.rows[SetTexts.Place(set: open.id, position: entry.position)]
    var column = line.left
    let isMarked = open.cursor.isMarked(index)
    if isMarked { grid.put(.mark, at: line.origin, theme.style(.marked)) }
    column += 1
    switch open.change(at: place) {
    case .none: break
    case .added: grid.write("+", at: Point(column: column + 1, row: line.top), .success)
    case .changed: grid.write("~", at: Point(column: column + 1, row: line.top), .warning)
    }
    let sign = open.unsettled.contains(place) ? (.pending, .pending) : entry.standing.sign
    if let (symbol, role) = sign {
      grid.put(symbol, at: Point(column: column, row: line.top), theme.style(role))
    }
    var words = RowWriter(line: line, column: column + (open.comparison == nil ? 2 : 3))
    if !open.gate.isEmpty {
      let standing = open.gate[place]
      words.write(standing?.short ?? "", standing?.role ?? .dim, columns: 7, into: &grid)
    }
    words.write(entry.kind.short, entry.kind.badge, columns: 5, into: &grid)
    let warnings = row.map { "!\(min(9, $0.warnings.count))" } ?? "!"
    words.write(entry.isWarned ? warnings : "", .warning, columns: 3, into: &grid)
    if open.lapsed.contains(place) {
      words.write("n/a", .error, columns: 4, into: &grid)
    } else {
      let uses = ExampleUse.allCases.map { row?.uses.contains($0) == true ? $0.letter : "-" }
      words.write(row == nil ? "" : uses.joined(), .dim, columns: 4, into: &grid)
    }
    words.write(row?.question ?? "", entry.standing == .pending ? .text : .dim, into: &grid)
    if isMarked { grid.restyle(line, theme.style(.marked)) }
  }

  private func drawDrop(at index: Int, into grid: inout Grid, _ line: Region) {
    guard let place = sets.places(of: index..<index + 1).first, let row = sets.texts.drops[place]
    else { return }
    var words = RowWriter(line: line, column: line.left + 1)
    words.write(row.drop.rule, .strong, columns: 14, into: &grid)
    if let question = row.question {
      words.write(question, .text, into: &grid)
    } else {
      words.write(row.drop.interaction.shortened, .dim, into: &grid)
    }
  }
}

/// Writes the columns of a row one after the other.
private struct RowWriter {
  let line: Region
  var column: Int

  mutating func write(
    _ text: String,
    _ role: Theme.Role,
    columns: Int? = nil,
    into grid: inout Grid
  ) {
    let room = max(0, line.right - column)
    let most = min(room, columns.map { $0 - 1 } ?? room)
    grid.write(text, at: Point(column: column, row: line.top), role, maxColumns: most)
    column += columns ?? room
  }

  /// Writes words that have room, and nothing of others.
  mutating func write(whole words: String, _ role: Theme.Role, into grid: inout Grid) {
    let columns = TextCells.columns(of: words)
    if column + columns <= line.right { write(words, role, columns: columns + 2, into: &grid) }
  }
}

extension SetsScreen {
  /// What the list is.
  fileprivate var listTitle: String {
    switch open?.listing {
    case .examples: open.map(\.title) ?? ""
    case .drops: "Left out"
    case .removed: "Gone since the release"
    case nil: "Curated sets"
    }
  }

  /// What is read.
  fileprivate var recordTitle: String {
    guard let open else { return selected.map { "Set \($0.id.short)" } ?? "Set" }
    guard let place = selectedPlace else { return "Set" }
    if open.listing == .drops { return texts.drops[place]?.drop.interaction.rawValue ?? "" }
    return texts.examples[place]?.example.id.short ?? texts.rows[place]?.id.short ?? ""
  }

  /// Where the selection stands: `4 of 52`.
  fileprivate var place: String {
    let count = open?.rowCount ?? rows?.count ?? 0
    let index = (open?.listCursor ?? cursor).index
    return count == 0 ? "" : "\(grouped(index + 1)) of \(grouped(count))"
  }

  /// What is said where there is no row.
  fileprivate var emptyWords: String {
    switch open?.listing {
    case .examples:
      open?.filter == nil ? "This set has no examples." : "No example matches the filter."
    case .drops: "Nothing was left out."
    case .removed: "Nothing of the last release is gone."
    case nil: rows == nil ? "The sets are being read." : ConsoleState.noSets
    }
  }
}

extension OpenSet {
  /// What the list of the examples is: how many of each kind, or what the filter is.
  fileprivate var title: String {
    if let filter { return "Examples: \(filter.text)" }
    let golden = entries.count - regressions
    let counts = [(regressions, "regression"), (golden, "golden")].filter { $0.0 > 0 }
      .map { "\(grouped($0.0)) \($0.1)" }
    return (["Examples"] + counts).joined(separator: "  ")
  }
}

extension Identifier {
  /// As much of it as tells it from others.
  fileprivate var short: String { String(rawValue.prefix(12)) }
}

extension ExampleStanding {
  /// Its sign.
  fileprivate var sign: (Theme.Symbol, Theme.Role)? {
    switch self {
    case .pending: nil
    case .approved: (.check, .success)
    case .rejected: (.cross, .error)
    }
  }
}

extension ExampleKind {
  /// Its name in a row.
  fileprivate var short: String {
    switch self {
    case .golden: "gold"
    case .regression: "regr"
    }
  }

  /// Its role.
  fileprivate var badge: Theme.Role {
    switch self {
    case .golden: .badgeUp
    case .regression: .badgeCorrected
    }
  }
}

extension ExampleUse {
  /// Its letter in a row.
  fileprivate var letter: String {
    switch self {
    case .eval: "e"
    case .sft: "s"
    case .preference: "p"
    }
  }
}
