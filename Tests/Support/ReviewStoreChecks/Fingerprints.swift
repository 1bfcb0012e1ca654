import ReviewModel
import ReviewStorage
import Testing
import TextAnalysis

extension ReviewStoreCheck {
  private static let jane = ValueFingerprints(["[EMAIL_1]": "5a5a5a5a5a5a5a5a0123456789abcdef"])
  private static let carl = ValueFingerprints(["[EMAIL_1]": "6b6b6b6b6b6b6b6b0123456789abcdef"])

  /// Feedback that names one value.
  private static func said(
    _ correction: String,
    _ fingerprints: ValueFingerprints,
    at time: Timestamp? = nil
  ) -> CapturedRecord {
    var record = record(
      "a",
      Feedback(.down, correction: correction, time: time, fingerprints: fingerprints)
    )
    record.feedbackNames = GivenNames(["[EMAIL_1]"])
    return record
  }

  static let fingerprintChecks = [
    ReviewStoreCheck("What values are known by stands with decisions and feedback") {
      store throws in
      let feedback = Feedback(.down, comment: "Ask [EMAIL_1]", fingerprints: carl)
      try store.ingest(record("a", feedback), record("b"))
      try store.decide(.correct("To [EMAIL_1]"), "b", operation: "1", fingerprints: jane)
      try store.decide(.affirm, "a", operation: "2")
      let decided = try #require(try store.item(try store.key("b"), now: moment(0)))
      #expect(decided.history.map(\.fingerprints) == [jane.on("b")])
      #expect(
        try store.decisions(after: 0, limit: 9).map(\.fingerprints) == [jane.on("b"), .init()]
      )
      #expect(try store.record("a")?.feedback == feedback)
      let later = Feedback(.down, comment: "Ask [EMAIL_1]", fingerprints: jane)
      #expect(try store.setFeedback(later, of: "a", now: moment(9)) == .feedbackReplaced)
      #expect(try store.record("a")?.feedback?.fingerprints == jane)
      #expect(try store.setFeedback(later, of: "a", now: moment(9)) == .unchanged)
    },
    ReviewStoreCheck("What values are known by goes with the words that name them") {
      store throws in
      try store.ingest(
        record("a", Feedback(.down, comment: "[EMAIL_1]", fingerprints: carl)),
        record("b"),
        record("c")
      )
      try store.decide(.correct("To [EMAIL_1]"), "b", operation: "1", fingerprints: jane)
      try store.decide(.correct("Or [EMAIL_1]"), "c", operation: "2", fingerprints: jane)
      func rests() throws -> String {
        var text = ""
        try store.forEachStoredText { text += String(decoding: $0, as: UTF8.self) }
        return text
      }
      #expect(try rests().contains("5a5a5a5a") && rests().contains("6b6b6b6b"))
      let extent = try store.erase(
        ["a", "b"].map { RecordErasure($0, marks: []) },
        isRehearsal: false,
        now: moment(500)
      )
      #expect(extent.counts[.texts] == 1)
      let events = try store.decisions(after: 0, limit: 9)
      #expect(events.map(\.fingerprints) == [.init(), jane.on("c")])
      try store.revise([
        WordsRevision(
          operation: "2",
          correction: "[NAME_1] [EMAIL_1]",
          note: nil,
          fingerprints: FingerprintMaker(names: ["[NAME_1]"]) { .init(["[NAME_1]": "of-\($0)"]) }
        )
      ])
      #expect(
        try store.decisions(after: 0, limit: 9).map(\.fingerprints)
          == [.init(), jane.on("c").merging(.init(["[NAME_1]": "of-c"]))]
      )
      try store.revise([WordsRevision(operation: "2", correction: "[NAME_1]", note: nil)])
      try store.revise([WordsRevision(operation: "2", correction: "Nobody", note: nil)])
      #expect(try store.decisions(after: 0, limit: 9).allSatisfy(\.fingerprints.isEmpty))
      #expect(try !rests().contains("5a5a5a5a") && !rests().contains("6b6b6b6b"))
    },
    ReviewStoreCheck("A decision on several records is known by something else on each") {
      store throws in
      try store.ingest(record("a", question: "Q"), record("b", question: "Q"), record("c"))
      try store.decide(.correct("To [EMAIL_1]"), "a", "c", operation: "1", fingerprints: jane)
      try store.decideCluster(.correct("Or [EMAIL_1]"), "b", operation: "2", fingerprints: jane)
      for id in ["a", "b", "c"] as [ItemID] {
        let item = try #require(try store.item(try store.key(id), now: moment(0)))
        let known = jane.on(InteractionID(id.rawValue))
        #expect(!item.history.isEmpty && item.history.allSatisfy { $0.fingerprints == known })
      }
      // Of an operation that stays for others, what is known on an erased record goes.
      let before = try store.erase(
        [RecordErasure("a", marks: [])],
        isRehearsal: false,
        now: moment(1)
      )
      #expect(before.counts[.texts] == nil)
      var rests = ""
      try store.forEachStoredText { rests += String(decoding: $0, as: UTF8.self) }
      #expect(!rests.contains("abcdefa") && rests.contains("abcdefc"))
    },
    ReviewStoreCheck("What a decision's values are known by is added on each of its records") {
      store throws in
      try store.ingest(record("a"), record("b"))
      try store.decide(.correct("To [EMAIL_1] or [EMAIL_2]"), "a", "b", operation: "1")
      let first = FingerprintMaker(names: ["[EMAIL_1]"]) { .init(["[EMAIL_1]": "1\($0)"]) }
      let both = FingerprintMaker(names: ["[EMAIL_1]", "[EMAIL_2]"]) {
        .init(["[EMAIL_1]": "other", "[EMAIL_2]": "2\($0)"])
      }
      for maker in [first, both] { try store.learn(maker, of: "1") }
      try store.learn(both, of: "unknown")
      #expect(
        try store.decisions(after: 0, limit: 9).map(\.fingerprints)
          == ["a", "b"].map { .init(["[EMAIL_1]": "1\($0)", "[EMAIL_2]": "2\($0)"]) }
      )
    },
    ReviewStoreCheck("What values of a record are known by stands and goes with it") {
      store throws in
      var asked = record("a", question: "Is it [EMAIL_1]?")
      asked.content = [1, 2, 3]
      try store.ingest(asked)
      #expect(try store.record("a")?.interaction.fingerprints.isEmpty == true)
      // A log that is read again says it of a record that was stored before it was known.
      asked.interaction.fingerprints = jane
      #expect(try store.ingest(asked) == [.unchanged])
      #expect(try store.record("a")?.interaction.fingerprints == jane)
      var other = record("b", question: "Is it [EMAIL_1]?")
      other.interaction.fingerprints = carl
      try store.ingest(other)
      let item = try #require(try store.item(try store.key("b"), now: moment(0)))
      #expect(item.interaction.fingerprints == carl)
      var revised = item.interaction
      revised.fingerprints = ValueFingerprints()
      revised.question = "Is it?"
      try store.revise([
        RecordRevision(interaction: revised, feedback: item.feedback, questionKey: "is it")
      ])
      #expect(try store.record("b")?.interaction.fingerprints.isEmpty == true)
      _ = try store.erase([RecordErasure("a", marks: [])], isRehearsal: false, now: moment(1))
      var rests = ""
      try store.forEachStoredText { rests += String(decoding: $0, as: UTF8.self) }
      #expect(!rests.contains("5a5a5a5a") && !rests.contains("6b6b6b6b"))
    },
    ReviewStoreCheck("A cluster's decision leaves out whose answer it is, under whatever name") {
      store throws in
      var same = record("b", question: "Q", answer: "Ask [EMAIL_7]")
      same.interaction.fingerprints = ValueFingerprints([
        "[EMAIL_7]": jane.on("b").byName["[EMAIL_1]"] ?? ""
      ])
      try store.ingest(record("a", question: "Q"), same, record("c", question: "Q"))
      let made = try store.decideCluster(
        .correct("Ask [EMAIL_1]"),
        "a",
        operation: "1",
        fingerprints: jane
      )
      #expect(made.map(\.item) == [try store.key("a"), try store.key("c")])
    },
    ReviewStoreCheck("Feedback of a log has the names that the record and decisions gave") {
      store throws in
      let (first, second) = (jane.on("a"), carl.on("a"))
      var asked = record("a", question: "Is it [EMAIL_3]?")
      asked.interaction.fingerprints = first.renamed(["[EMAIL_1]": "[EMAIL_3]"])
      try store.ingest(asked)
      try store.decide(.correct("To [EMAIL_1]"), "a", operation: "1", fingerprints: carl)
      for (known, name, time) in [(first, 3, 1), (second, 1, 2)] {
        var given = said("Ask [EMAIL_1]", known, at: moment(Int64(time)))
        given.interaction.question = asked.interaction.question
        #expect(try store.ingest(given) == [.feedbackReplaced])
        #expect(try store.record("a")?.feedback?.correction == "Ask [EMAIL_\(name)]")
      }
    },
    ReviewStoreCheck("Feedback of a log says of what is stored by what its values are known") {
      store throws in
      try store.ingest(said("Ask [EMAIL_1]", .init(), at: moment(1)))
      #expect(try store.ingest(said("Ask [EMAIL_1]", jane, at: moment(1))) == [.unchanged])
      #expect(try store.record("a")?.feedback?.fingerprints == jane)
      #expect(
        try store.ingest(said("Ask [EMAIL_1]", carl, at: moment(1))) == [.feedbackReplaced]
      )
    },
    ReviewStoreCheck("Feedback that is redacted anew has only what it is given") { store throws in
      try store.ingest(record("a", Feedback(.down, comment: "x [EMAIL_1]", fingerprints: carl)))
      let interaction = try #require(try store.record("a")).interaction
      try store.revise([
        RecordRevision(
          interaction: interaction,
          feedback: Feedback(.down, comment: "[X_1] [EMAIL_1]"),
          questionKey: "what of a?"
        )
      ])
      #expect(try store.record("a")?.feedback?.fingerprints.isEmpty == true)
    },
    ReviewStoreCheck("Feedback of a log replaces what says the same of another value") {
      store throws in
      let first = said("Ask [EMAIL_1]", jane)
      try store.ingest(first)
      #expect(try store.ingest(first) == [.unchanged])
      // A mended address, in the same words at the same time.
      #expect(try store.ingest(said("Ask [EMAIL_1]", carl)) == [.feedbackReplaced])
      #expect(
        try store.record("a")?.feedback?.fingerprints.byName.values.sorted()
          == carl.byName.values.sorted()
      )
      #expect(try store.ingest(said("Ask [EMAIL_1]", carl)) == [.unchanged])
      // What nobody knows the values of counts as the same, as it did before they were known.
      #expect(try store.ingest(said("Ask [EMAIL_1]", .init())) == [.unchanged])
    },
    ReviewStoreCheck("A value keeps its name in later feedback of a log") { store throws in
      try store.ingest(record("a"))
      try store.decide(.correct("To [EMAIL_1]"), "a", operation: "1", fingerprints: carl)
      try store.ingest(said("Ask [EMAIL_1]", jane, at: moment(1)))
      #expect(try store.record("a")?.feedback?.correction == "Ask [EMAIL_2]")
      try store.ingest(said("Please ask [EMAIL_1]", jane, at: moment(2)))
      let feedback = try store.record("a")?.feedback
      #expect(feedback?.correction == "Please ask [EMAIL_2]")
      #expect(feedback?.fingerprints == jane.renamed(["[EMAIL_1]": "[EMAIL_2]"]))
    },
    ReviewStoreCheck("What is decided on the looked-at item too is no text of another") {
      store throws in
      try store.ingest(record("a", question: "Q"), record("b", question: "Q"))
      try store.decide(.correct("of both"), "a", "b", operation: "1", note: "both")
      try store.decide(.correct("of b"), "b", operation: "2")
      try store.undo("3")
      try store.undo("4")
      for reach in [.cluster, DecisionReach.batch([try store.key("b")])] {
        var texts = ""
        let other = try store.key("b")
        try store.readTexts(besides: try store.key("a"), reach: reach) {
          #expect($0 == other)
          texts += String(decoding: $1, as: UTF8.self)
        }
        #expect(texts.contains("of b") && !texts.contains("both"), "\(texts)")
      }
    },
  ]
}

extension ValueFingerprints {
  /// Those that the checks' decisions leave on a record.
  fileprivate func on(_ record: InteractionID) -> ValueFingerprints {
    ValueFingerprints(byName.mapValues { $0 + record.rawValue })
  }
}
