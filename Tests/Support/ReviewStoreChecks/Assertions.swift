import ReviewModel
import ReviewStorage
import Testing

extension ReviewStoreCheck {
  private static let asserted = [
    Assertion(.contains, "thirty days, \"30\""), Assertion(.excludes, "60\u{0} days \u{1F4C5}"),
  ]

  static let assertionChecks = [
    ReviewStoreCheck("What must be said and must not stands with its correction, in its order") {
      store throws in
      try store.ingest(record("1"), record("2"))
      try store.decide(.correct("Thirty."), "1", operation: "a", assertions: asserted)
      try store.decide(.correct("Forty."), "2", operation: "b")
      let events = try store.decisions(after: 0, limit: 9)
      #expect(events.map(\.assertions) == [asserted, []])
      let item = try store.item(try store.key("1"), now: moment(200))
      #expect(item?.history.map(\.assertions) == [asserted])
    },
    ReviewStoreCheck("A correction that is decided again has the assertions that it has then") {
      store throws in
      try store.ingest(record("1"))
      try store.decide(.correct("Thirty."), "1", operation: "a", assertions: asserted)
      try store.decide(
        .correct("Thirty."),
        "1",
        operation: "b",
        at: moment(101),
        assertions: [asserted[1]]
      )
      func effective() throws -> [Assertion]? {
        let item = try store.item(try store.key("1"), now: moment(200))
        return item.flatMap { DecisionLog($0.history).effective?.assertions }
      }
      #expect(try effective() == [asserted[1]])
      try store.undo("c")
      #expect(try effective() == asserted)
      try store.redo("d")
      #expect(try effective() == [asserted[1]])
      try store.undo("e")
      try store.undo("f")
      #expect(try effective() == nil)
    },
    ReviewStoreCheck("A correction that covers others asserts the same of them") { store throws in
      try store.ingest(
        record("1", question: "How long?"),
        record("2", question: "How long?", answer: "Ten days.")
      )
      let key = try store.key("1")
      let outcomes = try store.decideCluster(
        DecisionRequest(
          items: [key],
          verdict: .correct("Thirty."),
          assertions: asserted,
          reviewer: "ana",
          session: "s",
          operation: "a",
          time: moment(1)
        )
      )
      #expect(outcomes.count == 2)
      let events = try store.decisions(after: 0, limit: 9)
      #expect(events.map(\.assertions) == [asserted, asserted])
      var judged: [[Assertion]?] = []
      try store.forEachJudgedRecord { judged.append($0.decision?.assertions) }
      #expect(judged == [asserted, asserted])
    },
    ReviewStoreCheck(
      "What must not be said leaves a correction with any of the answers that it covers"
    ) {
      store throws in
      try store.ingest(
        record("1", question: "How long?", user: "ann"),
        record("2", question: "How long?", answer: "Ten days.", user: "bob")
      )
      _ = try store.decideCluster(
        DecisionRequest(
          items: [try store.key("1")],
          verdict: .correct("Thirty."),
          assertions: asserted,
          reviewer: "ana",
          session: "s",
          operation: "a",
          time: moment(1)
        )
      )
      _ = try store.erase([RecordErasure("1", marks: [])], isRehearsal: false, now: moment(500))
      var judged: [[Assertion]?] = []
      try store.forEachJudgedRecord { judged.append($0.decision?.assertions) }
      #expect(judged == [[asserted[0]]])
    },
    ReviewStoreCheck("An erasure empties assertions with their correction") { store throws in
      try store.ingest(record("1"), record("2"))
      try store.decide(.correct("Thirty."), "1", operation: "a", assertions: asserted)
      try store.decide(.correct("Forty."), "2", operation: "b", assertions: [asserted[0]])
      let extent = try store.erase(
        [RecordErasure("1", marks: [])],
        isRehearsal: false,
        now: moment(500)
      )
      #expect(extent.counts[.texts] == 3)
      #expect(
        try store.decisions(after: 0, limit: 9).map(\.assertions) == [[], [asserted[0]]]
      )
    },
    ReviewStoreCheck("Assertions are taken in anew, and the examples that are made of them follow")
    {
      store throws in
      try store.ingest(record("1"))
      try store.decide(.correct("Ask x."), "1", operation: "a", assertions: asserted)
      let example = Example(
        id: "e",
        kind: .regression,
        question: "How long?",
        answer: "Thirty days.",
        expected: "Ask x.",
        assertions: [asserted[1]],
        cluster: "k",
        uses: [.eval],
        lineage: [
          LineageEntry(interaction: "1", role: .reviewerCorrection, operation: "a")
        ]
      )
      let set = CuratedSet(
        id: "s",
        policy: [],
        examples: [example],
        drops: [],
        counts: CurationCounts()
      )
      try store.save(set, now: moment(1))
      #expect(try store.set("s")?.examples == [example])
      try store.revise([
        WordsRevision(
          operation: "a",
          correction: "Ask [NAME_1].",
          note: nil,
          assertions: [asserted[0].value, "[NAME_1]"]
        )
      ])
      let revised = [asserted[0], Assertion(.excludes, "[NAME_1]")]
      #expect(try store.decisions(after: 0, limit: 9).map(\.assertions) == [revised])
      let follower = try store.set("s")?.examples.first
      #expect(follower?.expected == "Ask [NAME_1].")
      #expect(follower?.assertions == [revised[1]])
      #expect(follower?.id == "e")
    },
    ReviewStoreCheck("Assertions of an example are words of it, and take other words in") {
      store throws in
      try store.ingest(record("1", Feedback(.down, correction: "Sixty.")))
      let example = Example(
        id: "e",
        kind: .regression,
        question: "How long?",
        answer: "Thirty days.",
        expected: "Sixty.",
        assertions: asserted,
        cluster: "k",
        uses: [.eval],
        lineage: [LineageEntry(interaction: "1", role: .userCorrection)]
      )
      let set = CuratedSet(
        id: "s",
        policy: [],
        examples: [example],
        drops: [],
        counts: CurationCounts()
      )
      try store.save(set, now: moment(1))
      var copies: [CopiedWords] = []
      try store.forEachCopy(in: .example) { copies.append($0) }
      let copy = try #require(copies.first)
      let place = try #require(copy.texts.firstIndex(of: asserted[0].value))
      var new = copy
      new.texts[place] = "[NAME_1]"
      try store.revise([CopyRevision(copy, new)])
      #expect(
        try store.set("s")?.examples.map(\.assertions) == [
          [Assertion(.contains, "[NAME_1]"), asserted[1]]
        ]
      )
    },
  ]
}
