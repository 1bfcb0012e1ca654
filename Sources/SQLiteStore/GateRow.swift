import GRDB
import JSONText
import ReviewModel
import ReviewStorage

/// Runs of the gate as rows.
enum GateRow {
  static let columns = """
    r.key, s.id, r.time, r.candidate, r.cases, r.scoring, r.outcome, r.baseline, r.whole, r.passed, r.failed, \
    r.unknown
    """
  static let caseColumns = "c.example, c.kind, c.cluster, c.change, c.waived, c.content"

  /// Reads ``columns``.
  static func summary(_ row: inout Columns) throws -> GateRunSummary {
    GateRunSummary(
      number: row.integer(),
      set: SetID(row.text()),
      time: Timestamp(milliseconds: row.integer()),
      candidate: row.text(),
      cases: row.text(),
      scoring: row.text(),
      outcome: try row.coded(),
      baseline: row.optionalInteger(),
      isWhole: row.flag(),
      passed: Int(row.integer()),
      failed: Int(row.integer()),
      unknown: Int(row.integer())
    )
  }

  /// Reads ``caseColumns``.
  static func found(_ row: inout Columns) throws -> KeptGateCase {
    let id = ExampleID(row.text())
    let kind: ExampleKind = try row.coded()
    let cluster = row.text()
    let change: CaseChange = try row.coded()
    let isWaived = row.flag()
    let trials = try row.bytes { bytes throws in try Self.trials(from: bytes) }
    return KeptGateCase(
      CaseResult(id: id, kind: kind, cluster: cluster, trials: trials),
      change,
      isWaived: isWaived
    )
  }

  static func bytes(of trials: [Trial]) -> [UInt8] {
    JSONValue.array(trials.map(\.json)).serializedBytes
  }

  static func trials(from bytes: UnsafeRawBufferPointer) throws(StoreError) -> [Trial] {
    guard case .array(let rows) = try JSONColumn.value(from: bytes) else { throw damage }
    let trials = rows.compactMap(Trial.init)
    guard trials.count == rows.count else { throw damage }
    return trials
  }

  /// What the newest run that asked an example found of it.
  static func finding(of example: ExampleID, in database: Database) throws -> GateFinding? {
    try database.first(
      """
      SELECT \(columns), \(caseColumns) FROM gate_cases c
        CROSS JOIN gate_runs r ON r.key = c.run CROSS JOIN sets s ON s.key = r.set_key
      WHERE c.example = ? ORDER BY c.run DESC LIMIT 1
      """,
      .text(example.rawValue)
    ) { row in GateFinding(run: try summary(&row), found: try found(&row)) }
  }

  /// The name of an item that puts the record of an example back into the queue, but for a random ending.
  static func itemName(of example: ExampleID) -> String { "\(itemPrefix)\(example.rawValue)-" }

  private static let itemPrefix = "gate-"

  /// The case for which an item was put into the queue; nil when its example is gone.
  static func failedCase(
    of record: Int64,
    for item: ItemID,
    in database: Database
  ) throws
    -> FailedCase?
  {
    let name = item.rawValue.dropFirst(itemPrefix.count)
    guard let end = name.lastIndex(of: "-") else { return nil }
    let id = ExampleID(String(name[..<end]))
    let example = try database.first(
      """
      SELECT e.content FROM examples e INDEXED BY examples_by_record WHERE e.record = ? AND e.id = ?
      ORDER BY e.set_key DESC LIMIT 1
      """,
      .integer(record),
      .text(id.rawValue)
    ) { row in
      try row.bytes { bytes throws in try ExampleJSON.example(id: id, from: bytes) }
    }
    return try example.map { example in
      FailedCase(
        expected: example.expected,
        assertions: example.assertions,
        finding: try finding(of: example.id, in: database)
      )
    }
  }

  /// Whether a case `c` of a run `r` may be what a later run is compared with: the run was whole, and the case passed, or failed
  /// in a run that passed.
  ///
  /// What a policy or a waiver let break, what was not evaluated, and trials that disagreed are compared with what was before, or
  /// runs would wear away what is expected.
  static let isMeasure = isMeasure("c", in: "r")

  /// The same case of a later run that was scored alike and may be it too.
  static let laterMeasure = """
    SELECT 1 FROM gate_cases n CROSS JOIN gate_runs l ON l.key = n.run
    WHERE n.example = c.example AND n.run > c.run AND \(isMeasure("n", in: "l")) AND l.scoring = r.scoring
    """

  private static func isMeasure(_ name: String, in run: String) -> String {
    """
    \(run).whole = 1 AND \(name).waived = 0
      AND (\(name).change IN (\(CaseChange.passing.code), \(CaseChange.fixed.code))
        OR \(name).change = \(CaseChange.failing.code) AND \(run).outcome = \(GateOutcome.passed.code))
    """
  }

  /// Lets go of what is more than a store keeps.
  static func trim(in database: Database) throws {
    try database.run(
      """
      DELETE FROM gate_cases WHERE rowid IN (
        SELECT c.rowid FROM gate_runs r CROSS JOIN gate_cases c ON c.run = r.key
        WHERE r.key NOT IN (SELECT key FROM gate_runs ORDER BY key DESC LIMIT ?)
          AND (NOT (\(isMeasure)) OR EXISTS (\(laterMeasure))))
      """,
      .integer(KeptGateRun.mostWithCases)
    )
    for statement in [
      "DELETE FROM gate_cases WHERE run", "DELETE FROM gate_runs WHERE key",
    ] {
      try database.run(
        "\(statement) <= (SELECT key FROM gate_runs ORDER BY key DESC LIMIT 1 OFFSET ?)",
        .integer(KeptGateRun.most)
      )
    }
  }

  /// Takes the cases of an example out of every run.
  ///
  /// - Returns: the cases as they were.
  static func erase(_ example: ExampleID, in database: Database) throws -> [KeptGateCase] {
    let cases = try database.all(
      "SELECT \(caseColumns) FROM gate_cases c WHERE c.example = ?",
      .text(example.rawValue)
    ) { try found(&$0) }
    try database.run("DELETE FROM gate_cases WHERE example = ?", .text(example.rawValue))
    return cases
  }

  private static var damage: StoreError {
    StoreError(
      .damaged,
      "A case of a gate run cannot be read. Run errata doctor, and go back to a copy of the store if it finds damage."
    )
  }
}

extension CaseChange: StoredCode {
  var code: Int64 {
    switch self {
    case .broken: 0
    case .fixed: 1
    case .passing: 2
    case .failing: 3
    case .flaky: 4
    case .unknown: 5
    }
  }
}

extension GateOutcome: StoredCode {
  var code: Int64 {
    switch self {
    case .passed: 0
    case .regressed: 1
    case .notEvaluated: 2
    }
  }
}
