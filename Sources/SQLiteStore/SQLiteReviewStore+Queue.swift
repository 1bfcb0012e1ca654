import GRDB
package import ReviewModel
package import ReviewStorage
import Synchronization

extension SQLiteReviewStore {
  /// See ``QueueStore``.
  package func queuePage(
    _ query: QueueQuery,
    after cursor: QueueCursor?,
    limit: Int,
    while isWanted: (() -> Bool)?
  ) throws(StoreError) -> QueuePage {
    let limit = min(max(1, limit), 1_000_000_000)
    try query.filter.checkResolved()
    if let isWanted, !isWanted() { return QueuePage(keys: [], next: nil) }
    do {
      return try read(while: isWanted) { database in
        var reading = try QueueReading(
          query,
          after: cursor,
          limit: limit,
          while: isWanted,
          in: database
        )
        return try reading.page()
      }
    } catch {
      if let isWanted, !isWanted() { return QueuePage(keys: [], next: nil) }
      throw error
    }
  }

  /// See ``QueueStore``.
  package func queueCount(_ filter: ItemFilter) throws(StoreError) -> Int {
    try filter.checkResolved()
    let filter = FilterSQL(filter)
    return try read { database in
      if let candidates = try SearchCandidates.find(filter.texts, in: database) {
        let query = try Query(
          "SELECT 1 FROM items i\(filter.joins) WHERE i.key = ? AND \(filter.condition)",
          in: database
        )
        return try candidates.keys.count { key in
          try query.first([.integer(key)] + filter.values) { _ in true } ?? false
        }
      }
      let sql = "SELECT count(*) FROM items i\(filter.joins) WHERE \(filter.condition)"
      return Int(try Query(sql, in: database).first(filter.values) { $0.integer() } ?? 0)
    }
  }

  /// See ``QueueStore``.
  package func changeCounter() throws(StoreError) -> Int64 {
    try read { try $0.integer("SELECT count FROM changes") ?? 0 }
  }

  /// See ``QueueStore``.
  package var ownWrites: Int64 { countedWrites.load(ordering: .relaxed) }
}
