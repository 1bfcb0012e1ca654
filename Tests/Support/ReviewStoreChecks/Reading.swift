import ReviewModel
import ReviewStorage
import Testing

extension ReviewStoreCheck {
  static let readingChecks = [
    ReviewStoreCheck("Rows come in the order of the keys, without those unknown") { store throws in
      try store.ingest(record("a"), record("b"), record("c"))
      let keys = [try store.key("c"), 999, try store.key("a"), -1]
      #expect(try store.summaries(of: keys, now: moment(0)).map(\.id) == ["c", "a"])
      #expect(try store.summaries(of: [], now: moment(0)) == [])
    },
    ReviewStoreCheck("A row shows the question's beginning") { store throws in
      let long = String(repeating: "日本é", count: 5000)
      try store.ingest(record("a", question: long), record("b", question: ""))
      let rows = try store.summaries(of: [store.key("a"), store.key("b")], now: moment(0))
      #expect(rows.map(\.question) == [String(long.prefix(300)), ""])
      #expect(try store.item(store.key("a"), now: moment(0))?.interaction.question == long)
    },
    ReviewStoreCheck("A row names its record, its agent and its claim until that ends") {
      store throws in
      try store.ingest(record("a", time: moment(3)))
      let claim = try store.claim("a", by: "bo", at: moment(10))
      var row = ItemSummary(
        key: try store.key("a"),
        id: "a",
        question: "What of a?",
        time: moment(3),
        agentVersion: "2026.7.1",
        claim: claim
      )
      #expect(try store.summaries(of: [row.key], now: moment(69)) == [row])
      row.claim = nil
      #expect(try store.summaries(of: [row.key], now: moment(70)) == [row])
    },
    ReviewStoreCheck("An item has its record and its whole history") { store throws in
      let captured = record("a", Feedback(.down, comment: "no"), sources: [Source(title: "S")])
      try store.ingest(captured)
      try store.decide(.skip, "a", operation: "1", note: "later")
      try store.undo("2")
      try store.redo("3")
      let item = try #require(try store.item(store.key("a"), now: moment(0)))
      #expect(item.interaction == captured.interaction)
      #expect(item.feedback == captured.feedback)
      #expect(item.history.map(\.action) == [.decide(.skip), .undo("1"), .redo("1")])
      #expect(item.history.map(\.note) == ["later", nil, nil])
      #expect(item.history.map(\.time) == [moment(100), moment(200), moment(300)])
      #expect(item.sides == [])
    },
    ReviewStoreCheck("Ids are found by what they begin with") { store throws in
      try store.ingest(
        record("ab"),
        record("abc"),
        record("abd", Feedback(.up)),
        record("ac"),
        record("日本"),
        record("%_"),
        record("a\u{10FFFF}z")
      )
      #expect(try store.ids(startingWith: "ab", limit: 9) == ["ab", "abc", "abd"])
      #expect(try store.ids(startingWith: "ab", limit: 2) == ["ab", "abc"])
      #expect(try store.ids(startingWith: "日", limit: 9) == ["日本"])
      #expect(try store.ids(startingWith: "%", limit: 9) == ["%_"])
      #expect(try store.ids(startingWith: "a\u{10FFFF}", limit: 9) == ["a\u{10FFFF}z"])
      #expect(try store.ids(startingWith: "AB", limit: 9) == [])
      #expect(try store.ids(startingWith: "", limit: 2).count == 2)
    },
    ReviewStoreCheck("Of what is unknown there is nothing") { store throws in
      #expect(try store.item(1, now: moment(0)) == nil)
      #expect(try store.itemKey(of: "a") == nil)
      #expect(try store.record("a") == nil)
      #expect(try store.queuePage(QueueQuery(), after: nil, limit: 10).keys == [])
      #expect(try store.set("s") == nil)
      #expect(try store.approvals(of: "s") == [:])
    },
  ]
}
