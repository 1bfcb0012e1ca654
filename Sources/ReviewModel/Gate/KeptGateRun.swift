/// The number of a run of the gate in its store, from 1 on.
package typealias GateRunNumber = Int64

/// What a store knows of a run of the gate, whether or not its cases are kept.
package struct GateRunSummary: Hashable, Sendable {
  /// Its number; 0 before it is kept.
  package var number: GateRunNumber
  /// The set of the release that it is over.
  package var set: SetID
  /// When it ended.
  package var time: Timestamp
  /// The candidate, with private values replaced.
  package var candidate: String
  /// The SHA-256 of the eval cases.
  package var cases: String
  /// The version and the rules of the scorer.
  package var scoring: String
  /// The verdict.
  package var outcome: GateOutcome
  /// The run that it was compared with; nil for none, or for one in a file.
  package var baseline: GateRunNumber?
  /// Whether every case of the release was asked.
  package var isWhole: Bool
  /// How many cases passed, in at least half of their trials.
  package var passed: Int
  /// How many failed.
  package var failed: Int
  /// How many could not be evaluated.
  package var unknown: Int

  /// Makes the summary of a run.
  package init(
    number: GateRunNumber = 0,
    set: SetID,
    time: Timestamp,
    candidate: String,
    cases: String,
    scoring: String,
    outcome: GateOutcome,
    baseline: GateRunNumber? = nil,
    isWhole: Bool = true,
    passed: Int = 0,
    failed: Int = 0,
    unknown: Int = 0
  ) {
    self.number = number
    self.set = set
    self.time = time
    self.candidate = candidate
    self.cases = cases
    self.scoring = scoring
    self.outcome = outcome
    self.baseline = baseline
    self.isWhole = isWhole
    self.passed = passed
    self.failed = failed
    self.unknown = unknown
  }
}

/// A run of the gate as a store keeps it.
package struct KeptGateRun: Hashable, Sendable {
  /// How many runs a store keeps with their cases; of older ones it keeps the summary, and the cases that a run is compared
  /// with.
  package static let mostWithCases = 20
  /// How many runs a store keeps at all.
  package static let most = 1_000

  /// The run in numbers.
  package var summary: GateRunSummary
  /// The cases, sorted by id.
  package var cases: [KeptGateCase]

  /// Makes a kept run, and counts its cases.
  package init(_ summary: GateRunSummary, cases: [KeptGateCase]) {
    self.summary = summary
    self.cases = cases.sorted { $0.result.id < $1.result.id }
    let complete = cases.map(\.result).filter { !$0.isIncomplete }
    self.summary.passed = complete.count { $0.passRate ?? 0 >= 0.5 }
    self.summary.failed = complete.count - self.summary.passed
    self.summary.unknown = cases.count - complete.count
  }
}

/// A case of a run as a store keeps it.
package struct KeptGateCase: Hashable, Sendable {
  /// Its trials, with texts in which private values were replaced.
  package var result: CaseResult
  /// What became of it.
  package var change: CaseChange
  /// Whether a waiver let it pass.
  package var isWaived: Bool

  /// Makes a case.
  package init(_ result: CaseResult, _ change: CaseChange, isWaived: Bool = false) {
    self.result = result
    self.change = change
    self.isWaived = isWaived
  }
}

/// What the last run of the gate over a set says of an example.
package struct GateStanding: Hashable, Sendable {
  /// The run.
  package var run: GateRunNumber
  /// When it ended.
  package var time: Timestamp
  /// What became of the case.
  package var change: CaseChange
  /// Whether a waiver let it pass.
  package var isWaived: Bool

  /// Makes a standing.
  package init(
    run: GateRunNumber,
    time: Timestamp,
    change: CaseChange,
    isWaived: Bool = false
  ) {
    self.run = run
    self.time = time
    self.change = change
    self.isWaived = isWaived
  }
}
