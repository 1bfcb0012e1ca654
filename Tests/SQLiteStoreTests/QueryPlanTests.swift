import GRDB
import ReviewModel
import ReviewStorage
import TestSupport
import Testing

@testable import SQLiteStore

@Suite struct `The statements that the console lives on` {
  @Test(arguments: [QueueOrder.value, .newest, .oldest])
  func `Read a page from an index, without a scan of the table or a sort`(
    order: QueueOrder
  ) throws {
    for text in ["", "signal:down -is:skipped", "refund tag:x has:sources"] {
      let sql = QueueSQL(order, FilterSQL(try ItemFilter(parsing: text)))
      try expectIndexes(sql.first, startingWith: "SCAN i USING INDEX items_by_")
      try expectIndexes(sql.sameRank, startingWith: "SEARCH i USING INDEX items_by_")
      try expectIndexes(sql.laterRanks, startingWith: "SEARCH i USING INDEX items_by_")
    }
  }

  @Test(arguments: [
    SummaryRow.selection, InteractionRow.selection + " WHERE x.key = ?",
    InteractionRow.selectionWithItem + " WHERE x.id = ?",
    "SELECT needed, since FROM items WHERE key = ?",
    "SELECT reviewer, session, expires FROM claims WHERE item = ? AND expires > ?",
    """
    SELECT operation FROM standings
    WHERE reviewer = ? AND state = ? ORDER BY position DESC LIMIT 1
    """,
    "SELECT key FROM questions WHERE hash = ? AND text = ?",
    "SELECT key FROM interactions WHERE id = ?",
    "SELECT key FROM items WHERE interaction = ? AND kind = 0",
    "SELECT item FROM decisions WHERE operation = ? ORDER BY sequence",
    DecisionRow.selection + " WHERE d.item = ? AND d.sequence > ? ORDER BY d.sequence",
  ])
  func `Find a row by its key`(sql: String) throws {
    try expectIndexes(sql, startingWith: "SEARCH")
  }

  @Test func `Stream all records in the order of the index`() throws {
    try expectIndexes(
      InteractionRow.selectionInOrder,
      startingWith: "SCAN x USING INDEX interactions_by_id"
    )
  }

  @Test(arguments: [
    PrecedentSearch.corrected, PrecedentSearch.saidByUsers, PrecedentSearch.examples,
    ItemRow.ofInteraction, RelatedSearch.own,
  ])
  func `Read what belongs to a record or a question without a look at the others`(
    sql: String
  ) throws {
    let tables = ["i", "items", "interactions", "f", "c", "e", "s"]
    for step in try plan(of: sql) {
      #expect(!tables.contains { step == "SCAN \($0)" || step.hasPrefix("SCAN \($0) ") }, "\(step)")
    }
  }

  @Test(arguments: [RelatedSearch.turns, RelatedSearch.timelessTurns, RelatedSearch.answers])
  func `Read what stands around a record from an index, in its order`(sql: String) throws {
    try expectIndexes(sql, startingWith: "SEARCH x USING INDEX interactions_by_")
  }

  private func plan(of sql: String) throws -> [String] {
    let folder = try TemporaryFolder()
    let store = try SQLiteReviewStore.open(folder.path("errata.db"), create: true)
    return try store.pool.read { database in
      // A question mark that is not bound is NULL, which the plan does not depend on.
      let statement = try database.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
      statement.setUncheckedArguments(StatementArguments())
      return try Row.fetchAll(statement).map { $0["detail"] as String? ?? "" }
    }
  }

  private func expectIndexes(_ sql: String, startingWith first: String) throws {
    let plan = try plan(of: sql)
    #expect(plan.first?.hasPrefix(first) == true, "\(sql): \(plan)")
    for step in plan.dropFirst() {
      #expect(
        step.hasPrefix("SEARCH") || step.hasPrefix("SCAN g") || step.contains("SCALAR SUBQUERY"),
        "\(sql): \(step)"
      )
      #expect(!step.contains("TEMP B-TREE"), "\(sql): \(step)")
    }
  }
}
