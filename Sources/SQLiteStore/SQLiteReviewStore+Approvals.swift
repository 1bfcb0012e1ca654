import GRDB
package import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// See ``CurationStore``.
  package func approvals(
    of set: SetID
  ) throws(StoreError) -> [ExampleID: ApprovalState] {
    try read { database in
      guard let key = try Self.key(of: set, in: database) else { return [:] }
      let states = try ApprovalLog.of(key, in: database).states
      guard !states.isEmpty else { return [:] }
      var approvals: [ExampleID: ApprovalState] = [:]
      try Query("SELECT position, id FROM examples WHERE set_key = ?", in: database)
        .each([.integer(key)]) { row in
          if let state = states[Int(row.integer())] { approvals[ExampleID(row.text())] = state }
        }
      return approvals
    }
  }

  /// See ``CurationStore``.
  package func settledExamples(
    of set: SetID
  ) throws(StoreError) -> [ExampleID: StandingApproval] {
    try read { database in
      guard let key = try Self.key(of: set, in: database) else { return [:] }
      let standing = try ApprovalLog.of(key, in: database).standing
      guard !standing.isEmpty else { return [:] }
      var settled: [ExampleID: StandingApproval] = [:]
      try Query("SELECT position, id FROM examples WHERE set_key = ?", in: database)
        .each([.integer(key)]) { row in
          guard let event = standing[Int(row.integer())] else { return }
          settled[ExampleID(row.text())] = StandingApproval(event)
        }
      return settled
    }
  }

  /// See ``CurationStore``.
  @discardableResult
  package func appendApprovals(
    _ events: [ApprovalEvent],
    to set: SetID
  ) throws(StoreError) -> RefusedApprovals<ExampleID> {
    try write { database in
      let key = try Self.existingKey(of: set, in: database)
      var done: [OperationID: Set<ExampleID>] = [:]
      for operation in Set(events.map(\.operation)) {
        done[operation] = try Self.examples(of: operation, in: database).map(Set.init)
      }
      let approved = events.filter { $0.state == .approved && done[$0.operation] == nil }
        .map(\.example)
      let found = approved.isEmpty ? [:] : try LapsedExamples.of(key, .ids(approved), in: database)
      let lapsed = Set(found.values)
      var own: [String: Set<ExampleID>] = [:]
      for reviewer in Set(events.filter { $0.state == .approved }.map(\.reviewer)) {
        own[reviewer] = Set(
          try OwnExamples.of(key, .ids(approved), by: reviewer, in: database).values
        )
      }
      let isLapsed = { (id: ExampleID) in
        try !LapsedExamples.of(key, .ids([id]), in: database).isEmpty
      }
      var refused = RefusedApprovals<ExampleID>()
      for event in events {
        if let known = done[event.operation] {
          if event.state == .approved, !known.contains(event.example) {
            if try isLapsed(event.example) {
              refused.lapsed.append(event.example)
            } else {
              refused.own.append(event.example)
            }
          }
          continue
        }
        guard try !Self.isReleased(key, in: database) else { throw StoreError.released(set) }
        guard
          try database.integer(
            "SELECT 1 FROM examples WHERE set_key = ? AND id = ?",
            .integer(key),
            .text(event.example.rawValue)
          ) != nil
        else {
          throw StoreError.misuse("There is no example \(event.example) in the set \(set).")
        }
        if event.state == .approved, lapsed.contains(event.example) {
          refused.lapsed.append(event.example)
          continue
        }
        if event.state == .approved, own[event.reviewer]?.contains(event.example) == true {
          refused.own.append(event.example)
          continue
        }
        try database.run(
          """
          INSERT INTO approvals (set_key, operation, example, state, reason, reviewer, time)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
          .integer(key),
          .text(event.operation.rawValue),
          .text(event.example.rawValue),
          .integer(event.state.code),
          .optional(event.state.reason),
          .text(event.reviewer),
          .integer(event.time.milliseconds)
        )
      }
      return refused
    }
  }

  /// See ``CurationStore``.
  @discardableResult
  package func settle(_ request: ApprovalRequest) throws(StoreError) -> RefusedApprovals<Int> {
    try write { database in
      let set = request.set
      let key = try Self.existingKey(of: set, in: database)
      let done = try Self.positions(of: request.operation, in: key, database)
      let asked = done.map { done in request.positions.filter { !done.contains($0) } }
      let overtaken = try Self.overtaken(request, asked ?? request.positions, in: key, database)
      let open = (asked ?? request.positions).filter { !overtaken.contains($0) }
      if done != nil {
        let own = try OwnExamples.of(key, .positions(open), by: request.reviewer, in: database)
        return RefusedApprovals(
          lapsed: open.filter { own[$0] == nil },
          own: open.filter { own[$0] != nil },
          overtaken: overtaken.sorted()
        )
      }
      guard try !Self.isReleased(key, in: database) else { throw StoreError.released(set) }
      let isApproval = request.state == .approved
      let lapsed =
        isApproval ? try LapsedExamples.of(key, .positions(open), in: database) : [:]
      let own =
        isApproval
        ? try OwnExamples.of(key, .positions(open), by: request.reviewer, in: database) : [:]
      let positions = open.filter { lapsed[$0] == nil && own[$0] == nil }
      try database.run(
        """
        INSERT INTO approvals (set_key, operation, example, state, reason, reviewer, time)
        SELECT e.set_key, ?, e.id, ?, ?, ?, ?
        FROM json_each(CAST(? AS TEXT)) j
          CROSS JOIN examples e ON e.set_key = ? AND e.position = j.value
        """,
        .text(request.operation.rawValue),
        .integer(request.state.code),
        .optional(request.state.reason),
        .text(request.reviewer),
        .integer(request.time.milliseconds),
        .text("[\(positions.map(String.init).joined(separator: ","))]"),
        .integer(key)
      )
      guard database.changesCount == positions.count else {
        throw StoreError(
          .refused,
          "Some of the examples are gone from the set \(set), so nothing was stored. Refresh it and try again."
        )
      }
      return RefusedApprovals(
        lapsed: lapsed.keys.sorted(),
        own: own.keys.filter { lapsed[$0] == nil }.sorted(),
        overtaken: overtaken.sorted()
      )
    }
  }

  /// The examples on which somebody else has spoken since a request that comes late was made.
  private static func overtaken(
    _ request: ApprovalRequest,
    _ positions: [Int],
    in set: Int64,
    _ database: Database
  ) throws -> Set<Int> {
    guard request.isLate else { return [] }
    let standing = try ApprovalLog.of(set, in: database).standing
    return Set(
      positions.filter { position in
        guard let said = standing[position] else { return false }
        return said.reviewer != request.reviewer && said.time > request.time
      }
    )
  }

  /// See ``CurationStore``.
  package func undoApproval(
    of set: SetID,
    by reviewer: String,
    operation: OperationID,
    now: Timestamp
  ) throws(StoreError) -> [ExampleID]? {
    try reverse(set, reviewer, operation, now) { try $0.lastInForce() }
  }

  /// See ``CurationStore``.
  package func redoApproval(
    of set: SetID,
    by reviewer: String,
    operation: OperationID,
    now: Timestamp
  ) throws(StoreError) -> [ExampleID]? {
    try reverse(set, reviewer, operation, now) { try $0.lastUndo() }
  }

  /// Takes an operation back that the log names, an approval or an undo.
  private func reverse(
    _ set: SetID,
    _ reviewer: String,
    _ operation: OperationID,
    _ now: Timestamp,
    _ target: (ApprovalOperations) throws -> String?
  ) throws(StoreError) -> [ExampleID]? {
    try write { database in
      if let known = try Self.examples(of: operation, in: database) { return known }
      let key = try Self.existingKey(of: set, in: database)
      guard try !Self.isReleased(key, in: database) else { throw StoreError.released(set) }
      let operations = try ApprovalOperations(of: key, by: reviewer, in: database)
      guard let target = try target(operations) else { return nil }
      try database.run(
        """
        INSERT INTO approvals (set_key, operation, undoes, example, reviewer, time)
        SELECT set_key, ?, operation, example, ?, ? FROM approvals
        WHERE operation = ? AND set_key = ? ORDER BY sequence
        """,
        .text(operation.rawValue),
        .text(reviewer),
        .integer(now.milliseconds),
        .text(target),
        .integer(key)
      )
      try CarriedApprovals.follow(
        operation,
        target: target,
        in: key,
        by: reviewer,
        now: now,
        database
      )
      return try Self.examples(of: operation, in: database)
    }
  }

  static func isReleased(_ set: Int64, in database: Database) throws -> Bool {
    try database.integer("SELECT 1 FROM releases WHERE set_key = ? LIMIT 1", .integer(set)) != nil
  }

  /// The positions of the examples of a known operation; nil when it is not known.
  private static func positions(
    of operation: OperationID,
    in set: Int64,
    _ database: Database
  ) throws -> Set<Int>? {
    guard try examples(of: operation, in: database) != nil else { return nil }
    return Set(
      try database.all(
        """
        SELECT e.position FROM approvals a
          CROSS JOIN examples e ON e.set_key = a.set_key AND e.id = a.example
        WHERE a.operation = ? AND a.set_key = ?
        """,
        .text(operation.rawValue),
        .integer(set)
      ) { Int($0.integer()) }
    )
  }

  /// The examples of a known operation, in its order; nil when it is not known.
  private static func examples(
    of operation: OperationID,
    in database: Database
  ) throws -> [ExampleID]? {
    let examples = try database.all(
      """
      SELECT example FROM approvals a WHERE operation = ?
        AND NOT EXISTS (SELECT 1 FROM carried_approvals c WHERE c.sequence = a.sequence)
      ORDER BY sequence
      """,
      .text(operation.rawValue)
    ) { ExampleID($0.text()) }
    return examples.isEmpty ? nil : examples
  }
}
