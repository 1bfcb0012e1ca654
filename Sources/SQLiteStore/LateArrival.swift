import GRDB
package import ReviewModel
package import ReviewStorage

/// What an earlier console had decided and could not store, and what its reviewer has done since.
enum LateArrival {
  /// Whether the reviewer has decided or taken back something on an item since a decision was made that comes
  /// only now; of one that came at once, never.
  ///
  /// To say how the agent failed decides nothing.
  ///
  /// - Parameter operation: the decision's own row, when it is stored already; what reversed it is not meant.
  static func isOvertaken(
    _ request: DecisionRequest,
    as operation: Int64 = -1,
    on item: ItemKey,
    in database: Database
  ) throws -> Bool {
    guard request.arrival != nil else { return false }
    let newer = try database.integer(
      """
      SELECT 1 FROM decisions d CROSS JOIN operations o ON o.key = d.operation
      WHERE d.item = ? AND o.reviewer = ? AND o.time > ? AND o.action <> ?
        AND o.key <> ? AND coalesce(o.target, -2) <> ?
      LIMIT 1
      """,
      .integer(item),
      .text(request.reviewer),
      .integer(request.time.milliseconds),
      .integer(ActionKind.classify.code),
      .integer(operation),
      .integer(operation)
    )
    return newer != nil
  }

  /// Whether an operation is in force, as its reviewer has left it.
  static func stands(_ operation: Int64, in database: Database) throws -> Bool {
    let state = try database.integer(
      "SELECT state FROM standings WHERE operation = ?",
      .integer(operation)
    )
    return state.map { $0 == OperationState.standing.code } ?? true
  }
}

extension SQLiteReviewStore {
  /// See ``DecisionStore``.
  package func precedence(
    of operation: OperationID,
    by reviewer: String,
    since time: Timestamp,
    in set: SetID?
  ) throws(StoreError) -> Precedence {
    let (known, newer) =
      set == nil
      ? (
        "SELECT 1 FROM operations WHERE id = ?",
        "SELECT 1 FROM operations WHERE reviewer = ? AND time > ? LIMIT 1"
      )
      : (
        "SELECT 1 FROM approvals WHERE operation = ? LIMIT 1",
        """
        SELECT 1 FROM approvals a JOIN sets s ON s.key = a.set_key
        WHERE a.reviewer = ? AND a.time > ? AND s.id = ? LIMIT 1
        """
      )
    return try read { database in
      if try database.integer(known, .text(operation.rawValue)) != nil { return .stored }
      let since: [SQLValue] = [.text(reviewer), .integer(time.milliseconds)]
      let values = since + (set.map { [.text($0.rawValue)] } ?? [])
      return try Query(newer, in: database).first(values) { $0.integer() } == nil
        ? .next : .overtaken
    }
  }
}
