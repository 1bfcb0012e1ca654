import GRDB
import GRDBSQLite
package import ReviewStorage
import Synchronization

/// The default store: one SQLite file, shared by several processes of one machine.
///
/// Readers go on while somebody writes (WAL); a writer waits for another up to the busy timeout and
/// then fails with ``StoreError/Code/busy``. The schema and the pragmas are explained in README.md
/// beside this file.
package final class SQLiteReviewStore: ReviewStore {
  /// The file.
  package let path: String
  let pool: any DatabaseWriter
  /// What keeps the journal where it is when a rehearsal closes; nil but in a rehearsal.
  private let journalKeeper: JournalKeeper?
  /// So many items wait for the search index before they are indexed.
  let indexBatch: Int
  /// The file that was opened; nil for one that is still being made.
  private let identity: FileIdentity?
  /// Which examples name what, while texts are redacted anew.
  let exampleNames = Mutex(ExampleNames())
  /// How many writes of this store were counted as changes.
  let countedWrites = Atomic<Int64>(0)

  /// Opens a store.
  ///
  /// A store of an earlier version is brought to this one first, and its texts are indexed; ended
  /// half-way, the next opening goes on where this one stopped.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - create: whether to make the file when there is none; without it, opening never makes one.
  ///   - patience: how long to wait for somebody else who holds it.
  ///   - indexing: is told how many items' texts were indexed, while there are many to do.
  /// - Throws: ``StoreError``: `unreachable` for a file that is missing, a folder, or out of reach;
  ///   `damaged` for one that is no store; `tooNew` for a store of a newer version.
  package static func open(
    _ path: String,
    create: Bool,
    patience: StorePatience = StorePatience(),
    indexing: ((Int) -> Void)? = nil
  ) throws(StoreError) -> SQLiteReviewStore {
    let store = try openUnindexed(path, create: create, patience: patience)
    try store.indexTexts(from: searchBacklog, progress: indexing)
    try store.settleTurns(isUrgent: false)
    return store
  }

  /// Opens a store whose writers wait for each other so long, and in which so many items wait for the
  /// search index.
  static func openUnindexed(
    _ path: String,
    create: Bool,
    patience: StorePatience = StorePatience(),
    indexBatch: Int = SearchIndex.batch
  ) throws(StoreError) -> SQLiteReviewStore {
    do {
      try StoreFile(path).prepare(create: create) { emptyFile in
        let configuration = connectionConfiguration(patience)
        let store = SQLiteReviewStore(
          path: path,
          pool: try DatabasePool(path: emptyFile, configuration: configuration)
        )
        try store.migrate()
        // Closing moves all of it into the file and removes the WAL.
        try store.pool.close()
      }
      var configuration = connectionConfiguration(patience)
      configuration.prepareDatabase { try refuseForeign($0, at: path) }
      let store = SQLiteReviewStore(
        path: path,
        pool: try DatabasePool(path: path, configuration: configuration),
        indexBatch: indexBatch
      )
      try store.migrate()
      return store
    } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
      throw StoreError.foreign(path)
    } catch {
      throw StoreError(error, at: path)
    }
  }

  /// Opens a store to find out what would become of it, so that not a byte of its file and its journal
  /// changes, not even by closing it.
  ///
  /// It is not indexed and not migrated, so what is written must be rolled back; up to a GiB of changed
  /// pages waits for that in memory, and more goes behind the end of the journal. `-shm`, in which SQLite's
  /// processes share where pages of the journal stand, is SQLite's own. A store of an earlier version is
  /// opened as ``open(_:create:indexing:)`` does. Judged records cannot be read.
  package static func openForRehearsal(_ path: String) throws(StoreError) -> SQLiteReviewStore {
    do {
      try StoreFile(path).prepare(create: false) { _ in }
      var configuration = connectionConfiguration(StorePatience())
      configuration.prepareDatabase { database in
        try refuseForeign(database, at: path)
        try database.execute(sql: "PRAGMA cache_spill = \(mostPagesOfRehearsal)")
      }
      let keeper = try JournalKeeper(path, configuration)
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      let version = try queue.read { try $0.integer("PRAGMA user_version") ?? 0 }
      if version == Int64(Schema.version) {
        return SQLiteReviewStore(path: path, pool: queue, journalKeeper: keeper)
      }
      try keeper.close(queue)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
      throw StoreError.foreign(path)
    } catch {
      throw StoreError(error, at: path)
    }
    return try open(path, create: false)
  }

  private static var mostPagesOfRehearsal: Int { 262_144 }

  private init(
    path: String,
    pool: any DatabaseWriter,
    indexBatch: Int = SearchIndex.batch,
    journalKeeper: JournalKeeper? = nil
  ) {
    self.path = path
    self.journalKeeper = journalKeeper
    self.indexBatch = indexBatch
    self.pool = pool
    identity = FileIdentity(of: path)
  }

  /// Closes the file; calls that come later fail.
  package func close() throws(StoreError) {
    if let journalKeeper {
      do {
        return try journalKeeper.close(pool)
      } catch {
        throw StoreError(error, at: path)
      }
    }
    // What was written since; a store that cannot be written any more is closed all the same.
    try? indexTexts()
    try? settleTurns(isUrgent: true)
    // GRDB closes what only reads last, and that cannot move the journal into the file.
    (pool as? DatabasePool)?.invalidateReadOnlyConnections()
    do {
      try pool.close()
    } catch {
      throw StoreError(error, at: path)
    }
  }

  /// Reads in one transaction: everything is of one moment.
  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try pool.read(body)
    } catch {
      throw StoreError(error, at: path)
    }
  }

  /// Reads in one transaction, as long as somebody wants the answer: SQLite asks every few
  /// milliseconds.
  ///
  /// - Throws: what the reading throws; when it was given up, an error that nobody waits for.
  func read<Value>(
    while isWanted: (() -> Bool)?,
    _ body: (Database) throws -> Value
  ) throws(StoreError) -> Value {
    guard let isWanted else { return try read(body) }
    let question = Question(isWanted)
    return try read { database in
      let connection = database.sqliteConnection
      sqlite3_progress_handler(
        connection,
        20_000,
        { context in
          guard let context else { return 0 }
          return Unmanaged<Question>.fromOpaque(context).takeUnretainedValue().isWanted() ? 0 : 1
        },
        Unmanaged.passUnretained(question).toOpaque()
      )
      // The handler ends with this reading, and so before the question goes.
      defer { sqlite3_progress_handler(connection, 0, nil, nil) }
      return try withExtendedLifetime(question) { try body(database) }
    }
  }

  /// Writes in one transaction, which takes the file's write lock at once; on return it is durable.
  ///
  /// Refused when the path no longer names the open file: a file without a name keeps nothing.
  func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try write(isCounted: true, body)
  }

  /// Writes what may be gone after a power cut, in a transaction that is not synced by itself: what is written
  /// durably afterwards syncs it too.
  func writeUnsynced<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try write(isCounted: true, isSynced: false, body)
  }

  /// Writes what changes nothing that anybody reads, such as the search index.
  func writeUncounted<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try write(isCounted: false, body)
  }

  private func write<Value>(
    isCounted: Bool,
    isSynced: Bool = true,
    _ body: (Database) throws -> Value
  ) throws(StoreError) -> Value {
    do {
      return try pool.writeWithoutTransaction { database in
        // Said before each, so that nothing hangs on what the one before it has left.
        try database.execute(sql: "PRAGMA synchronous = \(isSynced ? "FULL" : "NORMAL")")
        var result: Result<Value, any Error>?
        var hasCounted = false
        try database.inTransaction(.immediate) {
          let changesBefore = database.totalChangesCount
          let value = try body(database)
          if isCounted, database.totalChangesCount != changesBefore {
            try database.run("UPDATE changes SET count = count + 1")
            hasCounted = true
          }
          guard identity == nil || FileIdentity(of: path) == identity else {
            throw StoreError.replaced(path)
          }
          result = .success(value)
          return .commit
        }
        guard let result else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
        if hasCounted { countedWrites.add(1, ordering: .relaxed) }
        return try result.get()
      }
    } catch {
      throw StoreError(error, at: path)
    }
  }
}

/// Whether an answer is still wanted, for a callback of C.
private final class Question {
  let isWanted: () -> Bool

  init(_ isWanted: @escaping () -> Bool) { self.isWanted = isWanted }
}

/// Runs before the pool switches the file to WAL, so another program's file stays as it is.
private func refuseForeign(_ database: Database, at path: String) throws {
  guard try database.integer("PRAGMA application_id") == Int64(Schema.applicationID) else {
    throw StoreError.foreign(path)
  }
  guard try database.integer("PRAGMA user_version") ?? 0 <= Int64(Schema.version) else {
    throw StoreError.tooNew(path)
  }
}

private func connectionConfiguration(_ patience: StorePatience) -> Configuration {
  var configuration = Configuration()
  configuration.label = "errata store"
  configuration.foreignKeysEnabled = true
  configuration.maximumReaderCount = 4
  configuration.busyMode = patience.busyMode
  configuration.prepareDatabase { database in
    // The file may come from a stranger: nothing in its schema may run our functions.
    try database.execute(sql: "PRAGMA trusted_schema = OFF")
    // A row of a log is not replaced either: REPLACE fires no trigger of DELETE otherwise.
    try database.execute(sql: "PRAGMA recursive_triggers = ON")
    // Pages that an erasure freed are overwritten, not only unlinked.
    try database.execute(sql: "PRAGMA secure_delete = ON")
    try database.execute(
      sql: "PRAGMA cache_size = \(database.configuration.readonly ? -8_000 : -64_000)"
    )
    try SearchFunctions.register(in: database)
  }
  return configuration
}
