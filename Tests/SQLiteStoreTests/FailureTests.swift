import Foundation
import GRDB
import ReviewModel
import ReviewStorage
import TestSupport
import Testing

@testable import SQLiteStore

@Suite struct `A store in trouble` {
  let folder: TemporaryFolder
  var path: String { folder.path("errata.db") }

  init() throws { folder = try TemporaryFolder() }

  @Test func `Says that somebody else holds it, and changes nothing`() throws {
    let holder = try SQLiteReviewStore.open(path, create: true)
    try holder.ingest(record("a"))
    let other = try SQLiteReviewStore.openUnindexed(
      path,
      create: false,
      patience: StorePatience(seconds: 0.05)
    )
    try holder.pool.writeWithoutTransaction { database in
      try database.inTransaction(.immediate) { () throws in
        let error = #expect(throws: StoreError.self) {
          try other.decide(.affirm, "a", operation: "1")
        }
        #expect(error?.code == .busy)
        // Readers do not wait for a writer.
        #expect(try other.queue() == ["a"])
        return .commit
      }
    }
    #expect(try other.decide(.affirm, "a", operation: "1") == [.effective])
  }

  @Test func `Keeps all that was durable when the disk is full`() throws {
    let store = try SQLiteReviewStore.open(path, create: true)
    try store.ingest(record("a"))
    let racer = try Racer(["fill", path, "600000"], output: folder.path("out"))
    #expect(racer.wait() == 1)
    let lines = racer.lines
    #expect(lines.count > 3)
    #expect(lines.last?.hasPrefix("error io: ") == true, "\(lines.last ?? "")")
    #expect(lines.last?.contains("changed nothing") == true)

    #expect(try store.check() == [])
    let operations = try store.decisions(after: 0, limit: .max).map(\.operation.rawValue)
    #expect(operations == lines.dropLast().map { String($0.dropFirst("durable ".count)) })
    // Nor does anything hinder the next decision once there is room again.
    #expect(try store.decide(.affirm, "a", operation: "next") == [.effective])
  }

  @Test func `Says that a disk of a network will not do`() {
    let error = StoreError(
      DatabaseError(message: "could not activate WAL Mode at path: /net/errata.db"),
      at: "/net/errata.db"
    )
    #expect(error.code == .unreachable)
    #expect(error.message.contains("local disk"))
  }

  @Test func `Says that it is read-only, and still can be read`() throws {
    let store = try SQLiteReviewStore.open(path, create: true)
    try store.ingest(record("a"))
    try store.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA query_only = 1") }
    let error = #expect(throws: StoreError.self) {
      try store.decide(.affirm, "a", operation: "1")
    }
    #expect(error?.code == .io)
    #expect(error?.message.contains("read-only") == true)
    #expect(try store.queue() == ["a"])
  }

  @Test func `Refuses to write once its file is deleted, and goes on when it is back`() throws {
    let store = try SQLiteReviewStore.open(path, create: true)
    try store.ingest(record("a"))
    let request = DecisionRequest(
      items: [try store.key("a")],
      verdict: .affirm,
      reviewer: "ana",
      session: "s",
      operation: "1",
      time: moment(1)
    )
    let aside = folder.path("aside.db")
    try FileManager.default.moveItem(atPath: path, toPath: aside)
    let error = #expect(throws: StoreError.self) { try store.decide(request) }
    #expect(error?.code == .unreachable)
    #expect(error?.message.contains("was deleted or replaced while it was open") == true)
    try FileManager.default.moveItem(atPath: aside, toPath: path)
    #expect(try store.status("a") == .open)
    #expect(try store.decide(request) == [.effective])
  }

  @Test func `Refuses to write once another file has its name`() throws {
    let store = try SQLiteReviewStore.open(path, create: true)
    try store.ingest(record("a"))
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
    let other = try SQLiteReviewStore.open(path, create: true)
    try other.ingest(record("a"))
    #expect(throws: StoreError.self) { try store.decide(.affirm, "a", operation: "1") }
    #expect(try other.decide(.skip, "a", operation: "1") == [.effective])
  }

  @Test func `Says that it is damaged, and leaves the file as it is`() throws {
    do {
      let store = try SQLiteReviewStore.open(path, create: true)
      _ = try store.ingest(
        (0..<500).map { record(InteractionID("r\($0)")) },
        now: moment(0)
      )
      try store.close()
    }
    var bytes = try Data(contentsOf: URL(filePath: path))
    for offset in stride(from: 8192, to: bytes.count, by: 1) { bytes[offset] = 0x5A }
    try bytes.write(to: URL(filePath: path))

    let error = #expect(throws: StoreError.self) {
      let store = try SQLiteReviewStore.open(path, create: true)
      _ = try store.queue()
      _ = try store.decide(.affirm, "r1", operation: "1")
    }
    #expect(error?.code == .damaged)
    #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
  }

  @Test(arguments: [
    ("UPDATE items SET status = 3 WHERE key = 1", "Item 1 stands otherwise than its log says"),
    ("UPDATE items SET status = 0 WHERE key = 2", "Item 2 stands otherwise than its log says"),
    ("UPDATE waiting SET count = 7", "The counts of what waits do not agree with the items"),
    ("UPDATE outcomes SET count = 7", "The counts of what is settled do not agree"),
    ("UPDATE standings SET effective = 2", "Operation 1 did not decide as many as its count says"),
    ("DELETE FROM waiting", "The counts of what waits do not agree with the items"),
    ("UPDATE items SET late = 1 WHERE key = 2", "Item 2 stands otherwise than its log says"),
    ("UPDATE items SET signal = 1 WHERE key = 1", "Item 1 does not agree with its feedback"),
    ("UPDATE items SET moment = 7 WHERE key = 1", "Item 1 does not agree with its record"),
    ("UPDATE questions SET asked = 9 WHERE key = 1", "Question 1 was not asked as often"),
    ("UPDATE tallies SET count = 9", "The statistics of consent and feedback"),
    ("UPDATE standings SET state = 1", "Operation 1 stands otherwise than the log says"),
    ("DELETE FROM standings", "Operation 1 of the log is missing from its reviewer's undo"),
    ("PRAGMA foreign_keys = 0; DELETE FROM texts", "points into texts at nothing"),
    (
      "DROP TRIGGER operations_stay; UPDATE operations SET correction = NULL",
      "The operation 1 in the log says nothing"
    ),
    (
      "PRAGMA foreign_keys = 0; DELETE FROM items WHERE key = 1",
      "Record 1 needs review and has no item"
    ),
  ])
  func `Is told by the check`(sql: String, finding: String) throws {
    let store = try SQLiteReviewStore.open(path, create: true)
    try store.ingest(record("a"), record("b"))
    try store.decide(.correct("x"), "b", operation: "1")
    #expect(try store.check() == [])
    try store.pool.writeWithoutTransaction { try $0.execute(sql: sql) }
    let findings = try store.check()
    #expect(findings.contains { $0.message.contains(finding) }, "\(findings)")
  }

  @Test(arguments: [
    "UPDATE decisions SET late_after = NULL", "DELETE FROM decisions",
    "UPDATE operations SET verdict = 2", "DELETE FROM operations",
    "INSERT OR REPLACE INTO decisions SELECT * FROM decisions",
    "UPDATE approvals SET state = 1", "DELETE FROM approvals",
  ])
  func `Lets nobody rewrite a log`(sql: String) throws {
    let store = try SQLiteReviewStore.open(path, create: true)
    try store.ingest(record("a"))
    try store.decide(.correct("x"), "a", operation: "1")
    let example = Example(
      id: "x",
      kind: .golden,
      question: "Q",
      answer: "A",
      expected: "A",
      cluster: "c",
      uses: [.eval],
      lineage: []
    )
    try store.save(
      CuratedSet(id: "s", policy: [], examples: [example], drops: [], counts: CurationCounts()),
      now: moment(0)
    )
    try store.appendApprovals(
      [
        ApprovalEvent(
          operation: "2",
          example: "x",
          state: .approved,
          reviewer: "ana",
          time: moment(1)
        )
      ],
      to: "s"
    )
    #expect(throws: DatabaseError.self) {
      try store.pool.write { try $0.execute(sql: sql) }
    }
  }
}
