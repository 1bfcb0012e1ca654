import ReviewStorage
import Synchronization

/// Tells other people's writes to the store from our own.
final class ChangeCount: Sendable {
  private let store: any ReviewStore
  private let seen: Mutex<Int64?>

  /// Begins with the store as it is when it is first asked.
  init(_ store: any ReviewStore) {
    self.store = store
    seen = Mutex(nil)
  }

  /// Whether somebody else has written since the last time.
  ///
  /// A store that does not answer has not changed: the next read will say what is wrong.
  func hasForeignWrite() -> Bool {
    seen.withLock { seen in
      guard let count = try? store.changeCounter() else { return false }
      defer { seen = count }
      return seen != nil && seen != count
    }
  }

  /// Takes note that we have written once: a counter that went on by one step is ours.
  func noteOwnWrite() {
    seen.withLock { seen in
      guard let last = seen, let count = try? store.changeCounter() else { return }
      if count == last + 1 { seen = count }
    }
  }
}
