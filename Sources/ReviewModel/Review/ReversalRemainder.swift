/// Why an item is not simply as an undo or a redo would leave it.
package enum ReversalRemainder: Hashable, Sendable {
  /// Another decision speaks for it: that reviewer's, be it one's own from before.
  case decided(VerdictKind, by: String)
  /// What was put in force again is a second opinion; that reviewer was first, or holds the item.
  case late(after: String)
  /// Newer feedback took the need away meanwhile.
  case withdrawn
}

extension DecisionLog {
  /// What speaks for the item now that an operation was taken back; nil when it waits as if nobody
  /// had ever looked.
  ///
  /// - Parameter isNeeded: whether the record still asks for a person.
  package func remainderOfUndo(isNeeded: Bool) -> ReversalRemainder? {
    if let effective, case .decide(let verdict) = effective.action {
      return .decided(verdict.kind, by: effective.reviewer)
    }
    return isNeeded ? nil : .withdrawn
  }
}
