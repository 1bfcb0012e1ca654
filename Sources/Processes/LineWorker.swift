import Synchronization

/// A program that answers each line with a line, started when it is first needed and kept running.
///
/// One that answers a line and ends with status 0 is started anew for the next. When it fails it is started once more, and what had no answer is sent again, one line at a time, so
/// that a line that breaks it costs the others nothing. It ends with its group when the worker is let
/// go, or at `stop()`.
package final class LineWorker: Sendable {
  /// What a child may take and give.
  package struct Limits: Hashable, Sendable {
    /// Seconds for a batch; the first one after a start has the start in it.
    package var seconds: Int
    /// Lines that belong together.
    package var batch: Int
    /// Bytes that a line of the child may have.
    package var maximumLine = 16 << 20
    /// Bytes that it may write to standard error during a batch; nobody sees them.
    package var maximumMessages = 4 << 20
    /// After how many failures in a row, none answered between, it is not asked any more; nil for
    /// never.
    package var patience: Int?
    /// Whether a line without an answer is sent once more; a caller that asks again by itself wants
    /// to be told at once.
    package var sendsAgain = true
    /// The time limit in milliseconds, for tests shorter than a second.
    package var milliseconds: Int

    /// Makes limits.
    package init(seconds: Int, batch: Int, patience: Int? = nil) {
      self.seconds = seconds
      self.batch = max(1, batch)
      self.patience = patience
      milliseconds = seconds * 1000
    }
  }

  private struct State: ~Copyable {
    var exchange: LineExchange?
    /// How many lines the program that runs has answered.
    var answered = 0
    var failures = 0
    /// Why it is not asked any more.
    var givenUp: ProcessFailure?
  }

  private let command: [String]
  private let limits: Limits
  private let isStopped: @Sendable () -> Bool
  private let state = Mutex(State())

  /// Makes a worker; nothing is started yet.
  ///
  /// - Parameters:
  ///   - command: the program, looked for in `PATH`, and its arguments.
  ///   - limits: what it may take and give.
  ///   - isStopped: asked several times a second while it is waited for: whether nobody wants its answers any
  ///     more.
  package init(
    _ command: [String],
    limits: Limits,
    isStopped: @escaping @Sendable () -> Bool = { false }
  ) {
    self.command = command
    self.limits = limits
    self.isStopped = isStopped
  }

  /// Starts the program ahead of time, so that it is ready when it is needed.
  package func start() { state.withLock { try? start(&$0) } }

  /// Ends the program, which may be started again.
  package func stop() { state.withLock { Self.stop(&$0, isFailed: false) } }

  deinit { state.withLock { Self.stop(&$0, isFailed: false) } }

  /// Sends lines, and gives one outcome for each.
  ///
  /// - Parameters:
  ///   - requests: the lines, without their ends and with none inside.
  ///   - check: looks at the reply to a request; gives what is wrong, when it is none.
  package func answers(
    to requests: [[UInt8]],
    check: (_ request: Int, _ reply: ArraySlice<UInt8>) -> String?
  ) -> [Result<[UInt8], ProcessFailure>] {
    state.withLock { state in
      var outcomes: [Result<[UInt8], ProcessFailure>] = []
      var failedAlready: Int?
      // Up to here lines go one by one.
      var careful = 0
      while outcomes.count < requests.count {
        let first = outcomes.count
        if let failure = state.givenUp {
          outcomes.append(.failure(failure))
          continue
        }
        let isCareful = first < careful
        do throws(ProcessFailure) {
          try start(&state)
          try state.exchange?.run(
            requests[first..<(isCareful ? first + 1 : requests.count)],
            batch: isCareful ? 1 : limits.batch
          ) { reply in
            let problem = check(outcomes.count, reply)
            if problem == nil { outcomes.append(.success(Array(reply))) }
            return problem
          }
          state.failures = 0
          state.answered += outcomes.count - first
        } catch {
          // One that answers a line and ends has done what it was started for.
          let answered = state.answered + outcomes.count - first
          let hasDoneItsWork = error == .ended(status: 0) && answered > 0
          Self.stop(&state, isFailed: true)
          if hasDoneItsWork {
            state.failures = 0
            continue
          }
          let next = outcomes.count
          state.failures = next > first ? 1 : state.failures + 1
          careful = min(requests.count, max(careful, next + 2 * limits.batch))
          if let patience = limits.patience {
            if case .notStarted = error {
              state.givenUp = error
            } else if state.failures >= patience {
              state.givenUp = .givenUp(failures: patience)
            }
          }
          let isLastWord = !limits.sendsAgain || error == .stopped || state.givenUp != nil
          if next < requests.count, failedAlready == next || isLastWord {
            outcomes.append(.failure(error))
          }
          failedAlready = next
        }
      }
      return outcomes
    }
  }

  private func start(_ state: inout State) throws(ProcessFailure) {
    guard state.exchange == nil else { return }
    state.exchange = try LineExchange(command, limits: limits, isStopped: isStopped)
    state.answered = 0
  }

  /// Ends the child: at once when it has failed, else as soon as it has noticed the end.
  private static func stop(_ state: inout State, isFailed: Bool) {
    guard let exchange = state.exchange.take() else { return }
    if !isFailed { exchange.finish() }
  }
}
