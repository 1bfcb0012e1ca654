import GRDB
import ReviewModel

/// Reads what a text filter looks at, for the index: question, answer, sources, what the user said,
/// and every correction of the item.
struct ItemTexts {
  private let one: Query
  private let range: Query
  private let corrections: Query

  init(_ database: Database) throws {
    let selection = """
      SELECT i.key, i.kind, x.question, x.answer, x.sources, f.comment, f.correction,
        EXISTS (SELECT 1 FROM decisions d WHERE d.item = i.key)
      FROM items i CROSS JOIN interactions x ON x.key = i.interaction
        LEFT JOIN feedback f ON f.interaction = i.interaction
      """
    one = try Query(selection + " WHERE i.key = ?", in: database)
    range = try Query(selection + " WHERE i.key > ? ORDER BY i.key LIMIT ?", in: database)
    corrections = try Query(
      """
      SELECT t.bytes FROM decisions d CROSS JOIN operations o ON o.key = d.operation
        CROSS JOIN texts t ON t.key = o.correction
      WHERE d.item = ?1 UNION ALL SELECT correction FROM sides WHERE item = ?1
      """,
      in: database
    )
  }

  /// Adds an item; one that is gone is passed over.
  func add(_ item: Int64, to batch: inout SearchBatch) throws {
    _ = try one.first(.integer(item)) { try take(&$0, into: &batch) }
  }

  /// Adds the items behind a key, up to a number of them or of bytes.
  ///
  /// - Returns: the last one's key and their number; nil without any.
  func add(
    after key: Int64,
    limit: Int,
    bytes: Int,
    to batch: inout SearchBatch
  ) throws -> (key: Int64, count: Int)? {
    var last: (key: Int64, count: Int)?
    try range.each([.integer(key), .integer(limit)]) { row in
      guard batch.size < bytes else { return }
      last = (try take(&row, into: &batch), (last?.count ?? 0) + 1)
    }
    return last
  }

  private func take(_ row: inout Columns, into batch: inout SearchBatch) throws -> Int64 {
    let item = row.integer()
    let isConflict = row.integer() != ItemKind.answer.code
    batch.begin(item)
    row.bytes { batch.add($0) }
    row.bytes { batch.add($0) }
    try row.bytes { sources in
      try JSONColumn.forEachSourceText(in: sources) { batch.add($0) }
    }
    row.bytes { batch.add($0) }
    row.bytes { batch.add($0) }
    if row.flag() || isConflict {
      try corrections.each([.integer(item)]) { row in row.bytes { batch.add($0) } }
    }
    return item
  }
}
