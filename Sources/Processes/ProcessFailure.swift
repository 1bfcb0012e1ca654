/// Why a child process did not do what it was started for.
///
/// Quotes nothing that it was sent or that it wrote: that may be text of records.
package enum ProcessFailure: Error, Hashable, Sendable {
  /// It could not be started.
  case notStarted(program: String, reason: String)
  /// It did not answer in time.
  case timeLimit(seconds: Int)
  /// It ended before it had answered everything, with this exit status.
  case ended(status: Int32)
  /// A signal ended it before it had answered everything.
  case killed(signal: Int32)
  /// It closed its output, and runs on.
  case closedOutput
  /// It ended in the middle of a line.
  case cutLine
  /// A line of its output has more bytes than this.
  case longLine(limit: Int)
  /// It wrote a line that nobody had asked for.
  case unasked
  /// It wrote more bytes than this to standard error while it worked on one batch.
  case floodedMessages(limit: Int)
  /// It wrote a line that is no answer, for this reason.
  case badReply(String)
  /// Nobody wanted its answer any more.
  case stopped
  /// It has failed so often in a row that it is not asked any more.
  case givenUp(failures: Int)
}

extension ProcessFailure: CustomStringConvertible {
  /// What it did, to be read after its name; no full stop.
  package var description: String {
    switch self {
    case .notStarted(let program, let reason): "cannot be started: \(program): \(reason)"
    case .timeLimit(let seconds): "did not answer within \(seconds) s"
    case .ended(let status): "ended with status \(status) before it had answered"
    case .killed(let signal): "was ended by signal \(signal) before it had answered"
    case .closedOutput: "closed its output before it had answered"
    case .cutLine: "ended in the middle of a line"
    case .longLine(let limit): "wrote a line of more than \(limit >> 20) MiB"
    case .unasked: "wrote a line that nobody had asked for"
    case .floodedMessages(let limit):
      "wrote more than \(limit >> 20) MiB to standard error during one batch"
    case .badReply(let problem): problem
    case .stopped: "was stopped"
    case .givenUp(let failures): "failed \(failures) times in a row, and was not asked any more"
    }
  }
}
