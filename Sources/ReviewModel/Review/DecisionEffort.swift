/// What a decision took the reviewer, in numbers alone: no key and no text is kept.
package struct DecisionEffort: Hashable, Sendable {
  /// From when the item was shown until it was decided, in milliseconds.
  package var milliseconds: Int
  /// The keys that were pressed meanwhile, the deciding one included; a paste counts as one.
  package var keys: Int

  /// Makes a measure.
  package init(milliseconds: Int, keys: Int) {
    self.milliseconds = milliseconds
    self.keys = keys
  }

  /// Beyond so many milliseconds somebody was away, and nothing is measured: 15 minutes.
  package static let limit = 900_000
}
