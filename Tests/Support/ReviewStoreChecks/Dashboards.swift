import ReviewModel
import ReviewStorage
import Testing

extension ReviewStoreCheck {
  private static let day: Int64 = 86_400

  static let dashboardChecks = [
    ReviewStoreCheck("The dashboard of an empty store is empty") { store throws in
      let scope = DashboardScope(now: moment(0))
      #expect(try store.dashboard(scope) == Dashboard(scope: scope))
    },
    ReviewStoreCheck("What waits is counted by sort and age") { store throws in
      try store.ingest(
        record("a", time: moment(-10)),
        record("b", time: moment(-3 * day)),
        record("c", time: moment(-3 * day)),
        record("d", Feedback(.retry), time: moment(-40 * day)),
        record("e"),
        record("f", time: moment(-day))
      )
      try store.decide(.skip, "b", operation: "1")
      try store.decide(.flag(ReasonCode("expert")), "c", operation: "2")
      let counts = try store.dashboard(DashboardScope(now: moment(0)))
      #expect(counts.waiting.map(\.sort) == [.down, .retry])
      #expect(counts.waiting.map(\.counts) == [[1, 2, 0, 1], [0, 0, 0, 1]])
      #expect(counts.skipped == 1)
      #expect(counts.flagged == 1)
      #expect(counts.waitingInAll == 5)
    },
    ReviewStoreCheck("Answers and settled items are counted by the day") { store throws in
      let (old, new) = (Agent(version: "1"), Agent(version: "2"))
      try store.ingest(
        record("a", time: moment(0), agent: old),
        record("b", nil, time: moment(5), agent: old),
        record("c", nil, time: moment(9), agent: old),
        record("d", Feedback(.up), time: moment(day), agent: new),
        record("e", time: nil, agent: new)
      )
      try store.decide(.affirm, "a", operation: "1", at: moment(day))
      try store.decide(.skip, "e", operation: "2", at: moment(day))
      let first = DashboardScope.dayNumber(of: moment(0))
      let history = try store.history()
      #expect(
        Set(history.volumes) == [
          .init(day: first, version: "1", signal: .down, count: 1),
          .init(day: first, version: "1", signal: .none, count: 2),
          .init(day: first + 1, version: "2", signal: .up, count: 1),
        ]
      )
      #expect(history.settled == [first + 1: 1])
      try store.undo("3")
      try store.undo("4")
      #expect(try store.history().settled.isEmpty)
    },
    ReviewStoreCheck("What a redo puts in force too late is not counted") { store throws in
      try store.ingest(record("a"))
      try store.decide(.affirm, "a", operation: "1")
      try store.undo("2")
      try store.decide(.affirm, "a", by: "bo", operation: "3")
      try store.redo("4")
      let figures = try store.dashboard(DashboardScope(now: moment(400))).reviewers
      #expect(figures.map(\.reviewer) == ["bo"])
      #expect(figures.first?.week == [.affirm: 1])
      try store.undo("5", by: "bo")
      try store.undo("6")
      try store.redo("7")
      let again = try store.dashboard(DashboardScope(now: moment(400))).reviewers
      #expect(again.map(\.reviewer) == ["ana"])
      #expect(again.first?.week == [.affirm: 1])
    },
    ReviewStoreCheck("What is split off is not counted, until that is taken back") { store throws in
      for id in ["a", "b", "c"] as [InteractionID] {
        try store.ingest(record(id, question: "Who?"))
      }
      func counted() throws -> [VerdictKind: Int]? {
        let dashboard = try store.dashboard(DashboardScope(now: moment(400)))
        return dashboard.reviewers.first?.week
      }
      #expect(try store.decideCluster(.discard(ReasonCode("spam")), "a", operation: "1").count == 3)
      #expect(try counted() == [.discard: 3])
      try store.amend(.split, "b", operation: "2")
      #expect(try counted() == [.discard: 2])
      try store.undo("3")
      #expect(try counted() == [.discard: 3])
      try store.redo("4")
      #expect(try counted() == [.discard: 2])
      #expect(try store.check() == [])
    },
    ReviewStoreCheck(
      "Decisions are counted by reviewer, today and this week, without what was undone"
    ) {
      store throws in
      for id in 1...7 { try store.ingest(record(InteractionID("r\(id)"))) }
      // The kit's moment 0 is a Monday.
      let now = moment(2 * day)
      func decide(_ verdict: Verdict, _ id: ItemID, _ operation: OperationID, at: Timestamp) throws
      {
        try store.decide(
          verdict,
          id,
          operation: operation,
          at: at,
          effort: DecisionEffort(milliseconds: (Int(operation.rawValue) ?? 0) * 1000, keys: 4)
        )
      }
      try decide(.affirm, "r1", "1", at: moment(-day))
      try decide(.affirm, "r2", "2", at: moment(day))
      try decide(.correct("No."), "r3", "4", at: now)
      try decide(.flag(ReasonCode("expert")), "r4", "9", at: now)
      try decide(.affirm, "r5", "100", at: now)
      try store.undo("undo")
      try store.decide(.affirm, "r6", by: "bo", operation: "b", at: now)
      try store.decide(.affirm, "r2", by: "bo", operation: "late", at: now)
      let figures = try store.dashboard(DashboardScope(now: now)).reviewers
      #expect(figures.map(\.reviewer) == ["ana", "bo"])
      #expect(figures[0].today == [.correct: 1, .flag: 1])
      #expect(figures[0].week == [.affirm: 1, .correct: 1, .flag: 1])
      #expect(figures[0].median == DecisionEffort(milliseconds: 4000, keys: 4))
      #expect(figures[1].week == [.affirm: 1])
      #expect(figures[1].median == nil)
    },
    ReviewStoreCheck("Reasons and failure kinds are counted as items stand") { store throws in
      try store.ingest(record("a"), record("b"), record("c"), record("d"))
      try store.decide(.discard(ReasonCode("spam")), "a", "b", operation: "1")
      try store.decide(.discard(ReasonCode("other")), "b", operation: "2")
      try store.decide(.flag(ReasonCode("safety")), "c", operation: "3")
      try store.amend(.classify(FailureKind("tone")), "a", "d", operation: "4")
      try store.amend(.classify(FailureKind("format")), "b", operation: "5")
      let counts = try store.dashboard(DashboardScope(now: moment(0)))
      #expect(counts.discards == [CodeCount("other", 1), CodeCount("spam", 1)])
      #expect(counts.flags == [CodeCount("safety", 1)])
      #expect(counts.failures == [CodeCount("tone", 2), CodeCount("format", 1)])
    },
    ReviewStoreCheck(
      "Thumbs are counted by version and week, and follow newer feedback and erasures"
    ) {
      store throws in
      let old = Agent(model: "m", version: "1")
      let new = Agent(model: "m", version: "2")
      try store.ingest(
        record("a", Feedback(.up), time: moment(-7 * day), agent: old),
        record("b", time: moment(-7 * day), agent: old),
        record("c", Feedback(.edit, correction: "No."), time: moment(0), agent: new),
        record("d", Feedback(.up), time: moment(0), agent: new),
        record("e", Feedback(.retry), time: moment(0), agent: new),
        record("f", Feedback(.up), time: moment(-100 * day), agent: old),
        record("g", Feedback(.up), agent: old)
      )
      let scope = DashboardScope(now: moment(0))
      func thumbs() throws -> [[Int]] {
        try store.dashboard(scope).versions.map { line in
          line.weeks.suffix(2).flatMap { [$0.up, $0.down] }
        }
      }
      #expect(try store.dashboard(scope).versions.map(\.version) == ["2", "1"])
      #expect(try thumbs() == [[0, 0, 1, 1], [1, 1, 0, 0]])
      _ = try store.setFeedback(Feedback(.down), of: "d", now: moment(1))
      _ = try store.erase(
        [RecordErasure("b", marks: [])],
        isRehearsal: false,
        now: moment(2)
      )
      #expect(try thumbs() == [[0, 0, 0, 2], [1, 0, 0, 0]])
    },
    ReviewStoreCheck("A question comes back when it is marked bad after it was decided") {
      store throws in
      try store.ingest(
        record("a", question: "Q", time: moment(0)),
        record("b", question: "Q", time: moment(50)),
        record("c", question: "R", time: moment(0))
      )
      try store.decide(.correct("No."), "a", operation: "1", at: moment(100))
      try store.decide(.affirm, "c", operation: "2", at: moment(100))
      let scope = DashboardScope(now: moment(300))
      #expect(try store.dashboard(scope).returning == [])
      try store.ingest(
        record("d", question: "Q", time: moment(200)),
        record("e", Feedback(.up), question: "Q", time: moment(210)),
        record("f", question: "Q", time: moment(220))
      )
      try store.decide(.affirm, "d", operation: "3", at: moment(250))
      #expect(
        try store.dashboard(scope).returning == [
          ReturningQuestion(
            newest: store.key("f"),
            question: "Q",
            verdict: .correct,
            decided: moment(100),
            since: 2,
            waiting: 1,
            latest: moment(220)
          )
        ]
      )
    },
    ReviewStoreCheck("The next release is the newest set against the last release of another") {
      store throws in
      try store.ingest(record("a"), record("b"))
      try store.decide(.affirm, "a", operation: "1", at: moment(5))
      let scope = DashboardScope(now: moment(300))
      #expect(try store.dashboard(scope).release.decidedSince == 1)
      try store.save(set("s1", ["x", "y"]), now: moment(10))
      try store.recordRelease(of: "s1", manifest: "m", path: nil, now: moment(20))
      try store.save(set("s2", ["y", "z", "w"]), now: moment(30))
      try store.appendApprovals(
        [
          ApprovalEvent(
            operation: "p",
            example: "z",
            state: .approved,
            reviewer: "ana",
            time: moment(40)
          )
        ],
        to: "s2"
      )
      try store.decide(.affirm, "b", operation: "2", at: moment(50))
      let release = try store.dashboard(scope).release
      #expect(release.newest?.id == "s2")
      #expect(release.newest?.waiting == 2)
      #expect(release.newest?.approved == 1)
      #expect(release.added == 2)
      #expect(release.removed == 1)
      #expect(release.lastRelease == moment(20))
      #expect(release.decidedSince == 1)
    },
  ]

  private static func set(_ id: SetID, _ examples: [ExampleID]) -> CuratedSet {
    CuratedSet(
      id: id,
      policy: [],
      examples: examples.map {
        Example(
          id: $0,
          kind: .golden,
          question: "Q",
          answer: "A",
          expected: "A",
          cluster: "c",
          uses: [.eval],
          lineage: []
        )
      },
      drops: [],
      counts: CurationCounts()
    )
  }
}
