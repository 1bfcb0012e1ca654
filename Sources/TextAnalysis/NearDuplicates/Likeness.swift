/// How near the wording of two questions is.
package enum Likeness: UInt8, Comparable, Sendable {
  /// Too far, or with another number, version, name or negation.
  case different
  /// Near, but more than one word apart: only a person can say whether they ask the same.
  case alike
  /// The same but for one word, or for a synonym.
  case oneWordApart
  /// The same words, but for slips of the pen, endings, and words that say nothing.
  case sameWords
}

extension Likeness {
  /// Nearer is more.
  package static func < (left: Likeness, right: Likeness) -> Bool { left.rawValue < right.rawValue }
}
