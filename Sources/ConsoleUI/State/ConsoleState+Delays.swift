import CellGrid
import ReviewModel

extension ConsoleState {
  /// How long a write may take before the reviewer hears that it waits, in milliseconds.
  private static let delay: Int64 = 1500
  /// How long a failure stands before a key counts as pressed by somebody who has read it, in milliseconds.
  private static let reading: Int64 = 400

  /// Asks to be woken should what was sent first take long; shows that it does, or no longer.
  ///
  /// One timer runs for all, from the oldest on: who decides once a second hears of a store that takes
  /// none of it.
  mutating func lookWhatWaits() -> [Effect] {
    guard let oldest = oldestWrite else {
      defer { late = LateWrites() }
      return late.isWatched ? [.stopTimer(.lateDecision)] : []
    }
    let left = oldest.milliseconds + Self.delay - now.milliseconds
    late.isSaid = left <= 0
    guard left > 0, !late.isWatched else { return [] }
    late.isWatched = true
    return [.startTimer(.lateDecision, milliseconds: Int(left))]
  }

  /// When the oldest write was sent that is not answered.
  private var oldestWrite: Timestamp? {
    let decisions = sent.values.lazy.map(\.since).min()
    let amendments = amending.values.lazy.map(\.since).min()
    let approvals = approving.values.lazy.map(\.since).min()
    return [decisions, amendments, approvals, reversingSince].compactMap(\.self).min()
  }

  /// What waits to be stored for longer than at once; it is shown as not done all the while.
  var lateWords: String {
    guard late.isSaid else { return "" }
    let decisions = decisionsOnTheirWay
    let approvals = approving.values.reduce(0) { $0 + $1.count }
    let changes = decisions + amending.count + approvals
    guard changes > 0 else {
      return reversals > 0 || !approving.isEmpty
        ? "taking back: not stored yet\(keepsDecisions ? ", kept on disk" : ", NOT ON DISK")" : ""
    }
    let noun = decisions == changes ? "decision" : approvals == changes ? "approval" : "change"
    // What is amended is not kept.
    let isKept = amending.isEmpty && keepsDecisions
    let place = isKept ? ", kept on disk" : keepsDecisions ? "" : ", NOT ON DISK"
    return "\(counted(changes, noun)) not stored yet\(place)"
  }

  /// Takes note that somebody is there who has had time to read a failure.
  mutating func noteReader() {
    guard let since = unread?.since, now.milliseconds - since.milliseconds >= Self.reading else {
      return
    }
    unread = nil
  }

  /// Why an undo that is asked for right after a failure came is not meant for what was decided before.
  var whyFailureIsNew: String? {
    guard let unread, unread.decisions > 0 else { return nil }
    return "That was not stored; once more, and what was decided before it is meant."
  }

  /// Says that decisions failed; of those that failed before with nobody reading it, that they did too.
  mutating func reportFailed(_ count: Int, _ words: String) -> [Effect] {
    let before = notice?.kind == .failure ? unread?.decisions ?? 0 : 0
    let more =
      switch before {
      case 0: ""
      case 1: " 1 decision before it is not stored either."
      default: " \(grouped(before)) decisions before it are not stored either."
      }
    let effects = report(.failure, words + more)
    unread = UnreadFailure(since: now, decisions: before + count)
    return effects
  }
}
