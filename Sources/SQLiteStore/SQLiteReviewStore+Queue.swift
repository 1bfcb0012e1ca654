import GRDB
package import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// See ``QueueStore``.
  package func queuePage(
    _ query: QueueQuery,
    after cursor: QueueCursor?,
    limit: Int
  ) throws(StoreError) -> QueuePage {
    let statement = QueueSQL(query)
    let limit = min(max(1, limit), 1_000_000_000)
    return try read { database in
      var keys: [ItemKey] = []
      var last: [Int64] = []
      var hasMore = false
      func take(_ row: inout Columns) {
        guard keys.count < limit else {
          hasMore = true
          return
        }
        last = statement.order.map { _ in row.integer() }
        keys.append(row.integer())
        last += keys.suffix(1)
      }
      if let cursor {
        guard cursor.components.count == statement.order.count + 1 else {
          throw StoreError.misuse("A cursor of another order was handed to the queue.")
        }
        let position = cursor.components.map(SQLValue.integer)
        try Query(statement.sameRank, in: database).each(
          statement.values + position + [.integer(limit + 1)],
          read: { take(&$0) }
        )
        if !hasMore {
          try Query(statement.laterRanks, in: database).each(
            statement.values + position.dropLast() + [.integer(limit + 1 - keys.count)],
            read: { take(&$0) }
          )
        }
      } else {
        try Query(statement.first, in: database).each(
          statement.values + [.integer(limit + 1)],
          read: { take(&$0) }
        )
      }
      return QueuePage(keys: keys, next: hasMore ? QueueCursor(components: last) : nil)
    }
  }

  /// See ``QueueStore``.
  package func queueCount(_ filter: ItemFilter) throws(StoreError) -> Int {
    let filter = FilterSQL(filter)
    return try read { database in
      let sql = "SELECT count(*) FROM items i\(filter.joins) WHERE \(filter.condition)"
      return Int(try Query(sql, in: database).first(filter.values) { $0.integer() } ?? 0)
    }
  }

  /// See ``QueueStore``.
  package func changeCounter() throws(StoreError) -> Int64 {
    try read { try $0.integer("SELECT count FROM changes") ?? 0 }
  }
}

/// The statements of a page.
///
/// The tie break by key stands apart: SQLite uses an index for a comparison of rows only as far as
/// the index names its columns, and records without a time all tie.
struct QueueSQL {
  /// The columns of the order, without the key.
  let order: [String]
  /// The values of the filter, which come before those of the position and the limit.
  let values: [SQLValue]
  /// From the start.
  let first: String
  /// From a position on, as long as only the key differs.
  let sameRank: String
  /// Behind all that differ by the key only.
  let laterRanks: String

  init(_ query: QueueQuery) {
    let filter = FilterSQL(query.filter)
    let (index, order) =
      switch query.order {
      case .value: ("items_by_value", ["i.skipped", "i.rank", "i.age"])
      case .newest: ("items_by_newest", ["i.skipped", "i.age"])
      case .oldest: ("items_by_oldest", ["i.skipped", "i.moment"])
      }
    self.order = order
    values = filter.values
    let columns = order.joined(separator: ", ")
    let marks = order.map { _ in "?" }.joined(separator: ", ")
    let selection = """
      SELECT \(columns), i.key FROM items i\(filter.isWaiting ? " INDEXED BY \(index)" : "")\
      \(filter.joins) WHERE \(filter.condition)
      """
    let ending = " ORDER BY \(columns), i.key LIMIT ?"
    let same = order.map { "\($0) = ?" }.joined(separator: " AND ")
    first = selection + ending
    sameRank = "\(selection) AND \(same) AND i.key > ?\(ending)"
    laterRanks = "\(selection) AND (\(columns)) > (\(marks))\(ending)"
  }
}
