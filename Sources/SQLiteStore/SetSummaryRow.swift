import GRDB
import ReviewModel

/// Curated sets in figures, newest first.
enum SetSummaryRow {
  private static let selection = """
    SELECT s.key, s.id, s.made,
      (SELECT count(*) FROM examples e WHERE e.set_key = s.key),
      (SELECT count(*) FROM examples e WHERE e.set_key = s.key AND e.warned),
      (SELECT count(*) FROM drops d WHERE d.set_key = s.key),
      (SELECT max(r.time) FROM releases r WHERE r.set_key = s.key)
    FROM sets s ORDER BY s.made DESC, s.key DESC LIMIT ?
    """

  /// The newest sets with their keys, as many as the limit says; all without one.
  static func newest(
    _ limit: Int? = nil,
    in database: Database
  ) throws -> [(key: Int64, summary: SetSummary)] {
    let rows = try database.all(selection, .integer(limit.map(Int64.init) ?? -1)) { row in
      (
        key: row.integer(),
        summary: SetSummary(
          id: SetID(row.text()),
          made: Timestamp(milliseconds: row.integer()),
          examples: Int(row.integer()),
          warned: Int(row.integer()),
          drops: Int(row.integer()),
          released: row.optionalInteger().map(Timestamp.init(milliseconds:))
        )
      )
    }
    return try rows.map { key, summary in
      var summary = summary
      for state in try ApprovalLog.of(key, in: database).states.values {
        switch state {
        case .approved: summary.approved += 1
        case .rejected: summary.rejected += 1
        case .pending: break
        }
      }
      return (key, summary)
    }
  }
}
