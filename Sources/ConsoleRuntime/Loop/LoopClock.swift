import Glibc
package import ReviewModel

/// The one place where the console reads a clock.
package enum LoopClock: Sendable {
  /// The machine's clocks.
  case system
  /// A clock that stands still until somebody moves it, for scripts.
  case virtual(Timestamp)

  /// The date and time.
  var now: Timestamp {
    switch self {
    case .system: Timestamp(milliseconds: Self.milliseconds(CLOCK_REALTIME))
    case .virtual(let time): time
    }
  }

  /// Milliseconds that only grow, for timers: no change of the date touches them.
  var uptime: Int64 {
    switch self {
    case .system: Self.milliseconds(CLOCK_MONOTONIC)
    case .virtual(let time): time.milliseconds
    }
  }

  /// Moves a virtual clock on; the machine's moves by itself.
  mutating func advance(milliseconds: Int64) {
    if case .virtual(let time) = self { self = .virtual(time.adding(milliseconds: milliseconds)) }
  }

  private static func milliseconds(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
