/// A record that the curator left out, and why.
///
/// Nothing disappears without one.
package struct Drop: Hashable, Sendable {
  /// The record.
  package var interaction: InteractionID
  /// The rule that dropped it.
  package var rule: String
  /// Why, in words; quotes no text of a record.
  package var reason: String
  /// The example that speaks for it, when it was merged.
  package var mergedInto: ExampleID?

  /// Makes a drop.
  package init(
    interaction: InteractionID,
    rule: String,
    reason: String,
    mergedInto: ExampleID? = nil
  ) {
    self.interaction = interaction
    self.rule = rule
    self.reason = reason
    self.mergedInto = mergedInto
  }
}
