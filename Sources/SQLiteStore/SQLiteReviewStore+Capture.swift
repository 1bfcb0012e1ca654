import GRDB
package import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// See ``CaptureStore``.
  package func ingest(
    _ records: [CapturedRecord],
    now: Timestamp
  ) throws(StoreError) -> [IngestOutcome] {
    try write { database in
      var ingestion = try Ingestion(database)
      var outcomes: [IngestOutcome] = []
      outcomes.reserveCapacity(records.count)
      for record in records { outcomes.append(try ingestion.take(record)) }
      try ingestion.finish()
      return outcomes
    }
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
      for filter in StatusFilter.allCases {
        let condition = FilterSQL.condition(of: filter)
        let count = try database.integer("SELECT count(*) FROM items i WHERE \(condition)") ?? 0
        if count > 0 { statistics.items[filter] = Int(count) }
      }
      statistics.decisions = Int(try database.integer("SELECT count(*) FROM decisions") ?? 0)
      return statistics
    }
  }
}
