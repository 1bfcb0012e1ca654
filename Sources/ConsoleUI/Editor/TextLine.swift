import CellGrid

/// A line of a text and the rows that `LineWrap` makes of it.
struct TextLine: Sendable {
  /// Its text, without a line feed.
  private(set) var text: String
  /// Its length in bytes.
  var utf8Count: Int { text.utf8.count }
  /// How many scalars it has.
  private(set) var scalarCount: Int
  /// Its rows; empty while nobody has asked.
  private(set) var rows: [WrappedLine] = []

  /// Makes a line.
  init(_ text: String) {
    var text = text
    text.makeContiguousUTF8()
    self.text = text
    scalarCount = text.scalarCount
  }

  /// Puts a text between two offsets; known rows are found again where they change.
  ///
  /// A row is what `LineWrap` makes of the text from its start on, up to the first thing that has no
  /// room; that thing is on the next row, or else the first on the one after. So nothing moves above
  /// the two rows before the change, and once a row begins where an old one did, all that follow are
  /// the old ones.
  mutating func replace(_ range: Range<Int>, with new: String) {
    let removedScalars = text[utf8: range].scalarCount
    let newScalars = new.scalarCount
    text.replace(utf8: range, with: new)
    scalarCount += newScalars - removedScalars
    guard !rows.isEmpty else { return }
    let bytes = new.utf8.count - range.count
    let scalars = newScalars - removedScalars
    let first = max(0, row(at: range.lowerBound) - 2)
    var known = rows[(first + 1)...].drop { $0.utf8.lowerBound < range.upperBound }
    let width = rows[0].width
    var wrap = first == 0 ? LineWrap(text, columns: width) : LineWrap(text, after: rows[first - 1])
    rows.removeSubrange(first...)
    while let row = wrap.next() {
      known = known.drop { $0.utf8.lowerBound + bytes < row.utf8.lowerBound }
      if let old = known.first, old.utf8.lowerBound + bytes == row.utf8.lowerBound,
        row.utf8.lowerBound >= range.lowerBound + new.utf8.count
      {
        rows.append(contentsOf: known.lazy.map { $0.moved(bytes: bytes, scalars: scalars) })
        return
      }
      rows.append(row)
    }
  }

  /// Forgets the rows.
  mutating func forgetRows() { rows = [] }

  /// Finds the rows, unless they are known.
  mutating func findRows(columns: Int) {
    if rows.isEmpty { rows = Array(LineWrap(text, columns: columns)) }
  }

  /// The row that a place is on; between two rows it is the lower one.
  func row(at offset: Int) -> Int {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].utf8.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  /// Where the caret can stand on a row.
  func stops(ofRow row: Int) -> [CaretStop] { rows[row].caretStops(in: text) }

  /// The place itself, or the next one where the caret can stand.
  func stop(atOrAfter offset: Int) -> CaretStop {
    let row = row(at: offset)
    let stops = stops(ofRow: row)
    if let stop = stops.first(where: { $0.utf8 >= offset }) { return stop }
    return row + 1 < rows.count ? self.stops(ofRow: row + 1)[0] : stops[stops.count - 1]
  }

  /// The next place where the caret can stand, nil at the end.
  func stop(after offset: Int) -> CaretStop? {
    offset < utf8Count ? stop(atOrAfter: offset + 1) : nil
  }

  /// The place before where the caret can stand, nil at the start.
  func stop(before offset: Int) -> CaretStop? {
    guard offset > 0 else { return nil }
    return stops(ofRow: row(at: offset - 1)).last { $0.utf8 < offset }
  }
}

extension WrappedLine {
  fileprivate func moved(bytes: Int, scalars shift: Int) -> WrappedLine {
    var line = self
    line.utf8 = utf8.lowerBound + bytes..<utf8.upperBound + bytes
    line.scalars = scalars.lowerBound + shift..<scalars.upperBound + shift
    line.shownEnd += bytes
    return line
  }
}
