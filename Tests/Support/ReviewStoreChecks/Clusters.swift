import ReviewModel
import ReviewStorage
import Testing

extension ReviewStoreCheck {
  static let clusterChecks = [
    ReviewStoreCheck("The texts that stand with the other items of a decision are read") {
      store throws in
      try store.ingest(
        record("a", question: "Q", answer: "of a"),
        record(
          "b",
          Feedback(.down, comment: "comment", tags: ["tag"]),
          question: "q",
          answer: "of b",
          sources: [Source(title: "title", text: "source")],
          agent: Agent(model: "model", version: "version")
        ),
        record("c", question: "Other", answer: "of c")
      )
      try store.decide(.correct("decided"), "b", operation: "1", note: "note")
      try store.undo("2")
      func texts(_ reach: DecisionReach) throws -> String {
        var texts: [String] = []
        try store.readTexts(besides: try store.key("a"), reach: reach) {
          texts.append(String(decoding: $1, as: UTF8.self))
        }
        return texts.joined(separator: "|")
      }
      let all = [
        "of b", "comment", "tag", "title", "source", "model", "version", "decided",
        "note",
      ]
      #expect(try texts(.item) == "")
      for reach in [.cluster, DecisionReach.batch([try store.key("b"), try store.key("a")])] {
        let found = try texts(reach)
        for text in all { #expect(found.contains(text), "\(text): \(found)") }
        #expect(!found.contains("of a") && !found.contains("of c"))
      }
      #expect(try texts(.batch([4711])) == "")
      // One that is decided is covered by nobody's decision on another.
      try store.decide(.affirm, "b", operation: "3")
      #expect(try texts(.cluster) == "")
    },
    ReviewStoreCheck("In a conflict the corrections that contradict each other are read too") {
      store throws in
      try store.ingest(record("a", question: "Q"), record("b", question: "R"))
      try store.putConflicts([conflict("c", of: "b", "left", "right")], now: moment(0))
      var texts: [String] = []
      try store.readTexts(besides: try store.key("a"), reach: .batch([try store.key("b")])) {
        texts.append(String(decoding: $1, as: UTF8.self))
      }
      #expect(texts.contains("left") && texts.contains("right"))
    },
    ReviewStoreCheck("A decision covers those that ask the same, each with its own entry") {
      store throws in
      try store.ingest(
        record("a", question: "Q"),
        record("b", question: "Q", answer: "Ten days."),
        record("c", question: "q"),
        record("d", question: "R"),
        record("e", Feedback(.up), question: "Q")
      )
      let outcomes = try store.decideCluster(.correct("Sixty."), "a", operation: "1")
      #expect(
        try outcomes
          == ["a", "b", "c"].map { CoveredOutcome(item: try store.key($0), outcome: .effective) }
      )
      #expect(try store.queue() == ["d"])
      let events = try store.decisions(after: 0, limit: 9)
      #expect(events.map(\.item) == outcomes.map(\.item))
      #expect(Set(events.map(\.operation)) == ["1"])
      #expect(try store.undo("2")?.items.count == 3)
      #expect(try store.queueCount(ItemFilter()) == 4)
    },
    ReviewStoreCheck("An affirmation covers the same answer only, a correction all but itself") {
      store throws in
      try store.ingest(
        record("a", question: "Q"),
        record("b", question: "Q", answer: " Thirty days.\n"),
        record("c", question: "Q", answer: "Ten days.")
      )
      let item = try #require(try store.item(store.key("a"), now: moment(0)))
      #expect(item.cluster.waiting == [try store.key("b"), try store.key("c")])
      #expect(item.cluster.sameAnswer == [try store.key("b")])
      #expect(try store.decideCluster(.affirm, "a", operation: "1").count == 2)
      #expect(try store.queue() == ["c"])
      try store.undo("2")
      #expect(try store.decideCluster(.correct("Ten days."), "a", operation: "3").count == 2)
      #expect(try store.queue() == ["c"])
    },
    ReviewStoreCheck("Those that a decision covers are counted, also beyond those that are listed")
    {
      store throws in
      try store.ingest(record("a", question: "Q"), record("split", question: "Q"))
      for number in 1...120 {
        let answer = number % 3 == 0 ? "Ten days." : "Thirty days."
        try store.ingest(record(InteractionID("r\(number)"), question: "q", answer: answer))
      }
      try store.claim("r1", by: "bo")
      try store.amend(.split, "split", operation: "1")
      func cover(
        _ id: ItemID,
        sparing spared: Set<ItemKey> = [],
        while isWanted: Bool = true
      ) throws -> ClusterCover? {
        try store.cover(of: store.key(id), sparing: spared, now: moment(0)) { isWanted }
      }
      #expect(try cover("a") == ClusterCover(waiting: 119, sameAnswer: 79))
      let spared: Set<ItemKey> = [try store.key("r110"), try store.key("r120"), 4711]
      #expect(
        try cover("a", sparing: spared)
          == ClusterCover(waiting: 119, sameAnswer: 79, spared: 2, sparedOfSameAnswer: 1),
        "of those, one has another answer"
      )
      #expect(try cover("split") == ClusterCover())
      #expect(try cover("a", while: false) == nil)
      #expect(try store.cover(of: 4711, sparing: [], now: moment(0)) { true } == nil)
    },
    ReviewStoreCheck("An item that is spared is not covered") { store throws in
      try store.ingest(
        record("a", question: "Q"),
        record("b", question: "Q"),
        record("c", question: "Q")
      )
      let request = DecisionRequest(
        items: [try store.key("a")],
        verdict: .affirm,
        spared: [try store.key("b")],
        reviewer: "ana",
        session: "s1",
        operation: "1",
        time: moment(0)
      )
      #expect(
        try store.decideCluster(request).map(\.item) == [try store.key("a"), try store.key("c")]
      )
      #expect(try store.queue() == ["b"])
    },
    ReviewStoreCheck("A discard and a skip cover all that ask the same, a flag none") {
      store throws in
      try store.ingest(record("a", question: "Q"), record("b", question: "Q", answer: "No."))
      let flagged = try store.decideCluster(.flag(ReasonCode("expert")), "a", operation: "1")
      #expect(flagged.count == 1)
      try store.undo("2")
      #expect(try store.decideCluster(.skip, "a", operation: "3").count == 2)
      let discarded = try store.decideCluster(.discard(ReasonCode("spam")), "b", operation: "4")
      #expect(discarded.map(\.item) == [try store.key("b"), try store.key("a")])
      #expect(try store.queueCount(ItemFilter()) == 0)
    },
    ReviewStoreCheck("What others hold, what is settled, flagged or split off is not covered") {
      store throws in
      try store.ingest(
        record("a", question: "Q"),
        record("held", question: "Q"),
        record("settled", question: "Q"),
        record("flagged", question: "Q"),
        record("split", question: "Q"),
        record("refused", question: "Q", consent: .eval, user: "u"),
        record("free", question: "Q")
      )
      try store.claim("held", by: "bo")
      try store.decide(.skip, "settled", by: "bo", operation: "1")
      try store.decide(.affirm, "settled", by: "bo", operation: "2")
      try store.decide(.flag(ReasonCode("expert")), "flagged", by: "bo", operation: "3")
      try store.amend(.split, "split", operation: "4")
      try store.setConsent(.some(.none), ofUser: "u", now: moment(0))
      let outcomes = try store.decideCluster(.affirm, "a", operation: "5", at: moment(1))
      #expect(outcomes.map(\.item) == [try store.key("a"), try store.key("free")])
      #expect(outcomes.allSatisfy { $0.outcome == .effective })
      #expect(try store.decideCluster(.affirm, "split", operation: "6").count == 1)
    },
    ReviewStoreCheck("What another console has open is not covered, be it of the same reviewer") {
      store throws in
      try store.ingest(
        record("a", question: "Q"),
        record("open", question: "Q"),
        record("free", question: "Q")
      )
      try store.claim("open", by: "ana", session: "another")
      let before = try store.item(try store.key("a"), now: moment(1))?.cluster.waiting
      let outcomes = try store.decideCluster(.affirm, "a", operation: "1", at: moment(1))
      #expect(before == [try store.key("free")])
      #expect(outcomes.map(\.item) == [try store.key("a"), try store.key("free")])
    },
    ReviewStoreCheck("A decision that does not count covers nobody") { store throws in
      try store.ingest(record("a", question: "Q"), record("b", question: "Q"))
      try store.decide(.discard(ReasonCode("spam")), "a", by: "bo", operation: "1")
      let late = try store.decideCluster(.affirm, "a", operation: "2")
      #expect(late.map(\.outcome) == [.late(after: "bo")])
      try store.decide(.flag(ReasonCode("expert")), "b", operation: "3")
      let own = try store.decideCluster(.affirm, "b", operation: "4")
      #expect(own.map(\.outcome) == [.ownFlag])
    },
    ReviewStoreCheck("A decision with its cluster that is known answers as it did") {
      store throws in
      try store.ingest(record("a", question: "Q"), record("b", question: "Q"))
      let first = try store.decideCluster(.affirm, "a", operation: "1")
      try store.ingest(record("c", question: "Q"))
      #expect(try store.decideCluster(.affirm, "a", operation: "1") == first)
      #expect(try store.queue() == ["c"])
    },
    ReviewStoreCheck("Those that ask the same are listed whatever their state, the latest first") {
      store throws in
      try store.ingest(
        record("a", question: "Q", time: moment(1)),
        record("b", question: "Q", answer: "No.", time: moment(3)),
        record("c", question: "Q"),
        record("d", Feedback(.up), question: "Q", time: moment(4))
      )
      try store.decide(.affirm, "a", operation: "1")
      try store.amend(.split, "c", operation: "2")
      let entries = try store.cluster(of: store.key("a"), limit: 9)
      #expect(entries.map(\.id) == ["b", "a", "c"])
      #expect(entries.map(\.status) == [.open, .decided(.affirm), .open])
      #expect(entries.map(\.hasSameAnswer) == [false, true, true])
      #expect(entries.map(\.isSplit) == [false, false, true])
      #expect(try store.cluster(of: store.key("a"), limit: 2).map(\.id) == ["b", "a"])
      #expect(try store.cluster(of: 999, limit: 9) == [])
    },
  ]
}
