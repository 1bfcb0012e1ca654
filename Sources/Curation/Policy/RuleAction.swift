/// What becomes of a record in which a rule finds a fault.
package enum RuleAction: String, CaseIterable, Sendable {
  /// It makes no example; of a mere doubt a person is warned.
  case drop
  /// It makes an example of which a person is warned.
  case warn
  /// The rule is not asked.
  case off
}
