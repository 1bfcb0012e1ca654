import GRDB
package import ReviewModel
package import ReviewStorage

/// The rows of erasures that are not done yet.
enum PendingErasureRow {
  static func insert(_ erasure: PendingErasure, in database: Database) throws {
    try database.run(
      """
      INSERT INTO pending_erasures
        (id, time, records, user, before, unconsented, traces, receipt)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      .text(erasure.request.id.rawValue),
      .integer(erasure.time.milliseconds),
      .integer(Int64(erasure.records)),
      .optional(text(of: erasure.request.users)),
      .optional(erasure.request.before?.milliseconds),
      .flag(erasure.request.isOfUnconsented),
      erasure.traces.map { .bytes($0.bytes) } ?? .null,
      .bytes(
        PendingReceipt(
          counts: erasure.counts,
          unread: erasure.request.unread,
          rewrites: erasure.request.rewrites
        ).bytes
      )
    )
    let key = database.lastInsertedRowID
    let insert = try Query("INSERT INTO pending_items VALUES (?, ?)", in: database)
    for item in erasure.items.sorted() { try insert.run(.integer(key), .integer(item)) }
  }

  static func all(in database: Database) throws -> [PendingErasure] {
    let items = try Query("SELECT item FROM pending_items WHERE erasure = ?", in: database)
    return try database.all(
      """
      SELECT key, id, time, records, user, before, unconsented, traces, receipt
      FROM pending_erasures ORDER BY key
      """
    ) { row in
      let key = row.integer()
      var erasure = PendingErasure(
        request: ErasureRequest(id: OperationID(row.text())),
        time: Timestamp(milliseconds: row.integer()),
        records: Int(row.integer()),
        items: []
      )
      erasure.request.users = users(in: row.optionalText())
      erasure.request.before = row.optionalInteger().map(Timestamp.init(milliseconds:))
      erasure.request.isOfUnconsented = row.flag()
      erasure.traces = row.optionalBytes { TraceSketch(bytes: $0) } ?? nil
      let receipt = try row.optionalBytes { PendingReceipt(try JSONColumn.value(from: $0)) }
      erasure.counts = receipt?.counts ?? [:]
      erasure.request.unread = receipt?.unread ?? []
      erasure.request.rewrites = receipt?.rewrites ?? []
      try items.each([.integer(key)]) { erasure.items.insert($0.integer()) }
      return erasure
    }
  }

  /// The keyed hashes of users in one column, a line each.
  private static func text(of users: Set<String>) -> String? {
    users.isEmpty ? nil : users.sorted().joined(separator: "\n")
  }

  private static func users(in text: String?) -> Set<String> {
    Set((text ?? "").split(separator: "\n").map(String.init))
  }

  static func delete(_ id: OperationID, in database: Database) throws {
    let key = try database.integer(
      "SELECT key FROM pending_erasures WHERE id = ?",
      .text(id.rawValue)
    )
    guard let key else { return }
    try database.run("DELETE FROM pending_items WHERE erasure = ?", .integer(key))
    try database.run("DELETE FROM pending_erasures WHERE key = ?", .integer(key))
  }
}

extension SQLiteReviewStore {
  /// See ``ErasureStore``.
  package func pendingErasures() throws(StoreError) -> [PendingErasure] {
    try read { try PendingErasureRow.all(in: $0) }
  }

  /// See ``ErasureStore``.
  ///
  /// The journal is emptied again afterwards, if nobody reads.
  package func finish(
    _ erasures: [OperationID],
    receipt: KeptReceipt?
  ) throws(StoreError) {
    try write { database in
      if let receipt {
        try database.run(
          "INSERT OR REPLACE INTO receipts (id, time, records, json, lines) VALUES (?, ?, ?, ?, ?)",
          .text(receipt.id.rawValue),
          .integer(receipt.time.milliseconds),
          .integer(Int64(receipt.records)),
          .text(receipt.json),
          .text(receipt.lines.joined(separator: "\n"))
        )
      }
      for id in erasures { try PendingErasureRow.delete(id, in: database) }
    }
    try emptyJournal()
  }

  /// See ``ErasureStore``.
  package func receipts() throws(StoreError) -> [KeptReceipt] {
    try read { database in
      try database.all("SELECT id, time, records, json, lines FROM receipts ORDER BY key") { row in
        KeptReceipt(
          id: OperationID(row.text()),
          time: Timestamp(milliseconds: row.integer()),
          records: Int(row.integer()),
          json: row.text(),
          lines: row.text().split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
        )
      }
    }
  }

  /// Moves the journal into the file and cuts it to nothing, if nobody reads.
  func emptyJournal() throws(StoreError) {
    do {
      try pool.writeWithoutTransaction { database in
        _ = try database.integer("PRAGMA wal_checkpoint(TRUNCATE)")
      }
    } catch {
      throw StoreError(error, at: path)
    }
  }
}
