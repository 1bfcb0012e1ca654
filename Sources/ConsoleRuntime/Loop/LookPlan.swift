/// When to look whether somebody else has written to the store.
///
/// A notice that the journal was written comes before the commit it announces: the writer still syncs the
/// file, which may take seconds, and what makes the commit seen gives no notice. So after a look there are
/// more, ever later, the last a minute after the notice: at intervals of a second a commit that took longer
/// than that is seen only when something is written again.
struct LookPlan {
  /// Milliseconds that pass at least between two looks that notices ask for.
  private let interval: Int64
  private var earliest: Int64 = 0
  private var rest: ArraySlice<Int64> = []
  /// When the next look is due, by the clock of the caller; nil when none is.
  private(set) var next: Int64?

  /// So many intervals after a look comes another.
  private static let waits: [Int64] = [1, 3, 10, 46]

  /// So many intervals after a write of our own comes the last look.
  private static let ownWait: Int64 = 5

  /// Plans nothing yet.
  init(interval: Int64) { self.interval = interval }

  /// Plans a look, since something was written.
  mutating func notice(at time: Int64) {
    rest = Self.waits[...]
    next = min(next ?? .max, max(time, earliest))
  }

  /// Plans one look some time later, since this console writes: somebody else may too at that moment.
  mutating func noticeOwn(at time: Int64) {
    guard next == nil else { return }
    rest = []
    next = time + interval * Self.ownWait
  }

  /// Plans a look and one some time later, since this console has written: what others wrote while it waited
  /// for them passed for its own.
  mutating func followOwn(at time: Int64) {
    if next == nil || rest.isEmpty { rest = [Self.ownWait] }
    next = min(next ?? .max, max(time, earliest))
  }

  /// Whether a look is due; then the one after it is planned.
  mutating func take(at time: Int64) -> Bool {
    guard let due = next, due <= time else { return false }
    earliest = time + interval
    next = rest.popFirst().map { time + interval * $0 }
    return true
  }
}
