import GRDB
import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// See ``RevisionStore``.
  package func revise(_ revisions: [RecordRevision]) throws(StoreError) {
    try write { database in
      for revision in revisions { try Self.revise(revision, in: database) }
    }
  }

  /// See ``RevisionStore``.
  package func revise(_ words: [WordsRevision]) throws(StoreError) {
    try write { database in
      for revision in words {
        let row = try database.first(
          """
          SELECT o.correction, c.bytes, o.note, n.bytes, o.kept_reason, k.bytes FROM operations o
          LEFT JOIN texts c ON c.key = o.correction LEFT JOIN texts n ON n.key = o.note
          LEFT JOIN texts k ON k.key = o.kept_reason
          WHERE o.id = ?
          """,
          .text(revision.operation.rawValue)
        ) { row in
          [
            (key: row.optionalInteger(), text: row.optionalText()),
            (key: row.optionalInteger(), text: row.optionalText()),
            (key: row.optionalInteger(), text: row.optionalText()),
          ]
        }
        guard let row else { continue }
        for (column, new) in zip(row, [revision.correction, revision.note, revision.keptReason]) {
          guard let key = column.key, let old = column.text, let new else { continue }
          try database.run("UPDATE texts SET bytes = ? WHERE key = ?", .text(new), .integer(key))
          try Self.reindex(
            "SELECT d.item FROM decisions d CROSS JOIN operations o ON o.key = d.operation WHERE o.id = ?",
            .text(revision.operation.rawValue),
            in: database
          )
          try Self.follow([old: new], in: database)
        }
      }
    }
  }

  /// Takes the words of items out of the search index that were redacted anew.
  private static func reindex(
    _ items: String,
    _ values: SQLValue...,
    in database: Database
  ) throws {
    let index = SearchIndex(database)
    var found: Set<ItemKey> = []
    try Query(items, in: database).each(values) { found.insert($0.integer()) }
    for item in found { try index.noteErasure(of: item) }
  }

  private static func revise(_ revision: RecordRevision, in database: Database) throws {
    let new = revision.interaction
    let row = try database.first(
      "SELECT key, question_key, question, answer, sources FROM interactions WHERE id = ?",
      .text(new.id.rawValue)
    ) { row in
      (
        key: row.integer(), questionKey: row.integer(), question: row.text(), answer: row.text(),
        sources: try row.optionalBytes { try JSONColumn.sources(from: $0) } ?? []
      )
    }
    guard let row else { return }
    let questionKey = try Ingestion(database).key(ofQuestion: revision.questionKey)
    try database.run(
      "UPDATE interactions SET question = ?, answer = ?, sources = ?, meta = ?, question_key = ? WHERE key = ?",
      .text(new.question),
      .text(new.answer),
      .optional(JSONColumn.bytes(of: new.sources)),
      .optional(JSONColumn.bytes(of: new.meta)),
      .integer(questionKey),
      .integer(row.key)
    )
    try reindex("SELECT key FROM items WHERE interaction = ?", .integer(row.key), in: database)
    if questionKey != row.questionKey {
      try move(from: row.questionKey, to: questionKey, record: row.key, in: database)
    }
    var replaced = [row.question: new.question, row.answer: new.answer]
    if let feedback = revision.feedback,
      case .given(let old)? = try FeedbackRow.of(row.key, in: database)
    {
      try database.run(
        "UPDATE feedback SET correction = ?, comment = ?, tags = ? WHERE interaction = ?",
        .optional(feedback.correction),
        .optional(feedback.comment),
        .optional(JSONColumn.bytes(of: feedback.tags)),
        .integer(row.key)
      )
      if let before = old.correction, let now = feedback.correction { replaced[before] = now }
      for (before, now) in zip(old.tags, feedback.tags) { replaced[before] = now }
    }
    try follow(
      replaced.filter { !$0.key.utf8.elementsEqual($0.value.utf8) },
      sources: row.sources == new.sources ? nil : (row.sources, new.sources),
      in: database
    )
  }

  private static func move(
    from old: Int64,
    to new: Int64,
    record: Int64,
    in database: Database
  ) throws {
    try database.run("UPDATE questions SET asked = asked - 1 WHERE key = ?", .integer(old))
    try database.run("UPDATE questions SET asked = asked + 1 WHERE key = ?", .integer(new))
    try database.run(
      "UPDATE items SET question_key = ? WHERE interaction = ? AND kind = 0",
      .integer(new),
      .integer(record)
    )
    try Sketches(database).addIfCorrected(new)
    for question in [old, new] { try database.run(ItemRow.turnsOfQuestion, .integer(question)) }
    let isLeft =
      try database.integer(
        """
        SELECT 1 FROM questions q WHERE key = ? AND (asked > 0
          OR EXISTS (SELECT 1 FROM interactions x WHERE x.question_key = q.key))
        """,
        .integer(old)
      ) != nil
    guard !isLeft else { return }
    // Nobody asks it any more in these words, so its conflicts go on under the new ones.
    try database.run(
      "UPDATE conflicts SET question_key = ? WHERE question_key = ?",
      .integer(new),
      .integer(old)
    )
    try database.run(
      "UPDATE items SET question_key = ? WHERE question_key = ?",
      .integer(new),
      .integer(old)
    )
    try Sketches(database).addIfCorrected(new)
    try database.run(ItemRow.turnsOfQuestion, .integer(new))
    try database.run("DELETE FROM questions WHERE key = ?", .integer(old))
  }

  /// Brings copies of texts up to date: sides of conflicts, and examples of sets.
  private static func follow(
    _ replaced: [String: String],
    sources: (old: [Source], new: [Source])? = nil,
    in database: Database
  ) throws {
    guard !replaced.isEmpty || sources != nil else { return }
    for (old, new) in replaced {
      try reindex("SELECT item FROM sides WHERE correction = ?", .text(old), in: database)
      try database.run(
        "UPDATE sides SET correction = ? WHERE correction = ?",
        .text(new),
        .text(old)
      )
    }
    var changed: [(set: Int64, position: Int64, content: [UInt8])] = []
    let rows = try Query("SELECT set_key, position, id, content FROM examples", in: database)
    try rows.each { row in
      let (set, position, id) = (row.integer(), row.integer(), ExampleID(row.text()))
      try row.bytes { bytes in
        let example = try ExampleJSON.example(id: id, from: bytes)
        let isSame = sources.map { $0.old == example.sources } ?? false
        let revised = example.revising(replaced, sources: isSame ? sources?.new : nil)
        if revised != example { changed.append((set, position, ExampleJSON.bytes(of: revised))) }
      }
    }
    for (set, position, content) in changed {
      try database.run(
        "UPDATE examples SET content = ? WHERE set_key = ? AND position = ?",
        .bytes(content),
        .integer(set),
        .integer(position)
      )
    }
  }
}
