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
