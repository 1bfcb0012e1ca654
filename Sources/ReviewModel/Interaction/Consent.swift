/// What a user allows to be made of an interaction.
///
/// Wider scopes compare greater.
package enum Consent: String, CaseIterable, Sendable, Comparable {
  /// Nothing: such a record is counted and not stored.
  case none
  /// Eval cases only.
  case eval
  /// Eval cases and fine-tuning.
  case training

  /// Orders by how much is allowed.
  package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .none: 0
    case .eval: 1
    case .training: 2
    }
  }
}
