import CellGrid

/// One piece of a text in Markdown, ready to be shown: a heading, a paragraph, an entry of a list, a row
/// of a table.
struct MarkdownPart: Equatable, Sendable {
  /// What is shown.
  var text: PlacedText
  /// What it is where no span says otherwise; nil for what the whole text is.
  var role: Theme.Role?
  /// What stands before its first line.
  var firstMargin = ""
  /// What stands before its other lines, as wide.
  var margin = ""
  /// Whether a blank line stands before it.
  var hasSpaceBefore = false
  /// What of the stored text it stands for, in scalars: the parts of a text follow each other without a gap.
  var source: Range<Int>
}
