import ReviewModel
import ReviewStorage
import Testing

extension ReviewStoreCheck {
  static let decisionChecks = [
    ReviewStoreCheck("Each verdict settles or moves an item as its name says") { store throws in
      let verdicts: [(Verdict, ItemStatus)] = [
        (.correct("Sixty."), .decided(.correct)), (.affirm, .decided(.affirm)),
        (.discard(ReasonCode("spam")), .decided(.discard)), (.flag(ReasonCode("expert")), .flagged),
        (.skip, .skipped),
      ]
      for (number, (verdict, status)) in verdicts.enumerated() {
        let id = "r\(number)"
        try store.ingest(record(InteractionID(id)))
        #expect(
          try store.decide(verdict, ItemID(id), operation: OperationID("op\(number)"))
            == [.effective]
        )
        #expect(try store.status(ItemID(id)) == status)
        let item = try #require(try store.item(store.key(ItemID(id)), now: moment(0)))
        #expect(item.history.map(\.action) == [.decide(verdict)])
      }
      #expect(try store.queue() == ["r4"])
    },
    ReviewStoreCheck("A batch is one operation with an outcome for each item") { store throws in
      try store.ingest(record("a"), record("b"), record("c"))
      try store.decide(.affirm, "b", by: "bo", operation: "1")
      let keys = [try store.key("c"), 999, try store.key("b"), try store.key("c")]
      let request = DecisionRequest(
        items: keys,
        verdict: .skip,
        reviewer: "ana",
        session: "s",
        operation: "2",
        time: moment(1)
      )
      #expect(
        try store.decide(request) == [.effective, .unknownItem, .late(after: "bo"), .effective]
      )
      let events = try store.decisions(after: 0, limit: 100)
      #expect(events.map(\.operation) == ["1", "2", "2"])
      #expect(events.map(\.item) == [keys[2], keys[0], keys[2]])
      #expect(events.map(\.isLate) == [false, false, true])
      #expect(events.map(\.sequence) == [1, 2, 3])
    },
    ReviewStoreCheck("An operation that is known changes nothing and answers as it did") {
      store throws in
      try store.ingest(record("a"), record("b"))
      #expect(try store.decide(.affirm, "a", by: "bo", operation: "1") == [.effective])
      #expect(
        try store.decide(.skip, "a", "b", operation: "2") == [.late(after: "bo"), .effective]
      )
      try store.undo("3", by: "bo")
      let before = try store.decisions(after: 0, limit: 100)
      #expect(
        try store.decide(.skip, "a", "b", operation: "2") == [.late(after: "bo"), .effective]
      )
      #expect(try store.decide(.affirm, "a", by: "bo", operation: "1") == [.effective])
      #expect(try store.decisions(after: 0, limit: 100) == before)
      #expect(try store.status("a") == .open)
    },
    ReviewStoreCheck("An operation's id does not serve for two things") { store throws in
      try store.ingest(record("a"))
      try store.decide(.affirm, "a", operation: "1")
      #expect(throws: StoreError.self) { try store.undo("1") }
      #expect(throws: StoreError.self) { try store.decide(.skip, "a", by: "bo", operation: "1") }
      #expect(try store.decisions(after: 0, limit: 9).count == 1)
    },
    ReviewStoreCheck("A second person's decision is kept, and overwrites nothing") { store throws in
      try store.ingest(record("a"))
      try store.decide(.affirm, "a", operation: "1")
      #expect(
        try store.decide(.correct("No."), "a", by: "bo", operation: "2") == [.late(after: "ana")]
      )
      #expect(try store.status("a") == .decided(.affirm))
      let item = try #require(try store.item(store.key("a"), now: moment(0)))
      #expect(item.summary.lateDecisions == 1)
      #expect(item.history.map(\.isLate) == [false, true])
      #expect(try store.queue("is:disputed") == ["a"])
    },
    ReviewStoreCheck(
      "A second opinion beside a mere claim disputes nothing until somebody else decides"
    ) {
      store throws in
      try store.ingest(record("new", time: moment(9)), record("held", time: moment(1)))
      try store.claim("held", by: "bo", at: moment(10))
      let correction = Verdict.correct("No.")
      #expect(
        try store.decide(correction, "held", operation: "1", at: moment(11)) == [.late(after: "bo")]
      )
      #expect(try store.status("held") == .open)
      #expect(try store.disputes(of: "held") == 0)
      #expect(try store.queue("is:disputed") == [])
      #expect(try store.queue() == ["new", "held"])
      try store.decide(.affirm, "held", operation: "2", at: moment(12))
      #expect(
        try store.disputes(of: "held") == 0,
        "one reviewer, be it twice, disagrees with nobody"
      )
      #expect(try store.queue() == ["new", "held"])
      try store.decide(
        .discard(ReasonCode("spam")),
        "held",
        by: "cy",
        operation: "3",
        at: moment(13)
      )
      #expect(try store.disputes(of: "held") == 3)
      #expect(try store.queue() == ["held", "new"], "what two disagree on is worth more")
      try store.undo("4", by: "cy")
      #expect(try store.queue() == ["new", "held"])
      #expect(
        try store.decide(.affirm, "held", by: "bo", operation: "5", at: moment(15)) == [.effective]
      )
      #expect(try store.disputes(of: "held") == 2)
      #expect(try store.queue("is:disputed") == ["held"])
    },
    ReviewStoreCheck("One's own decision may be revised, and waiting ones settled by anybody") {
      store throws in
      try store.ingest(record("a"), record("b"), record("c"))
      try store.decide(.affirm, "a", operation: "1")
      #expect(
        try store.decide(.discard(ReasonCode("spam")), "a", operation: "2") == [.effective]
      )
      try store.decide(.skip, "b", operation: "3")
      #expect(try store.decide(.affirm, "b", by: "bo", operation: "4") == [.effective])
      try store.decide(.flag(ReasonCode("expert")), "c", operation: "5")
      #expect(try store.decide(.affirm, "c", by: "bo", operation: "6") == [.effective])
      #expect(try store.status("a") == .decided(.discard))
      #expect(try store.status("b") == .decided(.affirm))
      #expect(try store.status("c") == .decided(.affirm))
    },
    ReviewStoreCheck("Nobody says what is right in a record of which no use is allowed") {
      store throws in
      try store.ingest(record("a", user: "u"), record("b"), record("c"))
      try store.setConsent(Consent.none, ofUser: "u", now: moment(1))
      #expect(try store.decide(.affirm, "a", "b", operation: "1") == [.noUse, .effective])
      #expect(try store.decide(.affirm, "a", "b", operation: "1") == [.noUse, .effective])
      #expect(try store.decide(.correct("Six weeks."), "a", operation: "2") == [.noUse])
      #expect(try store.status("a") == .open)
      #expect(try store.decide(.skip, "a", operation: "3") == [.effective])
      #expect(try store.decide(.discard(ReasonCode("spam")), "a", operation: "4") == [.effective])
      try store.setDefaultConsent(Consent.none)
      #expect(try store.decide(.affirm, "c", operation: "5") == [.noUse])
      try store.setDefaultConsent(.eval)
      #expect(try store.decide(.affirm, "c", operation: "6") == [.effective])
    },
    ReviewStoreCheck("A flag is settled by a second person, never by its own") { store throws in
      try store.ingest(record("a"), record("b"))
      try store.decide(.flag(ReasonCode("expert")), "a", operation: "1")
      #expect(try store.decide(.affirm, "a", "b", operation: "2") == [.ownFlag, .effective])
      #expect(try store.decide(.affirm, "a", "b", operation: "2") == [.ownFlag, .effective])
      #expect(try store.decide(.skip, "a", operation: "3") == [.ownFlag])
      #expect(try store.status("a") == .flagged)
      #expect(try store.decisions(after: 0, limit: 9).count == 2)
      #expect(
        try store.decide(.flag(ReasonCode("safety")), "a", operation: "4") == [.effective]
      )
      #expect(try store.decide(.affirm, "a", by: "bo", operation: "5") == [.effective])
      #expect(try store.decide(.skip, "a", operation: "6") == [.late(after: "bo")])
    },
    ReviewStoreCheck("Who takes the flag back may settle the item") { store throws in
      try store.ingest(record("a"))
      try store.decide(.flag(ReasonCode("expert")), "a", operation: "1")
      try store.undo("2")
      #expect(try store.decide(.affirm, "a", operation: "3") == [.effective])
    },
    ReviewStoreCheck("Deciding ends one's own claim and nobody else's") { store throws in
      try store.ingest(record("a"), record("b"))
      try store.claim("a", by: "ana")
      try store.claim("b", by: "bo")
      #expect(
        try store.decide(.affirm, "a", "b", operation: "1", at: moment(1))
          == [.effective, .late(after: "bo")]
      )
      let rows = try store.summaries(of: [store.key("a"), store.key("b")], now: moment(1))
      #expect(rows.map(\.claim?.reviewer) == [nil, "bo"])
    },
    ReviewStoreCheck("A decision under another's live claim comes late, after it ended not") {
      store throws in
      try store.ingest(record("a"), record("b"))
      try store.claim("a", by: "bo")
      try store.claim("b", by: "bo")
      #expect(
        try store.decide(.affirm, "a", operation: "1", at: moment(59)) == [.late(after: "bo")]
      )
      #expect(try store.status("a") == .open)
      #expect(try store.decide(.affirm, "b", operation: "2", at: moment(60)) == [.effective])
      #expect(
        try store.decide(.affirm, "b", by: "bo", operation: "3", at: moment(61))
          == [.late(after: "ana")]
      )
    },
    ReviewStoreCheck("The log says what was kept in the texts and why, not for what was taken back")
    {
      store throws in
      let kept = KeptValues(reason: "the public desk", types: ["EMAIL", "PHONE"])
      try store.ingest(record("a"))
      try store.decide(.correct("Call 1."), "a", operation: "1", kept: kept)
      try store.undo("2")
      #expect(try store.decisions(after: 0, limit: 9).map(\.kept) == [kept, nil])
      let item = try #require(try store.item(store.key("a"), now: moment(0)))
      #expect(item.history.map(\.kept) == [kept, nil])
    },
    ReviewStoreCheck("The log is read from a point on, oldest first") { store throws in
      try store.ingest(record("a"), record("b"))
      try store.decide(.skip, "a", "b", operation: "1", note: "n")
      try store.undo("2")
      let all = try store.decisions(after: 0, limit: 100)
      #expect(all.map(\.sequence) == [1, 2, 3, 4])
      #expect(all.map(\.operation) == ["1", "1", "2", "2"])
      #expect(all.first?.note == "n")
      #expect(try store.decisions(after: 1, limit: 2) == Array(all[1...2]))
      #expect(try store.decisions(after: 4, limit: 2) == [])
    },
  ]
}
