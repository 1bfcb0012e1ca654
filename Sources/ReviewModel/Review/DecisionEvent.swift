/// One line of the append-only log of decisions.
package struct DecisionEvent: Hashable, Sendable {
  /// The log's own number; later events have greater ones.
  package var sequence: Int64
  /// The item.
  package var item: ItemKey
  /// The keypress or command that it belongs to; a batch shares one.
  package var operation: OperationID
  /// What was done.
  package var action: DecisionAction
  /// Who did it.
  package var reviewer: String
  /// When, by the reviewer's clock.
  package var time: Timestamp
  /// A remark, redacted like all texts.
  package var note: String?
  /// What the reviewer chose to keep in correction and note, and why; nil when nothing was kept.
  package var kept: KeptValues?
  /// By what the values that its texts name are known again.
  package var fingerprints: ValueFingerprints
  /// How the agent failed, when the decision said so; an amendment has it in its action.
  package var failure: FailureKind?
  /// What an answer must say and must not say, beside a correction.
  package var assertions: [Assertion]
  /// Whether it came after somebody else's, and stands as a second opinion only.
  package var isLate: Bool

  /// Makes an event; one without a sequence is on its way into the log.
  package init(
    sequence: Int64 = 0,
    item: ItemKey,
    operation: OperationID,
    action: DecisionAction,
    reviewer: String,
    time: Timestamp,
    note: String? = nil,
    kept: KeptValues? = nil,
    fingerprints: ValueFingerprints = ValueFingerprints(),
    failure: FailureKind? = nil,
    assertions: [Assertion] = [],
    isLate: Bool = false
  ) {
    self.sequence = sequence
    self.item = item
    self.operation = operation
    self.action = action
    self.reviewer = reviewer
    self.time = time
    self.note = note
    self.kept = kept
    self.fingerprints = fingerprints
    self.failure = failure
    self.assertions = assertions
    self.isLate = isLate
  }
}

/// What an event of the log does.
package enum DecisionAction: Hashable, Sendable {
  /// Decides.
  case decide(Verdict)
  /// Says something of the item without deciding it.
  case amend(Amendment)
  /// Takes what that operation did back.
  case undo(OperationID)
  /// Puts what that operation did in force again.
  case redo(OperationID)
}

extension Optional<DecisionEvent> {
  /// Which of two decisions was made last; the one that there is when the other is none.
  package static func later(of one: DecisionEvent?, _ other: DecisionEvent?) -> DecisionEvent? {
    guard let one, let other else { return one ?? other }
    return one.sequence > other.sequence ? one : other
  }

  /// Which of two decisions was made first; nil when there are not two.
  package static func earlier(of one: DecisionEvent?, _ other: DecisionEvent?) -> DecisionEvent? {
    guard let one, let other else { return nil }
    return one.sequence > other.sequence ? other : one
  }
}
