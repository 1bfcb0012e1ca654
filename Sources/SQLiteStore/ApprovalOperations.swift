import GRDB

/// A reviewer's operations on a set from the last one back, as far as somebody looks: not their examples, of
/// which a batch has as many as the set.
struct ApprovalOperations {
  private let set: Int64
  private let reviewer: String
  private let database: Database
  private let before: Query
  private let start: Query

  private struct Operation {
    let id: String
    /// The operation that it takes back.
    let target: String?
    /// What that took back in its turn, for a redo.
    let again: String?
    let sequence: Int64
  }

  /// Looks into the log of a set.
  init(of set: Int64, by reviewer: String, in database: Database) throws {
    self.set = set
    self.reviewer = reviewer
    self.database = database
    before = try Query(
      """
      SELECT a.operation, a.undoes, a.sequence,
        (SELECT u.undoes FROM approvals u WHERE u.operation = a.undoes LIMIT 1)
      FROM approvals a
      WHERE a.set_key = ? AND a.sequence < ? AND a.reviewer = ?
        AND a.sequence NOT IN (SELECT c.sequence FROM carried_approvals c)
      ORDER BY a.sequence DESC LIMIT 1
      """,
      in: database
    )
    start = try Query(
      "SELECT sequence FROM approvals WHERE operation = ? ORDER BY sequence LIMIT 1",
      in: database
    )
  }

  /// The last operation in force: an approval, or one that a redo has put in force again.
  func lastInForce() throws -> String? {
    try first { operation, void in
      guard let target = operation.target else { return operation.id }
      void.insert(target)
      guard let again = operation.again, !void.contains(again) else { return nil }
      return again
    }
  }

  /// The last undo after which nothing was approved, and which no redo has taken back.
  func lastUndo() throws -> String? {
    try first { operation, void in
      guard let target = operation.target else { return "" }
      guard operation.again == nil else {
        void.insert(target)
        return nil
      }
      return operation.id
    }
    .flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Goes back from operation to operation, but for those that a later one has taken back, until one says
  /// what is looked for.
  private func first(
    _ look: (Operation, inout Set<String>) -> String?
  ) throws -> String? {
    var void: Set<String> = []
    var sequence = Int64.max
    while let operation = try operation(before: sequence) {
      if !void.contains(operation.id), let found = look(operation, &void) { return found }
      sequence = operation.sequence
    }
    return nil
  }

  private func operation(before sequence: Int64) throws -> Operation? {
    let row = try before.first(.integer(set), .integer(sequence), .text(reviewer)) { row in
      (
        id: row.text(), target: row.optionalText(), sequence: row.integer(),
        again: row.optionalText()
      )
    }
    guard let row else { return nil }
    let first = try start.first(.text(row.id)) { $0.integer() }
    return Operation(
      id: row.id,
      target: row.target,
      again: row.again,
      sequence: first ?? row.sequence
    )
  }
}
