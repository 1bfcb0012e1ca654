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
      /// So many lines of the source are folded, or more.
      case folded(Int, isAll: Bool)
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
  /// Whether texts in Markdown are shown as they are written.
  var isRaw = false
  /// Which long sources are folded.
  var folding = Folding()
  /// What is searched for: a source that has it where it would be folded is open.
  private(set) var needle = ""
  /// The first line shown.
  var top = 0
  private(set) var content: PaneContent?
  private(set) var diffs = WordDiffs()
  private(set) var width = 0
  /// What the lines are of; a text of several parts has a block for each, behind all others.
  private(set) var blocks: [RecordBlock] = []
  /// For each block the one that it is a part of, or itself.
  private(set) var parents: [Int] = []
  /// How many blocks are no parts of others.
  var roots: Int { content == nil ? 0 : rootCount }
  private var rootCount = 0
  /// What goes on reading the blocks that were not read to their ends.
  private var readers: [Int: MarkdownReader] = [:]
  private(set) var lines: [Line] = []
  /// What was searched for last in what is laid out.
  var foundPlaces: FoundPlaces?
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
  mutating func lay(_ new: PaneContent?, width: Int, needle: String = "") {
    guard new != content || width != self.width || needle != self.needle else { return }
    let isSame = new?.isAbout(content) == true
    if !isSame { folding.forgetExceptions() }
    // What is read stays on top, whatever comes or goes above it; who is at the top sees what comes.
    let place = isSame && top > 0 ? topPlace : nil
    let before = place == nil ? [] : Array(blocks.prefix(roots))
    self.needle = needle
    content = new
    self.width = width
    layAnew()
    if let place { restore(place, from: before) }
  }

  /// Forgets the texts that were compared, but of what is shown.
  mutating func forgetComparisons() { diffs = WordDiffs() }

  /// Lays everything out again.
  mutating func layAnew() {
    blocks = (content?.blocks(&diffs) ?? []).map { isPlain ? $0.inASCII : $0 }
      .map { $0.flowed(columns: width).compared(columns: width, isPlain: isPlain) }
    foundPlaces = nil
    parents = Array(blocks.indices)
    rootCount = blocks.count
    readers = [:]
    lines = []
    for index in blocks.indices {
      if blocks[index].hasSpaceBefore, !lines.isEmpty {
        lines.append(Line(block: index, kind: .blank))
      }
      let room = lines.count < Self.linesAtFirst ? Self.linesAtOnce : 0
      let all = laid(index, limit: room)
      lines += folded(index, all)
    }
    findAnchors()
  }

  /// The first lines of a block.
  private mutating func laid(_ index: Int, limit: Int) -> [Line] {
    guard !isRaw, let reader = blocks[index].reader(columns: width, isPlain: isPlain) else {
      return wrapped(index, after: nil, limit: limit)
    }
    readers[index] = reader
    return parts(of: index, limit: limit)
  }

  /// The lines of further parts of a block that is read piece by piece.
  private mutating func parts(of parent: Int, limit: Int) -> [Line] {
    guard var reader = readers.removeValue(forKey: parent) else { return [] }
    var result: [Line] = []
    var isFirst = blocks.count == parents.count && !parents.dropFirst(parent + 1).contains(parent)
    while result.count < limit {
      guard let part = reader.next() else { return result }
      let index = blocks.count
      blocks.append(blocks[parent].shown(part))
      parents.append(parent)
      if part.hasSpaceBefore, !isFirst { result.append(Line(block: index, kind: .blank)) }
      isFirst = false
      result += wrapped(index, after: nil, limit: max(1, limit - result.count))
    }
    if !reader.isAtEnd {
      result.append(Line(block: parent, kind: .more(reader.restBytes)))
      readers[parent] = reader
    }
    return result
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
      lines.replaceSubrange(place...place, with: more(at: place, after: last))
      findAnchors()
    }
  }

  /// The next lines of a block, in the place of the line that says how much there is; a long source of which
  /// nothing is laid out yet is folded as it is at first.
  private mutating func more(at place: Int, after last: WrappedLine?) -> [Line] {
    let block = lines[place].block
    let before = place > 0 ? lines[place - 1] : nil
    let isFirst = before.map { parents[$0.block] != parents[block] || $0.kind == .blank } ?? true
    let next =
      readers[block] != nil
      ? parts(of: block, limit: Self.linesAtOnce)
      : wrapped(block, after: last, limit: Self.linesAtOnce)
    return isFirst && last == nil ? folded(parents[block], next) : next
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
    guard let block = blocks.indices.first(where: { blocks[$0].origin == origin }),
      let row = row(of: block, scalar: scalar, opensFold: true)
    else { return }
    // The line below is to be seen too, and after a jump some of what stands before.
    guard row < top || row + 2 > top + height else { return }
    top = max(0, row - height / 3)
    scroll(by: 0, height: height)
  }

  /// The line on which a place of a block is; what is not laid out yet up to there is laid out.
  ///
  /// - Parameter opensFold: whether a source that is folded before that place is opened.
  mutating func row(of parent: Int, scalar: Int, opensFold: Bool = false) -> Int? {
    guard var row = lines.firstIndex(where: { parents[$0.block] == parent && $0.kind != .blank })
    else { return nil }
    var last: WrappedLine?
    while row < lines.count, parents[lines[row].block] == parent {
      switch lines[row].kind {
      case .text(let line):
        if let stored = stored(of: lines[row]), scalar < stored.upperBound { return row }
        last = line
        row += 1
      case .more:
        lines.replaceSubrange(row...row, with: more(at: row, after: last))
        findAnchors()
      case .folded:
        guard opensFold, case .source(let source) = blocks[parent].origin else { return row }
        folding.toggle(source)
        layAnew()
        return self.row(of: parent, scalar: scalar)
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
    for (row, line) in lines.enumerated() {
      if case .text(let wrapped) = line.kind,
        blocks[line.block].stops.contains(where: wrapped.scalars.contains)
      {
        anchors[.difference, default: []].append(row)
      }
      guard line.block != seen, line.kind != .blank else { continue }
      seen = line.block
      if let anchor = blocks[line.block].anchor { anchors[anchor, default: []].append(row) }
    }
  }
}
