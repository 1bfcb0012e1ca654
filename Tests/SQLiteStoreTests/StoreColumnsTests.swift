import GRDB
import SQLiteStore
import TestSupport
import Testing

@Suite struct `Every column of a store that can hold letters` {
  @Test func `is in one of two tables, the words of people or the rest, and no other is`() throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteReviewStore.open(folder.path("s.db"), create: true)
    try store.close()
    let queue = try DatabaseQueue(path: folder.path("s.db"))
    let columns = try queue.read { database in
      try String.fetchSet(
        database,
        sql: """
          SELECT t.name || '.' || c.name FROM sqlite_schema t JOIN pragma_table_xinfo(t.name) c
          WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND c.type NOT IN ('INTEGER', 'REAL')
          """
      )
    }
    try queue.close()
    let words = Set(StoreColumns.words.keys)
    let others = Set(StoreColumns.others.keys)
    #expect(columns.count > 40)
    #expect(words.isDisjoint(with: others))
    #expect(columns.subtracting(words).subtracting(others) == [], "say what stands in them")
    #expect(words.union(others).subtracting(columns) == [], "these are no columns any more")
  }
}
