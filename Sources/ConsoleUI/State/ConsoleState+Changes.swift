import ReviewModel

/// Undos, redos and approvals are on disk before they are sent, as decisions are.
extension ConsoleState {
  /// Sends a change again that an earlier console had asked for.
  mutating func resume(_ found: UnstoredChange) -> [Effect] {
    var change = found
    change.ticket = takeTicket()
    switch change.what {
    case .reverse:
      reversals += 1
      reversingSince = reversingSince ?? now
      reversing.append(change)
    case .settle(let set, let positions, let state):
      approving[change.ticket] = SentApproval(
        set: set,
        what: .settle(positions, state),
        since: now,
        resumed: change
      )
    case .reverseApproval(let way, let set):
      approving[change.ticket] = SentApproval(
        set: set,
        what: .reverse(way),
        since: now,
        resumed: change
      )
    }
    return [.journal(.change(change)), .resume(change)]
  }

  /// Lets go of what was kept of the undo or redo that is answered.
  ///
  /// - Parameter failure: why it is not done, when it is not; one of an earlier session then stays kept.
  mutating func forgetReversal(failure: String? = nil) -> [Effect] {
    guard !reversing.isEmpty else { return [] }
    let change = reversing.removeFirst()
    return failure != nil && change.operation != nil ? [] : forgetUnstored(change.ticket)
  }

  /// Lets go of what was kept of an approval that failed, unless an earlier session had asked for it.
  mutating func forgetApproval(_ ticket: Int, failure: String?) -> [Effect] {
    failure != nil && approving[ticket]?.resumed != nil ? [] : forgetUnstored(ticket)
  }

  /// Takes in that a change of an earlier session is not made.
  ///
  /// - Parameter isOvertaken: whether that is since its reviewer has changed something since; else there is nothing
  ///   to say, or it is said already.
  mutating func drop(_ ticket: Int, isOvertaken: Bool) -> [Effect] {
    var words: String?
    if let index = reversing.firstIndex(where: { $0.ticket == ticket }) {
      words = reversing.remove(at: index).words
      endReversal()
    } else if let sent = approving.removeValue(forKey: ticket) {
      words = sent.resumed?.words
    }
    let effects = forgetUnstored(ticket)
    guard isOvertaken, let words else { return effects }
    return effects
      + report(
        .warning,
        "\(words) is not made any more: you have changed something since.",
        isRefusal: false
      )
  }
}
