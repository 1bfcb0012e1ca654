/// What became of an eval case between two runs of the gate.
package enum CaseChange: String, CaseIterable, Sendable {
  /// It passed and fails now.
  case broken
  /// It failed and passes now.
  case fixed
  /// It passed and passes.
  case passing
  /// It failed and fails.
  case failing
  /// Its own trials disagree, here or in the baseline: it says nothing alone.
  case flaky
  /// It could not be evaluated.
  case unknown

  /// Whether the case does not pass now, as far as is known.
  package var isFailing: Bool { self == .broken || self == .failing || self == .flaky }
}

/// What a gate says of a run.
package enum GateOutcome: String, CaseIterable, Sendable {
  /// Nothing is worse than the policy allows.
  case passed
  /// Something is.
  case regressed
  /// Too little could be evaluated to say so.
  case notEvaluated = "not-evaluated"

  /// The verdict, for people.
  package var words: String {
    switch self {
    case .passed: "passed"
    case .regressed: "regressed"
    case .notEvaluated: "not evaluated"
    }
  }
}
