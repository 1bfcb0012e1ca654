package import ReviewModel

/// An amendment on its way into the log.
package struct AmendmentRequest: Hashable, Sendable {
  /// The items that it is said of.
  package var items: [ItemKey]
  /// What is said.
  package var amendment: Amendment
  /// Who says it.
  package var reviewer: String
  /// The console or command.
  package var session: String
  /// The keypress or command: the same for a retry.
  package var operation: OperationID
  /// When.
  package var time: Timestamp

  /// Makes a request.
  package init(
    items: [ItemKey],
    amendment: Amendment,
    reviewer: String,
    session: String,
    operation: OperationID,
    time: Timestamp
  ) {
    self.items = items
    self.amendment = amendment
    self.reviewer = reviewer
    self.session = session
    self.operation = operation
    self.time = time
  }
}

/// What became of an amendment of one item.
package enum AmendmentOutcome: Hashable, Sendable {
  /// It is in the log.
  case done
  /// It is somebody else's decision, which is not for this reviewer to take back: nothing was stored.
  case notYours(of: String)
  /// There is no such item.
  case unknownItem
}
