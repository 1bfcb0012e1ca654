import GRDB
import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// See ``DecisionStore``.
  package func amend(
    _ request: AmendmentRequest
  ) throws(StoreError) -> [AmendmentOutcome] {
    try write { database in
      if let known = try OperationRow.known(request.operation, in: database) {
        try known.check(ActionKind(request.amendment), by: request.reviewer)
        return try Self.amendments(of: known.key, request, in: database)
      }
      var outcomes: [ItemKey: AmendmentOutcome] = [:]
      var operation: Int64?
      let writing = try LogWriting(database)
      var counts = DecisionCounts()
      for item in request.items where outcomes[item] == nil {
        guard var state = try writing.state(of: item, at: request.time) else {
          outcomes[item] = .unknownItem
          continue
        }
        if let owner = state.ownerAgainst(request) {
          outcomes[item] = .notYours(of: owner)
          continue
        }
        let key = try operation ?? OperationRow.insert(request, in: database)
        operation = key
        outcomes[item] = .done
        let event = DecisionEvent(
          item: item,
          operation: request.operation,
          action: .amend(request.amendment),
          reviewer: request.reviewer,
          time: request.time
        )
        let before = state.history
        try writing.append(event, operation: key, to: &state)
        counts.add(from: before, to: state.history)
      }
      if let operation {
        try Standings.add(
          operation,
          of: request.reviewer,
          effective: outcomes.values.count { $0 == .done },
          in: database
        )
      }
      try counts.write(in: database)
      return request.items.map { outcomes[$0] ?? .unknownItem }
    }
  }

  /// What became of the items when the operation was carried out: what is not in the log was refused.
  private static func amendments(
    of operation: Int64,
    _ request: AmendmentRequest,
    in database: Database
  ) throws -> [AmendmentOutcome] {
    let done = Set(
      try database.all("SELECT item FROM decisions WHERE operation = ?", .integer(operation)) {
        $0.integer()
      }
    )
    let writing = try LogWriting(database)
    return try request.items.map { item in
      if done.contains(item) { return .done }
      let state = try writing.state(of: item, at: request.time)
      guard let state else { return .unknownItem }
      return .notYours(of: state.ownerAgainst(request) ?? request.reviewer)
    }
  }
}

extension ItemState {
  /// Whose decision an amendment would take back that is not its reviewer's; nil when it may be made.
  fileprivate func ownerAgainst(_ request: AmendmentRequest) -> String? {
    guard request.amendment == .split else { return nil }
    if let claim, claim.reviewer != request.reviewer { return claim.reviewer }
    return log.owner(against: request.reviewer)
  }
}
