import GRDB
import ReviewModel
import ReviewStorage

/// Copies of words as rows; see `WordsPlace`.
enum CopyRow {
  static func forEachExample(in database: Database, _ body: (CopiedWords) -> Void) throws {
    let rows = try Query(
      """
      SELECT e.set_key, e.position, e.id, s.id, e.content
      FROM examples e CROSS JOIN sets s ON s.key = e.set_key ORDER BY e.set_key, e.position
      """,
      in: database
    )
    try rows.each { row in
      let place = [row.integer(), row.integer()]
      let id = ExampleID(row.text())
      let set = row.text().prefix(12)
      let example = try row.bytes { try ExampleJSON.example(id: id, from: $0) }
      let name = "example \(id.rawValue.prefix(12)) of set \(set)"
      body(CopiedWords(example, row: place, name: name))
    }
  }

  static func forEachSide(in database: Database, _ body: (CopiedWords) -> Void) throws {
    // What a reviewer kept in a correction of the record may stay in the side that it became.
    let keeping = try Query(
      """
      SELECT o.id FROM interactions x CROSS JOIN items i ON i.interaction = x.key AND i.kind = 0
        CROSS JOIN decisions d ON d.item = i.key CROSS JOIN operations o ON o.key = d.operation
      WHERE x.id = ? AND o.reviewer = ? AND o.kept_types IS NOT NULL
      """,
      in: database
    )
    let rows = try Query(
      """
      SELECT s.item, s.position, s.interaction, s.correction, s.reviewer, x.sources
      FROM sides s LEFT JOIN interactions x ON x.id = s.interaction ORDER BY s.item, s.position
      """,
      in: database
    )
    try rows.each { row in
      var words = CopiedWords(.side, row: [row.integer(), row.integer()], name: "", texts: [])
      words.name = "side \(words.row[1] + 1) of a conflict"
      words.records = [InteractionID(row.text())]
      words.texts = [row.text()]
      let reviewer = row.optionalText()
      words.sources = try row.optionalBytes { try JSONColumn.sources(from: $0) } ?? []
      if let reviewer {
        try keeping.each([.text(words.records[0].rawValue), .text(reviewer)]) {
          words.operations.append(OperationID($0.text()))
        }
      }
      body(words)
    }
  }

  static func forEachDrop(in database: Database, _ body: (CopiedWords) -> Void) throws {
    let rows = try Query(
      """
      SELECT d.set_key, d.position, d.interaction, d.reason, s.id
      FROM drops d CROSS JOIN sets s ON s.key = d.set_key ORDER BY d.set_key, d.position
      """,
      in: database
    )
    try rows.each { row in
      var words = CopiedWords(.drop, row: [row.integer(), row.integer()], name: "", texts: [])
      words.records = [InteractionID(row.text())]
      words.texts = [row.text()]
      words.name = "a drop of set \(row.text().prefix(12))"
      body(words)
    }
  }

  static func forEachQuestion(in database: Database, _ body: (CopiedWords) -> Void) throws {
    let rows = try Query(
      """
      SELECT key, text FROM questions q
      WHERE NOT EXISTS (SELECT 1 FROM interactions x WHERE x.question_key = q.key) ORDER BY key
      """,
      in: database
    )
    try rows.each { row in
      let key = row.integer()
      body(
        CopiedWords(.question, row: [key], name: "the question of a conflict", texts: [row.text()])
      )
    }
  }

  static func forEachAgent(in database: Database, _ body: (CopiedWords) -> Void) throws {
    let rows = try Query(
      """
      SELECT key, model, version FROM agents
      WHERE key NOT IN (SELECT agent FROM interactions) ORDER BY key
      """,
      in: database
    )
    try rows.each { row in
      let key = row.integer()
      body(CopiedWords(.agent, row: [key], name: "an agent", texts: [row.text(), row.text()]))
    }
  }

  static func forEachRemains(in database: Database, _ body: (CopiedWords) -> Void) throws {
    let rows = try Query(
      """
      WITH told AS (SELECT correction, note, kept_reason FROM operations o
        WHERE EXISTS (SELECT 1 FROM decisions d WHERE d.operation = o.key))
      SELECT key, bytes FROM texts WHERE bytes IS NOT NULL AND key NOT IN (
        SELECT correction FROM told WHERE correction IS NOT NULL
        UNION ALL SELECT note FROM told WHERE note IS NOT NULL
        UNION ALL SELECT kept_reason FROM told WHERE kept_reason IS NOT NULL
        UNION ALL SELECT a.text FROM assertions a
          WHERE EXISTS (SELECT 1 FROM decisions d WHERE d.operation = a.operation)) ORDER BY key
      """,
      in: database
    )
    try rows.each { row in
      let key = row.integer()
      body(
        CopiedWords(.remains, row: [key], name: "words without a decision", texts: [row.text()])
      )
    }
  }

  /// Replaces the words of a copy; one that has changed since, or is gone, is passed over.
  static func revise(_ revision: CopyRevision, in database: Database) throws {
    let (row, old, new) = (revision.old.row.map(SQLValue.integer), revision.old, revision.new)
    switch old.place {
    case .record, .decision, .rejection: break
    case .example: try reviseExample(revision, in: database)
    case .side:
      try SearchIndex(database).noteErasure(of: old.row[0])
      try database.run(
        "UPDATE sides SET interaction = ?, correction = ? WHERE item = ? AND position = ? AND correction = ?",
        .text(new.records[0].rawValue),
        .text(new.texts[0]),
        row[0],
        row[1],
        .text(old.texts[0])
      )
    case .drop:
      try database.run(
        "UPDATE drops SET interaction = ?, reason = ? WHERE set_key = ? AND position = ? AND reason = ?",
        .text(new.records[0].rawValue),
        .text(new.texts[0]),
        row[0],
        row[1],
        .text(old.texts[0])
      )
    case .question:
      let questions = try QuestionTable(database)
      let key = try questions.key(of: new.texts[0])
      if key != old.row[0] { try questions.replace(old.row[0], by: key) }
    case .agent:
      for (column, text) in zip(["model", "version"], new.texts) {
        try database.run(
          "UPDATE agents SET \(column) = ? WHERE key = ? AND \(column) IS NOT NULL",
          .text(text),
          row[0]
        )
      }
    case .gate: try GateCopyRow.revise(revision, in: database)
    case .remains:
      try database.run(
        "UPDATE texts SET bytes = ? WHERE key = ? AND bytes IS NOT NULL",
        .text(new.texts[0]),
        row[0]
      )
    }
  }

  private static func reviseExample(_ revision: CopyRevision, in database: Database) throws {
    let place = revision.old.row.map(SQLValue.integer)
    let revised = try database.first(
      "SELECT id, content FROM examples WHERE set_key = ? AND position = ?",
      place[0],
      place[1]
    ) { row in
      let id = ExampleID(row.text())
      return try row.bytes { try ExampleJSON.example(id: id, from: $0) }.revising(revision)
    }
    guard let revised, let revised else { return }
    try database.run(
      "UPDATE examples SET content = ? WHERE set_key = ? AND position = ?",
      .bytes(ExampleJSON.bytes(of: revised)),
      place[0],
      place[1]
    )
  }
}
