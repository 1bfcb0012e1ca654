import GRDB
import ReviewModel
import ReviewStorage

/// The events of the log as rows.
enum DecisionRow {
  /// The columns of an event.
  static let selection = """
    SELECT d.sequence, d.item, o.id, o.action, e.id, o.verdict, o.reason, t.bytes, o.reviewer,
      o.time, n.bytes, o.kept_types, k.bytes, o.failure, d.late_after IS NOT NULL, f.bytes,
      \(AssertionRows.column)
    FROM decisions d CROSS JOIN operations o ON o.key = d.operation
      LEFT JOIN operations e ON e.key = o.target
      LEFT JOIN texts t ON t.key = o.correction
      LEFT JOIN texts n ON n.key = o.note
      LEFT JOIN texts k ON k.key = o.kept_reason
      LEFT JOIN fingerprints f ON f.decision = d.sequence
    """

  /// The events of an item from a point on, oldest first.
  static let ofItem = selection + " WHERE d.item = ? AND d.sequence > ? ORDER BY d.sequence"

  /// An item's events, oldest first.
  static func events(
    of item: ItemKey,
    since: Int64 = 0,
    in database: Database
  ) throws -> [DecisionEvent] {
    try database.all(
      ofItem,
      .integer(item),
      .integer(since)
    ) { try event(&$0) }
  }

  /// The log from a point on, oldest first.
  static func events(
    after sequence: Int64,
    limit: Int,
    in database: Database
  ) throws -> [DecisionEvent] {
    try database.all(
      selection + " WHERE d.sequence > ? ORDER BY d.sequence LIMIT ?",
      .integer(sequence),
      .integer(max(0, limit))
    ) { try event(&$0) }
  }

  /// An item's log from a point on, which is where a conflict opened again.
  static func log(
    of item: ItemKey,
    since: Int64,
    in database: Database
  ) throws -> DecisionLog {
    DecisionLog(try events(of: item, since: since, in: database))
  }

  /// Reads an event.
  static func event(_ row: inout Columns) throws -> DecisionEvent {
    var event = DecisionEvent(
      sequence: row.integer(),
      item: row.integer(),
      operation: OperationID(row.text()),
      action: try action(&row),
      reviewer: row.text(),
      time: Timestamp(milliseconds: row.integer()),
      note: row.optionalText(),
      kept: kept(&row)
    )
    let failure = row.optionalText().map(FailureKind.init(rawValue:))
    if case .amend(.classify) = event.action {
      event.action = .amend(.classify(failure))
    } else {
      event.failure = failure
    }
    event.isLate = row.flag()
    event.fingerprints =
      row.optionalBytes { ValueFingerprints(bytes: $0) } ?? ValueFingerprints()
    event.assertions = try AssertionRows.read(&row)
    return event
  }

  private static func kept(_ row: inout Columns) -> KeptValues? {
    let types = row.optionalText()
    let reason = row.optionalText()
    return types.map {
      KeptValues(reason: reason ?? "", types: $0.split(separator: " ").map(String.init))
    }
  }

  private static func action(_ row: inout Columns) throws -> DecisionAction {
    let kind = try row.coded(ActionKind.self)
    let target = OperationID(row.text())
    let verdict = try row.optionalCoded(VerdictKind.self)
    let reason = row.optionalText()
    let correction = row.optionalText()
    switch kind {
    case .undo: return .undo(target)
    case .redo: return .redo(target)
    case .classify: return .amend(.classify(nil))
    case .split: return .amend(.split)
    case .decide:
      guard let verdict else {
        throw StoreError(
          .damaged,
          "A decision in the log says nothing. Run errata doctor for more."
        )
      }
      return .decide(Verdict(verdict, reason: reason, correction: correction))
    }
  }
}

extension Verdict {
  /// Puts a verdict together from its columns; a text that was erased reads as the empty one.
  init(_ kind: VerdictKind, reason: String?, correction: String?) {
    let reason = ReasonCode(reason ?? "")
    self =
      switch kind {
      case .correct: .correct(correction ?? "")
      case .affirm: .affirm
      case .discard: .discard(reason)
      case .flag: .flag(reason)
      case .skip: .skip
      }
  }
}
