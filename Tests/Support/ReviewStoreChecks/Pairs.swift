import ReviewModel
import ReviewStorage
import Testing

extension ReviewStoreCheck {
  static let pairChecks = [
    ReviewStoreCheck(
      "A pair is an item with both questions, and leaves the queue when it is decided"
    ) {
      store throws in
      try store.ingest(
        record("a", Feedback(.up), question: "Under?", time: moment(4)),
        record("b", Feedback(.up), question: "Over?")
      )
      try store.putConflicts([pair("p")], now: moment(0))
      let item = try #require(try store.item(store.key("p"), now: moment(0)))
      #expect(item.summary.kind == .pair)
      #expect(item.sides.map(\.question) == ["Under?", "Over?"])
      #expect(try store.queue() == ["p"])
      #expect(try store.pairDecisions().isEmpty)
      try store.decide(.affirm, "p", operation: "1")
      #expect(try store.queue() == [])
      #expect(try store.pairDecisions() == [PairDecision("under?", "over?", isSame: true)])
      try store.undo("2")
      #expect(try store.pairDecisions().isEmpty)
      try store.decide(.discard(.asksSomethingElse), "p", operation: "3")
      #expect(try store.pairDecisions() == [PairDecision("under?", "over?", isSame: false)])
    },
    ReviewStoreCheck("A decided pair stays, whatever is found later, and one that waits may go") {
      store throws in
      try store.ingest(
        record("a", Feedback(.up), question: "Under?"),
        record("b", Feedback(.up), question: "Over?")
      )
      try store.putPairs([pair("p"), pair("q")], now: moment(0))
      try store.decide(.affirm, "p", operation: "1")
      try store.putConflicts([pair("p", "Other.", "Else.")], now: moment(1))
      #expect(try store.status("p") == .decided(.affirm))
      #expect(try store.status("q") == .withdrawn)
      try store.putConflicts([], now: moment(2))
      #expect(try store.status("p") == .decided(.affirm))
      #expect(try store.pairDecisions().count == 1)
    },
    ReviewStoreCheck(
      "What was said of a pair holds for others who ask the same when a record is erased"
    ) {
      store throws in
      try store.ingest(
        record("a", Feedback(.up), question: "Under?"),
        record("b", Feedback(.up), question: "Over?"),
        record("c", Feedback(.down, correction: "Maybe."), question: "Over?"),
        record("d", Feedback(.up), question: "Over?", answer: "Late.")
      )
      try store.putPairs([pair("p")], now: moment(0))
      try store.decide(.discard(.asksSomethingElse), "p", operation: "1", note: "b is odd")
      func erase(_ id: InteractionID) throws {
        _ = try store.erase([RecordErasure(id, marks: [])], isRehearsal: false, now: moment(9))
      }
      try erase("b")
      #expect(try store.pairDecisions() == [PairDecision("under?", "over?", isSame: false)])
      let item = try #require(try store.item(store.key("p"), now: moment(0)))
      #expect(item.sides.map(\.interaction) == ["a", "c"])
      #expect(item.sides.map(\.correction) == ["Yes.", "Maybe."])
      try erase("c")
      #expect(try store.pairDecisions().count == 1)
      try erase("d")
      #expect(try store.pairDecisions().isEmpty)
    },
    ReviewStoreCheck(
      "A pair that waits goes on waiting when another asks the same as who is erased"
    ) { store throws in
      try store.ingest(
        record("a", Feedback(.up), question: "Under?"),
        record("b", Feedback(.up), question: "Over?"),
        record("c", Feedback(.up), question: "Under?")
      )
      try store.putPairs([pair("p")], now: moment(0))
      _ = try store.erase([RecordErasure("a", marks: [])], isRehearsal: false, now: moment(9))
      #expect(try store.queue() == ["p"])
      let item = try #require(try store.item(store.key("p"), now: moment(0)))
      #expect(item.sides.map(\.interaction) == ["c", "b"])
    },
    ReviewStoreCheck("Pairs are put in without withdrawing conflicts") { store throws in
      try store.ingest(
        record("a", Feedback(.up), question: "Under?"),
        record("b", Feedback(.up), question: "Over?")
      )
      try store.putConflicts(
        [
          Conflict(
            id: "c",
            questionKey: "under?",
            sides: [ConflictSide(interaction: "a", correction: "Yes.")]
          )
        ],
        now: moment(0)
      )
      try store.putPairs([pair("p")], now: moment(1))
      #expect(try Set(store.queue()) == ["c", "p"])
    },
  ]
}

private func pair(_ id: ItemID, _ first: String = "Yes.", _ second: String = "No.") -> Conflict {
  Conflict(
    id: id,
    kind: .pair,
    questionKey: "under?",
    sides: [
      ConflictSide(interaction: "a", correction: first),
      ConflictSide(interaction: "b", correction: second),
    ]
  )
}
