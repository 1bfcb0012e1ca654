import ReviewModel
import ReviewStorage
import Testing

extension ReviewStoreCheck {
  static let revisionChecks = [
    ReviewStoreCheck("A record takes its texts in anew, and all else stands") { store throws in
      try store.ingest(
        record("1", Feedback(.down, correction: nil, comment: "ask x@y.example"), question: "x?"),
        record("2", question: "x?")
      )
      try store.decide(.correct("Sixty."), "1", operation: "a")
      let key = try store.key("1")
      var revised = try #require(try store.record("1")).interaction
      revised.question = "[EMAIL_1]?"
      revised.sources = [Source(text: "[EMAIL_1]")]
      try store.revise([
        RecordRevision(
          interaction: revised,
          feedback: Feedback(.down, comment: "ask [EMAIL_1]"),
          questionKey: "[email_1]?"
        )
      ])
      let now = try #require(try store.item(key, now: moment(0)))
      #expect(now.interaction == revised)
      #expect(now.feedback?.comment == "ask [EMAIL_1]")
      #expect(now.feedback?.signal == .down)
      #expect(now.summary.status == .decided(.correct))
      #expect(now.summary.asked == 1)
      #expect(try store.record("2")?.asked == 1)
    },
    ReviewStoreCheck("A reviewer's words are taken in anew, and the decision stands") {
      store throws in
      try store.ingest(record("1"), record("2"))
      let kept = KeptValues(reason: "x wants it", types: ["PHONE"])
      try store.decide(.correct("Ask x."), "1", operation: "a", note: "x said so", kept: kept)
      try store.decide(.affirm, "2", operation: "b", note: "yes")
      try store.revise([
        WordsRevision(
          operation: "a",
          correction: "Ask [NAME_1].",
          note: "[NAME_1] said so",
          keptReason: "[NAME_1] wants it"
        ),
        WordsRevision(operation: "b", correction: "never", note: nil, keptReason: "never"),
        WordsRevision(operation: "unknown", correction: "never", note: "never"),
      ])
      let events = try store.decisions(after: 0, limit: 9)
      #expect(events.map(\.action) == [.decide(.correct("Ask [NAME_1].")), .decide(.affirm)])
      #expect(events.map(\.note) == ["[NAME_1] said so", "yes"])
      #expect(events.map(\.kept?.reason) == ["[NAME_1] wants it", nil])
      #expect(try store.status("1") == .decided(.correct))
    },
    ReviewStoreCheck("Copies in conflicts follow, so that what was settled stays settled") {
      store throws in
      try store.ingest(
        record("1", Feedback(.down, correction: "x")),
        record("2", Feedback(.down, correction: "y"))
      )
      func conflict(_ first: String) -> Conflict {
        Conflict(
          id: "c",
          questionKey: "what of 1?",
          sides: [
            ConflictSide(interaction: "1", correction: first),
            ConflictSide(interaction: "2", correction: "y"),
          ]
        )
      }
      try store.putConflicts([conflict("x")], now: moment(1))
      try store.decide(.correct("z"), "c", operation: "a")
      let old = try #require(try store.record("1"))
      try store.revise([
        RecordRevision(
          interaction: old.interaction,
          feedback: Feedback(.down, correction: "[X_1]"),
          questionKey: "what of 1?"
        )
      ])
      try store.putConflicts([conflict("[X_1]")], now: moment(2))
      #expect(try store.status("c") == .decided(.correct))
    },
  ]
}
