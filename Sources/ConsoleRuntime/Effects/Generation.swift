import Glibc
import Synchronization

/// Tells the work that was asked for last from what was asked for before.
final class Generation: Sendable {
  private let current = Atomic<Int>(0)

  /// One piece of work.
  struct Turn: Sendable {
    fileprivate let owner: Generation
    fileprivate let number: Int

    /// Whether nothing else was asked for since.
    var isCurrent: Bool { owner.current.load(ordering: .relaxed) == number }

    /// Waits, and says whether nothing else was asked for meanwhile; returns as soon as something was.
    func outlasts(milliseconds: Int) -> Bool {
      for _ in 0..<(milliseconds / Self.step) where isCurrent { usleep(UInt32(Self.step) * 1000) }
      return isCurrent
    }

    private static let step = 25
  }

  /// Begins a piece of work and ends all others.
  func begin() -> Turn {
    Turn(owner: self, number: current.add(1, ordering: .relaxed).newValue)
  }
}
