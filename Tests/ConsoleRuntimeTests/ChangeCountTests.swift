import ReviewModel
import ReviewStorage
import SQLiteStore
import TestSupport
import Testing

@testable import ConsoleRuntime

@Suite struct `Other people's writes` {
  private let folder: TemporaryFolder
  private let ours: SQLiteReviewStore
  private let theirs: SQLiteReviewStore
  private let changes: ChangeCount

  init() throws {
    folder = try TemporaryFolder()
    ours = try SQLiteReviewStore.open(folder.path("errata.db"), create: true)
    theirs = try SQLiteReviewStore.open(folder.path("errata.db"), create: false)
    for id: InteractionID in ["a", "b"] { try ours.ingest(record(id)) }
    changes = ChangeCount(ours)
    #expect(!changes.hasForeignWrite())
  }

  @Test func `Are told once, and our own never`() throws {
    _ = try changes.own { try ours.decide(.affirm, "a", operation: "1") }
    #expect(!changes.hasForeignWrite())
    try theirs.decide(.affirm, "b", by: "bo", operation: "2")
    #expect(changes.hasForeignWrite())
    #expect(!changes.hasForeignWrite())
  }

  @Test func `Are told when they come while ours writes`() throws {
    _ = try changes.own {
      try theirs.decide(.affirm, "b", by: "bo", operation: "2")
      try ours.decide(.affirm, "a", operation: "1")
    }
    #expect(changes.hasForeignWrite())
  }

  @Test func `Are told when they come while ours comes to nothing`() throws {
    _ = try changes.own {
      try theirs.decide(.affirm, "b", by: "bo", operation: "2")
    }
    #expect(changes.hasForeignWrite())
  }
}
