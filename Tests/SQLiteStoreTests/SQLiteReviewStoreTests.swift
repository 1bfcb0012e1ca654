import ReviewStorage
import TestSupport
import Testing

@testable import SQLiteStore

@Suite struct `Every store keeps the contract` {
  @Test(arguments: ReviewStoreCheck.all)
  func `In memory`(check: ReviewStoreCheck) throws {
    try check.run(MemoryStore())
  }

  @Test(arguments: ReviewStoreCheck.all)
  func `On SQLite`(check: ReviewStoreCheck) throws {
    let folder = try TemporaryFolder()
    try check.run(SQLiteReviewStore.open(folder.path("errata.db"), create: true))
  }

  @Test(arguments: ReviewStoreCheck.all)
  func `On SQLite, with every text in the search index at once`(check: ReviewStoreCheck) throws {
    let folder = try TemporaryFolder()
    try check.run(
      SQLiteReviewStore.openUnindexed(folder.path("errata.db"), create: true, indexBatch: 1)
    )
  }
}
