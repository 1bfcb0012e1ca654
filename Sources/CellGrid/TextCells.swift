/// The one way from text to cells.
///
/// Content comes from strangers. Whatever has no face (C0, C1, DEL, bidi controls, zero-width and tag
/// characters, noncharacters, private use, unassigned, line and paragraph separators) becomes a visible
/// sign in the control face: a control picture, or its number as `<U+202E>`. What terminals disagree on
/// is not sent: joiners, variation selectors, skin tones and marks beyond the fourth are dropped,
/// regional indicators are drawn as letters, Hangul is composed. The text itself is never changed.
package enum TextCells {
  /// The distance of tab stops, counted from where the text begins.
  package static let tabWidth = 4

  /// Whether a scalar is drawn as itself in one cell, so that it can serve as a sign of a theme.
  package static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    ScalarClass(scalar) == .narrow && scalar != " "
  }

  /// How many cells the text takes on a single line.
  package static func columns(of text: String) -> Int {
    var columns = 0
    let bytes = text.utf8Span.span
    var offset = 0
    while offset < bytes.count {
      let unit = TextUnit(in: bytes, at: offset)
      columns += unit.columns(at: columns, isSingleLine: true)
      offset += unit.utf8Length
    }
    return columns
  }

  /// Lays a text on a single line.
  ///
  /// - Parameters:
  ///   - text: any text; an end of line in it shows as a sign.
  ///   - style: what the cells get laid over what is beneath.
  ///   - control: what the signs for characters without a face get on top of that.
  ///   - spans: styles on top for parts of the text.
  ///   - limit: the cells there are; no more of the text is read than fits.
  ///   - ellipsis: takes the last cell when the text does not fit.
  package static func line(
    _ text: String,
    style: Style,
    control: Style,
    spans: [StyleSpan] = [],
    limit: Int = .max,
    ellipsis: Unicode.Scalar? = nil
  ) -> CellLine {
    let bytes = text.utf8Span.span
    var line = CellLine()
    line.reserve(max(0, min(limit, bytes.count, 256)))
    var offset = 0
    var scalar = 0
    while offset < bytes.count {
      let unit = TextUnit(in: bytes, at: offset)
      let columns = unit.columns(at: line.columns, isSingleLine: true)
      if columns > limit - line.columns {
        if let ellipsis, limit > 0 {
          line.truncate(to: limit - 1)
          line.append(ellipsis, columns: 1, style: style)
        }
        break
      }
      let face = spans.isEmpty ? style : spans.style(over: style, at: scalar)
      line.append(unit, columns: columns, style: face, control: control)
      offset += unit.utf8Length
      scalar += unit.scalarCount
    }
    return line
  }

  /// Lays a line of a wrapped text.
  ///
  /// - Parameters:
  ///   - line: a line of that text.
  ///   - text: the whole text.
  ///   - style: what the cells get laid over what is beneath.
  ///   - control: what the signs for characters without a face get on top of that.
  ///   - spans: styles on top for parts of the text, counted from the start of the whole text.
  package static func line(
    _ line: WrappedLine,
    of text: String,
    style: Style,
    control: Style,
    spans: [StyleSpan] = []
  ) -> CellLine {
    let spans = spans.filter { $0.scalars.overlaps(line.scalars) }
    let bytes = text.utf8Span.span
    var cells = CellLine()
    cells.reserve(min(line.columns, 256))
    var offset = line.utf8.lowerBound
    var scalar = line.scalars.lowerBound
    while offset < min(line.shownEnd, bytes.count) {
      let unit = TextUnit(in: bytes, at: offset)
      let columns = unit.columns(at: cells.columns, width: line.width)
      let face = spans.isEmpty ? style : spans.style(over: style, at: scalar)
      cells.append(unit, columns: columns, style: face, control: control)
      offset += unit.utf8Length
      scalar += unit.scalarCount
    }
    return cells
  }
}

/// A style for a part of a text.
package struct StyleSpan: Hashable, Sendable {
  /// The part, in scalars from the start of the text.
  package var scalars: Range<Int>
  /// What is laid over the text's style; of two spans the later one is on top.
  package var style: Style

  /// Makes a span.
  package init(_ scalars: Range<Int>, _ style: Style) {
    self.scalars = scalars
    self.style = style
  }
}

extension [StyleSpan] {
  fileprivate func style(over style: Style, at scalar: Int) -> Style {
    reduce(style) { $1.scalars.contains(scalar) ? $0.overlaid(with: $1.style) : $0 }
  }
}

extension TextUnit {
  /// The cells that it takes on a single line, where an end of line is a sign.
  fileprivate func columns(at column: Int, isSingleLine: Bool) -> Int {
    switch shape {
    case .tab: TextCells.tabWidth - column % TextCells.tabWidth
    case .newline: 1
    default: columns
    }
  }

  /// The cells that it takes on a wrapped line of that width; what is wider than the whole line
  /// takes one.
  func columns(at column: Int, width: Int) -> Int {
    switch shape {
    case .tab: min(TextCells.tabWidth - column % TextCells.tabWidth, max(1, width - column))
    default: columns > width ? 1 : columns
    }
  }
}

extension CellLine {
  /// Appends a unit in so many cells; fewer than it needs make it a replacement character.
  fileprivate mutating func append(
    _ unit: TextUnit,
    columns: Int,
    style: Style,
    control: Style
  ) {
    switch unit.shape {
    case .space, .tab:
      for _ in 0..<columns { append(" ", columns: 1, style: style) }
    case .glyph where columns == unit.columns:
      append(unit.base, marks: unit.marks, columns: columns, style: style)
    case .substitute, .newline:
      append(unit.base, marks: unit.marks, columns: 1, style: style.overlaid(with: control))
    case .label where columns == unit.columns:
      let style = style.overlaid(with: control)
      for scalar in TextUnit.label(of: unit.base).unicodeScalars {
        append(scalar, columns: 1, style: style)
      }
    case .glyph, .label:
      append(TextUnit.replacement, columns: 1, style: style.overlaid(with: control))
    }
  }
}
