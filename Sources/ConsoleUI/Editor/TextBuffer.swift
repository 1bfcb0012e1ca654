/// A text in lines of UTF-8, each with the rows that it takes on the screen.
///
/// An edit within a line costs the length of that line at memory speed, plus the rows that change;
/// rows are found only for the lines that somebody asks about.
struct TextBuffer: Sendable {
  /// The lines; at least one.
  private(set) var lines: [TextLine]
  /// The length in bytes.
  private(set) var utf8Count: Int
  /// How many columns a row has.
  private(set) var columns: Int

  /// Makes a buffer; the text has no ends of line but line feeds.
  init(_ text: String, columns: Int) {
    lines = TextBuffer.split(text)
    utf8Count = text.utf8.count
    self.columns = max(2, columns)
  }

  /// The whole text.
  var text: String { text(from: TextPosition(), to: end) }

  /// Whether there is no text.
  var isEmpty: Bool { utf8Count == 0 }

  /// The place after the last byte.
  var end: TextPosition { endOfLine(lines.count - 1) }

  /// The place after a line's last byte.
  func endOfLine(_ line: Int) -> TextPosition {
    TextPosition(line: line, offset: lines[line].utf8Count)
  }

  /// How many scalars stand before a place.
  func scalarOffset(of position: TextPosition) -> Int {
    lines[..<position.line].reduce(position.line) { $0 + $1.scalarCount }
      + lines[position.line].text[utf8: 0..<position.offset].scalarCount
  }

  /// The place with that many scalars before it; the end when there are fewer.
  func position(atScalar offset: Int) -> TextPosition {
    var left = max(0, offset)
    for (index, line) in lines.enumerated() {
      if left <= line.scalarCount {
        return TextPosition(line: index, offset: line.text.utf8Offset(ofScalar: left))
      }
      left -= line.scalarCount + 1
    }
    return end
  }

  /// The place that many bytes further on; the end when there are fewer.
  func position(advancing start: TextPosition, by count: Int) -> TextPosition {
    var left = count
    var position = start
    while true {
      let rest = lines[position.line].utf8Count - position.offset
      if left <= rest {
        position.offset += left
        return position
      }
      if position.line == lines.count - 1 { return end }
      left -= rest + 1
      position = TextPosition(line: position.line + 1, offset: 0)
    }
  }

  /// The text between two places.
  func text(from start: TextPosition, to end: TextPosition) -> String {
    guard start < end else { return "" }
    if start.line == end.line {
      return String(lines[start.line].text[utf8: start.offset..<end.offset])
    }
    let first = lines[start.line]
    var text = String(first.text[utf8: start.offset..<first.utf8Count])
    for line in lines[start.line + 1..<end.line] {
      text += "\n"
      text += line.text
    }
    text += "\n"
    text += lines[end.line].text[utf8: 0..<end.offset]
    return text
  }

  /// Puts a text in the place of another.
  ///
  /// - Returns: what was taken out, and the place after what was put in.
  mutating func replace(
    from start: TextPosition,
    to end: TextPosition,
    with new: String
  ) -> (removed: String, end: TextPosition) {
    let removed = text(from: start, to: end)
    utf8Count += new.utf8.count - removed.utf8.count
    if start.line == end.line && !new.utf8.contains(0x0A) {
      lines[start.line].replace(start.offset..<end.offset, with: new)
      return (removed, TextPosition(line: start.line, offset: start.offset + new.utf8.count))
    }
    let head = lines[start.line].text[utf8: 0..<start.offset]
    let tail = lines[end.line].text[utf8: end.offset..<lines[end.line].utf8Count]
    let parts = TextBuffer.split(head + new + tail)
    lines.replaceSubrange(start.line...end.line, with: parts)
    let last = start.line + parts.count - 1
    let offset = lines[last].utf8Count - tail.utf8.count
    return (removed, TextPosition(line: last, offset: offset))
  }

  /// Sets how many columns a row has.
  mutating func setColumns(_ columns: Int) {
    let columns = max(2, columns)
    guard columns != self.columns else { return }
    self.columns = columns
    for index in lines.indices { lines[index].forgetRows() }
  }

  /// Finds the rows of a line, unless they are known.
  mutating func findRows(of line: Int) {
    if lines[line].rows.isEmpty { lines[line].findRows(columns: columns) }
  }

  private static func split(_ text: String) -> [TextLine] {
    text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { TextLine(String(Substring($0))) }
  }
}

extension TextBuffer: Equatable {
  /// Whether the texts are the same; what was found out about rows does not count.
  static func == (left: Self, right: Self) -> Bool {
    left.columns == right.columns && left.lines.elementsEqual(right.lines) { $0.text == $1.text }
  }
}
