import ReviewModel
import ReviewStorage
import Testing

extension ReviewStoreCheck {
  static let captureChecks = [
    ReviewStoreCheck("A record that is read twice adds nothing") { store throws in
      let records = [record("a"), record("b", nil), record("c", Feedback(.up))]
      #expect(try store.ingest(records, now: moment(0)) == [.added, .added, .added])
      #expect(try store.ingest(records, now: moment(9)) == [.unchanged, .unchanged, .unchanged])
      #expect(try store.statistics().interactions == 3)
      #expect(try store.queue() == ["a"])
      #expect(try store.record("a")?.asked == 1)
    },
    ReviewStoreCheck("A record that stands twice in one batch is stored once") { store throws in
      #expect(try store.ingest(record("a"), record("a")) == [.added, .unchanged])
      #expect(try store.record("a")?.asked == 1)
    },
    ReviewStoreCheck("A record is kept as it came, in every field") { store throws in
      let interaction = Interaction(
        id: "a/1",
        time: moment(-7),
        question: "Was heißt “Storno”?",
        answer: "",
        sources: [
          Source(id: "s1", title: "Handbuch", uri: "https://example.org", text: "t", score: "1.50"),
          Source(), Source(title: ""),
        ],
        user: "h:1",
        session: "s-1",
        consent: .eval,
        agent: Agent(model: nil, version: "1"),
        meta: .object([
          JSONMember("b", .number("1e2")), JSONMember("a", .array([.null, .bool(true)])),
        ]),
        replacedSurrogates: 2
      )
      let feedback = Feedback(
        .retry,
        correction: " ",
        comment: "no",
        tags: ["x", ""],
        time: moment(3)
      )
      let captured = CapturedRecord(
        interaction: interaction,
        feedback: feedback,
        questionKey: "was heißt storno"
      )
      try store.ingest(captured)
      let stored = try #require(try store.record("a/1"))
      #expect(stored.interaction == interaction)
      #expect(stored.feedback == feedback)
      #expect(stored.item == (try store.key("a/1")))
    },
    ReviewStoreCheck("NUL, U+FFFD and every control survive in every text") { store throws in
      let text = "a\u{0}b\u{FFFD}\u{1}\u{1B}[2J\u{7F}\u{85}\u{202E}\r\n\"\\ é e\u{301} 日本 👩‍👩‍👧"
      let id = InteractionID(text)
      let captured = CapturedRecord(
        interaction: Interaction(
          id: id,
          question: text,
          answer: text,
          sources: [Source(id: text, text: text)],
          user: text,
          session: text,
          agent: Agent(model: text, version: text),
          meta: .object([JSONMember(text, .string(text))])
        ),
        feedback: Feedback(.down, comment: text, tags: [text]),
        questionKey: text
      )
      try store.ingest(captured)
      #expect(try store.ingest(captured) == [.unchanged])
      try store.decide(.correct(text), ItemID(text), operation: OperationID(text), note: text)
      let item = try #require(try store.item(store.key(ItemID(text)), now: moment(0)))
      let texts: [String?] = [
        item.interaction.id.rawValue, item.interaction.question, item.interaction.answer,
        item.interaction.sources.first?.text, item.interaction.user, item.interaction.session,
        item.interaction.agent.model, item.interaction.agent.version,
        item.interaction.meta[text]?.text, item.feedback?.comment, item.feedback?.tags.first,
        item.history.first?.operation.rawValue, item.history.first?.note, item.summary.question,
      ]
      for stored in texts {
        #expect(stored?.utf8.elementsEqual(text.utf8) == true)
      }
      #expect(item.history.first?.action == .decide(.correct(text)))
    },
    ReviewStoreCheck("Empty texts are texts, and what is unknown stays unknown") { store throws in
      try store.ingest(
        CapturedRecord(
          interaction: Interaction(
            id: "a",
            question: "",
            answer: "",
            user: "",
            agent: Agent(model: "", version: nil)
          ),
          feedback: Feedback(.down, correction: "", comment: ""),
          questionKey: ""
        )
      )
      let stored = try #require(try store.record("a"))
      #expect(stored.interaction.user == "")
      #expect(stored.interaction.session == nil)
      #expect(stored.interaction.agent == Agent(model: "", version: nil))
      #expect(stored.feedback == Feedback(.down, correction: "", comment: ""))
      #expect(try store.queue("has:comment") == [])
    },
    ReviewStoreCheck("A known id with another question or answer is refused") {
      store throws in
      try store.ingest(record("a", question: "Q", answer: "A", sources: [Source(title: "S")]))
      let before = try store.record("a")
      #expect(
        try store.ingest(
          record("a", Feedback(.up), question: "q", answer: "A", sources: [Source(title: "S")]),
          record("a", Feedback(.up), question: "Q", answer: "B", sources: [Source(title: "S")]),
          record("b")
        ) == [.contradicts, .contradicts, .added]
      )
      #expect(try store.record("a") == before)
    },
    ReviewStoreCheck("A record of the same content is known, whatever redaction finds in it now") {
      store throws in
      var before = record("r-1", question: "Is 9123 4567 it?", answer: "A")
      before.content = [1, 2]
      var now = record("r-1", question: "Is [PHONE_1] it?", answer: "A")
      now.content = [1, 2]
      try store.ingest(before)
      #expect(try store.ingest(now) == [.unchanged])
    },
    ReviewStoreCheck("A known record can take consent back, and cannot widen it") { store throws in
      try store.ingest(record("a", consent: .training), record("b", Feedback(.up)))
      #expect(
        try store.ingest(
          record("a", question: "", answer: "", consent: Consent.none),
          record("b", Feedback(.up), consent: .eval),
          record("c", question: "", answer: "", consent: Consent.none)
        ) == [.consentChanged, .consentChanged, .withoutConsent]
      )
      #expect(
        try store.ingest(
          record("a", consent: .training),
          record("b", Feedback(.up), consent: .training)
        ) == [.unchanged, .unchanged]
      )
      #expect(try store.record("a")?.interaction.consent == Consent.none)
      #expect(try store.record("b")?.interaction.consent == .eval)
      #expect(try store.record("c") == nil)
      #expect(try store.statistics().consents == [Consent.none: 1, .eval: 1])
      #expect(try store.check() == [])
    },
    ReviewStoreCheck("Feedback for a known id needs no sources, and changes none") { store throws in
      try store.ingest(record("a", nil, question: "Q", answer: "A", sources: [Source(title: "S")]))
      #expect(
        try store.ingest(record("a", Feedback(.up), question: "Q", answer: "A"))
          == [.feedbackReplaced]
      )
      #expect(try store.record("a")?.interaction.sources == [Source(title: "S")])
      #expect(try store.record("a")?.feedback?.signal == .up)
    },
    ReviewStoreCheck("Two spellings of a letter are two texts and two ids") { store throws in
      try store.ingest(record("\u{E9}", question: "caf\u{E9}"))
      #expect(try store.ingest(record("e\u{301}", question: "cafe\u{301}")) == [.added])
      #expect(try store.ingest(record("\u{E9}", question: "cafe\u{301}")) == [.contradicts])
      #expect(try store.record("\u{E9}")?.asked == 1)
    },
    ReviewStoreCheck("Only what needs review gets an item") { store throws in
      try store.ingest(
        record("none", nil),
        record("up", Feedback(.up)),
        record("down"),
        record("corrected", Feedback(.down, correction: "No.")),
        record("retry", Feedback(.retry)),
        record("edit", Feedback(.edit)),
        record("blank", Feedback(.down, correction: " "))
      )
      #expect(Set(try store.queue()) == ["down", "retry", "edit", "blank"])
      #expect(try store.record("up")?.item == nil)
      #expect(try store.itemKey(of: "up") == nil)
    },
    ReviewStoreCheck("A question counts how often it was asked, in whatever words") {
      store throws in
      try store.ingest(record("a", question: "Why?"), record("b", nil, question: "WHY?"))
      try store.ingest(record("c", nil, question: "why?"), record("d", question: "How?"))
      #expect(try store.record("b")?.asked == 3)
      #expect(try store.item(store.key("a"), now: moment(0))?.summary.asked == 3)
      #expect(try store.item(store.key("d"), now: moment(0))?.summary.asked == 1)
    },
    ReviewStoreCheck("Statistics count records, signals, consents, items and events") {
      store throws in
      #expect(try store.statistics() == StoreStatistics())
      try store.ingest(
        record("a", consent: .training),
        record("b", Feedback(.up), consent: .eval),
        record("c", nil),
        record("d", Feedback(.retry)),
        record("e", Feedback(.retry))
      )
      try store.decide(.affirm, "a", operation: "1")
      try store.decide(.skip, "d", operation: "2")
      try store.decide(.correct("x"), "a", by: "bo", operation: "3")
      _ = try store.setFeedback(Feedback(.up), of: "e", now: moment(5))
      var expected = StoreStatistics()
      expected.interactions = 5
      expected.signals = [.down: 1, .up: 2, .none: 1, .retry: 1]
      expected.consents = [.training: 1, .eval: 1, nil: 3]
      expected.items = [
        .waiting: 1, .skipped: 1, .decided: 1, .affirmed: 1, .disputed: 1, .any: 3,
      ]
      expected.decisions = 3
      #expect(try store.statistics() == expected)
    },
    ReviewStoreCheck("A new store has no default consent until somebody sets it") { store throws in
      #expect(try store.defaultConsent() == nil)
      for consent in Consent.allCases {
        try store.setDefaultConsent(consent)
        #expect(try store.defaultConsent() == consent)
      }
      try store.setDefaultConsent(nil)
      #expect(try store.defaultConsent() == nil)
    },
  ]
}
