import GRDB
package import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// See ``DecisionStore``.
  package func decide(_ request: DecisionRequest) throws(StoreError) -> [DecisionOutcome] {
    try write { database in
      if let known = try OperationRow.known(request.operation, in: database) {
        try known.check(.decide, by: request.reviewer)
        return try Self.outcomes(of: known.key, request, for: request.items, in: database)
      }
      return try Self.append(request, in: database)
    }
  }

  /// See ``DecisionStore``.
  package func undo(
    by reviewer: String,
    item: ItemKey?,
    operation: OperationID,
    now: Timestamp
  ) throws(StoreError) -> Reversal? {
    try write { database in
      if let known = try OperationRow.known(operation, in: database) {
        try known.check(.undo, by: reviewer)
        return try Self.answer(of: known, in: database)
      }
      let target = try Standings.last(.standing, of: reviewer, on: item, in: database)
      guard let target else { return nil }
      var reversal = try OperationRow.reversal(of: target, in: database)
      let key = try OperationRow.insert(
        .undo,
        of: target,
        by: reviewer,
        operation: operation,
        now: now,
        in: database
      )
      let writing = try LogWriting(database)
      var counts = DecisionCounts()
      for item in reversal.items {
        guard var state = try writing.state(of: item, at: now) else { continue }
        let event = DecisionEvent(
          item: item,
          operation: operation,
          action: .undo(reversal.operation),
          reviewer: reviewer,
          time: now
        )
        let before = state.history
        try writing.append(event, operation: key, to: &state)
        counts.add(from: before, to: state.history)
        reversal.remainders[item] = state.log.remainderOfUndo(isNeeded: state.isNeeded)
      }
      try Standings.move(target, to: .undone, in: database)
      try counts.write(in: database)
      return reversal
    }
  }

  /// See ``DecisionStore``.
  package func redo(
    by reviewer: String,
    operation: OperationID,
    now: Timestamp
  ) throws(StoreError) -> Reversal? {
    try write { database in
      if let known = try OperationRow.known(operation, in: database) {
        try known.check(.redo, by: reviewer)
        return try Self.answer(of: known, in: database)
      }
      let target = try Standings.last(.undone, of: reviewer, on: nil, in: database)
      guard let target else { return nil }
      var reversal = try OperationRow.reversal(of: target, in: database)
      let key = try OperationRow.insert(
        .redo,
        of: target,
        by: reviewer,
        operation: operation,
        now: now,
        in: database
      )
      let writing = try LogWriting(database)
      var counts = DecisionCounts()
      for item in reversal.items {
        guard var state = try writing.state(of: item, at: now) else { continue }
        let first = state.lateAfter(reviewer, repeating: reversal.deed)
        let event = DecisionEvent(
          item: item,
          operation: operation,
          action: .redo(reversal.operation),
          reviewer: reviewer,
          time: now
        )
        let before = state.history
        try writing.append(event, operation: key, lateAfter: first, to: &state)
        counts.add(from: before, to: state.history)
        reversal.remainders[item] = first.map(ReversalRemainder.late(after:))
      }
      try Standings.move(target, to: .standing, in: database)
      try counts.write(in: database)
      return reversal
    }
  }

  /// See ``DecisionStore``.
  package func learn(
    _ fingerprints: FingerprintMaker,
    of operation: OperationID
  ) throws(StoreError) {
    try write { try Fingerprints($0).learn(fingerprints, ofOperation: operation) }
  }

  /// See ``DecisionStore``.
  package func decisions(
    after sequence: Int64,
    limit: Int
  ) throws(StoreError) -> [DecisionEvent] {
    try read { try DecisionRow.events(after: sequence, limit: limit, in: $0) }
  }

  /// Appends a decision whose operation is new.
  static func append(
    _ request: DecisionRequest,
    in database: Database
  ) throws -> [DecisionOutcome] {
    var outcomes: [ItemKey: DecisionOutcome] = [:]
    var operation: Int64?
    var changed: [ItemKey] = []
    let writing = try LogWriting(database)
    for item in request.items where outcomes[item] == nil {
      guard var state = try writing.state(of: item, at: request.arrival ?? request.time) else {
        outcomes[item] = .unknownItem
        continue
      }
      if try LateArrival.isOvertaken(request, on: item, in: database) {
        outcomes[item] = .overtaken
        continue
      }
      if state.log.refuses(request.verdict.kind, by: request.reviewer) {
        outcomes[item] = .ownFlag
        continue
      }
      if try refuses(request.verdict.kind, on: item, in: database) {
        outcomes[item] = .noUse
        continue
      }
      let key = try operation ?? OperationRow.insert(request, in: database)
      operation = key
      let first = state.lateAfter(request.reviewer)
      outcomes[item] = first.map(DecisionOutcome.late(after:)) ?? .effective
      let record = request.fingerprints.isEmpty ? nil : try Fingerprints(database).record(of: item)
      let event = DecisionEvent(
        item: item,
        operation: request.operation,
        action: .decide(request.verdict),
        reviewer: request.reviewer,
        time: request.time,
        fingerprints: record.map(request.fingerprints.fingerprints) ?? ValueFingerprints(),
        failure: request.failure,
        assertions: request.assertions
      )
      try writing.append(event, operation: key, lateAfter: first, to: &state)
      if state.claimant == request.reviewer {
        try writing.endClaim(of: request.reviewer, on: item)
      }
      changed.append(item)
    }
    if request.verdict.correction != nil { try SearchIndex(database).noteChanges(of: changed) }
    if let operation {
      try Standings.add(
        operation,
        of: request.reviewer,
        effective: outcomes.values.count { $0 == .effective },
        in: database
      )
    }
    return request.items.map { outcomes[$0] ?? .unknownItem }
  }

  /// What became of the items when the operation was carried out.
  static func outcomes(
    of operation: Int64,
    _ request: DecisionRequest,
    for items: [ItemKey],
    in database: Database
  ) throws -> [DecisionOutcome] {
    if request.arrival != nil, try !LateArrival.stands(operation, in: database) {
      return items.map { _ in .takenBack }
    }
    var outcomes: [ItemKey: DecisionOutcome] = [:]
    let rows = try Query(
      "SELECT item, late_after FROM decisions WHERE operation = ?",
      in: database
    )
    try rows.each([.integer(operation)]) { row in
      outcomes[row.integer()] = row.optionalText().map(DecisionOutcome.late(after:)) ?? .effective
    }
    return try items.map { item in
      if try LateArrival.isOvertaken(request, as: operation, on: item, in: database) {
        return .overtaken
      }
      if let outcome = outcomes[item] { return outcome }
      // What is not in the log was refused, if it is there at all.
      let known = try database.integer("SELECT 1 FROM items WHERE key = ?", .integer(item))
      if known == nil { return .unknownItem }
      return try refuses(request.verdict.kind, on: item, in: database) ? .noUse : .ownFlag
    }
  }

  /// Whether nothing may be made of an item's record, and something would be.
  private static func refuses(
    _ verdict: VerdictKind,
    on item: ItemKey,
    in database: Database
  ) throws -> Bool {
    guard verdict.makesUse else { return false }
    return try Consents.standing(of: item, in: database)?.refuses(verdict) ?? false
  }

  /// What a known undo or redo answered when it was carried out.
  private static func answer(
    of known: OperationRow,
    in database: Database
  ) throws -> Reversal? {
    guard let target = known.target else { return nil }
    var reversal = try OperationRow.reversal(of: target, in: database)
    let rows = try database.all(
      """
      SELECT d.item, d.sequence, d.late_after, i.needed, i.since
      FROM decisions d JOIN items i ON i.key = d.item WHERE d.operation = ?
      """,
      .integer(known.key)
    ) { row in
      (
        item: row.integer(), sequence: row.integer(), lateAfter: row.optionalText(),
        isNeeded: row.flag(), since: row.integer()
      )
    }
    for row in rows {
      if known.action == .redo {
        reversal.remainders[row.item] = row.lateAfter.map(ReversalRemainder.late(after:))
        continue
      }
      let events = try DecisionRow.events(of: row.item, since: row.since, in: database)
      let log = DecisionLog(events.prefix { $0.sequence <= row.sequence })
      reversal.remainders[row.item] = log.remainderOfUndo(isNeeded: row.isNeeded)
    }
    return reversal
  }
}
