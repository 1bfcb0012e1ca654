extension Grid {
  /// Writes a text on a single line, with the theme's ellipsis where it does not fit.
  ///
  /// - Parameters:
  ///   - text: any text, from strangers too.
  ///   - point: where its first cell goes.
  ///   - style: laid over what is beneath.
  ///   - maxColumns: the cells that it may take at most, besides what the grid has.
  ///   - spans: styles on top for parts of the text, in scalars from its start.
  /// - Returns: the cells that it took.
  @discardableResult
  package mutating func write(
    _ text: String,
    at point: Point,
    style: Style = Style(),
    maxColumns: Int = .max,
    spans: [StyleSpan] = []
  ) -> Int {
    let line = TextCells.line(
      text,
      style: style,
      control: theme.style(.control),
      spans: spans,
      limit: max(0, min(maxColumns, size.columns - point.column)),
      ellipsis: theme.scalar(.ellipsis)
    )
    return write(line, at: point)
  }

  /// Writes a text on a single line in a role of the theme.
  ///
  /// - Parameters:
  ///   - text: any text, from strangers too.
  ///   - point: where its first cell goes.
  ///   - role: whose style is laid over what is beneath.
  ///   - maxColumns: the cells that it may take at most, besides what the grid has.
  /// - Returns: the cells that it took.
  @discardableResult
  package mutating func write(
    _ text: String,
    at point: Point,
    _ role: Theme.Role,
    maxColumns: Int = .max
  ) -> Int {
    write(text, at: point, style: theme.face(role), maxColumns: maxColumns)
  }

  /// Writes a line of a wrapped text.
  ///
  /// - Parameters:
  ///   - line: a line of that text.
  ///   - text: the whole text.
  ///   - point: where its first cell goes.
  ///   - style: laid over what is beneath.
  ///   - spans: styles on top for parts of the text, in scalars from its start.
  /// - Returns: the cells that it took.
  @discardableResult
  package mutating func write(
    _ line: WrappedLine,
    of text: String,
    at point: Point,
    style: Style = Style(),
    spans: [StyleSpan] = []
  ) -> Int {
    let cells = TextCells.line(
      line,
      of: text,
      style: style,
      control: theme.style(.control),
      spans: spans
    )
    return write(cells, at: point)
  }
}
