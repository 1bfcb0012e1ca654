/// What a candidate answered to the cases of a release, and how that was scored.
package struct GateRun: Hashable, Sendable {
  /// What was run, in the user's words.
  package var candidate: String
  /// The release, by the SHA-256 of its eval cases.
  package var cases: String
  /// The version and the rules of the scorer, as text.
  package var scoring: String
  /// Each case, sorted by id.
  package var results: [CaseResult]

  /// Makes a run.
  package init(candidate: String, cases: String, scoring: String, results: [CaseResult]) {
    self.candidate = candidate
    self.cases = cases
    self.scoring = scoring
    self.results = results.sorted { $0.id < $1.id }
  }
}

extension GateRun {
  /// Two runs, of every other trial each, so that the first trials stand against the second ones.
  package var halves: (GateRun, GateRun) {
    func half(_ side: Int) -> GateRun {
      var half = self
      for place in results.indices {
        let trials = results[place].trials.enumerated()
        half.results[place].trials = trials.filter { $0.offset % 2 == side }.map(\.element)
      }
      return half
    }
    return (half(0), half(1))
  }
}
