/// Where an example stands on its way into a release.
package enum ApprovalState: Hashable, Sendable {
  /// Nobody has looked.
  case pending
  /// It may be released.
  case approved
  /// It may not, for that reason.
  case rejected(String)
}

/// One line of the append-only log of approvals.
package struct ApprovalEvent: Hashable, Sendable {
  /// The keypress or command that it belongs to.
  package var operation: OperationID
  /// The example.
  package var example: ExampleID
  /// What it became; `pending` takes an earlier approval or rejection back.
  package var state: ApprovalState
  /// Who did it.
  package var reviewer: String
  /// When, by the reviewer's clock.
  package var time: Timestamp

  /// Makes an event.
  package init(
    operation: OperationID,
    example: ExampleID,
    state: ApprovalState,
    reviewer: String,
    time: Timestamp
  ) {
    self.operation = operation
    self.example = example
    self.state = state
    self.reviewer = reviewer
    self.time = time
  }
}

/// Where an example stands, and by whose word.
package struct StandingApproval: Hashable, Sendable {
  /// Where it stands.
  package var state: ApprovalState
  /// Who said so.
  package var reviewer: String
  /// When, by the reviewer's clock.
  package var time: Timestamp
  /// Whether it was said of the same example in an earlier set.
  package var isCarried: Bool

  /// Makes it.
  package init(state: ApprovalState, reviewer: String, time: Timestamp, isCarried: Bool = false) {
    self.state = state
    self.reviewer = reviewer
    self.time = time
    self.isCarried = isCarried
  }
}
