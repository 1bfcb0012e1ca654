/// A flag that waits for a second person: who asked for one, when, and why.
package struct FlagMark: Hashable, Sendable {
  /// Who flagged the item.
  package var reviewer: String
  /// When, by the reviewer's clock.
  package var time: Timestamp
  /// Why: the flag's type.
  package var reason: ReasonCode
  /// What the reviewer remarked, cut at ``noteLimit`` characters; nil for nothing.
  package var note: String?

  /// The most characters of a note that a row keeps; the item's log has all of it.
  package static let noteLimit = 300

  /// Makes a mark.
  package init(reviewer: String, time: Timestamp, reason: ReasonCode, note: String? = nil) {
    self.reviewer = reviewer
    self.time = time
    self.reason = reason
    self.note = note.flatMap { $0.isEmpty ? nil : String($0.prefix(Self.noteLimit)) }
  }

  /// The flag that a log says; nil unless the item stands flagged by it.
  package init?(_ log: DecisionLog) {
    guard let event = log.effective, case .decide(.flag(let reason)) = event.action else {
      return nil
    }
    self.init(reviewer: event.reviewer, time: event.time, reason: reason, note: event.note)
  }
}
