import CellGrid
import TextAnalysis

/// A piece of a record as it is read: a heading, a line of facts, or a text.
struct RecordBlock: Equatable, Sendable {
  /// A place that keys can jump to.
  enum Anchor: Hashable, Sendable {
    case source
    case difference
    case answer
    case question
  }

  /// A text of the record whose sentences are looked at.
  enum Origin: Hashable, Sendable {
    case answer
    /// A source by its number, from 0.
    case source(Int)
  }

  var text: RichText
  /// What the text is where no span says otherwise.
  var role: Theme.Role
  var indent: Int
  var anchor: Anchor?
  /// What text of the record it is, when sentences of it are looked at.
  var origin: Origin?
  /// The judgements on its sentences.
  var judgements: [SentenceEvidence] = []
  /// Whether it is written in Markdown, to be shown as a person reads it.
  var isMarkdown = false
  /// What stands before its lines, in what it is indented by.
  var margins = Margins()
  /// Where its parts stand in the stored text; nil when it is that text.
  var placement: TextPlacement?
  /// Two texts whose differences it shows.
  var comparison: Comparison?
  /// Where differences begin that keys can jump to, in scalars.
  var stops: [Int] = []
  /// Whether a blank line stands before it.
  var hasSpaceBefore: Bool

  /// What stands before the lines of a block, such as the sign of an entry or the bar of a quote.
  struct Margins: Equatable, Sendable {
    var first = ""
    var other = ""
  }

  init(
    _ text: RichText,
    _ role: Theme.Role = .text,
    indent: Int = 0,
    anchor: Anchor? = nil,
    hasSpaceBefore: Bool = false
  ) {
    self.text = text
    self.role = role
    self.indent = indent
    self.anchor = anchor
    self.hasSpaceBefore = hasSpaceBefore
  }

  /// The block with separators in ASCII.
  var inASCII: RecordBlock {
    var copy = self
    copy.text = anchor == .source ? text.inASCII.withoutLastDot : text.inASCII
    return copy
  }

  /// The block with its parts flowed to a width.
  func flowed(columns: Int) -> RecordBlock {
    var copy = self
    copy.text = text.flowed(columns: columns - indent)
    return copy
  }

  /// The differences of two texts, which are laid out by their width.
  static func comparison(_ comparison: Comparison) -> RecordBlock {
    var block = RecordBlock(RichText(), indent: 2)
    block.comparison = comparison
    return block
  }

  /// The block with the texts that it compares laid out for a width.
  func compared(columns: Int, isPlain: Bool) -> RecordBlock {
    guard let comparison else { return self }
    var copy = self
    (copy.text, copy.stops) = comparison.shown(columns: columns - indent, isPlain: isPlain)
    return copy
  }

  /// A heading, with something more to say behind it.
  static func heading(_ title: String, _ detail: RichText, anchor: Anchor?) -> RecordBlock {
    var text = RichText(title, .heading)
    if !detail.isEmpty {
      text.append("  ")
      text.append(detail)
    }
    return RecordBlock(text, anchor: anchor, hasSpaceBefore: true)
  }

  /// The text of the answer, its sentences in the faces of their standings.
  static func answer(_ answer: String, _ judgements: [SentenceEvidence]) -> RecordBlock {
    var block = RecordBlock.body(answer)
    block.origin = .answer
    block.isMarkdown = true
    block.judgements = judgements
    block.text.mark(judgements)
    return block
  }

  /// A heading, with what is to be known of its section behind it.
  static func heading(_ title: String, detail: String = "", anchor: Anchor? = nil) -> RecordBlock {
    var text = RichText(title, .heading)
    if !detail.isEmpty {
      text.append("  ")
      text.append(detail, .dim)
    }
    return RecordBlock(text, anchor: anchor, hasSpaceBefore: true)
  }

  /// A text under a heading, with the words marked that another text has not.
  ///
  /// - Parameter hasBrackets: whether they stand in brackets too, unless the texts have little in common.
  static func body(
    _ text: String,
    differingFrom other: String,
    hasBrackets: Bool = false,
    _ diffs: inout WordDiffs
  ) -> RecordBlock {
    let text = text.withLineFeeds
    guard let diff = diffs.diff(from: other.withLineFeeds, to: text) else {
      return RecordBlock(RichText(text), indent: 2).asMarkdown
    }
    let brackets =
      hasBrackets && Comparison(of: text, with: other, hasBrackets: true, &diffs) != nil
      ? ("{+", "+}") : ("", "")
    let scalars = Array(text.unicodeScalars)
    var rich = RichText()
    for piece in diff.pieces where piece.kind != .deleted {
      let words = String(scalars: scalars[piece.text])
      if piece.kind == .equal {
        rich.append(words)
      } else {
        rich.append(brackets.0 + words + brackets.1, .inserted)
      }
    }
    return RecordBlock(rich, indent: 2).asMarkdown
  }

  /// The block, to be shown as Markdown.
  var asMarkdown: RecordBlock {
    var copy = self
    copy.isMarkdown = true
    return copy
  }

  /// A text under a heading.
  static func body(_ text: String, _ role: Theme.Role = .text) -> RecordBlock {
    RecordBlock(RichText(text), role, indent: 2)
  }
}
