import CellGrid
import ReviewModel

extension ConsoleState {
  /// How long a decision may take before the reviewer hears that it waits, in milliseconds.
  private static let delay = 1500

  /// Asks to be woken should a decision take long.
  func watchForDelay() -> Effect { .startTimer(.lateDecision, milliseconds: Self.delay) }

  /// Nothing waits any more, so nobody needs to be woken.
  func stopWatchingForDelay() -> [Effect] { sent.isEmpty ? [.stopTimer(.lateDecision)] : [] }

  /// Says that decisions wait for the store; they are shown as not done all the while.
  mutating func sayWhatWaits() -> [Effect] {
    guard !sent.isEmpty else { return [] }
    let count = sent.values.reduce(0) { $0 + $1.items.count }
    let words = count == 1 ? "1 decision waits" : "\(grouped(count)) decisions wait"
    return report(.warning, "The store is busy; \(words) to be stored.") + [watchForDelay()]
  }
}
