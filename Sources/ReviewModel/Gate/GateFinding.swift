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
}
