import GRDB
package import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// See ``QueueStore``.
  package func summaries(
    of keys: [ItemKey],
    now: Timestamp
  ) throws(StoreError) -> [ItemSummary] {
    try read { database in
      try keys.compactMap { try SummaryRow.of($0, now: now, in: database) }
    }
  }

  /// See ``QueueStore``.
  package func item(_ key: ItemKey, now: Timestamp) throws(StoreError) -> ItemDetail? {
    try read { database in
      let summary = try SummaryRow.of(key, now: now, in: database)
      let interaction = try database.integer(
        "SELECT interaction FROM items WHERE key = ?",
        .integer(key)
      )
      guard let summary, let interaction else { return nil }
      let record = try database.first(
        InteractionRow.selection + " WHERE x.key = ?",
        .integer(interaction)
      ) { row in (try InteractionRow.read(&row), try FeedbackRow.read(&row)?.feedback) }
      guard let record else { return nil }
      return ItemDetail(
        summary: summary,
        interaction: record.0,
        feedback: summary.kind.isBlind ? nil : record.1,
        history: try DecisionRow.events(of: key, in: database),
        sides: try Self.sides(of: summary, in: database),
        consent: try Consents.standing(of: record.0, in: database),
        cluster: try Clusters.standing(
          of: key,
          answer: record.0.answer,
          now: now,
          in: database
        ),
        failedCase: summary.kind == .gate
          ? try GateRow.failedCase(of: interaction, for: summary.id, in: database) : nil
      )
    }
  }

  private static func sides(
    of summary: ItemSummary,
    in database: Database
  ) throws -> [ConflictSide] {
    switch summary.kind {
    case .answer, .audit, .gate: []
    case .conflict: try ConflictRow.sides(of: summary.key, in: database)
    case .pair: try ConflictRow.sidesWithQuestions(of: summary.key, in: database)
    }
  }

  /// See ``QueueStore``.
  package func itemKey(of id: ItemID) throws(StoreError) -> ItemKey? {
    try read { database in
      let conflict = try database.integer(
        "SELECT item FROM conflicts WHERE id = ?",
        .text(id.rawValue)
      )
      if let conflict { return conflict }
      return try database.integer(
        """
        SELECT i.key FROM interactions x CROSS JOIN items i ON i.interaction = x.key
        WHERE x.id = ? AND i.kind = 0
        """,
        .text(id.rawValue)
      )
    }
  }

  /// See ``QueueStore``.
  package func ids(startingWith prefix: String, limit: Int) throws(StoreError) -> [String] {
    try read { database in
      // The byte 0xFF is in no UTF-8, so every id with the prefix stands below.
      try database.all(
        """
        SELECT id FROM (SELECT id FROM interactions WHERE id >= ?1 AND id < ?2 ORDER BY id LIMIT ?3)
        UNION
        SELECT id FROM (SELECT id FROM conflicts WHERE id >= ?1 AND id < ?2 ORDER BY id LIMIT ?3)
        ORDER BY id LIMIT ?3
        """,
        .text(prefix),
        .bytes(Array(prefix.utf8) + [0xFF]),
        .integer(limit)
      ) { $0.text() }
    }
  }

  /// See ``QueueStore``.
  package func record(_ id: InteractionID) throws(StoreError) -> StoredRecord? {
    try read { database in
      var record = try database.first(
        InteractionRow.selectionWithItem + " WHERE x.id = ?",
        .text(id.rawValue)
      ) { row in
        StoredRecord(
          interaction: try InteractionRow.read(&row),
          feedback: try FeedbackRow.read(&row)?.feedback,
          asked: Int(row.integer()),
          item: row.optionalInteger()
        )
      }
      if let interaction = record?.interaction {
        record?.consent = try Consents.standing(of: interaction, in: database)
      }
      return record
    }
  }
}
