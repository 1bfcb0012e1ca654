import GRDB
package import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// See ``GateStore``.
  @discardableResult
  package func keep(_ run: KeptGateRun) throws(StoreError) -> GateRunNumber {
    try write { database in
      let summary = run.summary
      let set = try Self.existingKey(of: summary.set, in: database)
      try database.run(
        """
        INSERT INTO gate_runs (set_key, time, candidate, cases, scoring, outcome, baseline, whole, passed, failed, unknown)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        .integer(set),
        .integer(summary.time.milliseconds),
        .text(summary.candidate),
        .text(summary.cases),
        .text(summary.scoring),
        .integer(summary.outcome.code),
        .optional(summary.baseline),
        .flag(summary.isWhole),
        .integer(summary.passed),
        .integer(summary.failed),
        .integer(summary.unknown)
      )
      let number = database.lastInsertedRowID
      let insertion = try Query(
        """
        INSERT INTO gate_cases SELECT ?, ?, ?, ?, ?, ?, ?, ?
        WHERE EXISTS (SELECT 1 FROM examples e WHERE e.set_key = ? AND e.id = ?)
        """,
        in: database
      )
      for (position, found) in run.cases.enumerated() {
        let result = found.result.bounded
        try insertion.run([
          .integer(number), .integer(position), .text(result.id.rawValue),
          .integer(result.kind.code), .text(result.cluster), .integer(found.change.code),
          .flag(found.isWaived), .bytes(GateRow.bytes(of: result.trials)), .integer(set),
          .text(result.id.rawValue),
        ])
      }
      try GateRow.trim(in: database)
      return number
    }
  }

  /// See ``GateStore``.
  package func gateRuns(of set: SetID?) throws(StoreError) -> [GateRunSummary] {
    try read { database in
      var runs: [GateRunSummary] = []
      try Query(
        """
        SELECT \(GateRow.columns) FROM gate_runs r JOIN sets s ON s.key = r.set_key
        \(set == nil ? "" : "WHERE s.id = ?") ORDER BY r.key DESC
        """,
        in: database
      )
      .each(set.map { [.text($0.rawValue)] } ?? []) { runs.append(try GateRow.summary(&$0)) }
      return runs
    }
  }

  /// See ``GateStore``.
  package func gateBaseline(scoring: String) throws(StoreError) -> GateBaseline? {
    try read { database in
      let newest = try database.first(
        """
        SELECT \(GateRow.columns) FROM gate_runs r JOIN sets s ON s.key = r.set_key
        WHERE r.scoring = ? AND EXISTS (SELECT 1 FROM gate_cases c WHERE c.run = r.key AND \(GateRow.isMeasure))
        ORDER BY r.key DESC LIMIT 1
        """,
        .text(scoring)
      ) { try GateRow.summary(&$0) }
      guard let newest else { return nil }
      var earlier = 0
      let cases = try database.all(
        """
        SELECT c.run, \(GateRow.caseColumns) FROM gate_cases c CROSS JOIN gate_runs r ON r.key = c.run
        WHERE \(GateRow.isMeasure) AND r.scoring = ? AND NOT EXISTS (\(GateRow.laterMeasure))
        """,
        .text(scoring)
      ) { row in
        if row.integer() != newest.number { earlier += 1 }
        return try GateRow.found(&row)
      }
      return GateBaseline(newest: newest, cases: cases, earlier: earlier)
    }
  }

  /// See ``GateStore``.
  package func gateStandings(
    of set: SetID
  ) throws(StoreError) -> [Int: GateStanding] {
    try read { database in
      var standings: [Int: GateStanding] = [:]
      try Query(
        """
        SELECT e.position, c.run, r.time, c.change, c.waived
        FROM sets s CROSS JOIN examples e ON e.set_key = s.key
          CROSS JOIN gate_cases c ON c.example = e.id CROSS JOIN gate_runs r ON r.key = c.run
        WHERE s.id = ? ORDER BY c.run
        """,
        in: database
      )
      .each([.text(set.rawValue)]) { row in
        let position = Int(row.integer())
        standings[position] = GateStanding(
          run: row.integer(),
          time: Timestamp(milliseconds: row.integer()),
          change: try row.coded(),
          isWaived: row.flag()
        )
      }
      return standings
    }
  }

  /// See ``GateStore``.
  package func gateFinding(of example: ExampleID) throws(StoreError) -> GateFinding? {
    try read { database in try GateRow.finding(of: example, in: database) }
  }
}
