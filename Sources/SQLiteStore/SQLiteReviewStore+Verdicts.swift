import GRDB
package import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// See ``CurationStore``.
  ///
  /// In batches, so that nobody waits for long.
  package func remember(_ verdicts: [KeptVerdict], asOf revision: Int64) throws(StoreError) {
    var left = verdicts[...]
    while !left.isEmpty {
      let batch = left.prefix(Self.mostVerdicts)
      left = left.dropFirst(batch.count)
      let isCurrent = try writeUncounted { database in
        guard try Verdicts.revision(in: database) == revision else { return false }
        try Verdicts.keep(batch, in: database)
        return true
      }
      guard isCurrent else { return }
    }
  }

  private static let mostVerdicts = 10_000
}

/// The table of what the curator's rules said of records.
enum Verdicts {
  /// How often texts of records were erased or replaced.
  static func revision(in database: Database) throws -> Int64 {
    try database.integer("SELECT value FROM settings WHERE name = 'text revision'") ?? 0
  }

  static func keep(_ verdicts: some Sequence<KeptVerdict>, in database: Database) throws {
    let keep = try Query(
      "INSERT OR REPLACE INTO verdicts SELECT key, ?2, ?3 FROM interactions WHERE id = ?1",
      in: database
    )
    for verdict in verdicts {
      try keep.run(
        .text(verdict.interaction.rawValue),
        .text(verdict.digest),
        .text(verdict.content)
      )
    }
  }

  /// Notes that texts go or change: what a curator has read before that is not kept any more, since a digest of words that
  /// are gone would be a trace of them.
  static func noteRevision(in database: Database) throws {
    let next = try revision(in: database) + 1
    try database.run(
      "INSERT OR REPLACE INTO settings VALUES ('text revision', ?)",
      .integer(next)
    )
  }

  /// Forgets what was said of a record whose texts change.
  static func forget(_ interaction: Int64, in database: Database) throws {
    try database.run("DELETE FROM verdicts WHERE interaction = ?", .integer(interaction))
    try noteRevision(in: database)
  }

  /// Forgets what was said of all records, for texts of any may change.
  static func forgetAll(in database: Database) throws {
    try database.run("DELETE FROM verdicts")
    try noteRevision(in: database)
  }
}
