import Synchronization

/// Whether this console is writing to the store, so that a change of its file is no news.
final class OwnWrites: Sendable {
  private let state = Mutex((running: 0, ended: Int64.min))

  /// How long after a write the system may still tell of it, in milliseconds.
  private static let echo: Int64 = 50

  /// A write begins.
  func begin() { state.withLock { $0.running += 1 } }

  /// A write has ended, by the clock of timers.
  func end(at uptime: Int64) {
    state.withLock {
      $0.running -= 1
      $0.ended = uptime
    }
  }

  /// Whether one goes on, or has ended a moment ago.
  func isRecent(at uptime: Int64) -> Bool {
    state.withLock { $0.running > 0 || $0.ended > uptime - Self.echo }
  }
}
