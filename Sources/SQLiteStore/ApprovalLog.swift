import GRDB
import ReviewModel

/// The log of a set's approvals, folded.
///
/// Of an example, the last event in force speaks. An undo takes a whole operation of its own reviewer out of
/// force; a redo takes such an undo back, as an undo of the undo, and what it was about is in force again,
/// behind all that came meanwhile.
struct ApprovalLog {
  /// Which rows are read.
  enum Scope {
    /// All of the set.
    case whole
    /// Those of an example.
    case example(ExampleID)
    /// Those of the examples that an operation was about.
    case operation(OperationID)
    /// Those of another set's examples, by their positions there; positions are that set's.
    case examples(of: Int64, at: [Int])
  }

  /// An approval or a rejection, or that one was taken away.
  struct Event {
    let operation: String
    let state: ApprovalState
    let reviewer: String
    let time: Timestamp
    let isCarried: Bool
  }

  /// A row: of an approval, of an undo, or of a redo, which undoes an undo.
  private struct Row {
    let position: Int
    let operation: String
    let target: String?
    let event: Event
  }

  private var inForce: [Int: [Event]] = [:]
  /// What was taken back, by operation and by position.
  private var takenBack: [String: [Int: [Event]]] = [:]
  private var targetOfUndo: [String: String] = [:]

  /// Where each example of the set stands that somebody has looked at, by its position.
  var states: [Int: ApprovalState] { inForce.compactMapValues { $0.last?.state } }

  /// The event that counts of each such example, by its position.
  var standing: [Int: Event] { inForce.compactMapValues(\.last) }

  /// Reads a set's log; examples that are gone have no part in it.
  static func of(
    _ set: Int64,
    _ scope: Scope = .whole,
    in database: Database
  ) throws -> ApprovalLog {
    var log = ApprovalLog()
    var values: [SQLValue] = [.integer(set)]
    let condition: String
    var source = "approvals a CROSS JOIN examples e ON e.set_key = a.set_key AND e.id = a.example"
    switch scope {
    case .whole: condition = ""
    case .examples(let other, let positions):
      source = """
        json_each(CAST(? AS TEXT)) j CROSS JOIN examples e ON e.set_key = ? AND e.position = j.value
          CROSS JOIN approvals a ON a.set_key = ? AND a.example = e.id
        """
      values = [
        .text("[\(positions.map(String.init).joined(separator: ","))]"), .integer(other),
        .integer(set), .integer(set),
      ]
      condition = ""
    case .example(let id):
      condition = "AND a.example = ?"
      values.append(.text(id.rawValue))
    case .operation(let id):
      condition = "AND a.example IN (SELECT o.example FROM approvals o WHERE o.operation = ?)"
      values.append(.text(id.rawValue))
    }
    let rows = try Query(
      """
      SELECT e.position, a.operation, a.undoes, a.state, a.reason, a.reviewer, a.time,
        EXISTS (SELECT 1 FROM carried_approvals c WHERE c.sequence = a.sequence)
      FROM \(source)
      WHERE a.set_key = ? \(condition) ORDER BY a.sequence
      """,
      in: database
    )
    try rows.each(values) { row in
      let (position, operation) = (Int(row.integer()), row.text())
      let target = row.optionalText()
      let event = Event(
        operation: operation,
        state: ApprovalState(code: row.integer(), reason: row.text()),
        reviewer: row.text(),
        time: Timestamp(milliseconds: row.integer()),
        isCarried: row.flag()
      )
      log.append(Row(position: position, operation: operation, target: target, event: event))
    }
    return log
  }

  private mutating func append(_ row: Row) {
    guard let target = row.target else { return approve(row) }
    if let again = targetOfUndo[target] {
      redo(again, row)
    } else {
      undo(target, row)
    }
  }

  private mutating func approve(_ row: Row) {
    inForce[row.position, default: []].append(row.event)
  }

  private mutating func undo(_ target: String, _ row: Row) {
    let events = inForce[row.position]?.filter { $0.operation == target } ?? []
    if !events.isEmpty {
      inForce[row.position]?.removeAll { $0.operation == target }
      takenBack[target, default: [:]][row.position] = events
    }
    targetOfUndo[row.operation] = target
  }

  private mutating func redo(_ operation: String, _ row: Row) {
    if let events = takenBack[operation]?.removeValue(forKey: row.position) {
      inForce[row.position, default: []] += events
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

extension StandingApproval {
  /// What an event says.
  init(_ event: ApprovalLog.Event) {
    self.init(
      state: event.state,
      reviewer: event.reviewer,
      time: event.time,
      isCarried: event.isCarried
    )
  }
}
