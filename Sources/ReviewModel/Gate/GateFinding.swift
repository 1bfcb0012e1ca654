/// What a run of the gate found of one example.
package struct GateFinding: Hashable, Sendable {
  /// The run.
  package var run: GateRunSummary
  /// The case.
  package var found: KeptGateCase

  /// Makes a finding.
  package init(run: GateRunSummary, found: KeptGateCase) {
    self.run = run
    self.found = found
  }

  /// How the example stands by it.
  package var standing: GateStanding {
    GateStanding(run: run.number, time: run.time, change: found.change, isWaived: found.isWaived)
  }

  /// The trial that shows what is wrong: the first that did not pass, else the first.
  package var trial: Trial? {
    let trials = found.result.trials
    return trials.first { $0.score?.passed != true } ?? trials.first
  }
}
