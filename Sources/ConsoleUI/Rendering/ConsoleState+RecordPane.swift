import CellGrid
import Queueing
import ReviewModel
import TextAnalysis

extension ConsoleState {
  /// The record that a decision is about.
  func drawRecord(into grid: inout Grid, _ layout: ConsoleLayout) {
    let region = layout.record
    if !layout.divider.isEmpty { grid.drawDivider(layout.divider) }
    let content = recordContent
    var view = record
    view.lay(
      content.map(PaneContent.item),
      width: layout.recordWidth,
      needle: search?.text ?? ""
    )
    view.scroll(by: 0, height: region.rows)
    let isFocused =
      overlay == nil && editing == nil && !isPageFocused && (focus == .record || isZoomed)
    let title = content?.summary?.id.rawValue ?? "Record"
    grid.drawTitle(
      layout.recordTitle,
      title,
      trailing: recordPlace(view, layout, row: place),
      isFocused: isFocused
    )
    drawQuestion(into: &grid, layout)
    draw(view, into: &grid, region)
    if isFocused { grid.cursor = region.origin }
  }

  /// The beginning of the question, while the record is scrolled beyond it.
  private func drawQuestion(into grid: inout Grid, _ layout: ConsoleLayout) {
    guard !layout.question.isEmpty else { return }
    let (text, lines) = pinnedQuestion(columns: layout.recordWidth)
    for (row, line) in lines.prefix(layout.question.rows).enumerated() {
      let point = Point(column: layout.question.left + 2, row: layout.question.top + row)
      grid.write(line, of: text, at: point, style: grid.theme.style(.strong))
    }
  }

  /// Draws what is in sight of a text that is laid out.
  func draw(_ view: RecordView, into grid: inout Grid, _ region: Region) {
    for row in 0..<region.rows {
      guard view.lines.indices.contains(view.top + row) else { break }
      draw(view.lines[view.top + row], of: view, into: &grid, region.line(row))
    }
  }

  /// Where the list and the text stand that are shown.
  func recordPlace(_ view: RecordView, _ layout: ConsoleLayout, row: String) -> String {
    var parts: [String] = []
    if layout.listTitle.isEmpty, !row.isEmpty { parts.append(row) }
    parts.append(view.place(height: layout.record.rows))
    return parts.filter { !$0.isEmpty }.joined(separator: "  ")
  }

  private func draw(
    _ line: RecordView.Line,
    of view: RecordView,
    into grid: inout Grid,
    _ region: Region
  ) {
    let block = view.blocks[line.block]
    let origin = Point(column: region.left + block.indent, row: region.top)
    switch line.kind {
    case .blank: break
    case .more(let bytes):
      let words = "\(grid.theme.symbol(.ellipsis)) \(grouped(bytes)) more bytes"
      grid.write(words, at: origin, .dim, maxColumns: region.columns)
    case .folded(let count, let isAll):
      let words =
        isAll ? counted(count, "more line") : "more than \(counted(count, "more line"))"
      let opener = configuration.keymap.keyName(of: .toggleFold).map { "  (\($0) opens)" } ?? ""
      grid.write(
        "\(grid.theme.symbol(.ellipsis)) \(words)\(opener)",
        at: origin,
        .dim,
        maxColumns: region.columns
      )
    case .text(let wrapped):
      var spans = block.text.spans
        .filter { $0.scalars.overlaps(wrapped.scalars) }
        .map { StyleSpan($0.scalars, grid.theme.style($0.role)) }
      spans += gone(from: block, in: wrapped, grid.theme)
      if let evidenceInSight { spans += looked(at: evidenceInSight, in: block, grid.theme) }
      if let worst = block.judgements.worst(beginningIn: wrapped.scalars),
        let symbol = worst.symbol, let role = worst.role
      {
        grid.put(symbol, at: region.origin, grid.theme.style(role))
      }
      drawMargin(of: block, wrapped, into: &grid, at: origin)
      if let search, screen == .triage {
        spans += hits(of: search.text, in: wrapped, of: line.block, view, grid.theme)
      }
      grid.write(
        wrapped,
        of: block.text.text,
        at: origin,
        style: grid.theme.style(block.role),
        spans: spans
      )
    }
  }

  /// The sentence that is looked at, and its passage.
  private func looked(
    at focus: EvidenceFocus,
    in block: RecordBlock,
    _ theme: Theme
  ) -> [StyleSpan] {
    let style = theme.style(.evidence)
    switch block.origin {
    case .answer where focus.number != nil:
      return block.shown(of: focus.evidence.range).map { StyleSpan($0, style) }
    case .source(let number):
      guard let passage = focus.evidence.passage, passage.source == number else { return [] }
      return block.shown(of: passage.range).map { StyleSpan($0, style) }
    case .answer, nil: return []
    }
  }

  /// What the correction that is being written takes away from the answer, while that stands beside it.
  private func gone(
    from block: RecordBlock,
    in line: WrappedLine,
    _ theme: Theme
  ) -> [StyleSpan] {
    guard block.origin == .answer, let editing, editing.isBesideAnswer, let diff = editing.diff,
      let stored = block.stored(of: line.scalars)
    else { return [] }
    let style = theme.style(.deleted)
    return diff.pieces.lazy.filter { $0.kind == .deleted }
      .map { editing.stored($0.base) }
      .filter { $0.overlaps(stored) }
      .flatMap { block.shown(of: $0) }
      .map { StyleSpan($0, style) }
  }

  /// What stands before a line of a text: the sign of an entry, the bar of a quote.
  private func drawMargin(
    of block: RecordBlock,
    _ line: WrappedLine,
    into grid: inout Grid,
    at origin: Point
  ) {
    let margin = line.utf8.lowerBound == 0 ? block.margins.first : block.margins.other
    guard !margin.isEmpty else { return }
    let start = Point(column: origin.column - margin.unicodeScalars.count, row: origin.row)
    let isQuote = margin.unicodeScalars.contains { $0 == ">" || $0 == "│" }
    let role = isQuote ? .border : block.role
    grid.write(margin, at: start, role, maxColumns: origin.column - start.column)
  }

  private func hits(
    of needle: String,
    in line: WrappedLine,
    of index: Int,
    _ view: RecordView,
    _ theme: Theme
  ) -> [StyleSpan] {
    let block = view.blocks[index]
    let utf8 = block.text.text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: line.utf8.lowerBound)
    let end = utf8.index(start, offsetBy: line.utf8.count)
    let base = line.scalars.lowerBound
    var found = occurrences(of: needle, in: block.text.text[start..<end]).map {
      (base + $0.lowerBound)..<(base + $0.upperBound)
    }
    // What is looked for may have signs that are not shown.
    if block.placement != nil, needle.utf8.contains(where: \.isASCIIPunctuation) {
      found += view.storedHits(of: needle, in: line, of: index)
    }
    return found.map { StyleSpan($0, theme.style(.searchHit)) }
  }
}
