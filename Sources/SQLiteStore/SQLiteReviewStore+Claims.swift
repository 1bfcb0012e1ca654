import GRDB
package import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// See ``DecisionStore``.
  package func claim(
    _ item: ItemKey,
    as claim: Claim,
    now: Timestamp
  ) throws(StoreError) -> Claim {
    try writeUnsynced { database in
      let taken = try database.first(
        """
        INSERT INTO claims (item, reviewer, session, expires)
        SELECT key, ?, ?, ? FROM items WHERE key = ?
        ON CONFLICT (item) DO UPDATE
          SET reviewer = excluded.reviewer, session = excluded.session, expires = excluded.expires
          WHERE claims.expires <= ? OR claims.reviewer = excluded.reviewer
        RETURNING reviewer, session, expires
        """,
        .text(claim.reviewer),
        .text(claim.session),
        .integer(claim.expires.milliseconds),
        .integer(item),
        .integer(now.milliseconds)
      ) { ClaimRow.claim(&$0) }
      if let taken { return taken }
      return try ClaimRow.live(on: item, at: now, in: database) ?? claim
    }
  }

  /// See ``DecisionStore``.
  package func release(_ item: ItemKey, session: String) throws(StoreError) {
    try writeUnsynced { database in
      try database.run(
        "DELETE FROM claims WHERE item = ? AND session = ?",
        .integer(item),
        .text(session)
      )
    }
  }
}
