import CellGrid

/// A table as it stands on the screen: its columns aligned within the width, what is too long wrapped in
/// its column, and where there is no room for columns, each cell on a line of its own behind its header.
///
/// GitHub Flavored Markdown 0.29, section 4.10; cells beyond the header's are shown in the last column.
struct MarkdownTable: Equatable, Sendable {
  /// The rows by which the widths of the columns are chosen.
  static let measuredRows = 100
  private static let mostColumns = 24
  /// A column is not made narrower than this.
  private static let leastColumns = 6
  /// A cell with more bytes is shown as it is written.
  private static let longestCell = 2048

  enum Alignment: Equatable, Sendable {
    case left
    case center
    case right
  }

  private var alignments: [Alignment]
  private var widths: [Int]
  private var header: [PlacedText] = []
  /// Whether each cell stands on a line of its own.
  private(set) var isStacked = false
  private var isPlain = false

  /// The table that a line begins; nil when none does: its next line is no row of dashes with as many
  /// cells.
  init?(header line: MarkdownLine, in bytes: Span<UInt8>) {
    guard line.kind == .text, Self.hasBar(line, in: bytes), line.next < bytes.count else {
      return nil
    }
    let below = MarkdownLine(in: bytes, at: line.next)
    guard below.quotes == line.quotes, let alignments = Self.alignments(of: below, in: bytes),
      alignments.count <= Self.mostColumns,
      Self.cellRanges(of: line, in: bytes, limit: Self.mostColumns + 1).count == alignments.count
    else { return nil }
    self.alignments = alignments
    widths = alignments.map { _ in 1 }
  }

  private static func hasBar(_ line: MarkdownLine, in bytes: Span<UInt8>) -> Bool {
    for index in line.content..<line.utf8.upperBound where bytes[index] == 0x7C { return true }
    return false
  }

  private static func alignments(of line: MarkdownLine, in bytes: Span<UInt8>) -> [Alignment]? {
    // A row of dashes may look like an entry of a list.
    var place = line.start
    for index in place..<line.utf8.upperBound {
      switch bytes[index] {
      case 0x2D, 0x3A, 0x7C, 0x20, 0x09: break
      default: return nil
      }
    }
    while place < line.utf8.upperBound, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
    var row = line
    row.content = place
    let cells = cellRanges(of: row, in: bytes, limit: mostColumns + 1)
    var alignments: [Alignment] = []
    for cell in cells {
      guard let first = cell.first, let last = cell.last else { return nil }
      for index in cell where bytes[index] == 0x3A && index != first && index != last { return nil }
      let dashes = cell.count { bytes[$0] == 0x2D }
      guard dashes > 0,
        dashes + (bytes[first] == 0x3A ? 1 : 0) + (bytes[last] == 0x3A ? 1 : 0) == cell.count
      else { return nil }
      switch (bytes[first] == 0x3A, bytes[last] == 0x3A) {
      case (true, true): alignments.append(.center)
      case (false, true): alignments.append(.right)
      case (_, false): alignments.append(.left)
      }
    }
    return alignments
  }

  /// The cells of a row, without the blanks around them; what is beyond the limit is in the last one.
  private static func cellRanges(
    of line: MarkdownLine,
    in bytes: Span<UInt8>,
    limit: Int
  ) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var place = line.content
    var end = line.utf8.upperBound
    while end > place, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    if place < end, bytes[place] == 0x7C { place += 1 }
    if end > place, bytes[end - 1] == 0x7C, end < place + 2 || bytes[end - 2] != 0x5C { end -= 1 }
    var start = place
    while place <= end {
      if place == end || bytes[place] == 0x7C && cells.count < limit - 1 {
        cells.append(trimmed(start..<place, in: bytes))
        start = place + 1
      } else if bytes[place] == 0x5C, place + 1 < end {
        place += 1
      }
      place += 1
    }
    return cells
  }

  private static func trimmed(_ range: Range<Int>, in bytes: Span<UInt8>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return start..<end
  }

  /// The cells of a row as a person reads them.
  ///
  /// - Parameter scalar: where the line begins in the stored text.
  static func cells(of line: MarkdownLine, scalar: Int, in bytes: Span<UInt8>) -> [PlacedText] {
    var counted = line.utf8.lowerBound
    var place = scalar
    return cellRanges(of: line, in: bytes, limit: mostColumns).map { range in
      for index in counted..<range.lowerBound where bytes[index] & 0xC0 != 0x80 { place += 1 }
      counted = range.lowerBound
      var raw = PlacedText()
      raw.append(bytes, range, scalar: place)
      var cell = range.count > longestCell ? raw : MarkdownInline.shown(raw)
      cell.replaceTabs()
      return cell
    }
  }

  /// Makes columns as wide as the cells of a row need.
  mutating func measure(_ cells: [PlacedText]) {
    for (index, cell) in joined(cells).enumerated() {
      let isLong = cell.bytes.count > Self.longestCell
      widths[index] = max(
        widths[index],
        isLong ? Self.longestCell : TextCells.columns(of: cell.text)
      )
    }
  }

  /// Chooses the widths of the columns, so that all fit.
  ///
  /// - Parameter hasRows: whether there is more than the header.
  mutating func settle(columns: Int, isPlain: Bool, header: [PlacedText], hasRows: Bool) {
    self.isPlain = isPlain
    self.header = header.map { cell in
      var cell = cell
      cell.markAll(.strong)
      return cell
    }
    let room = columns - 3 * (widths.count - 1)
    guard widths.reduce(0, +) > room else { return }
    guard room >= Self.leastColumns * widths.count || !hasRows else {
      isStacked = true
      widths = widths.map { _ in columns }
      return
    }
    // The widest give up what they have beyond an equal share of what the narrower leave.
    var left = max(widths.count, room)
    var open = widths.indices.sorted { widths[$0] < widths[$1] }
    while let narrowest = open.first, widths[narrowest] <= left / open.count {
      left -= widths[narrowest]
      open.removeFirst()
    }
    for (index, column) in open.enumerated() {
      widths[column] = left / (open.count - index)
      left -= widths[column]
    }
  }

  /// The header with a line below.
  var headerText: PlacedText {
    var text = text(of: header)
    text.append("\n")
    let (dash, cross) = isPlain ? ("-", "-+-") : ("─", "─┼─")
    text.append(widths.map { String(repeating: dash, count: $0) }.joined(separator: cross), .border)
    return text
  }

  /// A row as it stands on the screen, in as many lines as its longest cell has.
  func text(of cells: [PlacedText]) -> PlacedText {
    let cells = joined(cells)
    if isStacked { return stacked(cells) }
    let texts = cells.map(\.text)
    let wrapped = zip(texts, widths).map { WrappedText($0, columns: $1).lines }
    var row = PlacedText()
    for index in 0..<(wrapped.map(\.count).max() ?? 0) {
      if index > 0 { row.append("\n") }
      for (column, lines) in wrapped.enumerated() {
        if column > 0 { row.append(isPlain ? " | " : " │ ", .border) }
        append(index < lines.count ? lines[index] : nil, of: cells[column], column, to: &row)
      }
    }
    return row
  }

  private func append(
    _ line: WrappedLine?,
    of cell: PlacedText,
    _ column: Int,
    to row: inout PlacedText
  ) {
    let rest = widths[column] - (line?.columns ?? 0)
    let before =
      switch alignments[column] {
      case .left: 0
      case .center: rest / 2
      case .right: rest
      }
    row.append(String(repeating: " ", count: max(0, before)))
    if let line { row.append(line, of: cell) }
    if column < widths.count - 1 {
      row.append(String(repeating: " ", count: max(0, rest - before)))
    }
  }

  private func stacked(_ cells: [PlacedText]) -> PlacedText {
    var text = PlacedText()
    for (column, cell) in cells.enumerated() where !cell.isEmpty {
      if !text.isEmpty { text.append("\n") }
      if column < header.count, !header[column].isEmpty {
        text.append(header[column].text, .strong)
        text.append(": ")
      }
      text.append(cell)
    }
    return text
  }

  /// As many cells as there are columns: the rest of a longer row stands in the last one.
  private func joined(_ cells: [PlacedText]) -> [PlacedText] {
    if cells.count <= widths.count {
      return cells + Array(repeating: PlacedText(), count: widths.count - cells.count)
    }
    var kept = Array(cells.prefix(widths.count))
    for cell in cells.dropFirst(widths.count) {
      kept[kept.count - 1].append(" | ")
      kept[kept.count - 1].append(cell)
    }
    return kept
  }
}
