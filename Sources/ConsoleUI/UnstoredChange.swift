package import ReviewModel

/// A change that decides no item, which was asked for and which the store has not said to be durable, as it is kept
/// for the next start.
package struct UnstoredChange: Hashable, Sendable {
  /// What is changed.
  package enum What: Hashable, Sendable {
    /// The last operation is taken back, or put in force again.
    case reverse(Reversing)
    /// Examples of a set are approved or rejected.
    case settle(SetID, [Int], ApprovalState)
    /// The last operation on a set is taken back, or put in force again.
    case reverseApproval(Reversing, SetID)
  }

  /// The ticket that it has in this console.
  package var ticket: Int
  /// What is changed.
  package var what: What
  /// The ticket of the operation on its way that an undo or a redo means; nil for what is stored.
  package var meaning: Int?
  /// The operation of that ticket, when an earlier console asked for it.
  package var meant: OperationID?
  /// Its operation, when an earlier console asked for it: the same for every try.
  package var operation: OperationID?
  /// When it was asked for, if that was in an earlier console.
  package var made: Timestamp?

  /// Makes a change.
  package init(ticket: Int, _ what: What, meaning: Int? = nil) {
    self.ticket = ticket
    self.what = what
    self.meaning = meaning
  }

  /// The set whose examples it is about.
  package var set: SetID? {
    switch what {
    case .reverse: nil
    case .settle(let set, _, _), .reverseApproval(_, let set): set
    }
  }

  /// What its reviewer wrote with it; it belongs to no one record.
  package var text: String? {
    if case .settle(_, _, .rejected(let reason)) = what { reason } else { nil }
  }

  /// The change as another console finds it.
  package func kept(
    as operation: OperationID,
    meant: OperationID?,
    made: Timestamp
  ) -> UnstoredChange {
    var kept = self
    kept.ticket = 0
    kept.meaning = nil
    kept.meant = meant
    kept.operation = operation
    kept.made = made
    return kept
  }

  /// What it is called in messages.
  var words: String {
    switch what {
    case .reverse(.undo), .reverseApproval(.undo, _): "An undo of an earlier session"
    case .reverse(.redo), .reverseApproval(.redo, _): "A redo of an earlier session"
    case .settle(_, let positions, .approved):
      "The approval of \(counted(positions.count, "example")) in an earlier session"
    case .settle(_, let positions, _):
      "The rejection of \(counted(positions.count, "example")) in an earlier session"
    }
  }
}
