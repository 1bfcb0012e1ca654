/// A text and its lines at a width, with the ways between offsets in the text and cells: what a caret
/// needs.
///
/// Offsets count scalars from the start of the text. A caret stands before a unit or at the end of the
/// text, never inside a unit (a letter with its marks, CR LF).
package struct WrappedText: Equatable, Sendable {
  /// The text.
  package let text: String
  /// Its lines, at least one.
  package let lines: [WrappedLine]

  /// Wraps a text.
  ///
  /// - Parameters:
  ///   - text: any text.
  ///   - columns: the width in cells; less than 1 counts as 1.
  ///   - maxLines: the lines to look for at most, at least one.
  package init(_ text: String, columns: Int, maxLines: Int = .max) {
    self.text = text
    var lines: [WrappedLine] = []
    for line in LineWrap(text, columns: columns) {
      lines.append(line)
      if lines.count >= maxLines { break }
    }
    self.lines = lines
  }

  /// Whether the lines reach the end of the text.
  package var isComplete: Bool { lines.last?.endsText ?? true }

  /// The line that an offset is on; between two lines it is on the later one.
  package func line(of offset: Int) -> Int {
    var low = 0
    var high = lines.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if lines[middle].scalars.lowerBound <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The cell before which a caret at that offset stands: the row counts lines, the column is at most
  /// the width, which is one beyond the last cell of a full line.
  package func point(of offset: Int) -> Point {
    let row = line(of: offset)
    var column = 0
    walk(row) { place in
      column = place.column
      return place.scalars.upperBound <= offset
    }
    return Point(column: column, row: row)
  }

  /// Where a caret stands that was put on that cell: before the unit that covers it, or at the end
  /// of the line's drawn part, as far as that is not the start of the next line already.
  ///
  /// Points outside are drawn to the nearest.
  package func offset(at point: Point) -> Int {
    let row = min(max(0, point.row), lines.count - 1)
    var offset = lines[row].scalars.lowerBound
    walk(row) { place in
      offset = place.scalars.lowerBound
      return place.column + place.columns <= point.column
    }
    let isPastSoftEnd = lines[row].end == .width && offset == lines[row].scalars.upperBound
    return isPastSoftEnd ? self.offset(before: offset) : offset
  }

  /// The place of a caret after the unit that begins at or covers that offset; the end of the text at
  /// the most.
  package func offset(after offset: Int) -> Int {
    var next = min(offset + 1, lines.last?.scalars.upperBound ?? 0)
    walk(line(of: offset), throughEnd: true) { place in
      if place.scalars.contains(offset) { next = place.scalars.upperBound }
      return place.scalars.upperBound <= offset
    }
    return next
  }

  /// The place of a caret before the unit that ends at or covers that offset; 0 at the least.
  package func offset(before offset: Int) -> Int {
    guard offset > 0 else { return 0 }
    var previous = offset - 1
    walk(line(of: offset - 1), throughEnd: true) { place in
      if place.scalars.contains(offset - 1) { previous = place.scalars.lowerBound }
      return place.scalars.upperBound < offset
    }
    return previous
  }

  /// A unit's place on its line; the last of a walk is empty and stands at the end.
  private struct Step {
    var scalars: Range<Int>
    var column: Int
    var columns: Int
  }

  /// Steps over the units of a line while the visitor wants more: those drawn, or with the end of
  /// line too, and then an empty step.
  private func walk(_ row: Int, throughEnd: Bool = false, _ visit: (Step) -> Bool) {
    let line = lines[row]
    let bytes = text.utf8Span.span
    let end = throughEnd ? line.utf8.upperBound : line.shownEnd
    var utf8 = line.utf8.lowerBound
    var scalar = line.scalars.lowerBound
    var column = 0
    while utf8 < end {
      let unit = TextUnit(in: bytes, at: utf8)
      let columns = unit.columns(at: column, width: line.width)
      let step = Step(
        scalars: scalar..<(scalar + unit.scalarCount),
        column: column,
        columns: columns
      )
      guard visit(step) else { return }
      utf8 += unit.utf8Length
      scalar += unit.scalarCount
      column += columns
    }
    _ = visit(Step(scalars: scalar..<scalar, column: column, columns: 0))
  }
}
