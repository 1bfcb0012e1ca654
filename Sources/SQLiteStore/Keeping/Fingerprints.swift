import GRDB
import ReviewModel
import ReviewStorage

/// By what values are known again, as rows beside records and decisions; feedback has its own in its row.
struct Fingerprints {
  private let database: Database

  init(_ database: Database) { self.database = database }

  /// The id of the record that an item is about.
  func record(of item: ItemKey) throws -> InteractionID? {
    try database.first(
      "SELECT x.id FROM items i CROSS JOIN interactions x ON x.key = i.interaction WHERE i.key = ?",
      .integer(item)
    ) { InteractionID($0.text()) }
  }

  /// Those of a record's own texts.
  func ofRecord(_ interaction: Int64) throws -> ValueFingerprints {
    try database.first(
      "SELECT bytes FROM record_fingerprints WHERE interaction = ?",
      .integer(interaction)
    ) { row in row.bytes { ValueFingerprints(bytes: $0) } } ?? ValueFingerprints()
  }

  /// Replaces those of a record's own texts.
  func note(_ fingerprints: ValueFingerprints, ofRecord interaction: Int64) throws {
    try replace(fingerprints, in: "record_fingerprints", "interaction", interaction)
  }

  /// Replaces those of the words of a decision on one item.
  func note(_ fingerprints: ValueFingerprints, ofDecision sequence: Int64) throws {
    try replace(fingerprints, in: "fingerprints", "decision", sequence)
  }

  /// Replaces those of a user's words; nothing else of the feedback changes.
  func note(_ fingerprints: ValueFingerprints, ofFeedback interaction: Int64) throws {
    try database.run(
      "UPDATE feedback SET fingerprints = ? WHERE interaction = ?",
      .optional(fingerprints.isEmpty ? nil : fingerprints.bytes),
      .integer(interaction)
    )
  }

  private func replace(
    _ fingerprints: ValueFingerprints,
    in table: String,
    _ column: String,
    _ key: Int64
  ) throws {
    if fingerprints.isEmpty {
      try database.run("DELETE FROM \(table) WHERE \(column) = ?", .integer(key))
    } else {
      try database.run(
        "INSERT OR REPLACE INTO \(table) VALUES (?, ?)",
        .integer(key),
        .bytes(fingerprints.bytes)
      )
    }
  }

  /// Adds what is not known yet of the words of an operation, on each of the records that it is about.
  ///
  /// - Parameter names: those that stand in the words; what is known of others is forgotten. Nil when the words
  ///   are as they were.
  func learn(
    _ maker: FingerprintMaker,
    ofOperation id: OperationID,
    forgettingOthersThan names: Set<String>? = nil
  ) throws {
    let rows = try database.all(
      """
      SELECT d.sequence, d.item, f.bytes FROM operations o
        CROSS JOIN decisions d ON d.operation = o.key
        LEFT JOIN fingerprints f ON f.decision = d.sequence
      WHERE o.id = ?
      """,
      .text(id.rawValue)
    ) { row in
      (
        sequence: row.integer(), item: row.integer(),
        known: row.optionalBytes { ValueFingerprints(bytes: $0) } ?? ValueFingerprints()
      )
    }
    for row in rows {
      let left = names.map { row.known.limited(to: $0) } ?? row.known
      let made = maker.isEmpty ? nil : try record(of: row.item).map(maker.fingerprints)
      let new = left.merging(made ?? ValueFingerprints())
      if new != row.known { try note(new, ofDecision: row.sequence) }
    }
  }
}
