import Synchronization

/// Says once, while a store is opened for somebody who looks on, that another program holds it.
///
/// It is asked every tenth of a second, from the first second of a wait on. Once the store is open it says nothing,
/// for the screen is the console's.
final class OpeningWatch: Sendable {
  private let state = Mutex(State())

  /// How many tenths of a second a wait goes on for, and for how many while the store is opened.
  private static let (longest, longestAtStart) = (40, 90)

  private struct State {
    var hasTold = false
    var isOpen = false
    var asked = 0
    var last = ContinuousClock.now
  }

  /// Whether to wait on for what somebody else holds.
  func isWorthMore() -> Bool {
    state.withLock { state in
      let now = ContinuousClock.now
      // A pause means that what was waited for came, and that this is another wait.
      if now - state.last > .milliseconds(500) { state.asked = 0 }
      state.last = now
      state.asked += 1
      if !state.isOpen, !state.hasTold {
        state.hasTold = true
        Messages.note("Another program holds the store; waiting for it.")
      }
      return state.asked < (state.isOpen ? Self.longest : Self.longestAtStart)
    }
  }

  /// From now on nothing is said.
  func hasOpened() { state.withLock { $0.isOpen = true } }
}
