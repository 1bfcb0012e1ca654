/// Why a candidate could not be evaluated on a case: no fault of its answers.
package enum CandidateTrouble: String, CaseIterable, Sendable {
  /// There is no answer to the case.
  case missing
  /// It took too long.
  case timedOut = "timed-out"
  /// The program cannot be started.
  case notStarted = "not-started"
  /// The program ended, or said something that is no answer.
  case broken
  /// The endpoint answered with a status that is no success.
  case refused
  /// There is an answer, but the judge failed.
  case unjudged
  /// There is an answer, but what is looked for in it is no pattern, or takes too long.
  case unscorable
  /// The run was stopped before.
  case stopped
}
