import GRDB
import ReviewModel
import ReviewStorage
import TestSupport
import Testing

@testable import SQLiteStore

@Suite struct `Sets that are read piece by piece` {
  private let folder: TemporaryFolder
  private var path: String { folder.path("errata.db") }

  init() throws { folder = try TemporaryFolder() }

  private func example(_ number: Int) -> Example {
    Example(
      id: ExampleID("e\(1000 + number)"),
      kind: number.isMultiple(of: 3) ? .regression : .golden,
      question: "Question \(number)",
      answer: "A",
      expected: "A",
      cluster: "\(number)",
      uses: [.eval],
      lineage: []
    )
  }

  private func filled(_ count: Int) throws -> SQLiteReviewStore {
    let store = try SQLiteReviewStore.open(path, create: true)
    let set = CuratedSet(
      id: "s",
      policy: [],
      examples: (0..<count).map(example),
      drops: [],
      counts: CurationCounts()
    )
    try store.save(set, now: moment(1))
    return store
  }

  @Test func `Have the kinds of a store of an earlier version`() throws {
    var store = try filled(7)
    let outline = try store.outline(of: "s")
    let before = try #require(Schema.migrations.firstIndex(of: Schema.setVersion))
    try store.pool.writeWithoutTransaction { database in
      try database.execute(
        sql: """
          DROP TABLE receipts; DROP TABLE fingerprints; DROP TABLE record_fingerprints;
          ALTER TABLE places DROP COLUMN owner; ALTER TABLE places DROP COLUMN owner_path; ALTER TABLE feedback DROP COLUMN fingerprints;
          DROP INDEX examples_in_outline; DROP INDEX approvals_by_example;
          ALTER TABLE examples DROP COLUMN kind;
          ALTER TABLE pending_erasures DROP COLUMN traces;
          ALTER TABLE pending_erasures DROP COLUMN receipt;
          ALTER TABLE pending_erasures DROP COLUMN unconsented; PRAGMA user_version = \(before);
          """
      )
    }
    try store.close()
    store = try SQLiteReviewStore.open(path, create: false)
    #expect(try store.outline(of: "s") == outline)
    #expect(outline?.entries.map(\.position) == [0, 3, 6, 1, 2, 4, 5])
    #expect(try store.check() == [])
  }

  @Test func `Are settled, taken back and put in force again by one statement each`() throws {
    let store = try filled(200)
    var statements: [String] = []
    store.pool.writeWithoutTransaction { database in
      database.trace { event in
        if case .statement(let statement) = event, statement.sql.hasPrefix("INSERT") {
          statements.append(statement.sql)
        }
      }
    }
    let request = ApprovalRequest(
      set: "s",
      positions: Array(0..<200),
      state: .approved,
      reviewer: "ana",
      operation: "1",
      time: moment(2)
    )
    try store.settle(request)
    #expect(
      try store.undoApproval(of: "s", by: "ana", operation: "2", now: moment(3))?.count == 200
    )
    #expect(
      try store.redoApproval(of: "s", by: "ana", operation: "3", now: moment(4))?.count == 200
    )
    #expect(statements.count == 3)
    #expect(try store.approvals(of: "s").count == 200)
  }

  @Test func `Are asked for consent by one statement a batch, before it is written`() throws {
    let store = try filled(200)
    var statements: [String] = []
    store.pool.writeWithoutTransaction { database in
      database.trace { event in
        if case .statement(let statement) = event { statements.append(statement.sql) }
      }
    }
    try store.settle(
      ApprovalRequest(
        set: "s",
        positions: Array(0..<200),
        state: .approved,
        reviewer: "ana",
        operation: "1",
        time: moment(2)
      )
    )
    let asking = try #require(statements.firstIndex { $0.contains("consents") })
    let writing = try #require(statements.firstIndex { $0.contains("INSERT INTO approvals") })
    #expect(asking < writing)
    #expect(statements.count { $0.contains("consents") } == 1)
    #expect(statements.count < 15, "\(statements)")
  }

  @Test func `Read no table for an outline but what the indexes have`() throws {
    let store = try filled(1)
    let plan = try store.pool.read { database in
      try Row.fetchAll(
        database,
        sql: "EXPLAIN QUERY PLAN SELECT position, kind, warned FROM examples WHERE set_key = 1"
      )
      .map { $0["detail"] as String }
    }
    #expect(plan.contains { $0.contains("COVERING INDEX examples_in_outline") }, "\(plan)")
  }
}
