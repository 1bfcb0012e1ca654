import ReviewModel
import Synchronization

/// Which items this console wants to hold, and which it holds.
///
/// What it wants changes at once, what it holds when the lane of writes gets there: a claim on an item that
/// was left meanwhile is not made, so that nothing moot stands before a decision.
final class Leases: Sendable {
  private let state = Mutex(State())

  private struct State {
    var wanted: Set<ItemKey> = []
    var held: Set<ItemKey> = []
  }

  /// The items that it wants to hold.
  var wanted: Set<ItemKey> { state.withLock { $0.wanted } }

  /// Wants to hold an item.
  func want(_ item: ItemKey) { state.withLock { _ = $0.wanted.insert(item) } }

  /// Wants items no more.
  func leave(_ items: [ItemKey]) { state.withLock { $0.wanted.subtract(items) } }

  /// Whether an item is still wanted.
  func wants(_ item: ItemKey) -> Bool { state.withLock { $0.wanted.contains(item) } }

  /// Notes that it may hold an item from now on.
  func take(_ item: ItemKey) { state.withLock { _ = $0.held.insert(item) } }

  /// Notes that it holds an item no more, and answers whether it may have held it.
  func giveBack(_ item: ItemKey) -> Bool { state.withLock { $0.held.remove(item) != nil } }
}
