import ReviewModel
import ReviewStorage
import Testing

extension ReviewStoreCheck {
  static let amendmentChecks = [
    ReviewStoreCheck("How the agent failed is said with a decision or alone, and stands in the log")
    {
      store throws in
      try store.ingest(record("a"), record("b"))
      try store.decide(.correct("No."), "a", operation: "1", failure: FailureKind("wrong-fact"))
      #expect(try store.amend(.classify(FailureKind("tone")), "b", operation: "2") == [.done])
      #expect(try store.failure("a") == FailureKind("wrong-fact"))
      #expect(try store.failure("b") == FailureKind("tone"))
      #expect(try store.status("b") == .open)
      #expect(try store.queue("kind:tone") == ["b"])
      #expect(try store.queue("kind:wrong-fact is:any") == ["a"])
      #expect(try store.queue("-kind:tone is:any") == ["a"])
      let events = try store.decisions(after: 0, limit: 9)
      #expect(events.map(\.failure) == [FailureKind("wrong-fact"), nil])
      #expect(events.last?.action == .amend(.classify(FailureKind("tone"))))
    },
    ReviewStoreCheck("A kind is changed and taken away afterwards, and a decision without keeps it")
    {
      store throws in
      try store.ingest(record("a"))
      try store.amend(.classify(FailureKind("tone")), "a", operation: "1")
      try store.decide(.correct("No."), "a", operation: "2")
      #expect(try store.failure("a") == FailureKind("tone"))
      try store.amend(.classify(FailureKind("format")), "a", by: "bo", operation: "3")
      #expect(try store.failure("a") == FailureKind("format"))
      try store.amend(.classify(nil), "a", operation: "4")
      #expect(try store.failure("a") == nil)
      #expect(try store.status("a") == .decided(.correct))
    },
    ReviewStoreCheck("Nothing failed in an answer that was affirmed, until that is taken back") {
      store throws in
      try store.ingest(record("a"))
      try store.amend(.classify(FailureKind("tone")), "a", operation: "1")
      try store.decide(.affirm, "a", operation: "2")
      #expect(try store.failure("a") == nil)
      try store.undo("3")
      #expect(try store.failure("a") == FailureKind("tone"))
    },
    ReviewStoreCheck("An amendment is taken back and put in force as a decision is") {
      store throws in
      try store.ingest(record("a"), record("b"))
      try store.decide(.discard(ReasonCode("spam")), "a", operation: "1")
      try store.amend(.classify(FailureKind("tone")), "b", "a", operation: "2")
      let keys = [try store.key("b"), try store.key("a")]
      let undone = try store.undo("3")
      #expect(undone?.deed == .amended(.classify(FailureKind("tone"))))
      #expect(undone?.items == keys)
      #expect(try store.failure("a") == nil)
      #expect(try store.status("a") == .decided(.discard))
      #expect(try store.redo("4")?.deed == undone?.deed)
      #expect(try store.failure("a") == FailureKind("tone"))
      try store.undo("5")
      try store.undo("6")
      #expect(try store.status("a") == .open)
    },
    ReviewStoreCheck("An amendment that is known changes nothing and answers as it did") {
      store throws in
      try store.ingest(record("a"))
      let request = try store.amendment(.classify(FailureKind("tone")), ["a"], operation: "1")
      var unknown = request
      unknown.items.append(999)
      #expect(try store.amend(unknown) == [.done, .unknownItem])
      #expect(try store.amend(unknown) == [.done, .unknownItem])
      #expect(try store.decisions(after: 0, limit: 9).count == 1)
      #expect(throws: StoreError.self) { try store.decide(.affirm, "a", operation: "1") }
      #expect(throws: StoreError.self) { try store.amend(.split, "a", operation: "1") }
    },
    ReviewStoreCheck("What was decided of an item before it was split off is out of force") {
      store throws in
      try store.ingest(record("a", question: "Q"), record("b", question: "Q"))
      #expect(try store.decideCluster(.affirm, "a", operation: "1").count == 2)
      #expect(try store.amend(.split, "b", operation: "2") == [.done])
      #expect(try store.status("b") == .open)
      #expect(try store.status("a") == .decided(.affirm))
      let item = try #require(try store.item(store.key("b"), now: moment(0)))
      #expect(item.cluster == ClusterStanding(isSplit: true))
      try store.undo("3")
      #expect(try store.status("b") == .decided(.affirm))
      try store.redo("4")
      try store.decide(.correct("No."), "b", operation: "5")
      #expect(try store.status("b") == .decided(.correct))
    },
    ReviewStoreCheck("What somebody else has settled is not for others to split off") {
      store throws in
      try store.ingest(record("a", question: "Q"), record("b", question: "Q"))
      try store.decideCluster(.affirm, "a", by: "bo", operation: "1")
      #expect(try store.amend(.split, "b", operation: "2") == [.notYours(of: "bo")])
      #expect(try store.amend(.split, "b", operation: "2") == [.notYours(of: "bo")])
      #expect(try store.status("b") == .decided(.affirm))
      #expect(try store.undo("3") == nil)
    },
    ReviewStoreCheck("A split that is redone after somebody else's decision overwrites nothing") {
      store throws in
      try store.ingest(record("a", question: "Q"), record("b", question: "Q"))
      try store.amend(.split, "b", operation: "1")
      try store.undo("2")
      try store.decide(.affirm, "b", by: "bo", operation: "3")
      #expect(try store.redo("4")?.remainders == [store.key("b"): .late(after: "bo")])
      #expect(try store.status("b") == .decided(.affirm))
      #expect(try store.queue("is:disputed") == [])
    },
  ]
}
