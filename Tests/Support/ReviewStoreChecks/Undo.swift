import ReviewModel
import ReviewStorage
import Testing

extension ReviewStoreCheck {
  static let undoChecks = [
    ReviewStoreCheck("Undo goes back without limit, and redo forward again") { store throws in
      _ = try store.ingest((0..<5).map { record(InteractionID("r\($0)")) }, now: moment(0))
      for number in 0..<5 {
        try store.decide(.affirm, ItemID("r\(number)"), operation: OperationID("op\(number)"))
      }
      for number in (0..<5).reversed() {
        #expect(
          try store.undo(OperationID("undo\(number)"))
            == Reversal(
              operation: OperationID("op\(number)"),
              items: [store.key(ItemID("r\(number)"))],
              deed: .decided(.affirm)
            )
        )
      }
      #expect(try store.undo("nothing") == nil)
      #expect(try store.queueCount(ItemFilter()) == 5)
      for number in 0..<5 {
        #expect(
          try store.redo(OperationID("redo\(number)"))?.operation == OperationID("op\(number)")
        )
      }
      #expect(try store.redo("nothing more") == nil)
      #expect(try store.queueCount(ItemFilter()) == 0)
    },
    ReviewStoreCheck("Undo takes back one's own operations only") { store throws in
      try store.ingest(record("a"), record("b"))
      try store.decide(.affirm, "a", operation: "1")
      try store.decide(.affirm, "b", by: "bo", operation: "2")
      #expect(try store.undo("3")?.operation == "1")
      #expect(try store.undo("4") == nil)
      #expect(try store.undo("5", by: "cy") == nil)
      #expect(try store.status("b") == .decided(.affirm))
    },
    ReviewStoreCheck("A batch is undone and redone whole, in its order") { store throws in
      try store.ingest(record("a"), record("b"), record("c"))
      try store.decide(.discard(ReasonCode("spam")), "c", "a", "b", operation: "1")
      let items = [try store.key("c"), try store.key("a"), try store.key("b")]
      let reversal = Reversal(
        operation: "1",
        items: items,
        deed: .decided(.discard(ReasonCode("spam")))
      )
      #expect(try store.undo("2") == reversal)
      #expect(try store.queueCount(ItemFilter()) == 3)
      #expect(try store.redo("3") == reversal)
      #expect(try store.queueCount(ItemFilter()) == 0)
    },
    ReviewStoreCheck("Undo of a skip puts the item back in its place") { store throws in
      try store.ingest(record("a", time: moment(2)), record("b", time: moment(1)))
      try store.decide(.skip, "a", operation: "1")
      #expect(try store.queue() == ["b", "a"])
      try store.undo("2")
      #expect(try store.queue() == ["a", "b"])
      #expect(try store.status("a") == .open)
    },
    ReviewStoreCheck("Undo of a revision brings the decision before back") { store throws in
      try store.ingest(record("a"))
      try store.decide(.skip, "a", operation: "1")
      try store.decide(.correct("x"), "a", operation: "2")
      #expect(try store.undo("3")?.verdict == .correct("x"))
      #expect(try store.status("a") == .skipped)
    },
    ReviewStoreCheck("An undo says what speaks for the items now") { store throws in
      try store.ingest(record("a"), record("b"), record("c"))
      try store.decide(.affirm, "a", by: "bo", operation: "1")
      try store.decide(.skip, "b", operation: "2")
      try store.decide(.correct("x"), "a", "b", "c", operation: "3")
      let undone = try store.undo("4")
      #expect(
        undone?.remainders == [
          try store.key("a"): .decided(.affirm, by: "bo"),
          try store.key("b"): .decided(.skip, by: "ana"),
        ]
      )
      try store.undo("5", by: "bo")
      #expect(try store.undo("4") == undone)
    },
    ReviewStoreCheck("A redo says where it comes late") { store throws in
      try store.ingest(record("a"), record("b"))
      try store.decide(.affirm, "a", "b", operation: "1")
      try store.undo("2")
      try store.decide(.correct("x"), "a", by: "bo", operation: "3")
      let redone = try store.redo("4")
      #expect(redone?.remainders == [try store.key("a"): .late(after: "bo")])
      #expect(try store.redo("4") == redone)
    },
    ReviewStoreCheck("A new decision leaves nothing to redo") { store throws in
      try store.ingest(record("a"), record("b"))
      try store.decide(.affirm, "a", operation: "1")
      try store.undo("2")
      try store.decide(.affirm, "b", by: "bo", operation: "3")
      try store.decide(.affirm, "b", operation: "4")
      #expect(try store.redo("5") == nil)
      try store.undo("6", by: "bo")
      #expect(try store.redo("7", by: "bo")?.operation == "3")
    },
    ReviewStoreCheck("Undo on an item takes back one's last operation on it, a batch whole") {
      store throws in
      try store.ingest(record("a"), record("b"), record("c"))
      try store.decide(.affirm, "a", "b", operation: "1")
      try store.decide(.affirm, "c", operation: "2")
      #expect(try store.undo("3", by: "bo", on: "a") == nil)
      #expect(try store.undo("4", on: "a")?.operation == "1")
      #expect(try store.status("b") == .open)
      #expect(try store.status("c") == .decided(.affirm))
      #expect(try store.undo("5", on: "a") == nil)
      #expect(try store.redo("6")?.operation == "1")
      // What was put in force last is on top.
      #expect(try store.undo("7")?.operation == "1")
      #expect(try store.undo("8")?.operation == "2")
    },
    ReviewStoreCheck("A second opinion does not become effective when the first is undone") {
      store throws in
      try store.ingest(record("a"))
      try store.decide(.affirm, "a", operation: "1")
      try store.decide(.correct("No."), "a", by: "bo", operation: "2")
      try store.undo("3")
      #expect(try store.status("a") == .open)
      #expect(try store.disputes(of: "a") == 0, "nobody else says anything any more")
      try store.decide(.affirm, "a", operation: "5")
      #expect(try store.disputes(of: "a") == 1)
      try store.undo("4", by: "bo")
      #expect(try store.item(store.key("a"), now: moment(0))?.summary.lateDecisions == 0)
    },
    ReviewStoreCheck("Redo comes late when somebody decided meanwhile, or holds the item") {
      store throws in
      try store.ingest(record("a"), record("b"))
      try store.decide(.affirm, "a", "b", operation: "1")
      try store.undo("2")
      try store.decide(.correct("x"), "a", by: "bo", operation: "3")
      try store.claim("b", by: "bo", at: moment(250))
      try store.redo("4", at: moment(300))
      #expect(try store.status("a") == .decided(.correct))
      #expect(try store.status("b") == .open)
      #expect(
        try store.queue("is:disputed is:any") == ["a"],
        "b is held, and nobody else decided it"
      )
    },
    ReviewStoreCheck("An undo or redo that is known changes nothing and answers as it did") {
      store throws in
      try store.ingest(record("a"), record("b"))
      try store.decide(.affirm, "a", operation: "1")
      try store.decide(.skip, "b", operation: "2")
      let undone = try store.undo("3")
      #expect(try store.undo("3") == undone)
      #expect(try store.status("a") == .decided(.affirm))
      let redone = try store.redo("4")
      #expect(try store.redo("4") == redone)
      #expect(try store.undo("3") == undone)
      #expect(try store.status("b") == .skipped)
      #expect(try store.decisions(after: 0, limit: 99).count == 4)
    },
  ]
}
