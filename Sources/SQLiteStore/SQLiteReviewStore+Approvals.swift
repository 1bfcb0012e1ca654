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
      let examples = try ApprovalLog.examples(of: key, in: database)
      return try ApprovalLog.of(key, in: database).states.filter { examples.contains($0.key) }
    }
  }

  /// See ``CurationStore``.
  package func appendApprovals(
    _ events: [ApprovalEvent],
    to set: SetID
  ) throws(StoreError) {
    try write { database in
      let key = try Self.existingKey(of: set, in: database)
      var isKnown: [OperationID: Bool] = [:]
      for event in events {
        let known =
          try isKnown[event.operation]
          ?? (try Self.examples(of: event.operation, in: database) != nil)
        isKnown[event.operation] = known
        guard !known else { continue }
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
    }
  }

  /// See ``CurationStore``.
  package func undoApproval(
    of set: SetID,
    by reviewer: String,
    operation: OperationID,
    now: Timestamp
  ) throws(StoreError) -> [ExampleID]? {
    try write { database in
      if let known = try Self.examples(of: operation, in: database) { return known }
      let key = try Self.existingKey(of: set, in: database)
      guard try !Self.isReleased(key, in: database) else { throw StoreError.released(set) }
      let target = try ApprovalLog.of(key, in: database).lastOperation(by: reviewer)
      guard let target else { return nil }
      let examples = try Self.examples(of: OperationID(target), in: database) ?? []
      for example in examples {
        try database.run(
          """
          INSERT INTO approvals (set_key, operation, undoes, example, reviewer, time)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
          .integer(key),
          .text(operation.rawValue),
          .text(target),
          .text(example.rawValue),
          .text(reviewer),
          .integer(now.milliseconds)
        )
      }
      return examples
    }
  }

  private static func isReleased(_ set: Int64, in database: Database) throws -> Bool {
    try database.integer("SELECT 1 FROM releases WHERE set_key = ? LIMIT 1", .integer(set)) != nil
  }

  /// The examples of a known operation, in its order; nil when it is not known.
  private static func examples(
    of operation: OperationID,
    in database: Database
  ) throws -> [ExampleID]? {
    let examples = try database.all(
      "SELECT example FROM approvals WHERE operation = ? ORDER BY sequence",
      .text(operation.rawValue)
    ) { ExampleID($0.text()) }
    return examples.isEmpty ? nil : examples
  }
}
