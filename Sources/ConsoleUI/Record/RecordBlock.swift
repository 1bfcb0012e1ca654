import CellGrid

/// A piece of a record as it is read: a heading, a line of facts, or a text.
struct RecordBlock: Equatable, Sendable {
  /// A place that keys can jump to.
  enum Anchor: Hashable, Sendable {
    case source
    case difference
  }

  var text: RichText
  /// What the text is where no span says otherwise.
  var role: Theme.Role
  var indent: Int
  var anchor: Anchor?
  /// Whether a blank line stands before it.
  var hasSpaceBefore: Bool

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

  /// A heading, with what is to be known of its section behind it.
  static func heading(_ title: String, detail: String = "", anchor: Anchor? = nil) -> RecordBlock {
    var text = RichText(title, .heading)
    if !detail.isEmpty {
      text.append("  ")
      text.append(detail, .dim)
    }
    return RecordBlock(text, anchor: anchor, hasSpaceBefore: true)
  }

  /// A text under a heading.
  static func body(_ text: String, _ role: Theme.Role = .text) -> RecordBlock {
    RecordBlock(RichText(text), role, indent: 2)
  }
}
