import CTerminalGuard
import ConsoleUI

extension ConsoleLoop where Device: ~Copyable {
  mutating func finish() -> ConsoleEnding {
    drafts.sync()
    // What is still to be saved may take seconds, and the screen says so.
    if ending == .left, runner.inFlight > 0 { draw() }
    if ending != .left { device.suspend() }
    runner.finish()
    try? recording?.flush()
    followLast()
    drafts.close()
    hasLostDrafts = drafts.hasUnwrittenTexts
    lostCharacters = drafts.unwrittenCharacters
    if device.inputDescriptor >= 0 { terminal_guard_install(-1) }
    return ending ?? .left
  }

  /// Learns what became of the last writes: a draft that was submitted goes, a failure is kept.
  mutating func followLast() {
    for event in events + inbox.take().events {
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
  }
}
