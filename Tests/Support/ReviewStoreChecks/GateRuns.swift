import ReviewModel
import ReviewStorage
import Testing

extension ReviewStoreCheck {
  static let gateChecks = [
    ReviewStoreCheck("A run of the gate is kept whole, the newest first") { store throws in
      try store.save(set("s", ["x", "y"]), now: moment(1))
      let first = run("s", ["x": "passing", "y": "broken"], .regressed, at: 5)
      #expect(try store.keep(first) == 1)
      #expect(try store.keep(run("s", ["x": "passing"], at: 6)) == 2)
      let runs = try store.gateRuns(of: nil)
      #expect(runs.map(\.number) == [2, 1])
      var expected = first.summary
      expected.number = 1
      #expect(runs[1] == expected)
      #expect((expected.passed, expected.failed, expected.unknown) == (1, 1, 0))
      #expect(try store.gateFinding(of: "y")?.found == first.cases[1])
      #expect(try store.gateRuns(of: "t").isEmpty)
    },
    ReviewStoreCheck("A run over a set that is not there is refused") { store throws in
      #expect(throws: StoreError.self) { try store.keep(run("s", [:])) }
      #expect(try store.gateRuns(of: nil).isEmpty)
    },
    ReviewStoreCheck("An example stands as the newest run that asked it says, in any set") {
      store throws in
      try store.save(set("s", ["x", "y"]), now: moment(1))
      try store.save(set("t", ["y", "z"]), now: moment(2))
      try store.keep(run("s", ["x": "passing", "y": "broken"], .regressed, at: 5))
      try store.keep(run("s", ["x": "failing"], at: 6))
      #expect(
        try store.gateStandings(of: "s") == [
          0: GateStanding(run: 2, time: moment(6), change: .failing),
          1: GateStanding(run: 1, time: moment(5), change: .broken),
        ]
      )
      #expect(Array(try store.gateStandings(of: "t").keys) == [0])
      #expect(try store.gateFinding(of: "z") == nil)
    },
    ReviewStoreCheck(
      "What is compared with is the newest whole run that decided a case, scored alike"
    ) {
      store throws in
      try store.save(set("s", ["x"]), now: moment(1))
      #expect(try store.gateBaseline(scoring: "1") == nil)
      try store.keep(run("s", ["x": "passing"], at: 1))
      var part = run("s", ["x": "passing"], at: 2)
      part.summary.isWhole = false
      try store.keep(part)
      try store.keep(run("s", ["x": "broken"], .regressed, at: 3))
      #expect(try store.gateBaseline(scoring: "1")?.newest.number == 1)
      #expect(try store.gateBaseline(scoring: "2") == nil)
    },
    ReviewStoreCheck("What a waiver let pass is in no baseline") { store throws in
      try store.save(set("s", ["x", "y"]), now: moment(1))
      var waived = run("s", ["x": "broken", "y": "passing"])
      waived.cases[0].isWaived = true
      try store.keep(waived)
      #expect(try store.gateBaseline(scoring: "1")?.run.results.map(\.id) == ["y"])
    },
    ReviewStoreCheck("A waived or unknown case is compared with what was known of it before") {
      store throws in
      try store.save(set("s", ["x", "y"]), now: moment(1))
      try store.keep(run("s", ["x": "passing", "y": "passing"], at: 1))
      var waived = run("s", ["x": "broken", "y": "unknown"], at: 2)
      waived.cases[0].isWaived = true
      try store.keep(waived)
      let baseline = try #require(try store.gateBaseline(scoring: "1"))
      #expect(baseline.newest.number == 1)
      #expect(baseline.run.results.map(\.id) == ["x", "y"])
      #expect(baseline.cases.map(\.change) == [.passing, .passing])
    },
    ReviewStoreCheck("A case that a policy let break is compared with what it was before") {
      store throws in
      try store.save(set("s", ["x", "y"]), now: moment(1))
      try store.keep(run("s", ["x": "passing", "y": "failing"], at: 1))
      for time in 2...KeptGateRun.mostWithCases + 3 {
        try store.keep(run("s", ["x": "broken", "y": "fixed"], at: Int64(time)))
      }
      let baseline = try #require(try store.gateBaseline(scoring: "1"))
      let changes = baseline.cases.map { "\($0.result.id.rawValue) \($0.change)" }
      #expect(changes.sorted() == ["x passing", "y fixed"])
      #expect(baseline.earlier == 1)
    },
    ReviewStoreCheck(
      "Trials that disagree, or a run that regressed, take no pass away that was seen"
    ) {
      store throws in
      try store.save(set("s", ["x", "y"]), now: moment(1))
      func known() throws -> [String] {
        (try store.gateBaseline(scoring: "1")?.cases ?? []).map {
          "\($0.result.id.rawValue) \($0.change)"
        }
        .sorted()
      }
      try store.keep(run("s", ["x": "passing", "y": "failing"], at: 1))
      try store.keep(run("s", ["x": "broken", "y": "fixed"], .regressed, at: 2))
      #expect(try known() == ["x passing", "y fixed"])
      try store.keep(run("s", ["x": "flaky", "y": "flaky"], at: 3))
      #expect(try known() == ["x passing", "y fixed"])
      try store.keep(run("s", ["x": "broken", "y": "failing"], .regressed, at: 4))
      #expect(try known() == ["x passing", "y fixed"])
      try store.keep(run("s", ["y": "failing"], at: 5))
      #expect(try known() == ["x passing", "y failing"])
    },
    ReviewStoreCheck("A record waits for the case that was put back, whatever was made of it since")
    {
      store throws in
      try store.ingest(record("y"))
      var first = set("s", ["e1"])
      first.examples[0].lineage[0].interaction = "y"
      first.examples[0].expected = "Three."
      try store.save(first, now: moment(1))
      try store.keep(run("s", ["e1": "broken"], .regressed, at: 2))
      var second = set("t", ["e2"])
      second.examples[0].lineage[0].interaction = "y"
      second.examples[0].expected = "Eight."
      try store.save(second, now: moment(3))
      let put = try store.requeue([0], of: "t", now: moment(4)).items
      let failed = try store.item(put[0], now: moment(4))?.failedCase
      #expect(failed == FailedCase(expected: "Eight."))
    },
    ReviewStoreCheck(
      "Runs that were scored otherwise take no case away that others are compared with"
    ) {
      store throws in
      try store.save(set("s", ["x"]), now: moment(1))
      try store.keep(run("s", ["x": "passing"], at: 1))
      for time in 2...KeptGateRun.mostWithCases + 3 {
        var other = run("s", ["x": "passing"], at: Int64(time))
        other.summary.scoring = "2"
        try store.keep(other)
      }
      #expect(try store.gateBaseline(scoring: "1")?.cases.count == 1)
      #expect(try store.gateBaseline(scoring: "2")?.cases.count == 1)
    },
    ReviewStoreCheck("Old runs lose their cases, but the newest that passed keeps them") {
      store throws in
      try store.save(set("s", ["x"]), now: moment(1))
      try store.keep(run("s", ["x": "passing"], at: 0))
      for time in 1...KeptGateRun.mostWithCases {
        try store.keep(run("s", ["x": "broken"], .regressed, at: Int64(time)))
      }
      #expect(try store.gateRuns(of: "s").count == KeptGateRun.mostWithCases + 1)
      #expect(try store.gateBaseline(scoring: "1")?.cases.count == 1)
      try store.keep(run("s", ["x": "passing"], at: 99))
      var copies = 0
      try store.forEachCopy(in: .gate) { if $0.row.count == 2 { copies += 1 } }
      #expect(copies == KeptGateRun.mostWithCases)
    },
    ReviewStoreCheck("Long answers are cut, and only the first trials keep one") { store throws in
      try store.save(set("s", ["x"]), now: moment(1))
      let score = AnswerScore(passed: true, similarity: 1, checks: [])
      let long = String(repeating: "ä", count: CaseResult.answerLimit + 1)
      let trials = Array(repeating: Trial(long, score), count: 4)
      try store.keep(
        KeptGateRun(
          run("s", [:]).summary,
          cases: [
            KeptGateCase(CaseResult(id: "x", kind: .golden, cluster: "k", trials: trials), .passing)
          ]
        )
      )
      let found = try #require(try store.gateFinding(of: "x")).found.result
      #expect(found.texts.map(\.count) == [1, 1, 1, 0].map { $0 * (CaseResult.answerLimit + 1) })
      #expect(found.passRate == 1)
    },
    ReviewStoreCheck("A case goes with the record that its example was made of") { store throws in
      try store.ingest(record("x"), record("y"))
      try store.save(set("s", ["x", "y"]), now: moment(1))
      try store.keep(run("s", ["x": "passing", "y": "passing"]))
      let extent = try store.erase(
        [RecordErasure("x", marks: [])],
        isRehearsal: false,
        now: moment(9)
      )
      #expect(extent.counts[.gateCases] == 1)
      #expect(try store.gateFinding(of: "x") == nil)
      #expect(try store.gateFinding(of: "y") != nil)
      // A release from before the erasure may be asked still.
      try store.keep(run("s", ["x": "passing", "y": "passing"]))
      #expect(try store.gateFinding(of: "x") == nil)
      #expect(try store.gateFinding(of: "y")?.run.number == 2)
    },
    ReviewStoreCheck("The words of a run are redacted anew") { store throws in
      try store.save(set("s", ["x"]), now: moment(1))
      try store.keep(run("s", ["x": "failing"]))
      var revisions: [CopyRevision] = []
      try store.forEachCopy(in: .gate) { copy in
        var new = copy
        new.texts = copy.texts.map { "[\($0)]" }
        revisions.append(CopyRevision(copy, new))
      }
      #expect(revisions.map(\.old.texts) == [["agent", "1"], ["x says", "wrong", "no"]])
      try store.revise(revisions)
      let finding = try #require(try store.gateFinding(of: "x"))
      #expect(finding.run.candidate == "[agent]")
      #expect(finding.found.result.texts == ["[x says]", "[wrong]", "[no]"])
    },
    ReviewStoreCheck("The record behind a failing case waits again, and what is said then counts") {
      store throws in
      try store.ingest(record("x", Feedback(.up)), record("y"))
      try store.decide(.correct("Sixty."), "y", operation: "a")
      try store.save(set("s", ["x", "y"]), now: moment(1))
      let put = try store.requeue([0, 1], of: "s", now: moment(2))
      #expect(put.items.count == 2)
      #expect(put.waiting == 0)
      #expect(try store.requeue([1], of: "s", now: moment(3)) == RequeueOutcome(waiting: 1))
      #expect(try store.queueCount(ItemFilter(parsing: "kind:gate")) == 2)
      let item = try #require(try store.item(put.items[1], now: moment(4)))
      #expect(item.summary.kind == .gate)
      #expect(item.sides.isEmpty)
      #expect(item.failedCase == FailedCase(expected: "A"))
      try store.keep(run("s", ["y": "broken"], .regressed, at: 3))
      let finding = try store.item(put.items[1], now: moment(4))?.failedCase?.finding
      #expect(finding?.trial?.answer == "y says")
      #expect(finding?.standing.change == .broken)
      #expect(item.feedback?.signal == .down)
      #expect(try decided(store)["y"] == "a")
      try store.decide(.correct("Ninety."), item.summary.id, operation: "b")
      #expect(try decided(store)["y"] == "b")
      try store.undo("c")
      #expect(try decided(store)["y"] == "a")
      // What is decided last has the word, on whichever of the two items.
      try store.decide(.correct("Ninety."), item.summary.id, operation: "e")
      try store.decide(.correct("Fourteen."), "y", operation: "f")
      #expect(try decided(store)["y"] == "f")
      #expect(try overruled(store) == ["y": "e"])
      try store.undo("g")
      #expect(try decided(store)["y"] == "e")
      try store.undo("h")
      #expect(try decided(store)["y"] == "a")
      #expect(try overruled(store).isEmpty)
      // Without an item of its own the record is judged too.
      let other = try #require(try store.item(put.items[0], now: moment(4)))
      try store.decide(.discard(ReasonCode("spam")), other.summary.id, operation: "d")
      #expect(try decided(store)["x"] == "d")
      try store.putConflicts([], now: moment(9))
      #expect(try store.queueCount(ItemFilter(parsing: "kind:gate")) == 1)
    },
    ReviewStoreCheck("What was put into the queue again is taken out, unless somebody is at it") {
      store throws in
      try store.ingest(record("x"), record("y"), record("z"))
      try store.save(set("s", ["x", "y", "z"]), now: moment(1))
      let items = try store.requeue([0, 1, 2, 7], of: "s", now: moment(2)).items
      #expect(items.count == 3)
      let first = try #require(try store.item(items[0], now: moment(3)))
      try store.decide(.affirm, first.summary.id, operation: "a")
      let second = try #require(try store.item(items[1], now: moment(3)))
      _ = try store.claim(second.summary.id, by: "bo", at: moment(4))
      #expect(try store.withdrawRequeued(items, now: moment(5)) == 1)
      #expect(try store.queue("kind:gate").count == 1)
      #expect(try store.withdrawRequeued(items, now: moment(5)) == 0)
      #expect(try store.requeue([2], of: "s", now: moment(6)).items.count == 1)
      _ = try store.erase([RecordErasure("z", marks: [])], isRehearsal: false, now: moment(9))
      #expect(try store.queue("kind:gate").count == 1)
    },
  ]

  /// The operation of the decision that counts, by the record.
  private static func decided(_ store: any ReviewStore) throws -> [InteractionID: OperationID] {
    var found: [InteractionID: OperationID] = [:]
    try store.forEachRecordToCurate(counted: { _ in }) { record in
      found[record.interaction.id] = record.decision?.operation
    }
    return found
  }

  /// The operation of the decision that was overruled, by the record.
  private static func overruled(
    _ store: any ReviewStore
  ) throws -> [InteractionID: OperationID] {
    var found: [InteractionID: OperationID] = [:]
    try store.forEachRecordToCurate(counted: { _ in }) { record in
      found[record.interaction.id] = record.overruled?.operation
    }
    return found
  }

  private static func run(
    _ set: SetID,
    _ changes: [ExampleID: String],
    _ outcome: GateOutcome = .passed,
    at time: Int64 = 3
  ) -> KeptGateRun {
    KeptGateRun(
      GateRunSummary(
        set: set,
        time: moment(time),
        candidate: "agent",
        cases: "c",
        scoring: "1",
        outcome: outcome
      ),
      cases: changes.map { id, name in
        let change = CaseChange(rawValue: name) ?? .unknown
        let checks = [Check(.judge, passed: !change.isFailing, finding: "wrong")]
        return KeptGateCase(
          CaseResult(
            id: id,
            kind: .golden,
            cluster: "k\(id)",
            trials: [
              Trial(
                "\(id) says",
                AnswerScore(passed: !change.isFailing, similarity: 0.5, checks: checks),
                judgement: Judgement(.line, reply: "no")
              )
            ]
          ),
          change
        )
      }
    )
  }

  private static func set(_ id: SetID, _ examples: [ExampleID]) -> CuratedSet {
    CuratedSet(
      id: id,
      policy: [],
      examples: examples.map { name in
        Example(
          id: name,
          kind: .golden,
          question: "Q",
          answer: "A",
          expected: "A",
          cluster: "k\(name)",
          uses: [.eval],
          lineage: [LineageEntry(interaction: InteractionID(name.rawValue), role: .confirmed)]
        )
      },
      drops: [],
      counts: CurationCounts()
    )
  }
}
