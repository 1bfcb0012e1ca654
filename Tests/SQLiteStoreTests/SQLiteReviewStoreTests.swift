import ReviewStorage
import SQLiteStore
import TestSupport
import Testing

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
}
