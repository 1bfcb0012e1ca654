import ReviewModel
import ReviewStorage
import Testing

extension ReviewStoreCheck {
  static let relatedChecks = [
    ReviewStoreCheck("The earlier turns of a session come in their order, and none of another") {
      store throws in
      try store.ingest(
        record("3", time: moment(3), session: "s"),
        record("1", Feedback(.up), time: moment(1), session: "s"),
        record("2", nil, time: moment(2), session: "s"),
        record("4", time: moment(4), session: "s"),
        record("other", time: moment(1), session: "t"),
        record("timeless", session: "s"),
        record("none", time: moment(1))
      )
      let found = try store.related(to: store.key("3"), limit: 5)
      #expect(found.turns.map(\.id) == ["1", "2"])
      #expect(found.turns.map(\.signal) == [.up, nil])
      #expect(found.turns.map(\.time) == [moment(1), moment(2)])
      #expect(!found.hasEarlierTurns)
      #expect(try store.related(to: store.key("other"), limit: 5).turns.isEmpty)
      #expect(try store.related(to: store.key("none"), limit: 5).turns.isEmpty)
      #expect(try store.related(to: 4_711, limit: 5) == RelatedRecords())
    },
    ReviewStoreCheck("Of many turns the latest are shown, and it is said that there are others") {
      store throws in
      _ = try store.ingest(
        (1...8).map { record(InteractionID("\($0)"), time: moment(Int64($0)), session: "s") },
        now: moment(0)
      )
      let found = try store.related(to: store.key("8"), limit: 3)
      #expect(found.turns.map(\.id) == ["5", "6", "7"])
      #expect(found.hasEarlierTurns)
    },
    ReviewStoreCheck("Turns of the same moment are in the order in which they were stored") {
      store throws in
      _ = try store.ingest(
        (1...3).map { record(InteractionID("\($0)"), time: moment(7), session: "s") },
        now: moment(0)
      )
      #expect(try store.related(to: store.key("1"), limit: 5).turns.isEmpty)
      #expect(try store.related(to: store.key("3"), limit: 5).turns.map(\.id) == ["1", "2"])
    },
    ReviewStoreCheck("An answer of which nothing may be used is counted, not shown") {
      store throws in
      try store.ingest(
        record("1", question: "How long?", user: "u"),
        record("2", question: "How long?", user: "v")
      )
      try store.setConsent(Consent.none, ofUser: "u", now: moment(5))
      let found = try store.related(to: store.key("2"), limit: 5)
      #expect(found == RelatedRecords(withheldAnswers: 1))
    },
    ReviewStoreCheck("Turns without a time are in the order in which they were stored") {
      store throws in
      _ = try store.ingest(
        (1...4).map { record(InteractionID("\($0)"), session: "s") },
        now: moment(0)
      )
      #expect(try store.related(to: store.key("3"), limit: 5).turns.map(\.id) == ["1", "2"])
    },
    ReviewStoreCheck("Other answers to the same question come the latest first") { store throws in
      try store.ingest(
        record("1", question: "How long?", answer: "Ten days."),
        record("2", question: "HOW LONG?", answer: "Nine days.", agent: Agent(version: "2")),
        record("3", nil, question: "How long?", answer: "Eight days."),
        record("4", question: "Who pays?")
      )
      let found = try store.related(to: store.key("1"), limit: 5)
      #expect(found.answers.map(\.id) == ["3", "2"])
      #expect(found.answers.map(\.answer) == ["Eight days.", "Nine days."])
      #expect(found.answers.map(\.agent.version) == ["2026.7.1", "2"])
      #expect(!found.hasOlderAnswers)
      let one = try store.related(to: store.key("1"), limit: 1)
      #expect(one.answers.map(\.id) == ["3"])
      #expect(one.hasOlderAnswers)
    },
    ReviewStoreCheck("A record of which nothing may be used is not shown beside another") {
      store throws in
      try store.ingest(
        record("1", time: moment(1), user: "u", session: "s"),
        record("2", question: "What of 3?", user: "u"),
        record("3", time: moment(3), user: "v", session: "s")
      )
      #expect(try store.related(to: store.key("3"), limit: 5).turns.count == 1)
      try store.setConsent(Consent.none, ofUser: "u", now: moment(5))
      let found = try store.related(to: store.key("3"), limit: 5)
      #expect(found == RelatedRecords(withheldTurns: 1, withheldAnswers: 1))
    },
  ]
}
