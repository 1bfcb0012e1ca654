import ConsoleUI
import Glibc
import Queueing
import ReviewModel
import ReviewStorage
import Synchronization

/// The one thread that keeps watch beside the loop: it renews the claim at each heartbeat, and notices what
/// others write.
///
/// It sleeps in between. The loop hears of it only when there is news, so it does not wake for a claim that
/// is renewed as it was, nor for what that writes into the store's file. A thread of the system's own, for a
/// queue makes one for each piece of work and wakes once more to end it.
final class StoreVigil: Sendable {
  private let session: StoreSession
  private let inbox: EventInbox
  private let writes: Lane
  private let changes: ChangeCount
  private let unstored: UnstoredTickets
  private let leases: Leases
  private let ownWrites: OwnWrites
  private let watchedFile: String?
  private let interval: Int64
  private let bell: Bell
  private let state = Mutex(State())

  /// For how long after it was asked for a claim is renewed at most, in milliseconds: an editor that was left
  /// open keeps nobody off for ever.
  static let longest: Int64 = 3 * 3_600_000

  private struct State {
    var isRunning = false
    var hasEnded = false
    /// When the claim is renewed, and until when, by the clock of timers.
    var beat: Int64?
    var end: Int64 = 0
    /// When the claim was asked for; a clock of scripts may be ahead.
    var asked = Timestamp(milliseconds: 0)
    /// A write of ours has ended, and whether it came to anything.
    var ownWrite: Bool?
  }

  /// Prepares a vigil; no thread runs yet.
  ///
  /// - Parameters:
  ///   - watchedFile: the file that changes when somebody writes to the store.
  ///   - interval: milliseconds that pass at least between two looks for what others have written.
  /// - Throws: when the process has no descriptors left.
  init(
    over session: StoreSession,
    inbox: EventInbox,
    writes: Lane,
    changes: ChangeCount,
    unstored: UnstoredTickets,
    leases: Leases,
    ownWrites: OwnWrites,
    watchedFile: String?,
    interval: Int64
  ) throws(SystemError) {
    self.session = session
    self.inbox = inbox
    self.writes = writes
    self.changes = changes
    self.unstored = unstored
    self.leases = leases
    self.ownWrites = ownWrites
    self.watchedFile = watchedFile
    self.interval = interval
    bell = try Bell()
  }

  /// Begins: whatever is written from now on is news.
  ///
  /// - Returns: false when the system has no thread to spare.
  func begin() -> Bool {
    let isFirst = state.withLock { state in
      defer { state.isRunning = true }
      return !state.isRunning
    }
    return !isFirst || startThread { self.keep() }
  }

  /// Ends, soon: a write that goes on is not waited for.
  func end() {
    state.withLock { $0.hasEnded = true }
    bell.ring()
  }

  /// A claim was asked for: from now on those that are wanted are renewed.
  func expectClaim(at now: Timestamp) {
    let uptime = LoopClock.system.uptime
    state.withLock { state in
      state.beat = uptime + Int64(session.claims.heartbeat)
      state.end = uptime + Self.longest
      state.asked = now
    }
    bell.ring()
  }

  /// A write of the loop's has ended.
  ///
  /// - Parameter isWritten: false when it came to nothing, so that notices which came meanwhile were of
  ///   somebody else.
  func noteOwnWrite(isWritten: Bool) {
    state.withLock { $0.ownWrite = isWritten && $0.ownWrite ?? true }
    bell.ring()
  }

  private func keep() {
    var watch = watchedFile.map(ChangeWatch.init)
    var looks = LookPlan(interval: interval)
    if watch != nil { _ = changes.hasForeignWrite() }
    while true {
      let (beat, hasEnded) = state.withLock { ($0.beat, $0.hasEnded) }
      if hasEnded { return }
      let isNoticed = sleep(until: [beat, looks.next], watching: watch)
      let uptime = LoopClock.system.uptime
      if isNoticed, watch?.take() == true {
        if ownWrites.isRecent(at: uptime) {
          looks.noticeOwn(at: uptime)
        } else {
          looks.notice(at: uptime)
        }
      }
      let ownWrite = state.withLock { state in
        defer { state.ownWrite = nil }
        return state.ownWrite
      }
      if watch != nil, let isWritten = ownWrite {
        if isWritten { looks.followOwn(at: uptime) } else { looks.notice(at: uptime) }
      }
      if looks.take(at: uptime) { look() }
      if takeBeat(at: uptime), renew() {
        // Its notices are no news. What others had written before it is known by now; what they begin while
        // these are taken is seen at the next beat at the latest.
        _ = watch?.take()
        if watch != nil { look() }
      }
    }
  }

  /// Sleeps until the first of some moments, a ring or a notice.
  ///
  /// - Returns: whether there is a notice.
  private func sleep(until moments: [Int64?], watching watch: ChangeWatch?) -> Bool {
    let next = moments.compactMap(\.self).min()
    let pause = next.map { Int32(clamping: max(0, $0 - LoopClock.system.uptime)) } ?? -1
    var sources = [
      pollfd(fd: bell.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: watch?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    poll(&sources, nfds_t(sources.count), pause)
    if sources[0].revents != 0 { bell.silence() }
    return sources[1].revents != 0
  }

  private func look() {
    if changes.hasForeignWrite() { inbox.post(.storeChanged(at: LoopClock.system.now)) }
  }

  /// Whether the claim is to be renewed; then the next beat is planned.
  private func takeBeat(at uptime: Int64) -> Bool {
    let wanted = !leases.wanted.isEmpty
    return state.withLock { state in
      guard let beat = state.beat, beat <= uptime else { return false }
      guard wanted, uptime < state.end else {
        state.beat = nil
        return false
      }
      state.beat = uptime + Int64(session.claims.heartbeat)
      return true
    }
  }

  /// Renews what is wanted, in the lane of writes; the loop hears of what is not as it was.
  ///
  /// - Returns: whether anything was written.
  private func renew() -> Bool {
    let now = max(LoopClock.system.now, state.withLock { $0.asked })
    let writer = StoreWriter(session, unstored: unstored, leases: leases)
    var hasWritten = false
    for item in leases.wanted {
      var events: [Event] = []
      writes.runNow {
        let before = session.store.ownWrites
        events = changes.own { writer.perform(.claim(item), at: now) }
        hasWritten = hasWritten || session.store.ownWrites != before
      }
      if events.isEmpty { tryAgainSooner() }
      for event in events {
        if case .claimed(_, let holder) = event {
          if holder.session == session.session { continue }
          leases.leave([item])
        }
        inbox.post(event)
      }
    }
    return hasWritten
  }

  /// A beat that the store was too busy for is made up well before the lease ends.
  private func tryAgainSooner() {
    let soon = LoopClock.system.uptime + Int64(session.claims.heartbeat / 4)
    state.withLock { $0.beat = min($0.beat ?? soon, soon) }
  }
}
