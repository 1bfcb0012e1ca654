package import CellGrid
import TextAnalysis

extension TextEditor {
  /// Draws the text, with the caret as the grid's cursor, and below it the difference when that is
  /// shown.
  ///
  /// - Parameters:
  ///   - grid: what is drawn on, in its theme.
  ///   - region: as large as the editor was told last, or else the editor is laid out for it anew.
  ///   - isFocused: whether the keys go to it; without that there is no cursor.
  package func render(into grid: inout Grid, region: Region, isFocused: Bool = true) {
    if region.size != size {
      var other = self
      other.resize(to: region.size)
      return other.render(into: &grid, region: region, isFocused: isFocused)
    }
    guard !region.isEmpty else { return }
    let parts = region.split(top: textRows)
    if isEmpty {
      grid.write(
        "Write the right answer here.",
        at: parts.top.origin,
        .dim,
        maxColumns: region.columns
      )
    }
    drawRows(into: &grid, region: parts.top, isFocused: isFocused)
    if let diff, diffRows > 0 {
      grid.drawRule(parts.bottom)
      grid.write(
        " against the answer ",
        at: Point(column: region.left + 1, row: parts.bottom.top),
        .dim,
        maxColumns: max(0, region.columns - 2)
      )
      draw(diff, into: &grid, region: parts.bottom.split(top: 1).bottom)
    }
  }

  private func drawRows(into grid: inout Grid, region: Region, isFocused: Bool) {
    var position = top
    var lineStart = buffer.scalarOffset(of: TextPosition(line: top.line, offset: 0))
    let caretPlace = misspelt.isEmpty ? nil : buffer.scalarOffset(of: caret)
    var shown = 0
    while position.line < buffer.lines.count, shown < region.rows {
      var line = buffer.lines[position.line]
      line.findRows(columns: buffer.columns)
      let scalars = lineStart..<lineStart + line.scalarCount
      let spans =
        evidenceSpans(scalars, theme: grid.theme) + insertedSpans(scalars, theme: grid.theme)
        + misspeltSpans(scalars, besides: isFocused ? caretPlace : nil, theme: grid.theme)
        + privateSpans(scalars, theme: grid.theme)
        + hitSpans(position.line, line, theme: grid.theme)
        + selectionSpans(position.line, line, theme: grid.theme)
      for row in line.row(at: position.offset)..<line.rows.count where shown < region.rows {
        let origin = Point(column: region.left, row: region.top + shown)
        grid.write(line.rows[row], of: line.text, at: origin, spans: spans)
        drawStanding(of: line.rows[row], from: lineStart, at: origin, into: &grid)
        if row == line.rows.count - 1, hasSelectedEnd(position.line) {
          let end = line.stop(atOrAfter: line.utf8Count).column
          let cell = Region(column: region.left + end, row: origin.row, columns: 1, rows: 1)
          grid.restyle(cell.intersection(region), grid.theme.style(.selection))
        }
        if position.line == caret.line, row == line.row(at: caret.offset) {
          grid.restyle(region.line(shown), grid.theme.style(.caretLine))
          let stop = line.stop(atOrAfter: caret.offset)
          let column = region.left + min(stop.column, region.columns - 1)
          if isFocused { grid.cursor = Point(column: column, row: origin.row) }
        }
        shown += 1
      }
      lineStart += line.scalarCount + 1
      position = TextPosition(line: position.line + 1, offset: 0)
      if shown == region.rows {
        drawHints(into: &grid, region: region, hasMoreBelow: hasRows(below: region.rows))
      }
    }
    if shown < region.rows { drawHints(into: &grid, region: region, hasMoreBelow: false) }
  }

  /// Marks a row on which a sentence begins that lacks support, left of the text.
  private func drawStanding(
    of row: WrappedLine,
    from lineStart: Int,
    at origin: Point,
    into grid: inout Grid
  ) {
    guard !judgements.isEmpty, origin.column > 1 else { return }
    let scalars = lineStart + row.scalars.lowerBound..<lineStart + row.scalars.upperBound
    guard let worst = worst(beginningIn: scalars), let symbol = worst.symbol, let role = worst.role
    else { return }
    grid.put(symbol, at: Point(column: origin.column - 2, row: origin.row), grid.theme.style(role))
  }

  private func hasRows(below rows: Int) -> Bool {
    var other = self
    let last = other.row(top, offsetBy: rows - 1)
    return last != other.row(top, offsetBy: rows)
  }

  private func drawHints(into grid: inout Grid, region: Region, hasMoreBelow: Bool) {
    let style = grid.theme.style(.dim)
    let first = Point(column: region.right - 1, row: region.top)
    if top > TextPosition(), grid.cursor != first { grid.put(.moreAbove, at: first, style) }
    let last = Point(column: region.right - 1, row: region.bottom - 1)
    if hasMoreBelow, grid.cursor != last { grid.put(.moreBelow, at: last, style) }
  }

  /// The parts of a line that the answer has not, counted from the line's start.
  private func insertedSpans(_ scalars: Range<Int>, theme: Theme) -> [StyleSpan] {
    guard let diff else { return [] }
    let style = theme.style(.inserted)
    return diff.pieces.lazy
      .filter { $0.kind == .inserted && $0.text.overlaps(scalars) }
      .map { piece in
        let part = piece.text.clamped(to: scalars)
        return StyleSpan(
          part.lowerBound - scalars.lowerBound..<part.upperBound - scalars.lowerBound,
          style
        )
      }
  }

  /// The words of a line that the dictionary does not know, counted from the line's start; the one that is
  /// being written is not done yet.
  private func misspeltSpans(
    _ scalars: Range<Int>,
    besides caret: Int?,
    theme: Theme
  ) -> [StyleSpan] {
    guard !misspelt.isEmpty else { return [] }
    let style = theme.style(.misspelt)
    return misspelt.lazy.filter { $0.overlaps(scalars) && $0.upperBound != caret }.map { word in
      let part = word.clamped(to: scalars)
      return StyleSpan(
        part.lowerBound - scalars.lowerBound..<part.upperBound - scalars.lowerBound,
        style
      )
    }
  }

  /// The private values of a line, counted from the line's start.
  private func privateSpans(_ scalars: Range<Int>, theme: Theme) -> [StyleSpan] {
    guard !privateValues.isEmpty else { return [] }
    let style = theme.style(.privateValue)
    return privateValues.lazy.filter { $0.scalars.overlaps(scalars) }.map { value in
      let part = value.scalars.clamped(to: scalars)
      return StyleSpan(
        part.lowerBound - scalars.lowerBound..<part.upperBound - scalars.lowerBound,
        style
      )
    }
  }

  /// The hits of the search on a line, while there is one.
  private func hitSpans(_ number: Int, _ line: TextLine, theme: Theme) -> [StyleSpan] {
    guard let search else { return [] }
    let style = theme.style(.searchHit)
    return search.hits.enumerated().lazy.filter { $1.start.line == number }.map { index, hit in
      StyleSpan(
        line.scalars(hit.start.offset..<hit.end.offset),
        index == search.current ? style.overlaid(with: theme.style(.searchCurrent)) : style
      )
    }
  }

  /// The selected part of a line.
  private func selectionSpans(_ number: Int, _ line: TextLine, theme: Theme) -> [StyleSpan] {
    guard search == nil, let selection, selection.start.line...selection.end.line ~= number else {
      return []
    }
    let start = number == selection.start.line ? selection.start.offset : 0
    let end = number == selection.end.line ? selection.end.offset : line.utf8Count
    return [StyleSpan(line.scalars(start..<end), theme.style(.selection))]
  }

  /// Whether the end of a line is selected, which shows even where the line is empty.
  private func hasSelectedEnd(_ line: Int) -> Bool {
    guard search == nil, let selection else { return false }
    return line >= selection.start.line && line < selection.end.line
  }

  /// Draws the difference, with the row that the caret is on in the middle.
  private func draw(_ diff: WordDiff, into grid: inout Grid, region: Region) {
    let theme = grid.theme
    let shown = DiffText(diff, from: answer, to: text, hasBrackets: theme.hasBrackets)
    let wrapped = WrappedText(shown.text.text, columns: region.columns)
    let caretRow = wrapped.line(of: shown.place(of: buffer.scalarOffset(of: caret)))
    let most = max(0, wrapped.lines.count - region.rows)
    let first = min(max(0, caretRow - region.rows / 2), most)
    for (row, line) in wrapped.lines.dropFirst(first).prefix(region.rows).enumerated() {
      grid.write(
        line,
        of: shown.text.text,
        at: Point(column: region.left, row: region.top + row),
        spans: shown.text.spans
          .filter { $0.scalars.overlaps(line.scalars) }
          .map { StyleSpan($0.scalars, theme.style($0.role)) }
      )
    }
  }
}

extension TextLine {
  /// A range of bytes as one of scalars, counted from the line's start.
  fileprivate func scalars(_ range: Range<Int>) -> Range<Int> {
    let start = text[utf8: 0..<range.lowerBound].scalarCount
    return start..<start + text[utf8: range].scalarCount
  }
}
