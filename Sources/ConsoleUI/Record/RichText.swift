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
  /// Where separators begin.
  private var separators: [Int] = []

  init() {}

  init(_ text: String, _ role: Theme.Role? = nil) { append(text, role) }

  init(_ placed: PlacedText) {
    text = placed.text
    spans = placed.spans
    length = placed.length
  }

  /// The spans that have something of a range, of a text whose spans follow each other.
  func spans(overlapping range: Range<Int>) -> ArraySlice<Span> {
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].scalars.upperBound <= range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return spans[low...].prefix { $0.scalars.lowerBound < range.upperBound }
  }

  mutating func append(_ part: String, _ role: Theme.Role? = nil) {
    let count = part.unicodeScalars.count
    text += part
    if let role, count > 0 { spans.append(Span(scalars: length..<(length + count), role: role)) }
    length += count
  }

  /// Appends a text with its roles.
  mutating func append(_ other: RichText) {
    for span in other.spans {
      let range = span.scalars
      spans.append(
        Span(scalars: length + range.lowerBound..<length + range.upperBound, role: span.role)
      )
    }
    text += other.text
    length += other.length
  }

  /// Gives a part, in scalars from the start, another role.
  mutating func mark(_ scalars: Range<Int>, _ role: Theme.Role) {
    spans.append(Span(scalars: scalars, role: role))
  }

  /// Appends a part after a separator, unless it is the first; a line that is too long is broken
  /// at separators.
  mutating func appendItem(_ part: String, _ role: Theme.Role? = nil) {
    if !text.isEmpty {
      separators.append(length)
      append(Self.separator, .dim)
    }
    append(part, role)
  }

  /// The text with ends of line in place of those separators where the next part has no room.
  func flowed(columns: Int) -> RichText {
    guard !separators.isEmpty, TextCells.columns(of: text) > columns else { return self }
    var scalars = Array(text.unicodeScalars)
    let width = Self.separator.unicodeScalars.count
    var used = 0
    var start = 0
    for (index, end) in (separators + [length]).enumerated() {
      let part = scalars[start..<end].reduce(into: "") { $0.unicodeScalars.append($1) }
      let partColumns = TextCells.columns(of: part)
      let joined = used + (index == 0 ? 0 : width) + partColumns
      if index > 0, joined > columns {
        let place = (start - width)..<start
        scalars.replaceSubrange(place, with: Array(repeating: " ", count: width - 1) + ["\n"])
        used = partColumns
      } else {
        used = joined
      }
      start = min(end + width, length)
    }
    var copy = self
    copy.text = scalars.reduce(into: "") { $0.unicodeScalars.append($1) }
    return copy
  }

  /// The text with separators that stand in ASCII.
  var inASCII: RichText {
    guard !separators.isEmpty else { return self }
    var scalars = Array(text.unicodeScalars)
    for place in separators where scalars.indices.contains(place + 2) { scalars[place + 2] = "-" }
    var copy = self
    copy.text = scalars.reduce(into: "") { $0.unicodeScalars.append($1) }
    return copy
  }

  /// The text with its last separator in ASCII, where that was written into a part of it.
  var withoutLastDot: RichText {
    let scalars = Array(text.unicodeScalars)
    let separator = Array(Self.separator.unicodeScalars)
    let starts = scalars.indices.dropLast(separator.count - 1)
    guard let start = starts.last(where: { scalars[$0...].starts(with: separator) }) else {
      return self
    }
    var copy = self
    copy.separators = [start]
    copy = copy.inASCII
    copy.separators = separators
    return copy
  }

  private static let separator = "  ·  "

  var isEmpty: Bool { text.isEmpty }
}
