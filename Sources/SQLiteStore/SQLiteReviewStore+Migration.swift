import GRDB
import ReviewStorage

extension SQLiteReviewStore {
  /// Brings the file to this version's schema, in one transaction; a newer file is refused.
  func migrate() throws {
    try pool.writeWithoutTransaction { database in
      // The pool chose NORMAL when it switched to WAL; see README.md for why we do not.
      try database.execute(sql: "PRAGMA synchronous = FULL")
      // A checkpoint every 64 MB and not every 4: it writes a page once that many commits changed.
      try database.execute(sql: "PRAGMA wal_autocheckpoint = 16000")
      // After a burst of capture the WAL shrinks back to this.
      try database.execute(sql: "PRAGMA journal_size_limit = 67108864")
      if try schemaVersion(database) != Schema.version {
        try database.inTransaction(.immediate) {
          try applyMigrations(database)
          return .commit
        }
      }
      // A statement that fires triggers notes what the pages said before it. In a file, that is ten times
      // what capture writes otherwise.
      try database.execute(sql: "PRAGMA temp_store = MEMORY")
    }
  }

  private func applyMigrations(_ database: Database) throws {
    let version = try schemaVersion(database)
    guard version <= Schema.version else { throw StoreError.tooNew(path) }
    for migration in Schema.migrations.dropFirst(version) {
      try database.execute(sql: migration)
    }
    if let judging = Schema.migrations.firstIndex(of: Schema.judgingVersion),
      (1...judging).contains(version)
    {
      try DailyTallies(reading: database).write(to: database)
    }
    if version == 0 {
      try database.run("INSERT INTO settings VALUES ('question hash key', randomblob(16))")
    }
    try Sketches(database).fill()
    if let disputes = Schema.migrations.firstIndex(of: Schema.disputeVersion),
      (1...disputes).contains(version)
    {
      let items = try database.all("SELECT key FROM items WHERE late > 0") { $0.integer() }
      for item in items { _ = try ItemRow.refresh(item, in: database) }
    }
    try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
    try database.execute(sql: "PRAGMA user_version = \(Schema.version)")
  }

  private func schemaVersion(_ database: Database) throws -> Int {
    Int(try database.integer("PRAGMA user_version") ?? 0)
  }
}
