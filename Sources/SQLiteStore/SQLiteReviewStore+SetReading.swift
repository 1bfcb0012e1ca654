import GRDB
package import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// See ``SetReading``.
  package func outline(of set: SetID) throws(StoreError) -> SetOutline? {
    try read { database in
      guard let key = try Self.key(of: set, in: database) else { return nil }
      let states = try ApprovalLog.of(key, in: database).states
      let entries = try database.all(
        "SELECT position, kind, warned FROM examples WHERE set_key = ?",
        .integer(key)
      ) { row in
        let position = Int(row.integer())
        return SetOutline.Entry(
          position: position,
          kind: try row.coded(),
          isWarned: row.flag(),
          standing: ExampleStanding(states[position] ?? .pending)
        )
      }
      let drops = try database.all(
        "SELECT position FROM drops WHERE set_key = ? ORDER BY position",
        .integer(key)
      ) { Int($0.integer()) }
      return SetOutline(id: set, entries: entries, drops: drops)
    }
  }

  /// See ``SetReading``.
  package func examples(
    at positions: [Int],
    of set: SetID
  ) throws(StoreError) -> [ExampleSummary] {
    try read { database in
      guard let key = try Self.key(of: set, in: database) else { return [] }
      return try positions.compactMap { position in
        try Self.example(at: position, of: key, in: database)
          .map { ExampleSummary($0, at: position) }
      }
    }
  }

  /// See ``SetReading``.
  package func example(at position: Int, of set: SetID) throws(StoreError) -> StandingExample? {
    try read { database in
      guard let key = try Self.key(of: set, in: database),
        let example = try Self.example(at: position, of: key, in: database)
      else { return nil }
      let log = try ApprovalLog.of(key, .example(example.id), in: database)
      let consent = try example.consent(now: { try Consents.standing(of: $0, in: database) })
      let said = log.standing[position].map(StandingApproval.init)
      return StandingExample(example, said?.state ?? .pending, said: said, consent: consent)
    }
  }

  /// See ``SetReading``.
  package func lapsedExamples(of set: SetID) throws(StoreError) -> [Int: ExampleID] {
    try read { database in
      try Self.key(of: set, in: database).map { try LapsedExamples.of($0, in: database) } ?? [:]
    }
  }

  /// See ``SetReading``.
  package func drops(at positions: [Int], of set: SetID) throws(StoreError) -> [DropSummary] {
    try read { database in
      guard let key = try Self.key(of: set, in: database) else { return [] }
      let query = try Query(
        """
        SELECT d.interaction, d.rule, d.reason, d.merged_into,
          (SELECT substr(x.question, 1, \(SummaryRow.questionBytes)) FROM interactions x
            WHERE x.id = d.interaction),
          (SELECT e.content FROM examples e
            WHERE e.set_key = d.set_key AND e.id = d.merged_into LIMIT 1)
        FROM drops d WHERE d.set_key = ? AND d.position = ?
        """,
        in: database
      )
      return try positions.compactMap { position in
        try query.first(.integer(key), .integer(position)) { row in
          DropSummary(
            position: position,
            drop: Drop(
              interaction: InteractionID(row.text()),
              rule: row.text(),
              reason: row.text(),
              mergedInto: row.optionalText().map(ExampleID.init(rawValue:))
            ),
            question: row.optionalBytes { SummaryRow.beginning(of: $0) },
            spokenForBy: try row.optionalBytes { bytes in
              try ExampleJSON.example(id: "", from: bytes).question
            }
            .map { String($0.prefix(ExampleSummary.questionLimit)) }
          )
        }
      }
    }
  }

  /// See ``SetReading``.
  package func forEachExample(
    of set: SetID,
    where isWanted: (Int) -> Bool,
    _ body: (Int, Example) -> Bool
  ) throws(StoreError) {
    try read { database in
      guard let key = try Self.key(of: set, in: database) else { return }
      try Query(
        "SELECT position, id, content FROM examples WHERE set_key = ? ORDER BY position",
        in: database
      )
      .eachWhile([.integer(key)]) { row in
        let position = Int(row.integer())
        guard isWanted(position) else { return true }
        let id = ExampleID(row.text())
        return body(position, try row.bytes { try ExampleJSON.example(id: id, from: $0) })
      }
    }
  }

  /// See ``SetReading``.
  package func comparison(of set: SetID) throws(StoreError) -> ReleaseComparison? {
    guard let last = ReleaseRecord.before(set, in: try releases()) else { return nil }
    return try read { database in
      guard let key = try Self.key(of: set, in: database),
        let other = try Self.key(of: last.set, in: database)
      else { return nil }
      let states = try ApprovalLog.of(other, in: database).states
      return ReleaseComparison(
        of: try Self.sides(of: key, beside: other, in: database) { _, twin in
          twin.map { states[$0] != .approved } ?? true
        },
        with: try Self.sides(of: other, beside: key, in: database) { position, twin in
          states[position] == .approved && twin == nil
        },
        of: last.set,
        at: last.time
      )
    }
  }

  /// See ``SetReading``.
  package func standings(
    after operation: OperationID,
    of set: SetID
  ) throws(StoreError) -> [ReversedExample] {
    try read { database in
      guard let key = try Self.key(of: set, in: database) else { return [] }
      let states = try ApprovalLog.of(key, .operation(operation), in: database).states
      return try database.all(
        """
        SELECT DISTINCT e.position FROM approvals a
          CROSS JOIN examples e ON e.set_key = a.set_key AND e.id = a.example
        WHERE a.operation = ? AND a.set_key = ? ORDER BY e.position
        """,
        .text(operation.rawValue),
        .integer(key)
      ) { row in
        let position = Int(row.integer())
        return ReversedExample(
          position: position,
          standing: ExampleStanding(states[position] ?? .pending)
        )
      }
    }
  }

  private static func example(
    at position: Int,
    of set: Int64,
    in database: Database
  ) throws -> Example? {
    try database.first(
      "SELECT id, content FROM examples WHERE set_key = ? AND position = ?",
      .integer(set),
      .integer(position)
    ) { row in
      let id = ExampleID(row.text())
      return try row.bytes { try ExampleJSON.example(id: id, from: $0) }
    }
  }

  /// The examples of a set that count, by their positions in it and in another one that may have them.
  private static func sides(
    of set: Int64,
    beside other: Int64,
    in database: Database,
    _ counts: (_ position: Int, _ twin: Int?) -> Bool
  ) throws -> [ReleaseComparison.Side] {
    let positions = try database.all(
      """
      SELECT e.position, o.position FROM examples e
        LEFT JOIN examples o ON o.set_key = ? AND o.id = e.id
      WHERE e.set_key = ? ORDER BY e.position
      """,
      .integer(other),
      .integer(set)
    ) { (position: Int($0.integer()), twin: $0.optionalInteger().map { Int($0) }) }
    return try positions.filter { counts($0.position, $0.twin) }.compactMap { position, _ in
      try example(at: position, of: set, in: database)
        .map { ReleaseComparison.Side($0, at: position) }
    }
  }
}
