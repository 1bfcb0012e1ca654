import GRDB
import ReviewModel

/// Rows of the queue.
enum SummaryRow {
  /// How many characters of the question a row shows, and how many bytes are read for them.
  private static let limit = (characters: 300, bytes: questionBytes)
  /// How many bytes of a question are read for a row.
  static let questionBytes = 8192

  /// Takes the time, by which claims have run out, and the item's key.
  static let selection = """
    SELECT i.key, coalesce(c.id, x.id), i.kind, i.status, substr(x.question, 1, \(limit.bytes)),
      x.time, i.signal, g.version, q.asked, i.late, i.failure,
      l.item IS NOT NULL, l.reviewer, l.session, l.expires
    FROM items i CROSS JOIN interactions x ON x.key = i.interaction
      CROSS JOIN agents g ON g.key = i.agent
      CROSS JOIN questions q ON q.key = i.question_key
      LEFT JOIN conflicts c ON c.item = i.key
      LEFT JOIN claims l ON l.item = i.key AND l.expires > ?
    WHERE i.key = ?
    """

  /// Reads the row of an item; nil for an item that is gone.
  static func of(
    _ key: ItemKey,
    now: Timestamp,
    in database: Database
  ) throws -> ItemSummary? {
    let summary = try database.first(selection, .integer(now.milliseconds), .integer(key)) {
      try read(&$0)
    }
    guard var summary, summary.status == .flagged else { return summary }
    let since = try database.integer("SELECT since FROM items WHERE key = ?", .integer(key)) ?? 0
    summary.flag = FlagMark(try DecisionRow.log(of: key, since: since, in: database))
    return summary
  }

  private static func read(_ row: inout Columns) throws -> ItemSummary {
    var summary = ItemSummary(
      key: row.integer(),
      id: ItemID(row.text()),
      kind: try row.coded(),
      status: try row.coded(),
      question: row.bytes { beginning(of: $0) },
      time: row.optionalInteger().map(Timestamp.init(milliseconds:)),
      signal: try row.coded(),
      agentVersion: row.optionalText(),
      asked: Int(row.integer()),
      lateDecisions: Int(row.integer()),
      failure: row.optionalText().map(FailureKind.init(rawValue:))
    )
    if row.flag() { summary.claim = ClaimRow.claim(&row) }
    return summary
  }

  /// The first characters of a text that was cut at the limit of bytes.
  static func beginning(of bytes: UnsafeRawBufferPointer) -> String {
    var end = bytes.count
    if end == limit.bytes {
      // The last letter may have been cut: its first byte is the last that is no continuation.
      while end > 0, bytes[end - 1] & 0xC0 == 0x80 { end -= 1 }
      end = max(0, end - 1)
    }
    let text = String(decoding: UnsafeRawBufferPointer(rebasing: bytes[..<end]), as: UTF8.self)
    return String(text.prefix(limit.characters))
  }
}
