import CellGrid

/// A text with roles for its parts, before a theme gives them styles.
struct RichText: Equatable, Sendable {
  /// A role for a part of the text, in scalars from its start.
  struct Span: Equatable, Sendable {
    var scalars: Range<Int>
    var role: Theme.Role
  }

  private(set) var text = ""
  private(set) var spans: [Span] = []
  /// How many scalars it has.
  private(set) var length = 0

  init() {}

  init(_ text: String, _ role: Theme.Role? = nil) { append(text, role) }

  mutating func append(_ part: String, _ role: Theme.Role? = nil) {
    let count = part.unicodeScalars.count
    text += part
    if let role, count > 0 { spans.append(Span(scalars: length..<(length + count), role: role)) }
    length += count
  }

  /// Gives a part, in scalars from the start, another role.
  mutating func mark(_ scalars: Range<Int>, _ role: Theme.Role) {
    spans.append(Span(scalars: scalars, role: role))
  }

  /// Appends a part after a separator, unless it is the first.
  mutating func appendItem(_ part: String, _ role: Theme.Role? = nil) {
    if !text.isEmpty { append("  ·  ", .dim) }
    append(part, role)
  }

  var isEmpty: Bool { text.isEmpty }
}
