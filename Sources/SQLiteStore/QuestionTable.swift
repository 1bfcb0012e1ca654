import GRDB

/// The normalised questions of a store, each of which stands there once.
struct QuestionTable {
  private let database: Database
  private let hash: QuestionHash

  init(_ database: Database) throws {
    self.database = database
    hash = QuestionHash(
      key: try database.first("SELECT value FROM settings WHERE name = 'question hash key'") {
        $0.bytes { Array($0) }
      } ?? []
    )
  }

  /// The hash by which a question is found.
  func hash(of text: String) -> Int64 { hash(text) }

  /// The key of a normalised question, which is added when it is new.
  func key(of text: String) throws -> Int64 { try question(text).key }

  /// Lets the conflicts of a question that nobody asks any more go on under another, and takes it out.
  func replace(_ old: Int64, by new: Int64) throws {
    for table in ["conflicts", "items"] {
      try database.run(
        "UPDATE \(table) SET question_key = ? WHERE question_key = ?",
        .integer(new),
        .integer(old)
      )
    }
    try database.run(
      """
      UPDATE trained_questions SET depth = max(depth, coalesce((SELECT n.depth FROM trained_questions n
        WHERE n.question = ? AND n.training = trained_questions.training), 0)) WHERE question = ?
      """,
      .integer(new),
      .integer(old)
    )
    try database.run(
      "UPDATE OR REPLACE trained_questions SET question = ? WHERE question = ?",
      .integer(new),
      .integer(old)
    )
    try Sketches(database).addIfCorrected(new)
    try database.run(ItemRow.turnsOfQuestion, .integer(new))
    try database.run("DELETE FROM questions WHERE key = ?", .integer(old))
  }

  /// The key of a normalised question, which is added when it is new, and how often it was asked.
  func question(_ text: String) throws -> (key: Int64, asked: Int64) {
    let hash = hash(text)
    let known = try database.first(
      "SELECT key, asked FROM questions WHERE hash = ? AND text = ?",
      .integer(hash),
      .text(text)
    ) { ($0.integer(), $0.integer()) }
    if let known { return known }
    try database.run(
      "INSERT INTO questions (hash, asked, text) VALUES (?, 0, ?)",
      .integer(hash),
      .text(text)
    )
    return (database.lastInsertedRowID, 0)
  }
}
