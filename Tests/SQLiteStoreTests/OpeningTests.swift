import Foundation
import GRDB
import ReviewModel
import ReviewStorage
import TestSupport
import Testing

@testable import SQLiteStore

@Suite struct `Opening a store` {
  let folder: TemporaryFolder
  var path: String { folder.path("errata.db") }

  init() throws { folder = try TemporaryFolder() }

  @Test func `Makes no file unless that is asked for`() throws {
    let error = failure { try SQLiteReviewStore.open(path, create: false) }
    #expect(error?.code == .unreachable)
    #expect(error?.message.contains("There is no store at \(path).") == true)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test(arguments: [0o000, 0o022, 0o277] as [mode_t])
  func `Makes a file for its owner alone, whatever the umask`(mask: mode_t) throws {
    let racer = try Racer(
      ["make", path, String(mask, radix: 8)],
      output: folder.path("out")
    )
    #expect(racer.wait() == 0)
    #expect(racer.lines == ["errata.db 600", "errata.db-shm 600", "errata.db-wal 600"])
  }

  @Test func `Refuses a folder`() {
    let error = failure { try SQLiteReviewStore.open(folder.path, create: true) }
    #expect(error?.code == .unreachable)
    #expect(error?.message.hasPrefix("\(folder.path) is a folder, not a store.") == true)
  }

  @Test func `Names a folder that does not exist`() {
    let error = failure { try SQLiteReviewStore.open(folder.path("no/errata.db"), create: true) }
    #expect(error?.code == .unreachable)
    #expect(error?.message.hasPrefix("The folder \(folder.path("no")) does not exist") == true)
  }

  @Test(arguments: ["file", "folder"])
  func `Names what it has no right to`(locked: String) throws {
    _ = try SQLiteReviewStore.open(path, create: true).close()
    chmod(path, locked == "file" ? 0o400 : 0o666)
    chmod(folder.path, 0o555)
    let racer = try Racer(["open-unprivileged", path], output: folder.path("out"))
    #expect(racer.wait() == 1)
    #expect(racer.lines.first?.hasPrefix("error unreachable: ") == true, "\(racer.lines)")
    #expect(racer.lines.first?.contains("ermission") == true)
    chmod(folder.path, 0o700)
  }

  @Test(arguments: [
    "short", String(repeating: "this is no database ", count: 100), "SQLite format 3\0",
    "SQLite format 3\0" + String(repeating: "x", count: 4080),
  ])
  func `Refuses what is no store, and does not touch it`(text: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
    let error = failure { try SQLiteReviewStore.open(path, create: true) }
    #expect(error == StoreError.foreign(path))
    #expect(try Data(contentsOf: URL(filePath: path)) == Data(text.utf8))
  }

  @Test func `Refuses another program's database, and does not touch it`() throws {
    let other = try DatabaseQueue(path: path)
    try other.write { try $0.execute(sql: "CREATE TABLE notes (text)") }
    try other.close()
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(
      failure { try SQLiteReviewStore.open(path, create: true) } == StoreError.foreign(path)
    )
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test func `Refuses an empty file, unless a store may be made in it`() throws {
    try Data().write(to: URL(filePath: path))
    #expect(failure { try SQLiteReviewStore.open(path, create: false) }?.code == .damaged)
    #expect(try SQLiteReviewStore.open(path, create: true).check() == [])
  }

  @Test func `Takes a store in that knows no values again, with its feedback`() throws {
    var store = try SQLiteReviewStore.open(path, create: true)
    var feedback = Feedback(.down, correction: "Ask [EMAIL_1]")
    try store.ingest(record("a", feedback))
    let before = try #require(Schema.migrations.firstIndex(of: Schema.fingerprintVersion))
    try store.pool.writeWithoutTransaction { database in
      try database.execute(
        sql: """
          DROP TABLE receipts; DROP TABLE fingerprints; DROP TABLE record_fingerprints;
          ALTER TABLE places DROP COLUMN owner; ALTER TABLE places DROP COLUMN owner_path; ALTER TABLE feedback DROP COLUMN fingerprints;
          PRAGMA user_version = \(before);
          """
      )
    }
    try store.close()
    store = try SQLiteReviewStore.open(path, create: false)
    #expect(try store.record("a")?.feedback == feedback)
    feedback.fingerprints = ValueFingerprints(["[EMAIL_1]": "0123"])
    _ = try store.setFeedback(feedback, of: "a", now: moment(0))
    #expect(try store.record("a")?.feedback == feedback)
  }

  @Test func `Counts the disputes of an earlier version anew`() throws {
    var store = try SQLiteReviewStore.open(path, create: true)
    try store.ingest(record("held"), record("disputed"), record("open"))
    try store.claim("held", by: "bo")
    try store.decide(.affirm, "held", operation: "1", at: moment(1))
    try store.decide(.affirm, "disputed", by: "bo", operation: "2", at: moment(1))
    try store.decide(.discard(ReasonCode("spam")), "disputed", operation: "3", at: moment(1))
    let before = try #require(Schema.migrations.firstIndex(of: Schema.disputeVersion))
    try store.pool.writeWithoutTransaction { database in
      try database.execute(
        sql: """
          DROP TABLE record_fingerprints;
          ALTER TABLE places DROP COLUMN owner; ALTER TABLE places DROP COLUMN owner_path;
          UPDATE items SET late = (SELECT count(*) FROM decisions d WHERE d.item = items.key
            AND d.late_after IS NOT NULL);
          PRAGMA user_version = \(before);
          """
      )
    }
    #expect(try Set(store.queue("is:disputed")) == ["held", "disputed"])
    try store.close()
    store = try SQLiteReviewStore.open(path, create: false)
    #expect(try store.queue("is:disputed") == ["disputed"])
    #expect(try store.check() == [])
  }

  @Test func `Forgets what values were known by that was the same in every record`() throws {
    let store = try SQLiteReviewStore.open(path, create: true)
    let old = String(repeating: "5a", count: 16)
    let feedback = Feedback(
      .down,
      comment: "Ask [EMAIL_1]",
      fingerprints: ValueFingerprints(["[EMAIL_1]": old])
    )
    try store.ingest(record("a", feedback))
    try store.decide(.correct("To [EMAIL_1]"), "a", operation: "1")
    let before = try #require(Schema.migrations.firstIndex(of: Schema.recordFingerprintVersion))
    try store.pool.writeWithoutTransaction { database in
      try database.execute(
        sql: """
          DROP TABLE fingerprints; DROP TABLE record_fingerprints;
          ALTER TABLE places DROP COLUMN owner; ALTER TABLE places DROP COLUMN owner_path;
          CREATE TABLE fingerprints (
            operation INTEGER PRIMARY KEY REFERENCES operations (key), bytes BLOB NOT NULL) STRICT;
          INSERT INTO fingerprints VALUES (1, CAST('[EMAIL_1] \(old)\n' AS BLOB));
          PRAGMA user_version = \(before);
          """
      )
    }
    try store.close()
    #expect(try files(with: old) != [])
    for _ in 1...2 {
      let store = try SQLiteReviewStore.open(path, create: false)
      #expect(try store.record("a")?.feedback?.comment == "Ask [EMAIL_1]")
      #expect(try store.record("a")?.feedback?.fingerprints.isEmpty == true)
      #expect(try store.decisions(after: 0, limit: 9).allSatisfy(\.fingerprints.isEmpty))
      #expect(try store.check() == [])
      try store.pool.writeWithoutTransaction {
        try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      }
      try store.close()
    }
    #expect(try files(with: old) == [])
  }

  /// The files of the store that hold a text somewhere in their bytes.
  private func files(with text: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter {
        try Data(contentsOf: URL(filePath: folder.path($0))).range(of: Data(text.utf8)) != nil
      }
  }

  @Test func `Refuses a newer store, and does not touch it`() throws {
    let store = try SQLiteReviewStore.open(path, create: true)
    try store.pool.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA user_version = \(Schema.version + 1)")
    }
    // Also while the newer version stands in the WAL only.
    #expect(
      failure { try SQLiteReviewStore.open(path, create: false) } == StoreError.tooNew(path)
    )
    try store.close()
    #expect(
      failure { try SQLiteReviewStore.open(path, create: false) } == StoreError.tooNew(path)
    )
  }

  @Test(arguments: [false, true])
  func `Several at once make one store`(isEmptyFile: Bool) throws {
    if isEmptyFile { try Data().write(to: URL(filePath: path)) }
    let racers = try (0..<4).map { number in
      try Racer(["open", path], output: folder.path("out\(number)"))
    }
    for racer in racers { #expect(racer.wait() == 0, "\(racer.lines)") }
    #expect(try SQLiteReviewStore.open(path, create: false).check() == [])
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files.filter { $0.contains(".new-") } == [])
  }

  @Test func `Syncs at each commit, on the connection that writes`() throws {
    let store = try SQLiteReviewStore.open(path, create: true)
    let pragmas = try store.pool.writeWithoutTransaction { database in
      try ["journal_mode", "synchronous", "foreign_keys", "secure_delete", "trusted_schema"].map {
        try String.fetchOne(database, sql: "PRAGMA \($0)")
      }
    }
    #expect(pragmas == ["wal", "2", "1", "1", "0"])
  }

  private func failure(_ body: () throws -> SQLiteReviewStore) -> StoreError? {
    do {
      _ = try body()
      return nil
    } catch {
      return error as? StoreError
    }
  }
}
