import GRDB
package import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// See ``CaptureStore``.
  package func ingest(
    _ records: [CapturedRecord],
    now: Timestamp
  ) throws(StoreError) -> [IngestOutcome] {
    let outcomes = try write { database in
      var ingestion = try Ingestion(database)
      var outcomes: [IngestOutcome] = []
      outcomes.reserveCapacity(records.count)
      for record in records { outcomes.append(try ingestion.take(record)) }
      try ingestion.finish()
      return outcomes
    }
    // The records are stored; that index and order lag behind is no failure.
    try? indexTexts()
    try? settleTurns(isUrgent: false)
    return outcomes
  }

  /// See ``CaptureStore``.
  package func setFeedback(
    _ feedback: Feedback?,
    of interaction: InteractionID,
    now: Timestamp
  ) throws(StoreError) -> IngestOutcome? {
    try write { database in
      let key = try database.integer(
        "SELECT key FROM interactions WHERE id = ?",
        .text(interaction.rawValue)
      )
      guard let key else { return nil }
      let stored = try FeedbackRow.of(key, in: database)
      guard stored?.feedback != feedback else { return .unchanged }
      var ingestion = try Ingestion(database)
      try ingestion.replaceFeedback(
        of: key,
        with: feedback.map(FeedbackRow.given) ?? .withdrawn(now)
      )
      try ingestion.finish()
      return .feedbackReplaced
    }
  }

  /// See ``CaptureStore``.
  package func defaultConsent() throws(StoreError) -> Consent? {
    try read { try Self.defaultConsent(in: $0) }
  }

  static func defaultConsent(in database: Database) throws -> Consent? {
    try database.first("SELECT value FROM settings WHERE name = 'default consent'") {
      try $0.coded(Consent.self)
    }
  }

  /// See ``CaptureStore``.
  package func setDefaultConsent(_ consent: Consent?) throws(StoreError) {
    try write { database in
      guard let consent else {
        try database.run("DELETE FROM settings WHERE name = 'default consent'")
        return
      }
      try database.run(
        """
        INSERT INTO settings VALUES ('default consent', ?)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value
        """,
        .integer(consent.code)
      )
    }
  }

  /// See ``CaptureStore``.
  package func statistics() throws(StoreError) -> StoreStatistics {
    try read { database in
      var statistics = StoreStatistics()
      try Query("SELECT subject, value, count FROM tallies WHERE count > 0", in: database).each {
        row in
        switch Tallies.Subject(rawValue: row.integer()) {
        case .consent:
          let code = row.integer()
          let consent = code == Tallies.unsaid ? nil : Consent(code: code)
          statistics.consents[consent] = Int(row.integer())
        case .signal:
          guard let signal = Signal(code: row.integer()) else { return }
          let count = Int(row.integer())
          statistics.signals[signal] = count
          statistics.interactions += count
        case nil: break
        }
      }
      statistics.items = try Self.itemCounts(in: database).filter { $0.value > 0 }
      statistics.decisions = Int(try database.integer("SELECT count(*) FROM decisions") ?? 0)
      return statistics
    }
  }

  /// Counts on the partial indexes alone: the table of items is not read.
  private static func itemCounts(in database: Database) throws -> [StatusFilter: Int] {
    var settled: [ItemStatus: Int] = [:]
    let groups = try Query(
      "SELECT status, count(*) FROM items WHERE status > 1 GROUP BY status",
      in: database
    )
    try groups.each { row in settled[try row.coded()] = Int(row.integer()) }
    func count(_ filter: StatusFilter) throws -> Int {
      let condition = FilterSQL.condition(of: filter)
      return Int(try database.integer("SELECT count(*) FROM items i WHERE \(condition)") ?? 0)
    }
    let waiting = try count(.waiting)
    let corrected = settled[.decided(.correct)] ?? 0
    let affirmed = settled[.decided(.affirm)] ?? 0
    let discarded = settled[.decided(.discard)] ?? 0
    return [
      .waiting: waiting,
      .skipped: try count(.skipped),
      .flagged: settled[.flagged] ?? 0,
      .decided: corrected + affirmed + discarded,
      .corrected: corrected,
      .affirmed: affirmed,
      .discarded: discarded,
      .disputed: try count(.disputed),
      .any: waiting + settled.values.reduce(0, +),
    ]
  }
}
