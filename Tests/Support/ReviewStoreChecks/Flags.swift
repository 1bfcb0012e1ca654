import ReviewModel
import ReviewStorage
import Testing

extension ReviewStoreCheck {
  static let flagChecks = [
    ReviewStoreCheck("A flag says who asked for a second person, when, why and with what remark") {
      store throws in
      try store.ingest(record("a"), record("b"))
      let reason = ReasonCode("privacy")
      try store.decide(.flag(reason), "a", operation: "1", at: moment(7), note: "A name.")
      let mark = FlagMark(reviewer: "ana", time: moment(7), reason: reason, note: "A name.")
      #expect(try store.flag("a") == mark)
      #expect(try store.flag("b") == nil)
      let rows = try store.summaries(of: [store.key("a"), store.key("b")], now: moment(9))
      #expect(rows.map(\.flag) == [mark, nil])
      #expect(try store.queue("is:flagged") == ["a"])
      #expect(try store.queue("is:flagged reason:privacy reviewer:ana") == ["a"])
    },
    ReviewStoreCheck("A flag is gone once a second person settles it, and back when that is undone")
    {
      store throws in
      try store.ingest(record("a"))
      try store.decide(.flag(ReasonCode("safety")), "a", operation: "1")
      try store.decide(.affirm, "a", by: "bo", operation: "2")
      #expect(try store.flag("a") == nil)
      try store.undo("3", by: "bo")
      #expect(try store.flag("a")?.reason == ReasonCode("safety"))
      #expect(try store.flag("a")?.reviewer == "ana")
      try store.undo("4")
      #expect(try store.flag("a") == nil)
    },
    ReviewStoreCheck("The last flag that counts is the one that is shown, and long notes are cut") {
      store throws in
      try store.ingest(record("a"))
      let note = String(repeating: "n", count: 1000)
      try store.decide(.flag(ReasonCode("safety")), "a", operation: "1")
      try store.decide(.flag(ReasonCode("other")), "a", by: "bo", operation: "2", note: note)
      let flag = try #require(try store.flag("a"))
      #expect(flag.reviewer == "bo" && flag.reason == ReasonCode("other"))
      #expect(flag.note?.count == FlagMark.noteLimit)
      try store.undo("3", by: "bo")
      #expect(try store.flag("a")?.reviewer == "ana")
    },
  ]
}

extension ReviewStore {
  fileprivate func flag(_ id: ItemID) throws -> FlagMark? {
    try #require(try item(try key(id), now: moment(0))).summary.flag
  }
}
