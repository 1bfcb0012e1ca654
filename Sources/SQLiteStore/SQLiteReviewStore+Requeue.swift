import GRDB
package import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// See ``GateStore``.
  package func requeue(
    _ positions: [Int],
    of set: SetID,
    now: Timestamp
  ) throws(StoreError) -> RequeueOutcome {
    try write { database in
      let set = try Self.existingKey(of: set, in: database)
      var outcome = RequeueOutcome()
      for position in positions {
        let found = try database.first(
          """
          SELECT x.key, e.id FROM examples e CROSS JOIN interactions x ON x.id = CAST(CASE
            WHEN json_valid(CAST(e.content AS TEXT))
            THEN json_extract(CAST(e.content AS TEXT), '$.lineage[0].interaction') END AS BLOB)
          WHERE e.set_key = ? AND e.position = ?
          """,
          .integer(set),
          .integer(position)
        ) { (record: $0.integer(), example: ExampleID($0.text())) }
        guard let (record, example) = found else { continue }
        // What waits keeps its name, by which drafts and decisions on their way know it.
        let waiting = try database.integer(
          "SELECT count(*) FROM items WHERE interaction = ? AND kind > 0 AND kind = 4 AND status <= 1",
          .integer(record)
        )
        if waiting == 0 {
          outcome.items.append(try Self.addGateItem(of: record, for: example, in: database))
        } else {
          outcome.waiting += 1
        }
      }
      return outcome
    }
  }

  /// See ``GateStore``.
  package func withdrawRequeued(
    _ items: [ItemKey],
    now: Timestamp
  ) throws(StoreError) -> Int {
    try write { database in
      var count = 0
      for item in items {
        let isFree = try database.integer(
          """
          SELECT count(*) FROM items i WHERE i.key = ? AND i.kind = 4 AND i.status = 0 AND i.needed = 1
            AND NOT EXISTS (SELECT 1 FROM claims c WHERE c.item = i.key AND c.expires > ?)
          """,
          .integer(item),
          .integer(now.milliseconds)
        )
        guard isFree == 1 else { continue }
        try database.run("UPDATE items SET needed = 0 WHERE key = ?", .integer(item))
        try ItemRow.refresh(item, in: database)
        count += 1
      }
      return count
    }
  }

  private static func addGateItem(
    of record: Int64,
    for example: ExampleID,
    in database: Database
  ) throws -> ItemKey {
    let found = try database.first(
      """
      SELECT x.id, x.question_key, x.time, x.agent, q.asked
      FROM interactions x CROSS JOIN questions q ON q.key = x.question_key WHERE x.key = ?
      """,
      .integer(record)
    ) { row in
      (
        id: InteractionID(row.text()), question: row.integer(),
        time: row.optionalInteger().map(Timestamp.init(milliseconds:)), agent: row.integer(),
        asked: row.integer()
      )
    }
    guard let found else {
      throw StoreError(.damaged, "A record has no question. Run errata doctor for more.")
    }
    let feedback = try FeedbackRow.of(record, in: database)?.feedback
    try database.run(
      ItemRow.insertion,
      ItemRow.values(
        of: .gate,
        interaction: record,
        signal: Signal(feedback),
        time: found.time,
        agent: found.agent,
        questionKey: found.question,
        asked: found.asked
      )
    )
    let item = database.lastInsertedRowID
    try database.run(
      "INSERT INTO conflicts VALUES (?, CAST(? || lower(hex(randomblob(4))) AS BLOB), ?)",
      .integer(item),
      .text(GateRow.itemName(of: example)),
      .integer(found.question)
    )
    try ConflictRow.replaceSides(
      of: item,
      by: [ConflictSide(interaction: found.id, correction: "")],
      in: database
    )
    return item
  }
}
