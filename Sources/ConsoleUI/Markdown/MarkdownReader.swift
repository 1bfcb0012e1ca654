import CellGrid

/// Reads a text in Markdown piece by piece, for display: as far as somebody scrolls and no further.
///
/// A subset of CommonMark 0.31 with the tables of GitHub, which never hides a word: headings, lists in
/// lists, quotes, code, rules, tables, and within them what ``MarkdownInline`` reads. It is total: every
/// text has parts, they follow each other without a gap, and each line is looked at a few times at most.
/// Two things differ on purpose: an end of line in a paragraph stays one, since answers and sources are
/// written so, and an entry of a list that is two columns further in is one of an inner list.
struct MarkdownReader: Equatable, Sendable {
  /// A paragraph ends at the first end of line behind so many bytes, and so does a piece of code.
  private static let mostBytes = 1 << 13

  private let text: String
  private let columns: Int
  private let isPlain: Bool
  private var utf8 = 0
  private var scalar = 0
  private var nesting: MarkdownNesting
  private var fence: Fence?
  private var table: MarkdownTable?
  private var hasSpace = false
  private var partStart = 0

  private struct Fence: Equatable {
    var sign: UInt8
    var count: Int
    var indent: Int
  }

  /// Starts at the beginning of a text.
  ///
  /// - Parameters:
  ///   - columns: the width that there is, for tables and rules.
  ///   - isPlain: whether nothing beyond ASCII is drawn.
  init(_ text: String, columns: Int, isPlain: Bool) {
    self.text = text
    self.columns = max(1, columns)
    self.isPlain = isPlain
    nesting = MarkdownNesting(columns: self.columns, isPlain: isPlain)
  }

  /// Whether there is nothing more to read.
  var isAtEnd: Bool { utf8 >= text.utf8.count }

  /// The bytes that were not read yet.
  var restBytes: Int { text.utf8.count - utf8 }

  /// The next part, nil after the last.
  mutating func next() -> MarkdownPart? {
    let text = text
    let bytes = text.utf8Span.span
    while utf8 < bytes.count {
      let line = MarkdownLine(in: bytes, at: utf8)
      if let part = part(of: line, in: bytes) { return part }
    }
    return nil
  }

  /// The part that begins with a line; nil when the line only ends something.
  private mutating func part(of line: MarkdownLine, in bytes: Span<UInt8>) -> MarkdownPart? {
    if fence != nil, let part = code(from: line, in: bytes) { return part }
    if table != nil {
      if let part = rows(from: line, in: bytes) { return part }
      table = nil
    }
    if utf8 > line.utf8.lowerBound { return nil }
    if line.kind == .blank {
      if line.quotes < nesting.quotes { nesting.leaveQuotes(line) }
      hasSpace = true
      skip(line, in: bytes)
      return nil
    }
    nesting.enter(line)
    return block(line, firstMargin: nil, in: bytes)
  }

  private mutating func block(
    _ line: MarkdownLine,
    firstMargin: String?,
    in bytes: Span<UInt8>
  ) -> MarkdownPart? {
    switch line.kind {
    case .blank:
      skip(line, in: bytes)
      return part(PlacedText(), firstMargin: firstMargin)
    case .heading: return heading(line, firstMargin, in: bytes)
    case .rule:
      skip(line, in: bytes)
      var rule = PlacedText()
      let length = min(40, max(3, nesting.room))
      rule.append(String(repeating: isPlain ? "-" : "─", count: length), .border)
      return part(rule, firstMargin: firstMargin)
    case .fence(let sign, let count): return open(sign, count, line, firstMargin, in: bytes)
    case .entry(let number): return entry(number, line, in: bytes)
    case .text:
      if firstMargin == nil, nesting.indent(of: line) >= 4 { return verbatim(line, in: bytes) }
      if let table = MarkdownTable(header: line, in: bytes) {
        return begin(table, line, firstMargin, in: bytes)
      }
      return paragraph(line, firstMargin, in: bytes)
    }
  }

  // MARK: Lines

  private mutating func skip(_ line: MarkdownLine, in bytes: Span<UInt8>) {
    scalar += Self.scalars(bytes, line.utf8.lowerBound..<line.next)
    utf8 = line.next
  }

  private static func scalars(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    var count = 0
    for index in range where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// Appends what a line has from an offset on, and goes to the next line.
  private mutating func take(
    _ line: MarkdownLine,
    from start: Int,
    to end: Int? = nil,
    in bytes: Span<UInt8>,
    into text: inout PlacedText
  ) {
    let place = scalar + start - line.utf8.lowerBound
    text.append(bytes, start..<max(start, end ?? line.utf8.upperBound), scalar: place)
    skip(line, in: bytes)
  }

  // MARK: Lists

  private mutating func entry(
    _ number: Range<Int>,
    _ line: MarkdownLine,
    in bytes: Span<UInt8>
  ) -> MarkdownPart? {
    var sign = isPlain ? "- " : "• "
    if !number.isEmpty {
      sign = ""
      for index in number { sign.unicodeScalars.append(Unicode.Scalar(bytes[index])) }
      sign += " "
    }
    let width = max(1, number.count) + 1
    nesting.open(
      MarkdownNesting.Entry(
        sign: line.indent,
        content: line.indent + width,
        columns: sign.unicodeScalars.count
      )
    )
    let rest = MarkdownLine(restOf: line, in: bytes)
    let firstMargin = nesting.margin(sign: sign)
    if case .entry = rest.kind { return paragraph(line, firstMargin, in: bytes) }
    return block(rest, firstMargin: firstMargin, in: bytes)
  }

  // MARK: Parts

  /// A part that ends where the reading stands.
  private mutating func part(
    _ text: PlacedText,
    _ role: Theme.Role? = nil,
    firstMargin: String? = nil
  ) -> MarkdownPart {
    defer {
      hasSpace = false
      partStart = scalar
    }
    let margin = nesting.margin()
    return MarkdownPart(
      text: text,
      role: role,
      firstMargin: firstMargin ?? margin,
      margin: margin,
      hasSpaceBefore: hasSpace,
      source: partStart..<scalar
    )
  }

  private mutating func heading(
    _ line: MarkdownLine,
    _ firstMargin: String?,
    in bytes: Span<UInt8>
  ) -> MarkdownPart {
    var end = line.utf8.upperBound
    while end > line.content, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    var closing = end
    while closing > line.content, bytes[closing - 1] == 0x23 { closing -= 1 }
    if closing == line.content || bytes[closing - 1] == 0x20 { end = closing }
    while end > line.content, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    var raw = PlacedText()
    take(line, from: line.content, to: end, in: bytes, into: &raw)
    return strong(raw, firstMargin)
  }

  /// A heading: never in the face of the console's own, which a text must not put on.
  private mutating func strong(_ raw: PlacedText, _ firstMargin: String?) -> MarkdownPart {
    var text = MarkdownInline.shown(raw)
    text.markAll(.strong)
    return part(text, firstMargin: firstMargin)
  }

  private mutating func paragraph(
    _ first: MarkdownLine,
    _ firstMargin: String?,
    in bytes: Span<UInt8>
  ) -> MarkdownPart {
    var raw = PlacedText()
    let keepsIndent = firstMargin == nil && nesting.entries.isEmpty
    take(first, from: keepsIndent ? first.start : first.content, in: bytes, into: &raw)
    if case .entry = first.kind {
      return part(MarkdownInline.shown(raw), firstMargin: firstMargin)
    }
    while utf8 < bytes.count, raw.bytes.count < Self.mostBytes {
      let line = MarkdownLine(in: bytes, at: utf8)
      guard line.quotes == nesting.quotes else { break }
      if isWithinEntry(line), Self.underlines(line, in: bytes) {
        skip(line, in: bytes)
        return strong(raw, firstMargin)
      }
      guard line.kind == .text, MarkdownTable(header: line, in: bytes) == nil else { break }
      raw.append("\n", standingFor: scalar - 1)
      take(line, from: keepsIndent ? line.start : line.content, in: bytes, into: &raw)
    }
    return part(MarkdownInline.shown(raw), firstMargin: firstMargin)
  }

  /// Whether a line stands as far in as the entry of a list that is open, if one is.
  private func isWithinEntry(_ line: MarkdownLine) -> Bool {
    nesting.entries.last.map { line.indent >= min($0.content, $0.sign + 2) } ?? true
  }

  /// Whether a line makes a heading of the paragraph above: equals signs or dashes and nothing else.
  private static func underlines(_ line: MarkdownLine, in bytes: Span<UInt8>) -> Bool {
    guard line.indent < 4, line.content < line.utf8.upperBound else { return false }
    let sign = bytes[line.content]
    guard sign == 0x3D || sign == 0x2D && line.kind == .rule else { return false }
    for index in line.content..<line.utf8.upperBound where bytes[index] != sign { return false }
    return line.utf8.upperBound - line.content >= 2
  }

  // MARK: Code

  private mutating func open(
    _ sign: UInt8,
    _ count: Int,
    _ line: MarkdownLine,
    _ firstMargin: String?,
    in bytes: Span<UInt8>
  ) -> MarkdownPart? {
    fence = Fence(sign: sign, count: count, indent: line.indent)
    if firstMargin == nil, line.content == line.utf8.upperBound {
      skip(line, in: bytes)
      return nil
    }
    let edge = isPlain ? "--" : "──"
    var name = PlacedText()
    let hasName = line.content < line.utf8.upperBound
    if hasName { name.append("\(edge) ", .border) }
    take(line, from: line.content, in: bytes, into: &name)
    if hasName { name.append(" \(edge)", .border) }
    return part(name, .dim, firstMargin: firstMargin)
  }

  /// The lines of code up to the closing fence; nil when there are none.
  private mutating func code(from first: MarkdownLine, in bytes: Span<UInt8>) -> MarkdownPart? {
    var text = PlacedText()
    var isFirst = true
    while let fence, utf8 < bytes.count, text.bytes.count < Self.mostBytes {
      let line = MarkdownLine(in: bytes, at: utf8)
      guard line.quotes >= nesting.quotes else {
        self.fence = nil
        break
      }
      if case .fence(fence.sign, let count) = line.kind, count >= fence.count,
        line.content == line.utf8.upperBound, line.quotes == nesting.quotes
      {
        self.fence = nil
        skip(line, in: bytes)
        break
      }
      if !isFirst { text.append("\n", standingFor: scalar - 1) }
      isFirst = false
      take(line, from: codeStart(of: line, fence, in: bytes), in: bytes, into: &text)
    }
    if isFirst { return nil }
    var part = part(text, .quote)
    part.firstMargin += "  "
    part.margin += "  "
    return part
  }

  /// Where a line of code begins: behind the quotes and as many blanks as stood before the fence.
  private func codeStart(
    of line: MarkdownLine,
    _ fence: Fence,
    in bytes: Span<UInt8>
  ) -> Int {
    var start = line.quotes == nesting.quotes ? line.start : line.utf8.lowerBound
    var indent = 0
    while start < line.utf8.upperBound, bytes[start] == 0x20, indent < fence.indent {
      start += 1
      indent += 1
    }
    return start
  }

  /// Lines that are four columns in, as they are.
  private mutating func verbatim(_ first: MarkdownLine, in bytes: Span<UInt8>) -> MarkdownPart {
    var text = PlacedText()
    var line = first
    while true {
      take(line, from: line.start, in: bytes, into: &text)
      guard utf8 < bytes.count, text.bytes.count < Self.mostBytes else { break }
      line = MarkdownLine(in: bytes, at: utf8)
      guard line.quotes == nesting.quotes, line.kind != .blank, nesting.indent(of: line) >= 4 else {
        break
      }
      text.append("\n", standingFor: scalar - 1)
    }
    return part(text, .quote)
  }

  // MARK: Tables

  private mutating func begin(
    _ header: MarkdownTable,
    _ line: MarkdownLine,
    _ firstMargin: String?,
    in bytes: Span<UInt8>
  ) -> MarkdownPart? {
    var table = header
    let headerCells = MarkdownTable.cells(of: line, scalar: scalar, in: bytes)
    skip(line, in: bytes)
    skip(MarkdownLine(in: bytes, at: utf8), in: bytes)
    table.measure(headerCells)
    // The widths are those of the first rows; what is longer further down is wrapped.
    var ahead = (utf8: utf8, rows: 0)
    while ahead.utf8 < bytes.count, ahead.rows < MarkdownTable.measuredRows {
      let next = MarkdownLine(in: bytes, at: ahead.utf8)
      guard isRow(next) else { break }
      table.measure(MarkdownTable.cells(of: next, scalar: 0, in: bytes))
      ahead = (next.next, ahead.rows + 1)
    }
    table.settle(
      columns: nesting.room,
      isPlain: isPlain,
      header: headerCells,
      hasRows: ahead.rows > 0
    )
    self.table = table
    return table.isStacked ? nil : part(table.headerText, firstMargin: firstMargin)
  }

  private func isRow(_ line: MarkdownLine) -> Bool {
    guard line.quotes == nesting.quotes else { return false }
    return line.kind == .text
  }

  /// Some rows of the open table; nil when it ends here.
  private mutating func rows(from first: MarkdownLine, in bytes: Span<UInt8>) -> MarkdownPart? {
    guard let table, isRow(first) else { return nil }
    let cells = MarkdownTable.cells(of: first, scalar: scalar, in: bytes)
    skip(first, in: bytes)
    if table.isStacked { hasSpace = true }
    return part(table.text(of: cells))
  }
}
