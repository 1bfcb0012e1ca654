import GRDB
import ReviewModel

/// Conflicts as rows.
enum ConflictRow {
  /// The statements of a conflict, newest first.
  static func sides(of item: ItemKey, in database: Database) throws -> [ConflictSide] {
    try database.all(
      """
      SELECT interaction, correction, reviewer, time FROM sides WHERE item = ? ORDER BY position
      """,
      .integer(item)
    ) { row in
      ConflictSide(
        interaction: InteractionID(row.text()),
        correction: row.text(),
        reviewer: row.optionalText(),
        time: row.optionalInteger().map(Timestamp.init(milliseconds:))
      )
    }
  }

  /// Both questions of a pair with what is right, as the records have them now.
  static func sidesWithQuestions(
    of item: ItemKey,
    in database: Database
  ) throws -> [ConflictSide] {
    try sides(of: item, in: database).map { side in
      var side = side
      side.question = try database.first(
        "SELECT question FROM interactions WHERE id = ?",
        .text(side.interaction.rawValue)
      ) { $0.text() }
      return side
    }
  }

  static func replaceSides(
    of item: ItemKey,
    by sides: [ConflictSide],
    in database: Database
  ) throws {
    try database.run("DELETE FROM sides WHERE item = ?", .integer(item))
    for (position, side) in sides.enumerated() {
      try database.run(
        "INSERT INTO sides VALUES (?, ?, ?, ?, ?, ?)",
        .integer(item),
        .integer(position),
        .text(side.interaction.rawValue),
        .text(side.correction),
        .optional(side.reviewer),
        .optional(side.time?.milliseconds)
      )
    }
  }

  /// The questions over which somebody has settled a conflict.
  static func settledQuestions(in database: Database) throws -> Set<Int64> {
    Set(
      try database.all(
        """
        SELECT c.question_key FROM items i CROSS JOIN conflicts c ON c.item = i.key
        WHERE i.kind > 0 AND i.kind = 1 AND i.status IN (3, 4, 5)
        """
      ) { $0.integer() }
    )
  }

  /// How a person settled the conflict over a question, nil while nobody did.
  static func settlement(
    ofQuestion question: Int64,
    in database: Database
  ) throws -> Settlement? {
    let item = try database.first(
      """
      SELECT i.key, i.since, c.id FROM conflicts c CROSS JOIN items i ON i.key = c.item
      WHERE c.question_key = ? AND i.kind = 1 AND i.status IN (3, 4, 5) ORDER BY i.needed DESC, i.key DESC LIMIT 1
      """,
      .integer(question)
    ) { (key: $0.integer(), since: $0.integer(), id: ItemID($0.text())) }
    guard let item,
      let decision = try DecisionRow.log(of: item.key, since: item.since, in: database).effective
    else { return nil }
    return Settlement(
      of: item.id,
      decision: decision,
      sides: try sides(of: item.key, in: database)
    )
  }
}
