import GRDB
import ReviewModel
import ReviewStorage

/// Approvals and rejections that come along from set to set.
///
/// They are rows of the log like others, with the operation, the reviewer and the time of the one that they repeat,
/// and `carried_approvals` names them: an undo in their set passes them over, and one where they come from takes them
/// along.
enum CarriedApprovals {
  /// Brings what was said of equal examples in other sets to those that nobody has settled in this one.
  static func bring(to set: Int64, in database: Database) throws {
    guard try !SQLiteReviewStore.isReleased(set, in: database) else { return }
    var open = Set(
      try database.all(
        """
        SELECT e.position FROM examples e WHERE e.set_key = ? AND NOT EXISTS (
          SELECT 1 FROM approvals a WHERE a.set_key = e.set_key AND a.example = e.id)
        """,
        .integer(set)
      ) { Int($0.integer()) }
    )
    let others = try database.all(
      "SELECT key FROM sets WHERE key <> ? ORDER BY key DESC",
      .integer(set)
    ) { $0.integer() }
    for other in others where !open.isEmpty {
      try bring(from: other, to: set, open: &open, in: database)
    }
  }

  private static func bring(
    from other: Int64,
    to set: Int64,
    open: inout Set<Int>,
    in database: Database
  ) throws {
    let log = try ApprovalLog.of(other, .examples(of: set, at: open.sorted()), in: database)
    let standing = log.standing.sorted { $0.key < $1.key }
    guard !standing.isEmpty else { return }
    let settled = standing.filter { $0.value.state == .approved }
    var own: [String: [Int: ExampleID]] = [:]
    for (reviewer, events) in Dictionary(grouping: settled, by: \.value.reviewer) {
      own[reviewer] = try OwnExamples.of(
        set,
        .positions(events.map(\.key)),
        by: reviewer,
        in: database
      )
    }
    let insert = try Query(
      """
      INSERT INTO approvals (set_key, operation, example, state, reason, reviewer, time)
      SELECT set_key, ?, id, ?, ?, ?, ? FROM examples WHERE set_key = ? AND position = ?
      """,
      in: database
    )
    let note = try Query("INSERT INTO carried_approvals VALUES (?)", in: database)
    for (position, event) in standing {
      guard event.state != .pending else {
        open.remove(position)
        continue
      }
      guard try isAsSettled(position, of: set, in: other, database) else { continue }
      if event.state == .approved, own[event.reviewer]?[position] != nil { continue }
      try insert.run([
        .text(event.operation), .integer(event.state.code), .optional(event.state.reason),
        .text(event.reviewer), .integer(event.time.milliseconds), .integer(set),
        .integer(position),
      ])
      try note.run([.integer(database.lastInsertedRowID)])
      open.remove(position)
    }
  }

  /// Whether an example is as it was in another set.
  private static func isAsSettled(
    _ position: Int,
    of set: Int64,
    in other: Int64,
    _ database: Database
  ) throws -> Bool {
    let query = try Query(
      """
      SELECT n.content = o.content, n.id, n.content, o.content
      FROM examples n CROSS JOIN examples o ON o.set_key = ? AND o.id = n.id
      WHERE n.set_key = ? AND n.position = ?
      """,
      in: database
    )
    return try query.first(.integer(other), .integer(set), .integer(position)) { row in
      if row.flag() { return true }
      let id = ExampleID(row.text())
      let new = try row.bytes { try ExampleJSON.example(id: id, from: $0) }
      let old = try row.bytes { try ExampleJSON.example(id: id, from: $0) }
      return new.isAsSettled(in: old)
    } ?? false
  }

  /// Takes along what was taken back, or put in force again, in the set that it came from.
  ///
  /// - Parameters:
  ///   - operation: the undo or redo.
  ///   - target: what it takes back.
  static func follow(
    _ operation: OperationID,
    target: String,
    in set: Int64,
    by reviewer: String,
    now: Timestamp,
    _ database: Database
  ) throws {
    let rows = """
      FROM approvals a CROSS JOIN carried_approvals c ON c.sequence = a.sequence
      WHERE a.operation = ? AND a.set_key <> ?
        AND NOT EXISTS (SELECT 1 FROM releases r WHERE r.set_key = a.set_key)
      """
    guard
      try database.integer("SELECT 1 \(rows) LIMIT 1", .text(target), .integer(set)) != nil
    else { return }
    try database.run(
      """
      INSERT INTO approvals (set_key, operation, undoes, example, reviewer, time)
      SELECT a.set_key, ?, a.operation, a.example, ?, ? \(rows) ORDER BY a.sequence
      """,
      .text(operation.rawValue),
      .text(reviewer),
      .integer(now.milliseconds),
      .text(target),
      .integer(set)
    )
    try database.run(
      """
      INSERT INTO carried_approvals
      SELECT sequence FROM approvals WHERE operation = ? AND set_key <> ?
      """,
      .text(operation.rawValue),
      .integer(set)
    )
  }
}
