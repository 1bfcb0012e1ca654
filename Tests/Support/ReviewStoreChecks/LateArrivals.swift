import ReviewModel
import ReviewStorage
import Testing

extension ReviewStoreCheck {
  static let lateArrivalChecks = [
    ReviewStoreCheck("A decision that comes late to the store is one of its own time") {
      store throws in
      try store.ingest(record("a"), record("b"), record("c"))
      #expect(try store.arrive(.affirm, "a", operation: "1", made: moment(10)) == [.effective])
      #expect(try store.decisions(after: 0, limit: 9).map(\.time) == [moment(10)])
      // Made after the first, though before that came.
      #expect(try store.arrive(.skip, "a", operation: "2", made: moment(20)) == [.effective])
      #expect(try store.status("a") == .skipped)
      // Whoever had it open then may have left it by now, and who has it open now holds it.
      try store.claim("b", by: "bo", at: moment(5))
      #expect(
        try store.arrive(.affirm, "b", operation: "3", made: moment(6), at: moment(100_000_000))
          == [.effective]
      )
      try store.claim("c", by: "bo", at: moment(100))
      #expect(
        try store.arrive(.affirm, "c", operation: "4", made: moment(6), at: moment(101))
          == [.late(after: "bo")]
      )
    },
    ReviewStoreCheck("A decision that comes late overrules nothing that its reviewer did since") {
      store throws in
      try store.ingest(record("a"), record("b"), record("c"), record("d"))
      try store.decide(.discard(ReasonCode("spam")), "a", operation: "1", at: moment(50))
      try store.decide(.skip, "b", by: "bo", operation: "2", at: moment(50))
      try store.decide(.affirm, "c", operation: "3", at: moment(20))
      #expect(
        try store.arrive(.affirm, "a", "b", "c", operation: "4", made: moment(30))
          == [.overtaken, .effective, .effective]
      )
      #expect(try store.status("a") == .decided(.discard))
      // Again: it has what it had.
      #expect(
        try store.arrive(.affirm, "a", "b", "c", operation: "4", made: moment(30))
          == [.overtaken, .effective, .effective]
      )
      try store.decide(.affirm, "d", operation: "5", at: moment(60))
      try store.undo("6")
      #expect(
        try store.arrive(.skip, "d", operation: "7", made: moment(70)) == [.overtaken],
        "what was taken back since is not decided again"
      )
      #expect(try store.status("d") == .open)
      // How the agent failed decides nothing.
      try store.ingest(record("e"))
      _ = try store.amend(store.amendment(.classify(FailureKind("tone")), ["e"], operation: "8"))
      #expect(try store.arrive(.affirm, "e", operation: "9", made: moment(70)) == [.effective])
    },
    ReviewStoreCheck(
      "A change that comes late is the next of its reviewer, unless one was made since"
    ) {
      store throws in
      try store.ingest(record("a"), record("b"))
      func precedence(
        _ id: OperationID,
        since time: Timestamp,
        by reviewer: String = "ana"
      ) throws
        -> Precedence
      {
        try store.precedence(of: id, by: reviewer, since: time, in: nil)
      }
      #expect(try precedence("9", since: moment(1)) == .next)
      try store.decide(.affirm, "a", operation: "1", at: moment(50))
      #expect(try precedence("1", since: moment(1)) == .stored)
      #expect(try precedence("9", since: moment(49)) == .overtaken)
      #expect(try precedence("9", since: moment(50)) == .next)
      #expect(try precedence("9", since: moment(49), by: "bo") == .next)
      try store.undo("2")
      #expect(try precedence("2", since: moment(1)) == .stored)
      #expect(try precedence("9", since: moment(100)) == .overtaken)
      #expect(
        try store.precedence(of: "1", by: "ana", since: moment(1), in: SetID("none")) == .next
      )
    },
    ReviewStoreCheck("A decision that had been stored and was taken back is not stored again") {
      store throws in
      try store.ingest(record("a"), record("b"))
      try store.decide(.affirm, "a", operation: "1", at: moment(50))
      #expect(try store.arrive(.affirm, "a", operation: "1", made: moment(50)) == [.effective])
      try store.undo("2")
      let log = try store.decisions(after: 0, limit: 9)
      #expect(try store.arrive(.affirm, "a", operation: "1", made: moment(50)) == [.takenBack])
      try store.redo("3")
      #expect(try store.arrive(.affirm, "a", operation: "1", made: moment(50)) == [.effective])
      try store.undo("4")
      try store.decide(.skip, "b", operation: "5", at: moment(400))
      #expect(try store.arrive(.affirm, "a", operation: "1", made: moment(50)) == [.takenBack])
      #expect(log.count == 2)
      #expect(try store.status("a") == .open)
    },
  ]
}

extension ReviewStore {
  /// Decides items in the name of ana with what an earlier console had kept.
  fileprivate func arrive(
    _ verdict: Verdict,
    _ ids: ItemID...,
    operation: OperationID,
    made: Timestamp,
    at arrival: Timestamp = moment(1000)
  ) throws -> [DecisionOutcome] {
    try decide(
      DecisionRequest(
        items: ids.map { try key($0) },
        verdict: verdict,
        reviewer: "ana",
        session: "ana's console",
        operation: operation,
        time: made,
        arrival: arrival
      )
    )
  }
}
