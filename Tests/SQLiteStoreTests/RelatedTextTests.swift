import ReviewModel
import ReviewStorage
import TestSupport
import Testing

@testable import SQLiteStore

@Suite
struct `A long text beside a record` {
  @Test(arguments: ["日", "é", "a", "😀"])
  func `is cut between letters`(letter: String) throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteReviewStore.open(folder.path("errata.db"), create: true)
    // However the limit falls, with one of three beginnings it falls inside of a letter.
    for (number, beginning) in ["", "x", "xx"].enumerated() {
      let question = "How of \(number)?"
      let answer = beginning + String(repeating: letter, count: RelatedRecord.longestText)
      try store.ingest(
        record(InteractionID("long\(number)"), question: question, answer: answer),
        record(InteractionID("own\(number)"), question: question)
      )
      let found = try store.related(to: store.key(ItemID("own\(number)")), limit: 5)
      let shown = try #require(found.answers.first)
      #expect(shown.isCut == (answer.utf8.count > RelatedRecord.longestText))
      #expect(answer.hasPrefix(shown.answer), "\(shown.answer.suffix(2))")
    }
  }
}
