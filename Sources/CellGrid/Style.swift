/// How a cell looks; what is nil or absent leaves what is beneath.
package struct Style: Hashable, Sendable {
  /// The colour of the text, nil to keep the one beneath.
  package var foreground: Color?
  /// The colour behind the text, nil to keep the one beneath.
  package var background: Color?
  /// What is added to the attributes beneath.
  package var attributes: Attributes

  /// Makes a style; without arguments, one that changes nothing.
  package init(
    foreground: Color? = nil,
    background: Color? = nil,
    attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// This style with another laid over it: its colours where it has any, and its attributes too.
  package func overlaid(with other: Style) -> Style {
    Style(
      foreground: other.foreground ?? foreground,
      background: other.background ?? background,
      attributes: attributes.union(other.attributes)
    )
  }
}

extension Style {
  /// The attributes alone, for where the colours beneath have to stay so that both can be read.
  package var withoutColors: Style { Style(attributes: attributes) }
}

/// Attributes of a cell that every terminal has in one form or another.
package struct Attributes: OptionSet, Hashable, Sendable {
  /// The bits.
  package let rawValue: UInt8

  /// Makes a set from bits.
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Bold.
  package static let bold = Attributes(rawValue: 1)
  /// Faint.
  package static let dim = Attributes(rawValue: 2)
  /// Italic; many terminals show it as reverse or not at all, so nothing hangs on it alone.
  package static let italic = Attributes(rawValue: 4)
  /// Underlined.
  package static let underline = Attributes(rawValue: 8)
  /// Text and background change places.
  package static let reverse = Attributes(rawValue: 16)

  /// The attributes with their names, as theme files and goldens write them.
  package static let named: [(name: String, attribute: Attributes)] = [
    ("bold", .bold), ("dim", .dim), ("italic", .italic), ("underline", .underline),
    ("reverse", .reverse),
  ]
}
