/// A place in a text of lines, between two scalars.
struct TextPosition: Hashable, Comparable, Sendable {
  /// The line, counted from 0.
  var line = 0
  /// Bytes of the line's UTF-8 before the place.
  var offset = 0

  static func < (left: Self, right: Self) -> Bool {
    (left.line, left.offset) < (right.line, right.offset)
  }
}
