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

  /// Does a write of ours, during which nobody is told of changes.
  ///
  /// A write that came to nothing counts none, so that somebody else's at the same time stays news.
  func own<Value>(_ write: () throws -> Value) rethrows -> Value {
    try seen.withLock { seen in
      let before = store.ownWrites
      defer { if let last = seen { seen = last + store.ownWrites - before } }
      return try write()
    }
  }
}
