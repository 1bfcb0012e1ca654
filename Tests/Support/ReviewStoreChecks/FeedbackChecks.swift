import ReviewModel
import ReviewStorage
import Testing
import TextAnalysis

extension ReviewStoreCheck {
  static let feedbackChecks = [
    ReviewStoreCheck("Newer feedback replaces older, and older does not replace newer") {
      store throws in
      try store.ingest(record("a", Feedback(.down, time: moment(5))))
      #expect(try store.ingest(record("a", Feedback(.up, time: moment(4)))) == [.unchanged])
      #expect(try store.ingest(record("a", Feedback(.up, time: moment(6)))) == [.feedbackReplaced])
      #expect(try store.ingest(record("a", Feedback(.down, time: moment(5)))) == [.unchanged])
      #expect(try store.record("a")?.feedback == Feedback(.up, time: moment(6)))
    },
    ReviewStoreCheck("Feedback of the same time replaces only with other content") { store throws in
      try store.ingest(record("a", Feedback(.down, time: moment(5))))
      #expect(try store.ingest(record("a", Feedback(.down, time: moment(5)))) == [.unchanged])
      let other = Feedback(.down, comment: "wrong", time: moment(5))
      #expect(try store.ingest(record("a", other)) == [.feedbackReplaced])
      #expect(try store.record("a")?.feedback == other)
    },
    ReviewStoreCheck("Feedback without a time is older than any with one") { store throws in
      try store.ingest(record("a", Feedback(.down)))
      #expect(try store.ingest(record("a", Feedback(.down))) == [.unchanged])
      #expect(try store.ingest(record("a", Feedback(.retry))) == [.feedbackReplaced])
      #expect(
        try store.ingest(record("a", Feedback(.retry, time: moment(1)))) == [.feedbackReplaced]
      )
      #expect(try store.ingest(record("a", Feedback(.up))) == [.unchanged])
    },
    ReviewStoreCheck("A record without feedback leaves what is stored") { store throws in
      try store.ingest(record("a"))
      #expect(try store.ingest(record("a", nil)) == [.unchanged])
      #expect(try store.record("a")?.feedback == Feedback(.down))
    },
    ReviewStoreCheck("Feedback that comes later makes an item") { store throws in
      try store.ingest(record("a", nil))
      #expect(try store.queue() == [])
      #expect(try store.ingest(record("a", Feedback(.down))) == [.feedbackReplaced])
      #expect(try store.queue() == ["a"])
    },
    ReviewStoreCheck("Feedback is set by hand, and for unknown records answers nil") {
      store throws in
      #expect(try store.setFeedback(Feedback(.up), of: "a", now: moment(1)) == nil)
      try store.ingest(record("a", Feedback(.down, time: moment(9))))
      let late = Feedback(.up, time: moment(5))
      #expect(try store.setFeedback(late, of: "a", now: moment(5)) == .feedbackReplaced)
      #expect(try store.setFeedback(late, of: "a", now: moment(6)) == .unchanged)
      #expect(try store.record("a")?.feedback == late)
    },
    ReviewStoreCheck("Feedback that joins a record gets names that no other value has there") {
      store throws in
      let first = record("a", nil, answer: "Ask [EMAIL_1].")
      try store.ingest(first)
      _ = try store.setFeedback(Feedback(.down, time: moment(1)), of: "a", now: moment(1))
      try store.decide(.correct("Ask [EMAIL_2]."), "a", operation: "1", note: "no [EMAIL_3]")
      var late = first
      let words = { (correction: String, comment: String, time: Int64) in
        Feedback(.down, correction: correction, comment: comment, time: moment(time))
      }
      late.feedback = words("Ask [EMAIL_2], [EMAIL_4] or [EMAIL_1].", "[EMAIL_2]", 5)
      late.feedbackNames = GivenNames(["[EMAIL_1]", "[EMAIL_2]", "[EMAIL_4]"])
      #expect(try store.ingest(late) == [.feedbackReplaced])
      let stored = words("Ask [EMAIL_5], [EMAIL_4] or [EMAIL_1].", "[EMAIL_5]", 5)
      #expect(try store.record("a")?.feedback == stored)
      // Even when a reviewer quotes the name that it has got.
      try store.decide(.correct("Ask [EMAIL_5]."), "a", operation: "2")
      #expect(try store.ingest(late) == [.unchanged])
      #expect(try store.record("a")?.feedback == stored)
      // What is said later may mean somebody else.
      late.feedback?.time = moment(6)
      #expect(try store.ingest(late) == [.feedbackReplaced])
      let later = words("Ask [EMAIL_6], [EMAIL_4] or [EMAIL_1].", "[EMAIL_6]", 6)
      #expect(try store.record("a")?.feedback == later)
    },
    ReviewStoreCheck("A name that the record has for another value by now is not taken over") {
      store throws in
      var first = record("a", nil, answer: "Ask [EMAIL_2].")
      first.content = [1, 2, 3]
      try store.ingest(first)
      var again = record(
        "a",
        Feedback(.down, comment: "[EMAIL_2]"),
        answer: "Ask [EMAIL_1] [EMAIL_2]."
      )
      again.content = [1, 2, 3]
      again.feedbackNames = GivenNames(["[EMAIL_2]"])
      #expect(try store.ingest(again) == [.feedbackReplaced])
      #expect(try store.record("a")?.feedback?.comment == "[EMAIL_3]")
    },
    ReviewStoreCheck("Withdrawn feedback is not brought back by the log it came from") {
      store throws in
      try store.ingest(record("a", Feedback(.down, time: moment(1))), record("b", Feedback(.down)))
      for id: InteractionID in ["a", "b"] {
        #expect(try store.setFeedback(nil, of: id, now: moment(5)) == .feedbackReplaced)
        #expect(try store.setFeedback(nil, of: id, now: moment(6)) == .unchanged)
        #expect(try store.record(id)?.feedback == nil)
      }
      #expect(
        try store.ingest(
          record("a", Feedback(.down, time: moment(1))),
          record("b", Feedback(.down))
        ) == [.unchanged, .unchanged]
      )
      #expect(try store.queue() == [])
      #expect(
        try store.ingest(record("a", Feedback(.down, time: moment(7)))) == [.feedbackReplaced]
      )
      #expect(try store.queue() == ["a"])
    },
    ReviewStoreCheck("An open item whose feedback no longer needs review is withdrawn") {
      store throws in
      try store.ingest(record("a", Feedback(.down, time: moment(1))))
      let key = try store.key("a")
      try store.ingest(record("a", Feedback(.up, time: moment(2))))
      #expect(try store.status("a") == .withdrawn)
      #expect(try store.queue() == [])
      #expect(try store.queue("is:any") == ["a"])
      try store.ingest(record("a", Feedback(.retry, time: moment(3))))
      #expect(try store.status("a") == .open)
      #expect(try store.key("a") == key)
    },
    ReviewStoreCheck("A skipped item is withdrawn and comes back skipped") { store throws in
      try store.ingest(record("a"))
      try store.decide(.skip, "a", operation: "1")
      _ = try store.setFeedback(nil, of: "a", now: moment(2))
      #expect(try store.status("a") == .withdrawn)
      _ = try store.setFeedback(Feedback(.down), of: "a", now: moment(3))
      #expect(try store.status("a") == .skipped)
    },
    ReviewStoreCheck("Decisions stand when the feedback changes") { store throws in
      try store.ingest(record("a"), record("b"))
      try store.decide(.affirm, "a", operation: "1")
      try store.decide(.flag(ReasonCode("expert")), "b", operation: "2")
      _ = try store.setFeedback(Feedback(.up), of: "a", now: moment(2))
      _ = try store.setFeedback(nil, of: "b", now: moment(2))
      #expect(try store.status("a") == .decided(.affirm))
      #expect(try store.status("b") == .flagged)
      try store.undo("3")
      #expect(try store.status("b") == .withdrawn)
    },
    ReviewStoreCheck("The row of an item follows its feedback") { store throws in
      try store.ingest(record("a", Feedback(.retry)), record("b", Feedback(.retry)))
      _ = try store.setFeedback(Feedback(.down), of: "b", now: moment(2))
      #expect(try store.queue() == ["b", "a"])
      #expect(try store.queue("signal:down") == ["b"])
      #expect(try store.item(store.key("b"), now: moment(0))?.summary.signal == .down)
    },
  ]
}
