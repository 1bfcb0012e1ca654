/// A moment in milliseconds since 1970-01-01T00:00:00Z.
///
/// Values, not clocks: pure code is handed the time, and only the rim of the program reads it.
package struct Timestamp: Hashable, Sendable, Comparable {
  /// Milliseconds since the epoch; negative before it.
  package var milliseconds: Int64

  /// Makes a moment from milliseconds since the epoch.
  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Orders by time.
  package static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

  /// The moment that many milliseconds later.
  package func adding(milliseconds delta: Int64) -> Timestamp {
    Timestamp(milliseconds: milliseconds &+ delta)
  }
}
