import GRDB
package import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// See ``CurationStore``.
  package func putConflicts(
    _ conflicts: [Conflict],
    asOf revision: Int64?,
    now: Timestamp
  ) throws(StoreError) {
    try write { database in
      try Verdicts.expect(revision, in: database)
      let questions = try QuestionTable(database)
      var present: Set<ItemKey> = []
      for conflict in conflicts {
        present.insert(try Self.put(conflict, questions, in: database))
      }
      let needed = try database.all(
        "SELECT key FROM items WHERE needed = 1 AND (kind = 1 OR kind = 2 AND status NOT IN (3, 4, 5))"
      ) { $0.integer() }
      for item in needed where !present.contains(item) {
        try database.run("UPDATE items SET needed = 0 WHERE key = ?", .integer(item))
        try ItemRow.refresh(item, in: database)
      }
    }
  }

  /// See ``CurationStore``.
  package func putPairs(_ pairs: [Conflict], now: Timestamp) throws(StoreError) {
    try write { database in
      let questions = try QuestionTable(database)
      for pair in pairs { _ = try Self.put(pair, questions, in: database) }
    }
  }

  /// See ``CurationStore``.
  package func pairDecisions() throws(StoreError) -> [PairDecision] {
    try read { database in
      let items = try database.all(
        "SELECT key, status FROM items WHERE kind = 2 AND status IN (3, 4, 5) ORDER BY key"
      ) { row in (key: row.integer(), status: try row.coded() as ItemStatus) }
      return try items.compactMap { item in
        let questions = try database.all(
          """
          SELECT q.text FROM sides s CROSS JOIN interactions x ON x.id = s.interaction
            CROSS JOIN questions q ON q.key = x.question_key
          WHERE s.item = ? ORDER BY s.position
          """,
          .integer(item.key)
        ) { $0.text() }
        guard questions.count == 2, case .decided(let verdict) = item.status else { return nil }
        return PairDecision(questions[0], questions[1], isSame: verdict == .affirm)
      }
    }
  }

  private static func put(
    _ conflict: Conflict,
    _ questions: QuestionTable,
    in database: Database
  ) throws -> ItemKey {
    let questionKey = try questions.key(of: conflict.questionKey)
    let id = SQLValue.text(conflict.id.rawValue)
    guard let item = try database.integer("SELECT item FROM conflicts WHERE id = ?", id) else {
      let record = try standingRecord(of: conflict, in: database)
      try database.run(
        ItemRow.insertion,
        ItemRow.values(
          of: conflict.kind,
          interaction: record.key,
          signal: record.signal,
          time: record.time,
          agent: record.agent,
          questionKey: questionKey,
          asked: try database.integer(
            "SELECT asked FROM questions WHERE key = ?",
            .integer(questionKey)
          ) ?? 0
        )
      )
      let item = database.lastInsertedRowID
      try database.run(
        "INSERT INTO conflicts VALUES (?, ?, ?)",
        .integer(item),
        id,
        .integer(questionKey)
      )
      try ConflictRow.replaceSides(of: item, by: conflict.sides, in: database)
      return item
    }
    if conflict.kind == .pair, try isDecided(item, in: database) { return item }
    if try ConflictRow.sides(of: item, in: database) != conflict.sides {
      // What was decided before was decided on other sides: the log counts from here on.
      let record = try standingRecord(of: conflict, in: database)
      try database.run(
        """
        UPDATE items SET interaction = ?, signal = ?, moment = ?, agent = ?, question_key = ?,
          needed = 1, since = (SELECT coalesce(max(sequence), 0) FROM decisions) WHERE key = ?
        """,
        .integer(record.key),
        .integer(record.signal.code),
        .integer(ItemRow.moment(of: record.time)),
        .integer(record.agent),
        .integer(questionKey),
        .integer(item)
      )
      try database.run(
        "UPDATE conflicts SET question_key = ? WHERE item = ?",
        .integer(questionKey),
        .integer(item)
      )
      try ConflictRow.replaceSides(of: item, by: conflict.sides, in: database)
      try SearchIndex(database).noteChange(of: item)
    } else {
      try database.run(
        "UPDATE items SET needed = 1 WHERE key = ? AND needed = 0",
        .integer(item)
      )
    }
    try ItemRow.refresh(item, in: database)
    return item
  }

  private static func isDecided(_ item: ItemKey, in database: Database) throws -> Bool {
    try database.integer(
      "SELECT count(*) FROM items WHERE key = ? AND status IN (3, 4, 5)",
      .integer(item)
    ) == 1
  }

  /// The record of the newest side, which stands for the whole conflict.
  private static func standingRecord(
    of conflict: Conflict,
    in database: Database
  ) throws -> (key: Int64, signal: Signal, time: Timestamp?, agent: Int64) {
    let record = try conflict.sides.first.flatMap { side in
      try database.first(
        "SELECT key, time, agent FROM interactions WHERE id = ?",
        .text(side.interaction.rawValue)
      ) { row in
        (
          key: row.integer(), time: row.optionalInteger().map(Timestamp.init(milliseconds:)),
          agent: row.integer()
        )
      }
    }
    guard let record else {
      throw StoreError.misuse(
        "The conflict \(conflict.id) has no side whose record is stored. This is a bug."
      )
    }
    let feedback = try FeedbackRow.of(record.key, in: database)?.feedback
    return (record.key, Signal(feedback), record.time, record.agent)
  }
}
