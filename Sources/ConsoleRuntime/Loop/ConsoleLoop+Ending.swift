import CTerminalGuard
import ConsoleUI
import Glibc

extension ConsoleLoop where Device: ~Copyable {
  mutating func finish() -> ConsoleEnding {
    drafts.sync()
    // What is still to be saved may take seconds, and the screen says so.
    if ending == .left, runner.inFlight > 0 { draw() }
    if ending != .left { device.suspend() }
    sayWhatIsAwaited()
    runner.finish()
    try? recording?.flush()
    followLast()
    drafts.close()
    hasLostDrafts = drafts.hasUnwrittenTexts
    lostCharacters = drafts.unwrittenCharacters
    if device.inputDescriptor >= 0 { terminal_guard_install(-1) }
    return ending ?? .left
  }

  /// Says on the terminal that was given back why the end takes a moment.
  private func sayWhatIsAwaited() {
    guard case .signal = ending, device.inputDescriptor >= 0, terminal_guard_pending() > 0 else {
      return
    }
    let words =
      "errata was asked to end; it waits for the store to take what was decided, up to "
      + "\(terminal_guard_long_patience) seconds.\n"
    // A terminal that is not read must not hold up the end.
    var output = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
    guard poll(&output, 1, 0) > 0, output.revents & Int16(POLLOUT) != 0 else { return }
    _ = Array(words.utf8).withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// What was not stored, by its ticket, and why.
  func failure(in event: Event) -> (ticket: Int, message: String)? {
    switch event {
    case .decisionFailed(let ticket, let message), .approvalFailed(let ticket, let message?):
      (ticket, message)
    case .reversalFailed(_, let message?): drafts.reversal.map { ($0, message) }
    default: nil
    }
  }

  /// Learns what became of the last writes: a draft that was submitted goes, a failure is kept.
  mutating func followLast() {
    for event in events + inbox.take().events {
      if let (ticket, message) = failure(in: event), drafts.keeps(ticket: ticket) {
        // It stays in the journal, and the next start stores it.
        failures[ticket] = message
        continue
      }
      switch event {
      case .decisionFailed(_, let message), .amendmentFailed(_, let message),
        .reversalFailed(_, let message?), .approvalFailed(_, let message?):
        lostDecisions.append(message)
      default: break
      }
      for case .journal(let change) in application.update(event) {
        _ = drafts.write(change, at: clock.now)
      }
    }
    events = []
    keptDecisions = failures.sorted { $0.key < $1.key }
      .filter { drafts.keeps(ticket: $0.key) }.map(\.value)
  }
}
