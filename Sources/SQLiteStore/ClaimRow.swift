import GRDB
import ReviewModel

/// Claims as rows.
enum ClaimRow {
  /// The claim on an item, unless it has run out.
  static func live(
    on item: ItemKey,
    at now: Timestamp,
    in database: Database
  ) throws -> Claim? {
    try database.first(
      "SELECT reviewer, session, expires FROM claims WHERE item = ? AND expires > ?",
      .integer(item),
      .integer(now.milliseconds)
    ) { claim(&$0) }
  }

  static func claim(_ row: inout Columns) -> Claim {
    Claim(
      reviewer: row.text(),
      session: row.text(),
      expires: Timestamp(milliseconds: row.integer())
    )
  }
}
