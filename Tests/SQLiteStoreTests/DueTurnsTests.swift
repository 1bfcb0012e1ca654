import ReviewModel
import TestSupport
import Testing

@testable import SQLiteStore

@Suite struct `Items of questions that are asked again` {
  private let day: Int64 = 86_400

  @Test func `Move together after the batches of a log, and are where they belong then`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("errata.db")
    let store = try SQLiteReviewStore.open(path, create: true)
    try store.ingest(
      record("old", question: "Often?", time: moment(0)),
      record("new", question: "Once?", time: moment(10 * day))
    )
    #expect(try store.queue() == ["new", "old"])
    let batch = (0..<DueTurns.manyRecords).map {
      record(InteractionID("up \($0)"), Feedback(.up), question: "Often?")
    }
    _ = try store.ingest(batch, now: moment(0))
    #expect(try store.check() == [])
    #expect(try store.read { try DueTurns.wait(isUrgent: true, in: $0) })
    try store.close()

    let again = try SQLiteReviewStore.open(path, create: false)
    #expect(try again.queue() == ["old", "new"])
    #expect(try !again.read { try DueTurns.wait(isUrgent: true, in: $0) })
    #expect(try again.check() == [])
  }
}
