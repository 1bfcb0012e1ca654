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
      #expect(decided.history.map(\.fingerprints) == [jane])
      #expect(try store.decisions(after: 0, limit: 9).map(\.fingerprints) == [jane, .init()])
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
      #expect(events.map(\.fingerprints) == [.init(), jane])
      try store.revise([
        WordsRevision(operation: "2", correction: "[NAME_1] [EMAIL_1]", note: nil)
      ])
      #expect(try store.decisions(after: 0, limit: 9).allSatisfy(\.fingerprints.isEmpty))
      #expect(try !rests().contains("5a5a5a5a") && !rests().contains("6b6b6b6b"))
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
        try store.readTexts(besides: try store.key("a"), reach: reach) {
          texts += String(decoding: $0, as: UTF8.self)
        }
        #expect(texts.contains("of b") && !texts.contains("both"), "\(texts)")
      }
    },
  ]
}
