/// Why a command cannot go on: what happened, where, and what to do.
///
/// Quotes no text of a record.
struct Failure: Error, Equatable {
  /// What the shell sees.
  var status: ExitStatus
  /// The words for standard error.
  var message: String

  /// Makes a failure.
  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }
}

/// Ends a run whose messages have been written already.
struct SilentEnd: Error, Equatable {
  /// What the shell sees.
  var status: ExitStatus

  /// Makes an end.
  init(_ status: ExitStatus) { self.status = status }
}

/// The reader of standard output has gone away, which is no failure.
struct BrokenPipe: Error, Equatable {}
