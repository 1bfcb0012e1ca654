import Capture
import Synchronization

/// The sum of what became of several inputs.
final class CaptureTally: Sendable {
  private let state = Mutex((total: CaptureReport(), unread: [CaptureError]()))

  /// Adds an input.
  func add(_ outcome: CaptureRun.Outcome) {
    state.withLock { state in
      switch outcome {
      case .success(let report): state.total.add(report)
      case .failure(let error): state.unread.append(error)
      }
    }
  }

  /// The counts of all inputs that could be read.
  var total: CaptureReport { state.withLock { $0.total } }

  /// Ends a command with the gravest of what went wrong.
  ///
  /// - Throws: what stopped the capture, else a ``SilentEnd`` when something was bad or missing.
  func end() throws {
    let (total, unread) = state.withLock { ($0.total, $0.unread) }
    switch total.failure {
    case .store(let error): throw error
    case .input(let error): throw error
    case nil: break
    }
    if let first = unread.first { throw SilentEnd(ExitStatus(first.code)) }
    if total.hasBadInput { throw SilentEnd(.badInput) }
  }
}
