import CellGrid

/// The record pane: what it shows, laid out for a width, and how far it is scrolled.
///
/// A block of many lines is laid out as far as it was scrolled, so that a text of megabytes costs a
/// keypress no more than a page does.
struct RecordView: Equatable, Sendable {
  /// One line of the pane.
  struct Line: Equatable, Sendable {
    enum Kind: Equatable, Sendable {
      case blank
      case text(WrappedLine)
      /// So many bytes of the block are not laid out yet.
      case more(Int)
    }

    var block: Int
    var kind: Kind
  }

  /// How many lines of a block are laid out at first, and how many more whenever its end is near.
  static let linesAtOnce = 300
  /// How many lines are laid out at first in all; the blocks beyond wait.
  static let linesAtFirst = 2000

  /// Whether what stands between facts is in ASCII.
  var isPlain = false
  /// The first line shown.
  var top = 0
  private(set) var content: PaneContent?
  private(set) var width = 0
  private(set) var blocks: [RecordBlock] = []
  private(set) var lines: [Line] = []
  private var anchors: [RecordBlock.Anchor: [Int]] = [:]

  init() {}

  /// Whether there is a place of a kind.
  func hasAnchors(_ anchor: RecordBlock.Anchor) -> Bool { anchors[anchor]?.isEmpty == false }

  /// The first place of a kind.
  func place(of anchor: RecordBlock.Anchor) -> Int? { anchors[anchor]?.first }

  /// How many places of a kind there are up to a line.
  func count(of anchor: RecordBlock.Anchor, upTo line: Int) -> Int {
    anchors[anchor]?.count { $0 <= line } ?? 0
  }

  /// The last line that may be the first shown.
  func lastTop(height: Int) -> Int { max(0, lines.count - height) }

  /// Lays a record out, unless it is laid out already.
  mutating func lay(_ new: PaneContent?, width: Int) {
    guard new != content || width != self.width else { return }
    content = new
    self.width = width
    blocks = (new?.blocks ?? []).map { isPlain ? $0.inASCII : $0 }
      .map { $0.flowed(columns: width) }
    lines = []
    for (index, block) in blocks.enumerated() {
      if block.hasSpaceBefore, !lines.isEmpty { lines.append(Line(block: index, kind: .blank)) }
      let room = lines.count < Self.linesAtFirst ? Self.linesAtOnce : 0
      lines += wrapped(index, after: nil, limit: room)
    }
    findAnchors()
  }

  /// Lays more out while the end of what is laid out of a block is on the screen.
  mutating func unfold(height: Int) {
    var budget = 4
    while budget > 0, let place = foldInView(height: height) {
      budget -= 1
      let block = lines[place].block
      var last: WrappedLine?
      if place > 0, lines[place - 1].block == block, case .text(let line) = lines[place - 1].kind {
        last = line
      }
      lines.replaceSubrange(
        place...place,
        with: wrapped(block, after: last, limit: Self.linesAtOnce)
      )
      findAnchors()
    }
  }

  /// Scrolls, held inside the record; what a jump put on top may stay there.
  mutating func scroll(by rows: Int, height: Int) {
    let (target, overflow) = top.addingReportingOverflow(rows)
    let wanted = overflow ? (rows < 0 ? 0 : .max) : target
    let bottom = max(lastTop(height: height), min(top, lines.count - 1))
    top = min(max(0, wanted), bottom)
    unfold(height: height)
  }

  /// Scrolls to the end, laying out what a text of a usual length has.
  mutating func scrollToEnd(height: Int) {
    top = lastTop(height: height)
    for _ in 0..<8 {
      unfold(height: height)
      top = lastTop(height: height)
    }
  }

  /// Scrolls to the next place of a kind; false when there is none that way.
  mutating func jump(to anchor: RecordBlock.Anchor, forward: Bool, height: Int) -> Bool {
    guard let places = anchors[anchor] else { return false }
    let target = forward ? places.first { $0 > top } : places.last { $0 < top }
    guard let target else { return false }
    top = target
    unfold(height: height)
    return true
  }

  /// Scrolls until a place of a text is in sight, unless it is; what is folded up to it is laid out.
  mutating func show(_ origin: RecordBlock.Origin, scalar: Int, height: Int) {
    guard let row = row(of: origin, scalar: scalar) else { return }
    // The line below is to be seen too, and after a jump some of what stands before.
    guard row < top || row + 2 > top + height else { return }
    top = max(0, row - height / 3)
    scroll(by: 0, height: height)
  }

  /// The line on which a place of a text is.
  private mutating func row(of origin: RecordBlock.Origin, scalar: Int) -> Int? {
    guard var row = lines.firstIndex(where: { blocks[$0.block].origin == origin }) else {
      return nil
    }
    let block = lines[row].block
    var last: WrappedLine?
    while row < lines.count, lines[row].block == block {
      switch lines[row].kind {
      case .text(let line):
        if scalar < line.scalars.upperBound { return row }
        last = line
        row += 1
      case .more:
        let more = wrapped(block, after: last, limit: Self.linesAtOnce)
        lines.replaceSubrange(row...row, with: more)
        findAnchors()
      case .blank:
        row += 1
      }
    }
    return max(0, row - 1)
  }

  private func foldInView(height: Int) -> Int? {
    let end = min(lines.count, top + 2 * max(1, height))
    guard top < end else { return nil }
    return (top..<end).first {
      if case .more = lines[$0].kind { true } else { false }
    }
  }

  private func wrapped(_ index: Int, after last: WrappedLine?, limit: Int) -> [Line] {
    let block = blocks[index]
    let text = block.text.text
    let columns = max(1, width - block.indent)
    var wrap = last.map { LineWrap(text, after: $0) } ?? LineWrap(text, columns: columns)
    var result: [Line] = []
    var end = last?.utf8.upperBound ?? 0
    while result.count < limit, let line = wrap.next() {
      result.append(Line(block: index, kind: .text(line)))
      end = line.utf8.upperBound
    }
    let rest = text.utf8.count - end
    if rest > 0 { result.append(Line(block: index, kind: .more(rest))) }
    return result
  }

  private mutating func findAnchors() {
    anchors = [:]
    var seen = -1
    for (row, line) in lines.enumerated() where line.block != seen {
      if case .blank = line.kind { continue }
      seen = line.block
      if let anchor = blocks[line.block].anchor { anchors[anchor, default: []].append(row) }
    }
  }
}
