/// The head of the column in which a cell of a table stands: comma-, semicolon-, bar- or tab-separated
/// lines, of which the first names the columns.
struct TableColumn {
  /// The name of the column, without blanks and quotes.
  let range: Range<Int>

  /// So many bytes before a cell are looked through for the head of its table.
  private static let reach = 4096
  private static let separators: [UInt8] = [0x2C, 0x3B, 0x7C, 0x09]

  /// Finds the head over the cell that begins at a place; nil when the lines before are no table.
  ///
  /// The table is made of the lines before that have a separator as often as the cell's own, up to an
  /// empty line; quoted separators are not told apart, so that a line with one ends the table.
  init?(ofCellAt place: Int, in text: ScannedText) {
    var before = place - 1
    while text[before] == 0x20 || text[before] == 0x22 { before -= 1 }
    let separator = text[before]
    let first = separator == 0x0A
    guard Self.separators.contains(separator) || first else { return nil }
    let used =
      first
      ? Self.separators.first { byte in
        byte
          == text[text.end(from: place, limit: 64) { $0 != 0x0A && !Self.separators.contains($0) }]
      } : separator
    guard let used else { return nil }
    let limit = max(0, place - Self.reach)
    var lineStart = text.start(before: place, limit: place - limit) { $0 != 0x0A }
    let column = (lineStart..<place).count { text[$0] == used }
    let end = text.end(from: place, limit: Self.reach) { $0 != 0x0A }
    let count = column + (place..<end).count { text[$0] == used }
    guard count > 0 else { return nil }
    var head: Range<Int>?
    while lineStart - 1 > limit {
      let lineEnd = lineStart - 1
      let start = text.start(before: lineEnd, limit: lineEnd - limit) { $0 != 0x0A }
      guard (start..<lineEnd).count(where: { text[$0] == used }) == count else { break }
      head = start..<lineEnd
      lineStart = start
    }
    guard let head, let cell = Self.cell(column, of: head, separator: used, in: text) else {
      return nil
    }
    range = cell
  }

  private static func cell(
    _ column: Int,
    of line: Range<Int>,
    separator: UInt8,
    in text: ScannedText
  ) -> Range<Int>? {
    var place = line.lowerBound
    for _ in 0..<column {
      guard let next = (place..<line.upperBound).first(where: { text[$0] == separator }) else {
        return nil
      }
      place = next + 1
    }
    var end = (place..<line.upperBound).first { text[$0] == separator } ?? line.upperBound
    func isAround(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x22 || byte == 0x0D }
    while place < end, isAround(text[place]) { place += 1 }
    while end > place, isAround(text[end - 1]) { end -= 1 }
    return place < end ? place..<end : nil
  }
}
