import CellGrid

extension RecordView {
  /// Opens the first long source that is in sight, or else the next one below, or folds it again.
  ///
  /// - Returns: whether there is one.
  mutating func toggleFold(height: Int) -> Bool {
    var seen = -1
    for row in lines.indices.dropFirst(max(0, top)) {
      guard case .source(let source) = blocks[lines[row].block].origin, source != seen else {
        continue
      }
      seen = source
      guard isLong(source) else { continue }
      change(height: height) { $0.folding.toggle(source) }
      return true
    }
    return false
  }

  /// Opens all long sources, or folds them.
  mutating func setFolds(open: Bool, height: Int) {
    change(height: height) { $0.folding.setAll(open: open) }
  }

  /// Shows texts in Markdown as they are written, or as a person reads them.
  mutating func setRaw(_ isRaw: Bool, height: Int) {
    guard isRaw != self.isRaw else { return }
    change(height: height) { $0.isRaw = isRaw }
  }

  /// Lays everything out anew after a change; what stands on top stays there.
  private mutating func change(height: Int, _ body: (inout RecordView) -> Void) {
    let place = topPlace
    body(&self)
    layAnew()
    guard let place, let row = row(of: place.block, scalar: place.stored) else { return }
    top = row + place.below
    scroll(by: 0, height: height)
  }

  /// Whether a source has more lines than are shown of one that is folded.
  private func isLong(_ source: Int) -> Bool {
    var count = 0
    for line in lines where blocks[line.block].origin == .source(source) {
      switch line.kind {
      case .folded, .more: return true
      case .text, .blank: count += 1
      }
    }
    return folding.lines > 0 && count >= folding.lines + Folding.leastHidden
  }

  /// The lines of a block with those of a long source folded that nobody has opened.
  func folded(_ index: Int, _ all: [Line]) -> [Line] {
    guard case .source(let source) = blocks[index].origin, folding.folds(source),
      all.count >= folding.lines + Folding.leastHidden
    else { return all }
    let shown = all.prefix(folding.lines)
    if hasNeedle(in: index, behind: shown) { return all }
    var hidden = all.count - shown.count
    var isAll = true
    if case .more = all.last?.kind {
      hidden -= 1
      isAll = false
    }
    return shown + [Line(block: index, kind: .folded(hidden, isAll: isAll))]
  }

  /// How much of a source is looked through for what is searched for.
  private static let longestSearched = 1 << 16

  private func hasNeedle(in index: Int, behind shown: ArraySlice<Line>) -> Bool {
    guard !needle.isEmpty else { return false }
    let end = shown.reduce(0) { max($0, stored(of: $1)?.upperBound ?? 0) }
    let text = blocks[index].text.text.prefixOfBytes(Self.longestSearched)
    return occurrences(of: needle, in: text, limit: 1000).contains { $0.upperBound > end }
  }

  /// Where a line shows something of what a text has in its stored form.
  func storedHits(of needle: String, in line: WrappedLine, of index: Int) -> [Range<Int>] {
    let block = blocks[index]
    let text = blocks[parents[index]].text.text.prefixOfBytes(Self.longestSearched)
    guard let stored = block.stored(of: line.scalars) else { return [] }
    return occurrences(of: needle, in: text, limit: 1000)
      .filter { $0.overlaps(stored) }
      .flatMap { block.shown(of: $0) }
      .filter { $0.overlaps(line.scalars) }
  }

  /// What a line shows of the stored text.
  func stored(of line: Line) -> Range<Int>? {
    guard case .text(let wrapped) = line.kind else { return nil }
    return blocks[line.block].stored(of: wrapped.scalars)
  }
}

extension String {
  /// Its beginning of at most so many bytes of UTF-8.
  func prefixOfBytes(_ count: Int) -> Substring {
    guard utf8.count > count else { return self[...] }
    let end = utf8.index(utf8.startIndex, offsetBy: count)
    return self[..<(end.samePosition(in: unicodeScalars) ?? unicodeScalars.index(before: end))]
  }
}
