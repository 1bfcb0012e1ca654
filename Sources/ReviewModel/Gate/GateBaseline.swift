/// What a store knows that a run can be compared with: of each case what the newest whole run that decided it found.
package struct GateBaseline: Hashable, Sendable {
  /// The newest of these runs.
  package let newest: GateRunSummary
  /// The cases, sorted by id; none that a waiver let pass.
  package let cases: [KeptGateCase]
  /// How many of the cases are of earlier runs.
  package let earlier: Int

  /// Makes a baseline.
  package init(newest: GateRunSummary, cases: [KeptGateCase], earlier: Int) {
    self.newest = newest
    self.cases = cases.sorted { $0.result.id < $1.result.id }
    self.earlier = earlier
  }

  /// It as one run.
  package var run: GateRun {
    GateRun(
      candidate: newest.candidate,
      cases: newest.cases,
      scoring: newest.scoring,
      results: cases.map(\.result)
    )
  }
}
