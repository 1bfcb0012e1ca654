import GRDB
import ReviewModel

/// What the versions of the agent were trained on.
struct Trainings {
  private let database: Database

  init(_ database: Database) { self.database = database }

  /// Remembers that a version was trained on examples of a set.
  func add(
    _ version: String,
    trainedOn examples: [TrainedExample],
    of set: Int64,
    now: Timestamp
  ) throws {
    try database.run(
      "INSERT OR IGNORE INTO trainings (version, time) VALUES (?, ?)",
      .text(version),
      .integer(now.milliseconds)
    )
    let training = try database.integer(
      "SELECT key FROM trainings WHERE version = ?",
      .text(version)
    )
    let insert = try Query(
      """
      INSERT OR IGNORE INTO trained (set_key, position, training, depth, cluster)
      SELECT set_key, position, ?, ?,
        CAST(json_extract(CAST(content AS TEXT), '$.cluster') AS BLOB)
      FROM examples WHERE set_key = ? AND id = ?
      """,
      in: database
    )
    for example in examples {
      try insert.run([
        .optional(training), .integer(example.depth), .integer(set), .text(example.id.rawValue),
      ])
    }
  }

  /// Keeps what versions were trained on by an example that goes: of its questions, those that others ask too.
  ///
  /// - Parameters:
  ///   - records: the records behind the example.
  ///   - erased: the questions of those that are there no more.
  func keepQuestions(
    of records: [InteractionID],
    _ erased: [InteractionID: Int64],
    set: Int64,
    position: Int64
  ) throws {
    let question = try Query("SELECT question_key FROM interactions WHERE id = ?", in: database)
    var questions = Set(records.compactMap { erased[$0] })
    for record in records {
      try question.each([.text(record.rawValue)]) { questions.insert($0.integer()) }
    }
    for question in questions {
      try database.run(
        """
        INSERT INTO trained_questions (question, training, depth)
        SELECT q.key, t.training, t.depth FROM questions q CROSS JOIN trained t
        WHERE q.key = ? AND q.asked > 0 AND t.set_key = ? AND t.position = ?
        ON CONFLICT (question, training) DO UPDATE SET depth = max(depth, excluded.depth)
        """,
        .integer(question),
        .integer(set),
        .integer(position)
      )
    }
  }

  /// Hands over every question that a version was trained on by an example that is there no more.
  func forEachQuestion(_ body: (TrainedQuestion) -> Void) throws {
    let rows = try Query(
      """
      SELECT t.version, q.text, d.depth FROM trained_questions d
        CROSS JOIN trainings t ON t.key = d.training CROSS JOIN questions q ON q.key = d.question
      WHERE q.asked > 0 ORDER BY t.version, q.text
      """,
      in: database
    )
    try rows.each { row in
      body(
        TrainedQuestion(version: row.text(), question: row.text(), depth: Int(row.integer()))
      )
    }
  }

  /// Hands over every cluster that a version was trained on.
  func forEach(_ body: (TrainedCluster) -> Void) throws {
    let rows = try Query(
      """
      SELECT t.version, d.cluster, max(d.depth) FROM trained d
        CROSS JOIN trainings t ON t.key = d.training
      GROUP BY d.training, d.cluster ORDER BY t.version, d.cluster
      """,
      in: database
    )
    try rows.each { row in
      body(
        TrainedCluster(version: row.text(), cluster: row.text(), depth: Int(row.integer()))
      )
    }
  }
}
