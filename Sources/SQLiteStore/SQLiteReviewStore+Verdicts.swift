import GRDB
package import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// See ``CurationStore``.
  package func remember(_ verdicts: [KeptVerdict]) throws(StoreError) {
    if verdicts.isEmpty { return }
    try write { database in
      let keep = try Query(
        """
        INSERT OR REPLACE INTO verdicts SELECT key, ?2, ?3 FROM interactions WHERE id = ?1
        """,
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
  }

  /// Forgets what was said of all records: a digest of words that go, or that redaction took something out of, would be a
  /// trace of them.
  static func forgetVerdicts(in database: Database) throws {
    try database.run("DELETE FROM verdicts")
  }
}
