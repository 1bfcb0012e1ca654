import EvalGate
import ReviewModel

/// What is put to the cases.
protocol Candidate: Sendable {
  /// What it is called in runs and reports; the same name is the same candidate.
  var name: String { get }

  /// Answers a case, from any thread.
  func answer(to test: EvalCase) -> Result<String, CandidateTroubleError>
}

/// Why no answer came.
struct CandidateTroubleError: Error, Hashable {
  /// What kind of trouble it is.
  var trouble: CandidateTrouble
  /// What happened, in words that quote no answer; nil when the kind says all.
  var detail: String?
  /// Whether asking again would bring the same.
  var isFinal = false
}
