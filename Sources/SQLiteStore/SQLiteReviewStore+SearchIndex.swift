import GRDB
package import ReviewStorage

extension SQLiteReviewStore {
  /// So many items without index entries are more than a search can look at one by one.
  static let searchBacklog = 65_536

  /// Indexes what waits for it, in transactions of their own, so that writers wait for each but not
  /// for all.
  ///
  /// - Parameters:
  ///   - threshold: nothing is done for fewer items; nil for as many as searches bear.
  ///   - progress: is told how many items are done.
  package func indexTexts(
    from threshold: Int? = nil,
    progress: ((Int) -> Void)? = nil
  ) throws(StoreError) {
    let threshold = max(1, threshold ?? indexBatch)
    var done = 0
    while true {
      guard try isIndexBehind(by: threshold) else { return }
      let count = try writeUncounted { database in
        let index = SearchIndex(database)
        let count = try index.advance()
        // What a merge frees is not overwritten: an erasure writes the whole file anew.
        try database.execute(sql: "PRAGMA secure_delete = OFF")
        defer { try? database.execute(sql: "PRAGMA secure_delete = ON") }
        try index.tidy()
        return count
      }
      guard count > 0 else { return }
      done += count
      progress?(done)
    }
  }

  /// Puts items where they belong in the order by value that large batches left for later.
  func settleTurns(isUrgent: Bool) throws(StoreError) {
    while try onWriter({ try DueTurns.wait(isUrgent: isUrgent, in: $0) }) {
      try write { try DueTurns.settle(in: $0) }
    }
  }

  /// Asks on the writing connection, without a lock: one that only reads would be the last to be
  /// closed, and would leave the WAL behind.
  private func isIndexBehind(by threshold: Int) throws(StoreError) -> Bool {
    try onWriter { try SearchIndex($0).waiting(upTo: threshold) >= threshold }
  }

  private func onWriter<Value>(
    _ body: (Database) throws -> Value
  ) throws(StoreError) -> Value {
    do {
      return try pool.writeWithoutTransaction(body)
    } catch {
      throw StoreError(error, at: path)
    }
  }
}
