import ReviewModel
import ReviewStorage
import Testing

extension ReviewStoreCheck {
  static let precedentChecks = [
    ReviewStoreCheck("A correction of the same question is found, and never the item's own") {
      store throws in
      try store.ingest(
        record("1", question: "How long?"),
        record("2", question: "HOW LONG?"),
        record("3", question: "Who pays?")
      )
      try store.decide(.correct("Ten days."), "1", by: "bo", operation: "a", at: moment(7))
      #expect(
        try store.corrections(for: "2") == [
          EarlierCorrection(
            id: "1",
            question: "How long?",
            correction: "Ten days.",
            reviewer: "bo",
            time: moment(7)
          )
        ]
      )
      #expect(try store.corrections(for: "1").isEmpty)
      #expect(try store.corrections(for: "3").isEmpty)
      #expect(try store.precedents(of: 4_711, limit: 3).isEmpty)
    },
    ReviewStoreCheck("Only a correction that stands is a precedent") { store throws in
      try store.ingest(record("1", question: "How long?"), record("2", question: "How long?"))
      try store.decide(.correct("Ten days."), "1", by: "bo", operation: "a")
      try store.undo("b", by: "bo")
      #expect(try store.corrections(for: "2").isEmpty)
      try store.decide(.correct("Twelve days."), "1", by: "bo", operation: "c")
      try store.decide(.correct("Nine days."), "1", by: "ana", operation: "d")
      #expect(try store.corrections(for: "2").map(\.correction) == ["Twelve days."])
      try store.decide(.discard(ReasonCode("spam")), "1", by: "bo", operation: "e")
      #expect(try store.corrections(for: "2").isEmpty)
    },
    ReviewStoreCheck("What a user corrected is a precedent until a reviewer settles it") {
      store throws in
      let said = Feedback(.down, correction: "Ten days.", time: moment(3))
      try store.ingest(record("1", said, question: "How long?"), record("2", question: "How long?"))
      #expect(try store.corrections(for: "2").map(\.reviewer) == [nil])
      #expect(try store.corrections(for: "2").map(\.time) == [moment(3)])
      try store.ingest(record("3", Feedback(.up), question: "How long?"))
      #expect(try store.corrections(for: "2").map(\.correction) == ["Ten days."])
    },
    ReviewStoreCheck("Corrections come the same question first, then the newest, each text once") {
      store throws in
      let question = "How do I reset the token of the new phone for the office?"
      try store.ingest(
        record("1", question: question),
        record("2", question: question),
        record("3", question: question),
        record("4", question: "How do I reset the token of the new phone for an office?"),
        record("5", question: question)
      )
      try store.decide(.correct("A"), "1", operation: "a", at: moment(1))
      try store.decide(.correct("B"), "2", operation: "b", at: moment(2))
      try store.decide(.correct("A"), "3", operation: "c", at: moment(3))
      try store.decide(.correct("D"), "4", operation: "d", at: moment(4))
      let found = try store.corrections(for: "5")
      #expect(found.map(\.correction) == ["A", "B", "D"])
      #expect(found.map(\.id) == ["3", "2", "4"])
      #expect(found.map(\.isSameQuestion) == [true, true, false])
      #expect(try store.precedents(of: store.key("5"), limit: 1).corrections.count == 1)
    },
    ReviewStoreCheck("A question with another number is another question") { store throws in
      try store.ingest(
        record("1", question: "how do i reset the token of my phone 12 at home"),
        record("2", question: "how do i reset the token of my phone 13 at home"),
        record("3", question: "how do i reset a token of my phone 12 at home")
      )
      try store.decide(.correct("A"), "1", operation: "a")
      #expect(try store.corrections(for: "2").isEmpty)
      #expect(try store.corrections(for: "3").map(\.correction) == ["A"])
    },
    ReviewStoreCheck("Nothing is learnt from a record that may not be used, or is gone") {
      store throws in
      try store.ingest(
        record("1", question: "How long?", user: "u"),
        record("2", question: "How long?"),
        record("3", question: "How long?")
      )
      try store.decide(.correct("A"), "1", operation: "a")
      try store.decide(.correct("B"), "2", operation: "b")
      try store.setConsent(Consent.none, ofUser: "u", now: moment(9))
      #expect(try store.corrections(for: "3").map(\.correction) == ["B"])
      _ = try store.erase([RecordErasure("2", marks: [])], isRehearsal: false, now: moment(10))
      #expect(try store.corrections(for: "3").isEmpty)
    },
    ReviewStoreCheck("An approved example of the same question is found by its record") {
      store throws in
      try store.ingest(
        record("1", question: "How long?"),
        record("2", question: "How long?"),
        record("3", question: "Who pays?")
      )
      try store.setDefaultConsent(.eval)
      try store.save(set("s", [("x", "1"), ("y", "3")]), now: moment(1))
      #expect(try store.precedents(of: store.key("2"), limit: 3).approved.isEmpty)
      try store.appendApprovals(
        ["x", "y"].map { example in
          ApprovalEvent(
            operation: "o",
            example: example,
            state: .approved,
            reviewer: "ana",
            time: moment(2)
          )
        },
        to: "s"
      )
      #expect(
        try store.precedents(of: store.key("2"), limit: 3).approved
          == [ApprovedAnswer(example: "x", set: "s", expected: "Expected of x")]
      )
      _ = try store.undoApproval(of: "s", by: "ana", operation: "u", now: moment(3))
      #expect(try store.precedents(of: store.key("2"), limit: 3).approved.isEmpty)
    },
  ]

  private static func set(
    _ id: SetID,
    _ examples: [(id: ExampleID, record: InteractionID)]
  ) -> CuratedSet {
    CuratedSet(
      id: id,
      policy: [],
      examples: examples.map { example in
        Example(
          id: example.id,
          kind: .regression,
          question: "Q",
          answer: "A",
          expected: "Expected of \(example.id)",
          cluster: "k",
          uses: [.eval],
          lineage: [LineageEntry(interaction: example.record, role: .reviewerCorrection)]
        )
      },
      drops: [],
      counts: CurationCounts()
    )
  }
}

extension ReviewStore {
  fileprivate func corrections(for id: ItemID) throws -> [EarlierCorrection] {
    try precedents(of: try key(id), limit: 5).corrections
  }
}
