import GRDB
import ReviewModel

/// The log of a set's approvals, folded.
///
/// Of an example, the last event that was not taken back speaks. An undo takes back a whole
/// operation of its own reviewer.
struct ApprovalLog {
  private struct Event {
    let operation: String
    let state: ApprovalState
    let reviewer: String
  }

  private var standing: [ExampleID: [Event]] = [:]
  /// The operations that stand, in the order of the log.
  private var operations: [(id: String, reviewer: String)] = []

  /// Where each example stands that somebody has looked at.
  var states: [ExampleID: ApprovalState] { standing.compactMapValues { $0.last?.state } }

  /// The reviewer's last operation that stands.
  func lastOperation(by reviewer: String) -> String? {
    operations.last { $0.reviewer == reviewer }?.id
  }

  /// Reads a set's log.
  static func of(_ set: Int64, in database: Database) throws -> ApprovalLog {
    var log = ApprovalLog()
    let rows = try Query(
      """
      SELECT operation, undoes, example, state, reason, reviewer FROM approvals
      WHERE set_key = ? ORDER BY sequence
      """,
      in: database
    )
    try rows.each([.integer(set)]) { row in
      let operation = row.text()
      let target = row.optionalText()
      let example = ExampleID(row.text())
      let state = ApprovalState(code: row.integer(), reason: row.text())
      let reviewer = row.text()
      if let target {
        log.takeBack(target, from: example)
      } else {
        log.append(Event(operation: operation, state: state, reviewer: reviewer), to: example)
      }
    }
    return log
  }

  /// The examples that the set has; the log may name some that were erased.
  static func examples(of set: Int64, in database: Database) throws -> Set<ExampleID> {
    var examples: Set<ExampleID> = []
    try Query("SELECT id FROM examples WHERE set_key = ?", in: database).each([.integer(set)]) {
      examples.insert(ExampleID($0.text()))
    }
    return examples
  }

  private mutating func append(_ event: Event, to example: ExampleID) {
    standing[example, default: []].append(event)
    if operations.last?.id != event.operation {
      operations.append((event.operation, event.reviewer))
    }
  }

  private mutating func takeBack(_ operation: String, from example: ExampleID) {
    standing[example]?.removeAll { $0.operation == operation }
    if let index = operations.lastIndex(where: { $0.id == operation }) {
      operations.remove(at: index)
    }
  }
}

extension ApprovalState {
  /// The number in the log.
  ///
  /// It is part of the file format.
  var code: Int64 {
    switch self {
    case .pending: 0
    case .approved: 1
    case .rejected: 2
    }
  }

  /// Reads a state from its columns.
  init(code: Int64, reason: String) {
    self =
      switch code {
      case 1: .approved
      case 2: .rejected(reason)
      default: .pending
      }
  }

  var reason: String? {
    if case .rejected(let reason) = self { reason } else { nil }
  }
}
