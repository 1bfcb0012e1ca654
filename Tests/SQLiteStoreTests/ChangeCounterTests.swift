import ReviewModel
import ReviewStorage
import SQLiteStore
import TestSupport
import Testing

@Suite struct `The change counter` {
  @Test func `Sees the writes of others and one's own alike`() throws {
    let folder = try TemporaryFolder()
    let one = try SQLiteReviewStore.open(folder.path("errata.db"), create: true)
    let other = try SQLiteReviewStore.open(folder.path("errata.db"), create: false)
    let before = try one.changeCounter()
    try one.ingest(record("a"))
    let afterOwn = try one.changeCounter()
    #expect(afterOwn > before)
    #expect(try other.changeCounter() == afterOwn)
    try other.decide(.affirm, "a", operation: "1")
    #expect(try one.changeCounter() > afterOwn)
  }

  @Test func `Stays when a write changed nothing`() throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteReviewStore.open(folder.path("errata.db"), create: true)
    try store.ingest(record("a"))
    let before = try store.changeCounter()
    try store.ingest(record("a"))
    try store.undo("1")
    #expect(try store.changeCounter() == before)
  }
}
