import GRDB
import Glibc
package import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// See ``ErasureStore``.
  ///
  /// A rehearsal does all of it and takes it back, so that it says exactly what would go.
  package func erase(
    _ erasures: [RecordErasure],
    for request: ErasureRequest?,
    isRehearsal: Bool,
    now: Timestamp
  ) throws(StoreError) -> ErasureExtent {
    func erase(_ database: Database) throws -> ErasureExtent {
      var erasing = Erasing(database)
      try erasing.erase(erasures, now: now)
      if let request {
        try erasing.remember(request.marks, now: now)
        try PendingErasureRow.insert(erasing.extent.pending(request, since: now), in: database)
      }
      return erasing.extent
    }
    guard isRehearsal else { return try write(erase) }
    do {
      return try pool.writeWithoutTransaction { database in
        var extent = ErasureExtent()
        try database.inTransaction(.immediate) {
          extent = try erase(database)
          return .rollback
        }
        return extent
      }
    } catch {
      throw StoreError(error, at: path)
    }
  }

  /// See ``ErasureStore``.
  ///
  /// The segments of the search index that have words of erased items are written again first.
  /// `secure_delete` overwrites what is deleted where it stood, but moving rows between pages leaves
  /// copies in the unused parts of pages; VACUUM writes every page anew. The WAL is then moved into the
  /// file and cut to nothing, which has to wait for readers of older states.
  package func compact() throws(StoreError) {
    _ = try writeUncounted { try SearchIndex($0).purge() }
    do {
      try pool.barrierWriteWithoutTransaction { database in
        // It makes a copy of the whole file.
        try database.execute(sql: "PRAGMA temp_store = FILE")
        defer { try? database.execute(sql: "PRAGMA temp_store = MEMORY") }
        try database.execute(sql: "VACUUM")
        var isBusy = true
        for _ in 0..<Self.checkpointTries where isBusy {
          // Waits for readers as long as a writer waits for another.
          isBusy = try database.integer("PRAGMA wal_checkpoint(TRUNCATE)") != 0
        }
        guard !isBusy else {
          throw StoreError(
            .busy,
            """
            Somebody reads the store \(path) for so long that its journal cannot be emptied, and \
            erased texts may still stand in \(path)-wal. Close what reads it (errata curate, a copy, \
            a backup) and run the same command again.
            """
          )
        }
      }
    } catch {
      throw StoreError(error, at: path)
    }
  }

  private static var checkpointTries: Int { 3 }

  /// See ``ErasureStore``.
  package func content(of interaction: InteractionID) throws(StoreError) -> [UInt8] {
    try read { database in
      try database.first(
        "SELECT content FROM interactions WHERE id = ?",
        .text(interaction.rawValue)
      ) { row in row.bytes { Array($0) } } ?? []
    }
  }

  /// See ``ErasureStore``.
  package func erased(
    among marks: [ErasureMark]
  ) throws(StoreError) -> Set<ErasureMark> {
    try read { database in
      let query = try Query("SELECT 1 FROM tombstones WHERE mark = ?", in: database)
      return Set(try marks.filter { try query.first(.text($0.rawValue)) { _ in true } ?? false })
    }
  }

  /// See ``ErasureStore``.
  package func tombstones() throws(StoreError) -> Int {
    try read { Int(try $0.integer("SELECT count(*) FROM tombstones") ?? 0) }
  }

  /// See ``ErasureStore``.
  ///
  /// Every column of every table, so that nothing is forgotten that a later version adds; but the
  /// words of the search index, which only repeat what stands in the others, and do not show that
  /// anybody else said it.
  package func forEachStoredText(
    _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(StoreError) {
    try read { database in
      let tables = try database.all(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name != 'search_blocks'"
      ) { $0.text() }
      for table in tables {
        let columns = try database.columns(in: table).map { "\"\($0.name)\"" }
        let rows = try Query(
          "SELECT \(columns.joined(separator: ", ")) FROM \"\(table)\"",
          in: database
        )
        try rows.each { row in
          for _ in columns { row.bytes(body) }
        }
      }
    }
  }

  /// See ``ErasureStore``.
  package func remember(_ place: KeptPlace) throws(StoreError) {
    try write { database in
      try database.run(
        """
        INSERT INTO places VALUES (?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET
          kind = excluded.kind, owner = excluded.owner, owner_path = excluded.owner_path
        """,
        .text(place.path),
        .integer(place.kind.code),
        .optional(FileIdentity(of: path)?.text),
        .text(file)
      )
    }
  }

  /// Where the file of the store is, from the root on.
  private var file: String {
    guard let found = realpath(path, nil) else { return path }
    defer { free(found) }
    return String(cString: found)
  }

  /// See ``ErasureStore``.
  package func forget(_ place: KeptPlace) throws(StoreError) {
    try write { database in
      try database.run(
        "DELETE FROM places WHERE path = ? AND kind = ?",
        .text(place.path),
        .integer(place.kind.code)
      )
    }
  }

  /// See ``ErasureStore``.
  package func places() throws(StoreError) -> [KeptPlace] {
    try read { database in
      try database.all("SELECT path, kind, owner, owner_path FROM places ORDER BY path") { row in
        let path = row.text()
        var place = KeptPlace(try row.coded(), path: path)
        if let identity = row.optionalText(), let file = row.optionalText() {
          place.owner = KeptPlace.Owner(identity: identity, path: file)
        }
        return place
      }
    }
  }
}

extension KeptPlace.Kind: StoredCode {
  var code: Int64 {
    switch self {
    case .rejects: 1
    case .quarantine: 2
    case .release: 3
    case .export: 4
    case .gateRun: 5
    }
  }
}
