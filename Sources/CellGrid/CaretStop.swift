/// A place on a line of a wrapped text where a caret can stand: between two things that are drawn
/// as one.
package struct CaretStop: Hashable, Sendable {
  /// Bytes of the text's UTF-8 before it.
  package var utf8: Int
  /// Scalars of the text before it.
  package var scalar: Int
  /// Cells of the line before it; no more than the line's width.
  package var column: Int
}

extension WrappedLine {
  /// Where a caret can stand on the line, from its start on.
  ///
  /// The place after the last glyph belongs to the line only where the text or a line feed ends it;
  /// where the width ended it, that place is the start of the next line. There is always one.
  ///
  /// - Parameter text: the whole text.
  package func caretStops(in text: String) -> [CaretStop] {
    let bytes = text.utf8Span.span
    var stop = CaretStop(utf8: utf8.lowerBound, scalar: scalars.lowerBound, column: 0)
    var stops: [CaretStop] = []
    while stop.utf8 < min(utf8.upperBound, bytes.count) {
      stops.append(stop)
      let unit = TextUnit(in: bytes, at: stop.utf8)
      if unit.shape == .newline { return stops }
      stop.utf8 += unit.utf8Length
      stop.scalar += unit.scalarCount
      stop.column = min(width, stop.column + unit.columns(at: stop.column, width: width))
    }
    if end != .width || stops.isEmpty { stops.append(stop) }
    return stops
  }
}
