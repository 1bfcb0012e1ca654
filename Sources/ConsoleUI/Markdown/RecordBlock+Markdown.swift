import CellGrid
import TextAnalysis

extension RecordBlock {
  /// A text of more bytes is shown as it is written.
  static let mostMarkdown = 1 << 20

  /// What reads the block as Markdown; nil when it is shown as it is written.
  func reader(columns: Int, isPlain: Bool) -> MarkdownReader? {
    guard isMarkdown, text.text.utf8.count <= Self.mostMarkdown else { return nil }
    return MarkdownReader(text.text, columns: columns - indent, isPlain: isPlain)
  }

  /// A part of the block as it is shown, with the roles and judgements of the stored text where they
  /// belong in it.
  func shown(_ part: MarkdownPart) -> RecordBlock {
    var rich = RichText(part.text)
    for span in text.spans(overlapping: part.source) {
      for place in part.text.placement.shown(of: span.scalars) { rich.mark(place, span.role) }
    }
    var block = RecordBlock(
      rich,
      part.role ?? role,
      indent: indent + part.margin.unicodeScalars.count
    )
    block.margins = Margins(first: part.firstMargin, other: part.margin)
    block.placement = part.text.placement
    block.origin = origin
    block.hasSpaceBefore = part.hasSpaceBefore
    block.judgements = judgements.beginning(in: part.source).compactMap { judgement in
      let places = part.text.placement.shown(of: judgement.range)
      guard let first = places.first, let last = places.last else { return nil }
      var shown = judgement
      shown.range = first.lowerBound..<max(first.upperBound, last.upperBound)
      return shown
    }
    return block
  }

  /// Where a part of the stored text is shown.
  func shown(of stored: Range<Int>) -> [Range<Int>] {
    placement?.shown(of: stored) ?? [stored]
  }

  /// The part of the stored text that a shown part stands for; nil when it is the console's own.
  func stored(of shown: Range<Int>) -> Range<Int>? {
    guard let placement else { return shown }
    return placement.stored(of: shown)
  }
}

extension [SentenceEvidence] {
  /// Those of sentences, which stand in their order, that begin in a range.
  fileprivate func beginning(in range: Range<Int>) -> ArraySlice<SentenceEvidence> {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].range.lowerBound < range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return self[low...].prefix { $0.range.lowerBound < range.upperBound }
  }
}
