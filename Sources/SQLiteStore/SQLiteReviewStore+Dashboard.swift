import GRDB
package import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// See ``DashboardStore``.
  package func dashboard(_ scope: DashboardScope) throws(StoreError) -> Dashboard {
    try read { try DashboardReader(database: $0, scope: scope).read() }
  }
}

/// Counts on indexes alone, or on few rows.
struct DashboardReader {
  let database: Database
  let scope: DashboardScope

  /// What waits, by the first days of the ages.
  static let waiting = """
    SELECT kind, signal, status, sum(count * (day >= ?1)),
      sum(count * (day >= ?2 AND day < ?1)), sum(count * (day >= ?3 AND day < ?2)),
      sum(count * (day < ?3))
    FROM waiting GROUP BY 1, 2, 3
    """

  /// What stands otherwise: it takes the states, and what is counted by comes before.
  static let outcomes = "sum(count) FROM outcomes WHERE count > 0 AND status"

  /// Decisions in force since a moment; its conditions and what is counted come behind.
  static let decisionsSince = """
    FROM operations o INDEXED BY operations_by_time
      CROSS JOIN standings s ON s.operation = o.key
    """

  /// The last settling decisions of items that stand settled, newest first.
  static let lastSettled = """
    SELECT i.question_key, o.time, o.verdict
    FROM decisions d CROSS JOIN operations o ON o.key = d.operation
      CROSS JOIN standings s ON s.operation = o.key
      CROSS JOIN items i ON i.key = d.item
    WHERE o.action = 0 AND o.verdict IN (1, 2, 3) AND s.state = 0 AND d.late_after IS NULL
      AND i.kind = 0 AND i.status IN (3, 4, 5)
    ORDER BY d.sequence DESC LIMIT ?
    """

  /// Of a question: how many answers after a moment were marked bad, how many wait, and the last.
  static let badSince = """
    SELECT count(*), total(status <= 1), max(moment) FROM items INDEXED BY items_of_question
    WHERE question_key = ? AND kind = 0 AND status BETWEEN 0 AND 5 AND moment > ?
    """

  func read() throws -> Dashboard {
    var dashboard = Dashboard(scope: scope)
    try readWaiting(&dashboard)
    dashboard.reviewers = try reviewers()
    dashboard.discards = try codes(
      "SELECT reason, \(Self.outcomes) = 5 AND reason != x'' GROUP BY reason"
    )
    dashboard.flags = try codes(
      "SELECT reason, \(Self.outcomes) = 2 AND reason != x'' GROUP BY reason"
    )
    dashboard.failures = try codes(
      "SELECT failure, \(Self.outcomes) >= 0 AND failure != x'' GROUP BY failure"
    )
    dashboard.versions = try versions()
    (dashboard.returning, dashboard.returningInAll) = try returning()
    dashboard.release = try release()
    return dashboard
  }

  private func readWaiting(_ dashboard: inout Dashboard) throws {
    var lines = WaitingSort.allCases.map(WaitingLine.init)
    try Query(Self.waiting, in: database).each(
      AgeBucket.allCases.compactMap { scope.firstDay(of: $0) }.map(SQLValue.integer)
    ) { row in
      let sort = WaitingSort(try row.coded(), try row.coded())
      let isSkipped = row.flag()
      for age in AgeBucket.allCases {
        let count = Int(row.integer())
        lines[sort.rawValue].counts[age.rawValue] += count
        if isSkipped { dashboard.skipped += count }
      }
    }
    dashboard.waiting = lines.filter { $0.total > 0 }
    dashboard.flagged = Int(
      try database.integer("SELECT \(Self.outcomes) = 2") ?? 0
    )
  }

  private func reviewers() throws -> [ReviewerFigures] {
    var figures: [String: ReviewerFigures] = [:]
    try Query(
      """
      SELECT o.reviewer, o.time >= ?, o.verdict, sum(s.effective) \(Self.decisionsSince)
      WHERE o.time >= ? AND o.action = 0 AND s.state = 0 AND s.effective > 0
      GROUP BY 1, 2, 3
      """,
      in: database
    )
    .each([.integer(scope.today.milliseconds), .integer(scope.week.milliseconds)]) { row in
      let reviewer = row.text()
      let isToday = row.flag()
      let kind = try row.coded(VerdictKind.self)
      let count = Int(row.integer())
      var line = figures[reviewer] ?? ReviewerFigures(reviewer: reviewer)
      line.week[kind, default: 0] += count
      if isToday { line.today[kind, default: 0] += count }
      figures[reviewer] = line
    }
    var efforts: [String: [DecisionEffort]] = [:]
    try Query(
      """
      SELECT o.reviewer, e.milliseconds, e.keys \(Self.decisionsSince)
        CROSS JOIN efforts e ON e.operation = o.key
      WHERE o.time >= ? AND o.action = 0 AND s.state = 0
      """,
      in: database
    )
    .each([.integer(scope.week.milliseconds)]) { row in
      efforts[row.text(), default: []].append(
        DecisionEffort(milliseconds: Int(row.integer()), keys: Int(row.integer()))
      )
    }
    for reviewer in figures.keys {
      figures[reviewer]?.median = DecisionEffort.median(of: efforts[reviewer] ?? [])
    }
    return figures.values.sorted(by: ReviewerFigures.isBefore)
  }

  private func codes(_ sql: String) throws -> [CodeCount] {
    try database.all(sql) { CodeCount($0.text(), Int($0.integer())) }
      .sorted(by: CodeCount.isBefore)
  }

  private func versions() throws -> [VersionWeeks] {
    let counts = try database.all(
      """
      SELECT g.version, d.day, d.signal, d.count
      FROM daily d CROSS JOIN agents g ON g.key = d.agent WHERE d.day BETWEEN ? AND ?
      """,
      .integer(scope.chartDays.lowerBound),
      .integer(scope.chartDays.upperBound)
    ) { row in
      (
        version: row.optionalText(), day: row.integer(), signal: try row.coded(Signal.self),
        count: Int(row.integer())
      )
    }
    return VersionWeeks.list(counts, scope)
  }

  private func returning() throws -> (listed: [ReturningQuestion], inAll: Int) {
    var first: [Int64: (time: Int64, verdict: VerdictKind)] = [:]
    try Query(Self.lastSettled, in: database).each([.integer(Dashboard.returningLookback)]) { row in
      first[row.integer()] = (time: row.integer(), verdict: try row.coded())
    }
    let since = try Query(Self.badSince, in: database)
    let newest = try Query(
      """
      SELECT i.key, substr(x.question, 1, 8192)
      FROM items i INDEXED BY items_of_question CROSS JOIN interactions x ON x.key = i.interaction
      WHERE i.question_key = ? AND i.kind = 0 AND i.moment = ? AND i.status BETWEEN 0 AND 5
      ORDER BY i.key DESC LIMIT 1
      """,
      in: database
    )
    var found: [(question: Int64, entry: ReturningQuestion)] = []
    for (question, decision) in first {
      let bad = try since.first(.integer(question), .integer(decision.time)) { row in
        (count: Int(row.integer()), waiting: Int(row.integer()), latest: row.integer())
      }
      guard let bad, bad.count > 0 else { continue }
      let entry = ReturningQuestion(
        newest: 0,
        question: "",
        verdict: decision.verdict,
        decided: Timestamp(milliseconds: decision.time),
        since: bad.count,
        waiting: bad.waiting,
        latest: Timestamp(milliseconds: bad.latest)
      )
      found.append((question, entry))
    }
    let count = found.count
    // Ties are told apart by the newest item, which is read of those that may be listed alone.
    found.sort { ReturningQuestion.isBefore($0.entry, $1.entry) }
    if let last = found.dropFirst(Dashboard.listLimit - 1).first?.entry {
      found = Array(found.prefix { !ReturningQuestion.isBefore(last, $0.entry) })
    }
    let entries = try found.map { question, entry in
      var entry = entry
      _ = try newest.first(.integer(question), .integer(entry.latest.milliseconds)) { row in
        entry.newest = row.integer()
        entry.question = row.bytes { SummaryRow.beginning(of: $0) }
      }
      return entry
    }
    let listed = entries.sorted(by: ReturningQuestion.isBefore).prefix(Dashboard.listLimit)
    return (Array(listed), count)
  }

  private func release() throws -> ReleaseOutlook {
    var outlook = ReleaseOutlook()
    outlook.lastRelease = try database.first(
      "SELECT time FROM releases ORDER BY key DESC LIMIT 1"
    ) { Timestamp(milliseconds: $0.integer()) }
    guard let newest = try SetSummaryRow.newest(1, in: database).first else {
      outlook.decidedSince = Int(
        try database.integer("SELECT \(Self.outcomes) IN (3, 4, 5)") ?? 0
      )
      return outlook
    }
    outlook.newest = newest.summary
    try compare(newest.key, &outlook)
    outlook.decidedSince = Int(
      try database.integer(
        """
        SELECT sum(s.effective) \(Self.decisionsSince)
        WHERE o.time > ? AND o.action = 0 AND o.verdict IN (1, 2, 3) AND s.state = 0
        """,
        .integer(newest.summary.made.milliseconds)
      ) ?? 0
    )
    return outlook
  }

  /// What the last release of another set had otherwise.
  private func compare(_ key: Int64, _ outlook: inout ReleaseOutlook) throws {
    let other = try database.integer(
      "SELECT set_key FROM releases WHERE set_key != ? ORDER BY key DESC LIMIT 1",
      .integer(key)
    )
    guard let other else { return }
    outlook.added = try count(key, without: other)
    outlook.removed = try count(other, without: key)
  }

  /// How many examples a set has that another one has not.
  private func count(_ set: Int64, without other: Int64) throws -> Int {
    let count = try database.integer(
      """
      SELECT count(*) FROM examples e WHERE e.set_key = ? AND NOT EXISTS (
        SELECT 1 FROM examples o WHERE o.set_key = ? AND o.id = e.id)
      """,
      .integer(set),
      .integer(other)
    )
    return Int(count ?? 0)
  }
}
