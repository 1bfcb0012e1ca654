import GRDB
import ReviewModel
import ReviewStorage

/// Looks through a store for damage, in one read transaction.
struct Inspection {
  /// More would help nobody.
  private static let limit = 100

  private let database: Database
  private(set) var findings: [StoreFinding] = []

  init(_ database: Database) { self.database = database }

  mutating func run() throws {
    try checkFile()
    // What stands on broken pages is not worth a second finding.
    guard findings.isEmpty else { return }
    try checkLog()
    try checkUndecidedItems()
    try checkDecidedItems()
    try checkRecords()
    try checkCounts()
    try checkSketches()
    try checkTurns()
    try SearchInspection(database).run { report($0) }
  }

  /// The sketches by which questions that are nearly the same are found.
  private mutating func checkSketches() throws {
    let missing = try database.all(
      """
      SELECT DISTINCT i.question_key FROM items i CROSS JOIN questions q ON q.key = i.question_key
      WHERE i.status = 3 AND length(q.text) > 0
        AND NOT EXISTS (SELECT 1 FROM sketches s WHERE s.question = i.question_key)
      """
    ) { $0.integer() }
    for key in missing { report("Question \(key) was corrected and cannot be found by its words.") }
    let orphans = try database.integer(
      "SELECT count(*) FROM sketches s WHERE NOT EXISTS (SELECT 1 FROM questions q WHERE q.key = s.question)"
    )
    if let orphans, orphans > 0 { report("The words of questions are kept that are gone.") }
  }

  /// What the order by value sorts by.
  private mutating func checkTurns() throws {
    let wrong = try database.all(
      """
      SELECT i.key FROM items i CROSS JOIN questions q ON q.key = i.question_key
      WHERE i.status <= 1 AND i.question_key NOT IN (SELECT question FROM turns_due) AND i.turn != errata_turn(i.kind, i.signal, i.late, i.moment, q.asked)
      """
    ) { $0.integer() }
    for key in wrong {
      report("Item \(key) stands at another place in the queue than its value says.")
    }
  }

  private mutating func report(_ message: String) {
    if findings.count < Self.limit { findings.append(StoreFinding(message)) }
  }

  private mutating func checkFile() throws {
    for row in try String.fetchAll(database, sql: "PRAGMA integrity_check(\(Self.limit))")
    where row != "ok" {
      report("The file is damaged: \(row). Go back to a copy of it.")
    }
    let orphans = try database.all("PRAGMA foreign_key_check") { row in
      (table: row.text(), row: row.integer(), parent: row.text())
    }
    for orphan in orphans {
      report(
        "Row \(orphan.row) of \(orphan.table) points into \(orphan.parent) at nothing. "
          + "Go back to a copy of the store."
      )
    }
  }

  /// The texts that the log needs, and the stacks of undo and redo that follow from it.
  private mutating func checkLog() throws {
    let silent = try database.all(
      """
      SELECT id FROM operations WHERE action = 0 AND verdict IS NULL
        OR action = 0 AND verdict = 1 AND correction IS NULL OR action IN (1, 2) AND target IS NULL
      """
    ) { $0.text() }
    for id in silent { report("The operation \(id) in the log says nothing.") }

    var expected: [Int64: Standing] = [:]
    var undone: [String: Set<Int64>] = [:]
    let operations = try Query(
      """
      SELECT o.key, o.action, o.target, o.reviewer,
        (SELECT max(d.sequence) FROM decisions d WHERE d.operation = o.key)
      FROM operations o ORDER BY o.key
      """,
      in: database
    )
    try operations.each { row in
      let key = row.integer()
      let action = try row.coded(ActionKind.self)
      let target = row.optionalInteger() ?? 0
      let reviewer = row.text()
      let position = row.integer()
      switch action {
      case .decide, .classify, .split:
        for other in undone.removeValue(forKey: reviewer) ?? [] { expected[other]?.state = .gone }
        expected[key] = Standing(reviewer: reviewer, state: .standing, position: position)
      case .undo:
        expected[target]?.state = .undone
        expected[target]?.position = position
        undone[reviewer, default: []].insert(target)
      case .redo:
        expected[target]?.state = .standing
        expected[target]?.position = position
        undone[reviewer]?.remove(target)
      }
    }
    let stored = try database.all("SELECT operation, reviewer, state, position FROM standings") {
      row in
      (
        key: row.integer(),
        standing: Standing(
          reviewer: row.text(),
          state: try row.coded(),
          position: row.integer()
        )
      )
    }
    try checkCountsOfOperations()
    for (key, standing) in stored {
      if expected.removeValue(forKey: key) != standing {
        report("Operation \(key) stands otherwise than the log says, so undo would go wrong.")
      }
    }
    // What was erased is nobody's to undo.
    let living = try Query(
      "SELECT 1 FROM decisions d CROSS JOIN items i ON i.key = d.item WHERE d.operation = ? LIMIT 1",
      in: database
    )
    for key in expected.keys.sorted()
    where try living.first([.integer(key)], read: { _ in true }) == true {
      report("Operation \(key) of the log is missing from its reviewer's undo.")
    }
  }

  /// How many decisions of operations are in force.
  ///
  /// Those that were put in force again, or of which something was split off, may have fewer than they made, or
  /// some that came late at first.
  private mutating func checkCountsOfOperations() throws {
    let changed = Set(
      try database.all(
        """
        SELECT target FROM operations WHERE action = \(ActionKind.redo.code)
        UNION SELECT d.operation FROM operations x CROSS JOIN decisions s ON s.operation = x.key
          CROSS JOIN decisions d ON d.item = s.item WHERE x.action = \(ActionKind.split.code)
        """
      ) { $0.integer() }
    )
    let counts = try database.all(
      """
      SELECT standings.operation, effective, \(Schema.effective),
        (SELECT count(*) FROM decisions d WHERE d.operation = standings.operation)
      FROM standings CROSS JOIN operations o ON o.key = standings.operation
      WHERE o.action = 0 AND standings.state = 0
      """
    ) { row in
      (key: row.integer(), stored: row.integer(), made: row.integer(), all: row.integer())
    }
    for count in counts {
      let mayDiffer = changed.contains(count.key) && (0...count.all).contains(count.stored)
      if count.stored != count.made, !mayDiffer {
        report("Operation \(count.key) did not decide as many as its count says.")
      }
    }
  }

  private struct Standing: Equatable {
    let reviewer: String
    var state: OperationState
    var position: Int64
  }

  private mutating func checkUndecidedItems() throws {
    let wrong = try database.all(
      """
      SELECT i.key FROM items i
      WHERE NOT EXISTS (SELECT 1 FROM decisions d WHERE d.item = i.key)
        AND (i.status != CASE WHEN i.needed THEN 0 ELSE 6 END OR i.skipped != 0 OR i.late != 0
          OR i.failure IS NOT NULL OR i.reason IS NOT NULL OR i.split != 0)
      """
    ) { $0.integer() }
    for key in wrong { report(misplaced(key)) }
  }

  private mutating func checkDecidedItems() throws {
    let items = try database.all(
      """
      SELECT i.key, i.needed, i.since, i.status, i.skipped, i.late, i.failure, i.reason, i.split
      FROM items i
      WHERE EXISTS (SELECT 1 FROM decisions d WHERE d.item = i.key)
      """
    ) { row in
      (
        key: row.integer(), isNeeded: row.flag(), since: row.integer(), status: row.integer(),
        skipped: row.integer(), late: Int(row.integer()),
        failure: row.optionalText().map(FailureKind.init(rawValue:)),
        reason: row.optionalText().map(ReasonCode.init(rawValue:)), isSplit: row.flag()
      )
    }
    for item in items {
      let log = try DecisionRow.log(of: item.key, since: item.since, in: database)
      let state = DerivedState(log, isNeeded: item.isNeeded)
      if state.status.code != item.status || state.skipped != item.skipped
        || state.late != item.late || state.failure != item.failure
        || state.reason != item.reason
        || state.isSplit != item.isSplit
      {
        report(misplaced(item.key))
      }
    }
  }

  private func misplaced(_ key: Int64) -> String {
    "Item \(key) stands otherwise than its log says. Go back to a copy of the store."
  }

  /// What the rows of items repeat of their records.
  private mutating func checkRecords() throws {
    let wrong = try database.all(
      """
      SELECT i.key FROM items i CROSS JOIN interactions x ON x.key = i.interaction
      WHERE i.agent != x.agent OR i.moment != coalesce(x.time, -9223372036854775808)
        OR i.kind = 0 AND i.question_key != x.question_key
      """
    ) { $0.integer() }
    for key in wrong { report("Item \(key) does not agree with its record.") }

    var unneeded: [Int64] = []
    let feedback = try Query(
      """
      SELECT x.key, i.key, i.kind, i.signal, i.needed, \(FeedbackRow.columns)
      FROM items i CROSS JOIN interactions x ON x.key = i.interaction
        LEFT JOIN feedback f ON f.interaction = x.key
      """,
      in: database
    )
    try feedback.each { row in
      _ = row.integer()
      let key = row.integer()
      let kind = try row.coded(ItemKind.self)
      let signal = row.integer()
      let isNeeded = row.flag()
      let given = Signal(try FeedbackRow.read(&row)?.feedback)
      let actual = kind.isBlind ? .none : given
      if signal != actual.code || kind == .answer && isNeeded != actual.needsReview {
        unneeded.append(key)
      }
    }
    for key in unneeded { report("Item \(key) does not agree with its feedback.") }

    let missing = try database.all(
      """
      SELECT x.key FROM feedback f CROSS JOIN interactions x ON x.key = f.interaction
        LEFT JOIN items i ON i.interaction = x.key AND i.kind = 0
      WHERE i.key IS NULL AND f.signal = 2 AND f.correction IS NULL
      """
    ) { $0.integer() }
    for key in missing { report("Record \(key) needs review and has no item.") }
  }

  private mutating func checkCounts() throws {
    let miscounted = try database.all(
      """
      SELECT q.key FROM questions q
      LEFT JOIN (SELECT question_key, count(*) AS n FROM interactions GROUP BY 1) c
        ON c.question_key = q.key
      WHERE q.asked != coalesce(c.n, 0)
      """
    ) { $0.integer() }
    for key in miscounted { report("Question \(key) was not asked as often as the store says.") }

    let consents = try database.all(
      """
      SELECT t.value FROM tallies t WHERE t.subject = \(Tallies.Subject.consent.rawValue)
        AND t.count != (SELECT count(*) FROM interactions x WHERE coalesce(x.consent, -1) = t.value)
      """
    ) { $0.integer() }
    let records = try database.integer("SELECT count(*) FROM interactions") ?? 0
    let signals =
      try database.integer(
        "SELECT sum(count) FROM tallies WHERE subject = \(Tallies.Subject.signal.rawValue)"
      ) ?? 0
    let waiting = try database.integer(
      """
      SELECT count(*) FROM (
        SELECT * FROM (SELECT * FROM waiting WHERE count != 0 EXCEPT \(Schema.waitingItems))
        UNION ALL
        SELECT * FROM (\(Schema.waitingItems) EXCEPT SELECT * FROM waiting))
      """
    )
    if waiting != 0 { report("The counts of what waits do not agree with the items.") }
    let outcomes = try database.integer(
      """
      SELECT count(*) FROM (
        SELECT * FROM (SELECT * FROM outcomes WHERE count != 0 EXCEPT \(Schema.outcomeItems))
        UNION ALL
        SELECT * FROM (\(Schema.outcomeItems) EXCEPT SELECT * FROM outcomes))
      """
    )
    if outcomes != 0 { report("The counts of what is settled do not agree with the items.") }
    let daily = try DailyTallies(reading: database).isStored(in: database)
    if !consents.isEmpty || records != signals || !daily {
      report("The statistics of consent and feedback do not agree with the records.")
    }
  }
}
