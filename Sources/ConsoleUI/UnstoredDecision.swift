package import ReviewModel

/// A decision that was made and that the store has not said to be durable, as it is kept for the next start.
package struct UnstoredDecision: Hashable, Sendable {
  /// The ticket that it has in this console.
  package var ticket: Int
  /// Its operation, when an earlier console made it: the same for every try, so that it is stored once.
  package var operation: OperationID?
  /// When it was made, if that was in an earlier console.
  package var made: Timestamp?
  /// How many of its records were erased since; they are not among its items.
  package var erased = 0
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

  /// The decision as another console finds it, by its operation and with the time when it was made.
  package func kept(as operation: OperationID, made: Timestamp) -> UnstoredDecision {
    var kept = self
    kept.ticket = 0
    kept.operation = operation
    kept.made = made
    kept.details.operation = nil
    kept.details.made = nil
    return kept
  }

  /// What is left of it when records are erased: their items go, and its words, which may be about them.
  ///
  /// - Returns: nil when nothing is left.
  package func without(_ isErased: (ItemKey) -> Bool) -> UnstoredDecision? {
    var left = self
    left.items.removeAll(where: isErased)
    guard !left.items.isEmpty else { return nil }
    guard left.items.count < items.count else { return self }
    left.erased += items.count - left.items.count
    left.note = nil
    left.keeping = nil
    left.details.assertions = []
    left.details.spared = left.details.spared.filter { !isErased($0) }
    return left
  }
}
