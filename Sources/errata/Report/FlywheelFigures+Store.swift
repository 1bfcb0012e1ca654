import Reporting
import ReviewModel
import ReviewStorage

extension FlywheelFigures {
  /// How many runs of the gate a report shows at most, of those that the store keeps.
  private static let mostRuns = 24

  /// Asks a store, and reads runs of the gate.
  init(
    of store: any ReviewStore,
    runs: [(name: String, run: GateRun)],
    failures: [FailureChoice],
    now: Timestamp
  ) throws {
    self.init(
      dashboard: try store.dashboard(DashboardScope(now: now)),
      history: try store.history()
    )
    audits = try store.audits()
    if let newest = try store.sets().first {
      examples = newest.examples
      drops = Dictionary(
        try store.set(newest.id)?.drops.map { ($0.rule, 1) } ?? [],
        uniquingKeysWith: +
      )
      .map { CodeCount($0, $1) }
      .sorted(by: CodeCount.isBefore)
    }
    releases = try store.releases().map { release in
      Release(
        name: release.set.abbreviated,
        time: release.time,
        rows: release.words?.trainingRows,
        agentRows: release.words?.agentRows,
        trainedAs: release.words?.trainedAs
      )
    }
    self.runs = try store.gateRuns(of: nil).prefix(Self.mostRuns).reversed().map { run in
      GateResult(
        name: "\(run.number): \(run.set.abbreviated.prefix(8)) \(run.time.rfc3339.prefix(10))",
        passed: run.passed,
        failed: run.failed,
        unknown: run.unknown
      )
    }
    self.runs += runs.map { name, run in
      let evaluated = run.results.filter { !$0.isIncomplete }
      let passed = evaluated.count { $0.passRate ?? 0 >= 0.5 }
      return GateResult(
        name: name,
        passed: passed,
        failed: evaluated.count - passed,
        unknown: run.results.count - evaluated.count
      )
    }
    consents = try store.statistics().consents
      .map { CodeCount($0.key?.rawValue ?? "not said", $0.value) }
      .filter { $0.count > 0 }
      .sorted(by: CodeCount.isBefore)
    erasures = try store.receipts().map { ($0.time, $0.records) }
    failureTitles = Dictionary(
      failures.map { ($0.kind.rawValue, $0.title) },
      uniquingKeysWith: { first, _ in first }
    )
  }
}
