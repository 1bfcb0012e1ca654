package import ReviewModel

/// A decision that was made and that the store has not said to be durable, as it is kept for the next start.
package struct UnstoredDecision: Hashable, Sendable {
  /// The ticket that it has in this console.
  package var ticket: Int
  /// Its operation, when an earlier console made it: the same for every try, so that it is stored once.
  package var operation: OperationID?
  /// The items.
  package var items: [ItemKey]
  /// What is decided.
  package var verdict: Verdict
  /// The note.
  package var note: String?
  /// Why private values in its words stay, if they do.
  package var keeping: String?
  /// What goes with it.
  package var details: DecisionDetails

  /// Makes a decision.
  package init(
    ticket: Int,
    operation: OperationID? = nil,
    items: [ItemKey],
    verdict: Verdict,
    note: String? = nil,
    keeping: String? = nil,
    details: DecisionDetails = DecisionDetails()
  ) {
    self.ticket = ticket
    self.operation = operation
    self.items = items
    self.verdict = verdict
    self.note = note
    self.keeping = keeping
    self.details = details
  }

  /// The decision as another console finds it, by its operation.
  package func kept(as operation: OperationID) -> UnstoredDecision {
    var kept = self
    kept.ticket = 0
    kept.operation = operation
    kept.details.operation = nil
    return kept
  }
}
