import CellGrid
import Queueing
import ReviewModel

extension ConsoleState {
  /// The keys that work here, as many as fit; help always, and the way back when there is one.
  func drawHints(into grid: inout Grid, _ region: Region) {
    if case .prompt(let prompt) = overlay, let problem = prompt.problem {
      let lines = WrappedText(problem, columns: region.columns - 2).lines
      draw(problem, lines, .error, into: &grid, region)
      return
    }
    grid.restyle(region, grid.theme.style(.statusBar))
    if case .prompt(let prompt) = overlay, let completion = prompt.completion {
      draw(completion, into: &grid, region)
      return
    }
    var end = region.right - 1
    for fixed in Hint.fixed where fixed.command != .back || hasLayer {
      guard let key = key(for: fixed) else { continue }
      end -= fixed.columns(key)
      draw(fixed, key, into: &grid, at: Point(column: end, row: region.top))
      end -= 2
    }
    var column = region.left + 1
    let ofPage = pageHints
    for var hint in ofPage + Hint.inOrder {
      guard let key = key(for: hint) else { continue }
      if hint.command == .zoom, screen == .sets, sets.open == nil { hint.words = "open" }
      if hint.command == .toggleDrops, let open = sets.open { hint.words = open.wordsOfNextListing }
      if hint.command == .acceptChoice, case .menu(let menu) = overlay {
        hint.words = menu.isWritingNote ? "done" : menu.action
      }
      if isPairShown, hint.command == .affirm { hint.words = "same" }
      if isPairShown, hint.command == .discard { hint.words = "different" }
      if isAuditShown, hint.command == .affirm { hint.words = "right" }
      if isAuditShown, hint.command == .discard { hint.words = "not right" }
      let columns = hint.columns(key)
      guard column + columns <= end else { break }
      draw(hint, key, into: &grid, at: Point(column: column, row: region.top))
      column += columns + 2
    }
  }

  /// The keys of the page that the scrolling keys go to: what closes it comes first.
  private var pageHints: [Hint] {
    guard let page = shownPage, overlay == nil, isPageFocused else { return [] }
    let isEditing = editing != nil
    let toggle: Command =
      switch page.subject {
      case .guidelines: isEditing ? .toggleGuidelinesInEditor : .toggleGuidelines
      case .turns: .toggleTurns
      case .answers: .toggleAnswers
      }
    let scrolling = isEditing ? Command.halfPageDown : .pageDown
    return [Hint(toggle, "close"), Hint(scrolling, "page down")]
  }

  /// What a line can become, from the one that stands there on, and how many there are where not all have room.
  private func draw(_ completion: Completion, into grid: inout Grid, _ region: Region) {
    let widths = completion.words.map { TextCells.columns(of: $0) + 2 }
    let count = completion.words.count
    let note = completion.index.map { "\($0 + 1) of \(count)" } ?? "\(count) in all"
    var end = region.right - 1
    if widths.reduce(0, +) - 2 > end - region.left - 1 {
      end -= note.count
      grid.write(note, at: Point(column: end, row: region.top))
      end -= 2
    }
    var column = region.left + 1
    for index in (completion.index ?? 0)..<count {
      let room = end - column
      guard room >= min(widths[index] - 2, 12) else { break }
      let role: Theme.Role = index == completion.index ? .statusKey : .statusBar
      let place = Point(column: column, row: region.top)
      column += grid.write(completion.words[index], at: place, role, maxColumns: room) + 2
    }
  }

  /// The key to show for a command that works here.
  private func key(for hint: Hint) -> String? {
    guard hint.contexts.contains(context), whyDisabled(hint.command) == nil else { return nil }
    if hint.command == .acceptChoice, case .menu(let menu) = overlay, menu.selected == nil,
      !menu.isWritingNote
    {
      return menu.digits
    }
    return configuration.keymap.firstKey(of: hint.command, in: context)?.name
  }

  private func draw(_ hint: Hint, _ key: String, into grid: inout Grid, at point: Point) {
    let used = grid.write(key, at: point, .statusKey)
    grid.write(hint.words, at: Point(column: point.column + used + 1, row: point.row))
  }

  /// The last line: a prompt, a message, or what goes on.
  func drawMessage(into grid: inout Grid, _ region: Region) {
    if case .prompt(let prompt) = overlay {
      draw(prompt, into: &grid, region)
      return
    }
    let start = Point(column: region.left + 1, row: region.top)
    let room = region.columns - 2
    if let notice {
      let lines = WrappedText(notice.text, columns: room).lines
      if lines.count > 1, !isNoticeFolded {
        draw(notice.text, lines, notice.kind.role, into: &grid, region)
        return
      }
      let used = grid.write(notice.text, at: start, notice.kind.role, maxColumns: room)
      drawActivity(into: &grid, region, after: used + 2)
      return
    }
    drawActivity(into: &grid, region, after: 0)
  }

  /// Draws a long message upwards from a line, over what stands there, for as long as it is shown.
  private func draw(
    _ text: String,
    _ lines: [WrappedLine],
    _ role: Theme.Role,
    into grid: inout Grid,
    _ region: Region
  ) {
    let shown = lines.prefix(Self.noticeRows)
    let top = region.top - shown.count + 1
    let area = Region(column: region.left, row: top, columns: region.columns, rows: shown.count)
    grid.clear(area, style: grid.theme.style(.text))
    let style = grid.theme.style(role)
    for (row, line) in shown.enumerated() {
      let point = Point(column: region.left + 1, row: top + row)
      grid.write(line, of: text, at: point, style: style)
    }
  }

  /// The most rows that a message takes.
  private static let noticeRows = 4

  private func drawActivity(into grid: inout Grid, _ region: Region, after used: Int) {
    let isLate = !lateWords.isEmpty
    let activity = isLate ? lateWords : activity
    let words = configuration.isPlain ? activity.inASCIISigns : activity
    let columns = TextCells.columns(of: words)
    guard columns > 0, used + columns + 2 <= region.columns else { return }
    let column = used == 0 ? region.left + 1 : region.right - columns - 1
    grid.write(words, at: Point(column: column, row: region.top), isLate ? .warning : .dim)
  }

  /// What goes on: marks, a search, a load.
  private var activity: String {
    if macro.isRecording { return "recording keys: \(macro.steps.count)" }
    if let run = macro.run { return "playing keys: \(run.played + 1) of \(run.rounds)" }
    if screen == .sets { return setsActivity }
    if screen == .dashboard { return dashboardActivity }
    if !writing.isEmpty { return writing }
    if !selectionWords.isEmpty { return selectionWords }
    if queue.rangeAnchor != nil {
      let marked = queue.markCount > 0 ? " and \(grouped(queue.markCount)) marked" : ""
      return "range of \(counted(queue.rangeLength, "row"))\(marked)"
    }
    if queue.hasMarks { return "\(grouped(queue.markCount)) marked" }
    if let search { return "\(search.text): \(hits(of: search))" }
    if queue.isLoading, !queue.keys.isEmpty { return "reading the queue" }
    if editing == nil, case .work = queue.outlook(hasFilter: filter != ItemFilter(), now: now) {
      return ""
    }
    return queue.keys.isEmpty || editing != nil ? "" : outlookWords
  }

  /// What is being written, when that may take a while.
  private var writing: String {
    let count = decisionsOnTheirWay
    if count >= Self.longBatch {
      let rest = reversals > 0 ? ", then taking back…" : ""
      return "writing \(counted(count, "decision"))…\(rest)"
    }
    return reversals > 0 ? "taking back…" : ""
  }

  /// From how many decisions on it is said that they are being written.
  static let longBatch = 200

  /// How many decisions were sent to the store and are not answered.
  var decisionsOnTheirWay: Int { sent.values.reduce(0) { $0 + $1.items.count } }

  private func draw(_ prompt: Prompt, into grid: inout Grid, _ region: Region) {
    let start = Point(column: region.left + 1, row: region.top)
    let label = grid.write(prompt.label, at: start, .prompt)
    let point = Point(column: start.column + label, row: start.row)
    let room = region.columns - label - 2
    var tail = ""
    if case .search = prompt.purpose, let search { tail = hits(of: search) }
    if prompt.purpose == .find { tail = editing?.search?.words ?? "" }
    let tailColumns = min(TextCells.columns(of: tail), room * 2 / 3)
    let used = grid.draw(prompt.field, at: point, room: room - tailColumns - 2, hasCursor: true)
    guard tailColumns > 0 else { return }
    let column = max(region.right - tailColumns - 1, point.column + used + 2)
    grid.write(
      tail,
      at: Point(column: column, row: region.top),
      .dim,
      maxColumns: max(0, region.right - column)
    )
  }
}

extension Grid {
  /// Draws a field with its caret in sight and answers the cells that it took.
  mutating func draw(_ field: LineField, at point: Point, room: Int, hasCursor: Bool) -> Int {
    let room = max(1, room)
    let before = Array(field.text.prefix(field.caret))
    var columns = TextCells.columns(of: String(before))
    var hidden = 0
    while columns >= room, hidden < before.count {
      columns -= TextCells.columns(of: String(before[hidden]))
      hidden += 1
    }
    let used = write(String(field.text.dropFirst(hidden)), at: point, .text, maxColumns: room)
    if hasCursor { cursor = Point(column: point.column + columns, row: point.row) }
    return max(used, columns + 1)
  }
}

extension Notice.Kind {
  fileprivate var role: Theme.Role {
    switch self {
    case .info: .notice
    case .success: .success
    case .warning: .warning
    case .failure: .error
    }
  }
}
