import ReviewModel
import ReviewStorage
import Testing

extension ReviewStoreCheck {
  static let conflictChecks = [
    ReviewStoreCheck("A conflict is an item with its sides, standing for its newest record") {
      store throws in
      try store.ingest(
        record("a", Feedback(.down, correction: "Yes."), question: "Q?", time: moment(4)),
        record("b", Feedback(.down, correction: "No."), question: "Q?")
      )
      let conflict = conflict("conflict-1", of: "a", questionKey: "q?")
      try store.putConflicts([conflict], now: moment(0))
      let item = try #require(try store.item(store.key("conflict-1"), now: moment(0)))
      #expect(
        item.summary
          == ItemSummary(
            key: try store.key("conflict-1"),
            id: "conflict-1",
            kind: .conflict,
            question: "Q?",
            time: moment(4),
            signal: .corrected,
            agentVersion: "2026.7.1",
            asked: 2
          )
      )
      #expect(item.interaction.id == "a")
      #expect(item.sides == conflict.sides)
      #expect(try store.queue() == ["conflict-1"])
      #expect(try store.record("a")?.item == nil)
    },
    ReviewStoreCheck("A conflict with the same sides stays as it is, with its decision") {
      store throws in
      try store.ingest(record("a", Feedback(.up)))
      try store.putConflicts([conflict("c", of: "a")], now: moment(0))
      let key = try store.key("c")
      try store.decide(.correct("Yes."), "c", operation: "1")
      try store.putConflicts([conflict("c", of: "a")], now: moment(9))
      #expect(try store.key("c") == key)
      #expect(try store.status("c") == .decided(.correct))
    },
    ReviewStoreCheck("A conflict with other sides opens again, and its history stays") {
      store throws in
      try store.ingest(record("a", Feedback(.up)), record("b", Feedback(.up)))
      try store.putConflicts([conflict("c", of: "a")], now: moment(0))
      try store.decide(.correct("Yes."), "c", operation: "1")
      try store.decide(.affirm, "c", by: "bo", operation: "2")
      try store.putConflicts([conflict("c", of: "b", "Maybe.", "No.")], now: moment(9))
      #expect(try store.status("c") == .open)
      let item = try #require(try store.item(store.key("c"), now: moment(9)))
      #expect(item.history.count == 2)
      #expect(item.summary.lateDecisions == 0)
      #expect(item.interaction.id == "b")
      #expect(try store.decide(.affirm, "c", by: "bo", operation: "3") == [.effective])
      #expect(try store.undo("4")?.operation == "1")
      #expect(try store.status("c") == .decided(.affirm))
      try store.undo("5", by: "bo")
      #expect(try store.status("c") == .open)
    },
    ReviewStoreCheck("A conflict that is gone is withdrawn, and one that returns opens") {
      store throws in
      try store.ingest(record("a", Feedback(.up)))
      try store.putConflicts([conflict("c", of: "a"), conflict("d", of: "a")], now: moment(0))
      try store.decide(.affirm, "d", operation: "1")
      try store.putConflicts([], now: moment(1))
      #expect(try store.status("c") == .withdrawn)
      #expect(try store.status("d") == .decided(.affirm))
      #expect(try store.queue() == [])
      try store.putConflicts([conflict("c", of: "a")], now: moment(2))
      #expect(try store.status("c") == .open)
    },
    ReviewStoreCheck("A conflict's row follows its record's feedback") { store throws in
      try store.ingest(record("a", Feedback(.up)))
      try store.putConflicts([conflict("c", of: "a")], now: moment(0))
      _ = try store.setFeedback(nil, of: "a", now: moment(1))
      #expect(try store.item(store.key("c"), now: moment(1))?.summary.signal == Signal.none)
      #expect(try store.status("c") == .open)
    },
    ReviewStoreCheck("A conflict without a stored record is refused whole") { store throws in
      try store.ingest(record("a", Feedback(.up)))
      #expect(throws: StoreError.self) {
        try store.putConflicts([conflict("c", of: "a"), conflict("d", of: "?")], now: moment(0))
      }
      #expect(try store.itemKey(of: "c") == nil)
    },
  ]
}
