import GRDB
import ReviewModel

/// Each reviewer's undo and redo: which of their operations stand, and in which order they were
/// put in force or taken back.
enum Standings {
  /// A new decision: it stands on top, and what its reviewer had undone is gone.
  ///
  /// - Parameter effective: how many of its decisions did not come late.
  static func add(
    _ operation: Int64,
    of reviewer: String,
    effective: Int,
    in database: Database
  ) throws {
    try database.run(
      "UPDATE standings SET state = ? WHERE reviewer = ? AND state = ?",
      .integer(OperationState.gone.code),
      .text(reviewer),
      .integer(OperationState.undone.code)
    )
    try database.run(
      "INSERT INTO standings VALUES (?, ?, ?, (SELECT max(sequence) FROM decisions), ?)",
      .integer(operation),
      .text(reviewer),
      .integer(OperationState.standing.code),
      .integer(effective)
    )
  }

  /// Puts an operation on top of the other stack; its events are in the log already.
  static func move(
    _ operation: Int64,
    to state: OperationState,
    in database: Database
  ) throws {
    try database.run(
      """
      UPDATE standings SET state = ?, position = (SELECT max(sequence) FROM decisions)
      WHERE operation = ?
      """,
      .integer(state.code),
      .integer(operation)
    )
  }

  /// The reviewer's last operation in that state, on an item when one is given.
  static func last(
    _ state: OperationState,
    of reviewer: String,
    on item: ItemKey?,
    in database: Database
  ) throws -> Int64? {
    guard let item else {
      return try database.integer(
        """
        SELECT operation FROM standings
        WHERE reviewer = ? AND state = ? ORDER BY position DESC LIMIT 1
        """,
        .text(reviewer),
        .integer(state.code)
      )
    }
    return try database.integer(
      """
      SELECT s.operation
      FROM decisions d CROSS JOIN standings s ON s.operation = d.operation
      WHERE d.item = ? AND s.reviewer = ? AND s.state = ? ORDER BY s.position DESC LIMIT 1
      """,
      .integer(item),
      .text(reviewer),
      .integer(state.code)
    )
  }
}
