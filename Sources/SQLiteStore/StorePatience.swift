import GRDB
import Glibc

/// How long a store is waited for that somebody else holds.
package struct StorePatience: Sendable {
  /// So many seconds; by default five.
  let seconds: Double
  /// Says, when they are over, whether to wait on: it is asked again every tenth of a second.
  let isWorthMore: (@Sendable () -> Bool)?

  /// Makes patience.
  package init(seconds: Double = 5, isWorthMore: (@Sendable () -> Bool)? = nil) {
    self.seconds = seconds
    self.isWorthMore = isWorthMore
  }

  var busyMode: Database.BusyMode {
    guard let isWorthMore else { return .timeout(seconds) }
    let seconds = seconds
    return .callback { tries in
      // 1, 2, 4, … 64 and then 100 milliseconds: after the n-th of these, 0.1 n - 0.6 s are over.
      usleep(tries < 7 ? 1000 << UInt32(tries) : 100_000)
      return Double(tries) < (seconds + 0.6) * 10 || isWorthMore()
    }
  }
}
