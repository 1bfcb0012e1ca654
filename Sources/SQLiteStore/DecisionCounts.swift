import GRDB
import ReviewModel

/// By how much the numbers of decisions in force change that operations have, when something else than a new
/// decision goes into logs: an undo, a redo that may come late, a split.
struct DecisionCounts {
  private var changes: [OperationID: Int] = [:]

  /// Takes in what an event has done to the log of an item.
  mutating func add(from before: DecisionLog, to after: DecisionLog) {
    for operation in before.inForce { changes[operation, default: 0] -= 1 }
    for operation in after.inForce { changes[operation, default: 0] += 1 }
  }

  /// Writes the changes.
  func write(in database: Database) throws {
    let query = try Query(
      """
      UPDATE standings SET effective = max(0, effective + ?)
      WHERE operation = (SELECT key FROM operations WHERE id = ?)
      """,
      in: database
    )
    for (operation, change) in changes where change != 0 {
      try query.run(.integer(Int64(change)), .text(operation.rawValue))
    }
  }
}
