package import ReviewModel

/// What a decision may stand with besides the item that was looked at.
package enum DecisionReach: Hashable, Sendable {
  /// Nothing else.
  case item
  /// Those that ask the same, as far as ``ClusterRule`` covers them.
  case cluster
  /// A batch, the item among them or not.
  case batch([ItemKey])
}
