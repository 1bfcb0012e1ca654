import GRDB
package import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// See ``CurationStore``.
  ///
  /// In batches, so that nobody waits for long.
  package func remember(_ verdicts: [FreshVerdict], asOf revision: Int64) throws(StoreError) {
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

  /// Refuses what was made of words that are gone.
  static func expect(_ known: Int64?, in database: Database) throws {
    guard let known, try revision(in: database) != known else { return }
    throw StoreError.outdatedReading
  }

  static func keep(_ verdicts: some Sequence<FreshVerdict>, in database: Database) throws {
    let keep = try Query(
      """
      INSERT OR REPLACE INTO verdicts SELECT x.key, ?2, ?3 FROM interactions x
      WHERE x.id = ?1 AND (SELECT v.digest FROM verdicts v WHERE v.interaction = x.key) IS ?4
      """,
      in: database
    )
    for fresh in verdicts {
      try keep.run(
        .text(fresh.verdict.interaction.rawValue),
        .text(fresh.verdict.digest),
        .text(fresh.verdict.content),
        .optional(fresh.replaces)
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

  /// Puts a random digest in the place of what was said of a record whose texts change: no record has it, and who has read
  /// what stood there before keeps nothing.
  static func replace(of interaction: Int64, in database: Database) throws {
    try database.run(
      """
      INSERT OR REPLACE INTO verdicts
      VALUES (?, CAST(lower(hex(randomblob(16))) AS BLOB), CAST('' AS BLOB))
      """,
      .integer(interaction)
    )
  }

  /// Forgets what was said of all records, for texts of any may change.
  static func forgetAll(in database: Database) throws {
    try database.run("DELETE FROM verdicts")
    try noteRevision(in: database)
  }
}
