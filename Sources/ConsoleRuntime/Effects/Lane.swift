import Dispatch
import Synchronization

/// A thread's worth of work, one piece after the other.
final class Lane: Sendable {
  /// In which order pieces are done.
  enum Order: Sendable {
    /// As they came.
    case oldestFirst
    /// What was asked for last, so that nobody waits for what was passed by.
    case newestFirst
  }

  private let queue: DispatchQueue
  private let order: Order
  private let waiting = Mutex<[@Sendable () -> Void]>([])

  /// Makes an idle lane.
  init(_ name: String, _ order: Order) {
    queue = DispatchQueue(label: "errata.\(name)", qos: .userInitiated)
    self.order = order
  }

  /// Does pieces of work, among themselves in their order.
  func run(_ work: [@Sendable () -> Void]) {
    waiting.withLock { waiting in
      switch order {
      case .oldestFirst: waiting = work.reversed() + waiting
      case .newestFirst: waiting += work.reversed()
      }
    }
    for _ in work {
      queue.async { [self] in
        if let piece = waiting.withLock({ $0.popLast() }) { piece() }
      }
    }
  }

  /// Does a piece of work here, when everything that came before is done, and returns when it is.
  func runNow(_ piece: () -> Void) { queue.sync(execute: piece) }

  /// Waits until everything that came before is done.
  func drain() { queue.sync {} }
}
