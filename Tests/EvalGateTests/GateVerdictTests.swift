import EvalGate
import ReviewModel
import Statistics
import Testing

@Suite struct `The verdict of a gate` {
  @Test
  func
    `Without a baseline a golden case that fails has broken, and a regression case that passes is fixed`()
    throws
  {
    let comparison = try RunComparison(
      run([
        ("a", .golden, [true]), ("b", .golden, [false]), ("c", .regression, [true]),
        ("d", .regression, [false]),
      ]),
      with: nil
    )
    #expect(comparison.entries.map(\.change) == [.passing, .broken, .fixed, .failing])
    let verdict = GateVerdict(comparison, policy: GatePolicy(), now: now)
    #expect(verdict.outcome == .regressed)
    #expect(verdict.reasons == ["1 of 2 golden cases passed and fails now"])
  }

  @Test func `A waiver names a case by as much of its id as no other has`() throws {
    let comparison = try RunComparison(
      run([("abcdef12", .golden, [false]), ("abcdef34", .golden, [true])]),
      with: nil
    )
    for (id, outcome) in [
      ("abcdef1", GateOutcome.passed), ("abcdef", .regressed), ("abc", .regressed),
      ("abcdef12", .passed), ("abcdef3", .regressed),
    ] {
      let waiver = Waiver(
        id: ExampleID(id),
        reason: "r",
        expires: now.adding(milliseconds: 1)
      )
      let verdict = GateVerdict(comparison, policy: GatePolicy(waivers: [waiver]), now: now)
      #expect(verdict.outcome == outcome, "\(id)")
      #expect(verdict.idleWaivers.isEmpty == (id.count > 6), "\(id)")
    }
  }

  @Test func `Over two releases, new cases stand as their kind says and count in no change`() throws
  {
    let before = run([("a", .golden, [true]), ("b", .golden, [true]), ("gone", .golden, [true])])
    let after = run([
      ("a", .golden, [true]), ("b", .golden, [true]), ("new", .golden, [false]),
      ("newer", .regression, [true]),
    ])
    let comparison = try RunComparison(after, with: before, isPartial: true)
    #expect(comparison.entries(.broken).map(\.id) == ["new"])
    #expect(comparison.entries(.fixed).map(\.id) == ["newer"])
    #expect(comparison.entries.filter(\.isNew).count == 2)
    #expect(comparison.difference.cases == 2 && comparison.difference.mean == 0)
    #expect(comparison.mcNemar.lost == 0 && comparison.mcNemar.won == 0)
    #expect(comparison.passRate == 1 && comparison.baselineRate == 1)
    #expect(GateVerdict(comparison, policy: GatePolicy(), now: now).outcome == .regressed)
    #expect(throws: ComparisonError.otherCases(new: 2, gone: 1)) {
      try RunComparison(after, with: before)
    }
  }

  @Test func `A case that failed in the baseline too is no regression`() throws {
    let before = run([("a", .golden, [false]), ("b", .golden, [true])])
    let comparison = try RunComparison(before, with: before)
    #expect(comparison.entries.map(\.change) == [.failing, .passing])
    #expect(GateVerdict(comparison, policy: GatePolicy(), now: now).outcome == .passed)
  }

  @Test func `A regression case that passed once may not fail again, unless the policy says so`()
    throws
  {
    let before = run([("a", .regression, [true]), ("b", .regression, [false])])
    let after = run([("a", .regression, [false]), ("b", .regression, [false])])
    let comparison = try RunComparison(after, with: before)
    let verdict = GateVerdict(comparison, policy: GatePolicy(), now: now)
    #expect(verdict.outcome == .regressed)
    #expect(verdict.reasons == ["1 of 2 regression cases passed and fails now"])
    let lenient = GatePolicy(mayBreak: [.golden: 0, .regression: 0.5])
    #expect(GateVerdict(comparison, policy: lenient, now: now).outcome == .passed)
  }

  @Test func `The interval of a change leaves no share`() throws {
    let before = run([("a", .golden, [true]), ("b", .golden, [true]), ("c", .golden, [true])])
    let after = run([("a", .golden, [false]), ("b", .golden, [false]), ("c", .golden, [true])])
    let interval = try #require(try RunComparison(after, with: before).interval)
    #expect(interval.lower == -1 && interval.upper > 0)
  }

  @Test func `Trials that disagree are no regression, and are named`() throws {
    let comparison = try RunComparison(
      run([("a", .golden, [true, false, true]), ("b", .golden, [true, true, true])]),
      with: nil
    )
    #expect(comparison.entries(.flaky).map(\.id) == [ExampleID("a")])
    #expect(GateVerdict(comparison, policy: GatePolicy(), now: now).outcome == .passed)
  }

  @Test func `Many cases that fail now and then are a regression, with a baseline and without`()
    throws
  {
    let ids = (0..<40).map { "\($0)" }
    let before = run(ids.map { ($0, .golden, [true, true, true]) })
    let worse = run(ids.map { ($0, .golden, [true, false, false]) })
    for baseline in [before, nil] {
      let verdict = GateVerdict(
        try RunComparison(worse, with: baseline),
        policy: GatePolicy(),
        now: now
      )
      #expect(verdict.outcome == .regressed)
      #expect(verdict.reasons.count == 1)
    }
    let onceFlaky = run(ids.enumerated().map { ($1, .golden, [true, $0 != 7, true]) })
    #expect(
      GateVerdict(try RunComparison(onceFlaky, with: before), policy: GatePolicy(), now: now)
        .outcome == .passed
    )
  }

  @Test func `What could not be evaluated is neither a pass nor the agent's fault`() throws {
    var run = run([("a", .golden, [true])])
    run.results.append(
      CaseResult(id: ExampleID("b"), kind: .golden, cluster: "b", trials: [Trial(.timedOut)])
    )
    let comparison = try RunComparison(run, with: nil)
    let verdict = GateVerdict(comparison, policy: GatePolicy(), now: now)
    #expect(verdict.outcome == .notEvaluated)
    #expect(verdict.reasons == ["1 of 2 cases could not be evaluated"])
    #expect(
      GateVerdict(comparison, policy: GatePolicy(mayStayUnknown: 0.5), now: now).outcome == .passed
    )
    // A regression that is seen is one, whatever else is unknown.
    run.results.append(
      CaseResult(id: ExampleID("c"), kind: .golden, cluster: "c", trials: [trial(false)])
    )
    #expect(
      GateVerdict(try RunComparison(run, with: nil), policy: GatePolicy(), now: now).outcome
        == .regressed
    )
  }

  @Test func `A waiver lets a case fail until it ends`() throws {
    let comparison = try RunComparison(run([("a", .golden, [false])]), with: nil)
    let waiver = Waiver(
      id: ExampleID("a"),
      reason: "new wording",
      expires: now.adding(milliseconds: 1)
    )
    let waived = GateVerdict(comparison, policy: GatePolicy(waivers: [waiver]), now: now)
    #expect(waived.outcome == .passed)
    #expect(waived.waived == [ExampleID("a"): waiver])
    let later = GateVerdict(comparison, policy: GatePolicy(waivers: [waiver]), now: waiver.expires)
    #expect(later.outcome == .regressed)
    #expect(later.idleWaivers == [waiver])
  }

  @Test func `Many broken cases beyond chance are a regression of any kind`() throws {
    let ids = (0..<8).map { "\($0)" }
    let before = run(ids.map { ($0, .regression, [true]) })
    let now = run(ids.enumerated().map { ($1, .regression, [$0 > 4]) })
    let verdict = GateVerdict(
      try RunComparison(now, with: before),
      policy: GatePolicy(mayBreak: [.golden: 0]),
      now: self.now
    )
    #expect(verdict.outcome == .regressed)
    #expect(
      GateVerdict(
        try RunComparison(now, with: before),
        policy: GatePolicy(mayBreak: [.golden: 0], significance: nil),
        now: self.now
      )
      .outcome == .passed
    )
    #expect(
      GateVerdict(
        try RunComparison(now, with: before),
        policy: GatePolicy(mayBreak: [.golden: 0], significance: nil, mostDrop: 0.5),
        now: self.now
      )
      .outcome == .regressed
    )
  }

  @Test func `Runs over other cases, or scored otherwise, are refused`() {
    let one = run([("a", .golden, [true]), ("b", .golden, [true])])
    let other = run([("a", .golden, [true]), ("c", .golden, [true])])
    #expect(throws: ComparisonError.otherCases(new: 1, gone: 1)) {
      try RunComparison(one, with: other)
    }
    var newer = one
    newer.scoring = "2"
    #expect(throws: ComparisonError.otherScoring) { try RunComparison(newer, with: one) }
  }

  @Test func `Cases of one cluster count as one witness of the change`() throws {
    var before = run((0..<6).map { ("\($0)", .golden, [true]) })
    var after = run((0..<6).map { ("\($0)", .golden, [$0 > 2]) })
    for place in 0..<6 {
      before.results[place].cluster = place < 3 ? "x" : "\(place)"
      after.results[place].cluster = place < 3 ? "x" : "\(place)"
    }
    let difference = try RunComparison(after, with: before).difference
    #expect(difference.mean == -0.5)
    #expect(difference.clusters == 4)
  }

  private let now = Timestamp(milliseconds: 1_000)

  private func run(_ cases: [(String, ExampleKind, [Bool])]) -> GateRun {
    GateRun(
      candidate: "x",
      cases: "y",
      scoring: "1",
      results: cases.map { id, kind, trials in
        CaseResult(id: ExampleID(id), kind: kind, cluster: id, trials: trials.map(trial))
      }
    )
  }

  private func trial(_ passed: Bool) -> Trial {
    Trial("x", AnswerScore(passed: passed, similarity: passed ? 1 : 0, checks: []))
  }
}
