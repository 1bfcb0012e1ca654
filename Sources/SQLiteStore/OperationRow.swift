import GRDB
import ReviewModel
import ReviewStorage

/// A keypress or command in the log.
struct OperationRow {
  let key: Int64
  let action: ActionKind
  let target: Int64?
  let reviewer: String

  /// The operation of that id, when it is known.
  static func known(_ id: OperationID, in database: Database) throws -> OperationRow? {
    try database.first(
      "SELECT key, action, target, reviewer FROM operations WHERE id = ?",
      .text(id.rawValue)
    ) { row in
      OperationRow(
        key: row.integer(),
        action: try row.coded(),
        target: row.optionalInteger(),
        reviewer: row.text()
      )
    }
  }

  /// Refuses an id that was used for something else: answering as then would be a lie.
  func check(_ action: ActionKind, by reviewer: String) throws {
    guard self.action == action, self.reviewer == reviewer else {
      throw StoreError.misuse(
        "An operation's id was used again for another operation. Nothing was changed."
      )
    }
  }

  /// Appends a decision's operation, with its texts beside the log.
  static func insert(_ request: DecisionRequest, in database: Database) throws -> Int64 {
    let correction = try insertText(request.verdict.correction, in: database)
    let note = try insertText(request.note, in: database)
    let keptReason = try insertText(request.kept?.reason, in: database)
    try database.run(
      """
      INSERT INTO operations
        (id, action, verdict, reason, correction, note, reviewer, session, time,
          kept_types, kept_reason, failure)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      .text(request.operation.rawValue),
      .integer(ActionKind.decide.code),
      .integer(request.verdict.kind.code),
      .optional(request.verdict.reason?.rawValue),
      .optional(correction),
      .optional(note),
      .text(request.reviewer),
      .text(request.session),
      .integer(request.time.milliseconds),
      .optional(request.kept?.types.joined(separator: " ")),
      .optional(keptReason),
      .optional(request.failure?.rawValue)
    )
    let key = database.lastInsertedRowID
    try AssertionRows.insert(request.assertions, of: key, in: database)
    if let effort = request.effort {
      try database.run(
        "INSERT INTO efforts VALUES (?, ?, ?)",
        .integer(key),
        .integer(effort.milliseconds),
        .integer(effort.keys)
      )
    }
    return key
  }

  /// Appends an amendment.
  static func insert(_ request: AmendmentRequest, in database: Database) throws -> Int64 {
    let failure: FailureKind?? =
      if case .classify(let kind) = request.amendment { kind } else { nil }
    try database.run(
      """
      INSERT INTO operations (id, action, failure, reviewer, session, time)
      VALUES (?, ?, ?, ?, ?, ?)
      """,
      .text(request.operation.rawValue),
      .integer(ActionKind(request.amendment).code),
      .optional((failure ?? nil)?.rawValue),
      .text(request.reviewer),
      .text(request.session),
      .integer(request.time.milliseconds)
    )
    return database.lastInsertedRowID
  }

  /// Appends an undo or a redo.
  static func insert(
    _ action: ActionKind,
    of target: Int64,
    by reviewer: String,
    operation: OperationID,
    now: Timestamp,
    in database: Database
  ) throws -> Int64 {
    try database.run(
      "INSERT INTO operations (id, action, target, reviewer, time) VALUES (?, ?, ?, ?, ?)",
      .text(operation.rawValue),
      .integer(action.code),
      .integer(target),
      .text(reviewer),
      .integer(now.milliseconds)
    )
    return database.lastInsertedRowID
  }

  /// What an operation did, with its items in the order in which they were decided; those that were erased since are left out.
  static func reversal(of operation: Int64, in database: Database) throws -> Reversal {
    let items = try database.all(
      """
      SELECT d.item FROM decisions d CROSS JOIN items i ON i.key = d.item
      WHERE d.operation = ? ORDER BY d.sequence
      """,
      .integer(operation)
    ) { $0.integer() }
    let reversal = try database.first(
      """
      SELECT o.id, o.action, o.failure, o.verdict, o.reason, t.bytes
      FROM operations o LEFT JOIN texts t ON t.key = o.correction WHERE o.key = ?
      """,
      .integer(operation)
    ) { row in
      Reversal(operation: OperationID(row.text()), items: items, deed: try deed(&row))
    }
    guard let reversal else {
      throw StoreError(.damaged, "The log of decisions has a gap. Run errata doctor for more.")
    }
    return reversal
  }

  private static func deed(_ row: inout Columns) throws -> Deed {
    let action = try row.coded(ActionKind.self)
    let failure = row.optionalText().map(FailureKind.init(rawValue:))
    switch action {
    case .classify: return .amended(.classify(failure))
    case .split: return .amended(.split)
    case .decide, .undo, .redo:
      return .decided(
        Verdict(
          try row.coded(),
          reason: row.optionalText(),
          correction: row.optionalText()
        )
      )
    }
  }

  private static func insertText(_ text: String?, in database: Database) throws -> Int64? {
    guard let text else { return nil }
    try database.run("INSERT INTO texts (bytes) VALUES (?)", .text(text))
    return database.lastInsertedRowID
  }
}

extension ActionKind {
  /// What an operation with that amendment does.
  init(_ amendment: Amendment) {
    self =
      switch amendment {
      case .classify: .classify
      case .split: .split
      }
  }
}
