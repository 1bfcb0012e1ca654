import Queueing
import ReviewModel

extension ConsoleState {
  /// Asks for the last decision to be taken back, or to be put in force again.
  mutating func reverse(_ direction: Reversing) -> [Effect] {
    reversals += 1
    reversingSince = reversingSince ?? now
    if notice?.kind != .failure { notice = nil }
    // Another undo is refused while one is on its way, so it means the last that was sent.
    let meant = [sent.keys.max(), amending.keys.max()].compactMap(\.self).max()
    // What is being taken back is not to be stored by the next start.
    let forgotten = direction == .undo && meant.map { sent[$0] != nil } == true ? meant : nil
    let change = UnstoredChange(ticket: takeTicket(), .reverse(direction), meaning: meant)
    reversing.append(change)
    return forgetUnstored(forgotten)
      + [
        .journal(.change(change)),
        .reverse(direction, ticket: change.ticket, meaning: meant),
      ] + lookWhatWaits()
  }

  /// Shows what came back, or what is in force again.
  mutating func reversed(
    _ direction: Reversing,
    _ operation: ReversedOperation?
  ) -> [Effect] {
    endReversal()
    guard let operation else {
      let words: (Reversing) -> String = {
        switch $0 {
        case .undo: "There is no decision of yours to take back."
        case .redo: "There is nothing to redo: redo follows an undo."
        }
      }
      return report(.info, words(direction), isRefusal: true)
    }
    guard let verdict = operation.deed.verdict else {
      return reversedAmendment(direction, operation)
    }
    var effects: [Effect] = []
    switch direction {
    case .undo: effects += takeBack(operation)
    case .redo: effects += putInForce(operation, verdict)
    }
    if editing == nil, let first = operation.items.first { _ = queue.select(first) }
    effects += readAgain(operation.items)
    if verdict.kind == .correct { effects += expirePrecedents() }
    let words =
      direction == .undo ? undoWords(operation, verdict) : redoWords(operation, verdict)
    return effects
      + report(operation.remainders.isEmpty ? .success : .warning, words, isRefusal: false)
  }

  private mutating func takeBack(
    _ operation: ReversedOperation
  ) -> [Effect] {
    for item in operation.items where !wasSecondOpinion(item, in: operation) {
      counts.takeBack(item, leaving: ownVerdict(operation.remainders[item]))
    }
    let lacks = queue.reopen(
      operation.items,
      remainders: operation.remainders,
      reviewer: configuration.reviewer,
      bringsBack: filter == ItemFilter()
    )
    let effects = bringBackText(of: operation)
    return lacks ? effects + loadQueue(queue.awaitsOtherList ? .replacing : .merging) : effects
  }

  /// What this reviewer had decided before, if that is what is left of an item.
  private func ownVerdict(_ remainder: ReversalRemainder?) -> VerdictKind? {
    guard case .decided(let kind, let owner) = remainder, owner == configuration.reviewer else {
      return nil
    }
    return kind
  }

  private func wasSecondOpinion(_ key: ItemKey, in operation: ReversedOperation) -> Bool {
    if let standing = queue.standing(of: key) {
      if case .late = standing { return true }
      return false
    }
    guard case .decided(_, let owner) = operation.remainders[key] else { return false }
    return owner != configuration.reviewer
  }

  private mutating func putInForce(
    _ operation: ReversedOperation,
    _ verdict: Verdict
  ) -> [Effect] {
    let kind = verdict.kind
    queue.close(
      operation.items,
      as: kind,
      remainders: operation.remainders,
      waitOn: operation.onlyHeld
    )
    for item in operation.items where operation.remainders[item] == nil { counts.add(item, kind) }
    return dropSubmitted(SentDecision(items: operation.items, verdict: verdict))
  }

  /// What an undo has left, as it is.
  private func undoWords(_ operation: ReversedOperation, _ verdict: Verdict) -> String {
    let was = verdict.kind.pastTense
    let count = operation.items.count
    guard count == 1, let item = operation.items.first else {
      let other = operation.remainders.count
      guard other > 0 else { return "\(counted(count, "item")) wait again: no longer \(was)." }
      guard other < count else {
        return "\(counted(count, "item")) no longer \(was): they stand as they did before."
      }
      return """
        \(counted(count, "item")) no longer \(was): \(grouped(count - other)) \
        wait\(count - other == 1 ? "s" : "") again, \(grouped(other)) stand\(other == 1 ? "s" : "") \
        otherwise.
        """
    }
    let what = name(of: item, in: operation)
    switch operation.remainders[item] {
    case nil, .late: return "\(what) waits again: no longer \(was)."
    case .withdrawn: return "\(what) is no longer \(was), and asks for no review any more."
    case .decided(let kind, let owner) where owner == configuration.reviewer:
      return "\(what) is \(kind.pastTense) again, as you had it before."
    case .decided(let kind, let owner):
      return "What you said of \(what) is taken back; it is still \(kind.pastTense) by \(owner)."
    }
  }

  private func redoWords(_ operation: ReversedOperation, _ verdict: Verdict) -> String {
    let kind = verdict.kind.pastTense
    let late = operation.remainders.count
    guard operation.items.count == 1, let item = operation.items.first else {
      let aside = late > 0 ? ", \(grouped(late)) of them as second opinions" : ""
      return "\(counted(operation.items.count, "item")) are \(kind) again\(aside)."
    }
    let what = name(of: item, in: operation)
    if case .late(let holder) = operation.remainders[item], operation.onlyHeld.contains(item) {
      return "\(what) is \(kind) again, as a second opinion, and waits on: \(holder) has it open."
    }
    if case .late(let first) = operation.remainders[item] {
      return "\(what) is \(kind) again, as a second opinion: \(first) was first."
    }
    return "\(what) is \(kind) again."
  }

  /// What an item is called that the list may not have read: its id, else how its question begins.
  func name(of key: ItemKey, in operation: ReversedOperation) -> String {
    if let row = summaries[key] { return row.id.shortened }
    guard let question = operation.question, !question.isEmpty else { return "The item" }
    let beginning = question.prefix(40)
    return "\u{201C}\(beginning)\(beginning.endIndex < question.endIndex ? "…" : "")\u{201D}"
  }
}
