import GRDB
import ReviewModel
import ReviewStorage
import TestSupport
import Testing

@testable import SQLiteStore

@Suite struct `A store of an earlier version` {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Makes a store as the version before made it: with the tables of then, and a log without kinds.
  private func earlier() throws -> SQLiteReviewStore {
    let path = folder.path("errata.db")
    let store = try SQLiteReviewStore.open(path, create: true)
    try store.ingest(
      record("a", time: moment(0)),
      record("b", Feedback(.up), time: moment(0)),
      record("c", Feedback(.edit, correction: " "), time: moment(-90_000)),
      record("d", Feedback(.down, correction: "No."), time: nil)
    )
    try store.decide(.discard(ReasonCode("spam")), "a", operation: "1")
    try store.decide(.discard(ReasonCode("other")), "a", operation: "2")
    try store.undo("3")
    try store.decide(.flag(ReasonCode("expert")), "c", operation: "4")
    let before = try #require(Schema.migrations.firstIndex(of: Schema.judgingVersion))
    try store.pool.writeWithoutTransaction { database in
      try database.execute(
        sql: """
          DROP TABLE receipts; DROP TABLE fingerprints; DROP TABLE record_fingerprints;
          ALTER TABLE places DROP COLUMN owner; ALTER TABLE places DROP COLUMN owner_path; ALTER TABLE feedback DROP COLUMN fingerprints;
          DROP TRIGGER items_come; DROP TRIGGER items_go; DROP TRIGGER items_come_back;
          DROP TRIGGER items_go_away; DROP TRIGGER items_settle; DROP TRIGGER items_unsettle;
          DROP TRIGGER items_leave; DROP TABLE waiting; DROP TABLE outcomes; DROP TABLE daily;
          DROP INDEX examples_in_outline; DROP INDEX approvals_by_example;
          ALTER TABLE examples DROP COLUMN kind; DROP TABLE efforts; ALTER TABLE standings DROP COLUMN effective;
          DROP INDEX items_of_question; DROP INDEX items_by_failure;
          DROP INDEX operations_by_time;
          ALTER TABLE items DROP COLUMN split; ALTER TABLE items DROP COLUMN reason;
          ALTER TABLE items DROP COLUMN failure; ALTER TABLE operations DROP COLUMN failure;
          ALTER TABLE pending_erasures DROP COLUMN traces;
          ALTER TABLE pending_erasures DROP COLUMN receipt;
          ALTER TABLE pending_erasures DROP COLUMN unconsented;
          PRAGMA user_version = \(before);
          """
      )
    }
    try store.close()
    return try SQLiteReviewStore.open(path, create: false)
  }

  @Test func `Is brought up to date with its counts and reasons`() throws {
    let store = try earlier()
    #expect(try store.check() == [])
    let counts = try store.dashboard(DashboardScope(now: moment(10)))
    #expect(counts.discards == [CodeCount("spam", 1)])
    #expect(counts.flags == [CodeCount("expert", 1)])
    #expect(counts.versions.map(\.total.up) == [1])
    #expect(counts.versions.map(\.total.down) == [1])
    try store.amend(.classify(FailureKind("tone")), "a", operation: "5")
    #expect(try store.failure("a") == FailureKind("tone"))
    #expect(try store.check() == [])
  }
}

@Suite struct `The counts of the dashboard` {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [
    DashboardReader.badSince, DashboardReader.waiting, "SELECT \(DashboardReader.outcomes) = 2",
    "SELECT sum(s.effective) \(DashboardReader.decisionsSince) WHERE o.time >= ? AND o.action = 0",
    DashboardReader.lastSettled,
  ])
  func `Are never counted by reading every item, record or decision`(sql: String) throws {
    let store = try SQLiteReviewStore.open(folder.path("errata.db"), create: true)
    let plan = try store.pool.read { database in
      let statement = try database.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
      statement.setUncheckedArguments(StatementArguments())
      return try Row.fetchAll(statement).map { $0["detail"] as String? ?? "" }
    }
    // Only here the decisions are read, from the last one on, past those that do not stand any more, until
    // there are enough.
    let scanned = ["waiting", "outcomes"] + (sql == DashboardReader.lastSettled ? ["d"] : [])
    for step in plan where step.hasPrefix("SCAN ") {
      #expect(scanned.contains { step.hasPrefix("SCAN \($0)") }, "\(plan)")
    }
  }
}
