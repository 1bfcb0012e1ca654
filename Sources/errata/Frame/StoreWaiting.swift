import SQLiteStore
import Synchronization

/// How long a command waits for a store that somebody else holds.
enum StoreWaiting {
  /// A few seconds: somebody looks on, and can try again; said after the first, until the store is open.
  case briefly(OpeningWatch)
  /// As long as an erasure is at work, which may hold a large store for minutes; else a few seconds.
  case forErasures
  /// The same, and else half a minute: a log runs by itself beside reviewers, whose decisions on large
  /// clusters take the store for seconds.
  case asLog
  /// As an erasure does, which finds writers of a log between whose batches it has to come.
  case asErasure

  /// The patience with the store at a path.
  func patience(path: String) -> StorePatience {
    switch self {
    case .briefly(let watch): return StorePatience(seconds: 1) { watch.isWorthMore() }
    case .asErasure: return StorePatience(seconds: 30)
    case .forErasures: return Self.patience(more: 0, path: path)
    case .asLog: return Self.patience(more: 250, path: path)
    }
  }

  /// Patience for a few seconds and so many tenths of one more, and for erasures until their end.
  private static func patience(more: Int, path: String) -> StorePatience {
    let watch = Mutex(Watch(more: more))
    return StorePatience {
      let isHeld = ErasureLock.isHeld(forStore: path)
      return watch.withLock { $0.isWorthMore(isHeld) }
    }
  }

  /// What a command has seen of erasures while it waited.
  private struct Watch {
    private var hasTold = false
    /// How often it may ask on in one wait, each time a tenth of a second later.
    private let more: Int
    /// How often it may still: an erasure that has just ended may have let go since.
    private var left = 0
    private var last: ContinuousClock.Instant?

    init(more: Int) { self.more = more }

    mutating func isWorthMore(_ isHeld: Bool) -> Bool {
      let now = ContinuousClock.now
      if last.map({ now - $0 > .seconds(1) }) ?? true { left = more }
      last = now
      if isHeld {
        if !hasTold {
          Messages.note("An erasure is at work on a store of this folder; waiting for its end.")
        }
        hasTold = true
        left = max(left, 50)
      }
      left -= 1
      return left >= 0
    }
  }
}
