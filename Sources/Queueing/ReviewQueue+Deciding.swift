package import ReviewModel

extension ReviewQueue {
  /// Notes that items are decided and on their way to the disk; their marks go.
  package mutating func decide(_ items: [ItemKey], as kind: VerdictKind, ticket: Int) {
    var before: [ItemKey: Standing] = [:]
    for key in items {
      if let standing = standings[key] { before[key] = standing }
      let wasSettled = isSettled(key)
      if !marks.isEmpty { marks.remove(key, isListed: kind == .skip && !wasSettled) }
      setStanding(.pending(kind), of: key)
    }
    tickets[ticket] = Ticket(items: items, kind: kind, before: before)
  }

  /// Notes that a decision is durable.
  ///
  /// - Parameters:
  ///   - ticket: the decision.
  ///   - late: the items that somebody else had settled or held, with that reviewer.
  ///   - ownFlags: the items on which nothing was stored, since this reviewer has flagged them.
  ///   - spared: the items that it was expected to cover and does not: they stand as before.
  ///   - waitOn: those that somebody else only holds: what was decided is a second opinion, and they wait.
  ///   - others: the items that it covers besides.
  /// - Returns: its items, or nil for a ticket that is not known.
  package mutating func settle(
    ticket: Int,
    late: [ItemKey: String],
    ownFlags: Set<ItemKey> = [],
    spared: Set<ItemKey> = [],
    waitOn: Set<ItemKey> = [],
    others: [ItemKey] = []
  ) -> [ItemKey]? {
    guard let done = tickets.removeValue(forKey: ticket) else { return nil }
    close(others.filter { standings[$0] == nil }, as: done.kind)
    for key in done.items {
      let outcome: Standing? =
        if spared.contains(key) {
          done.before[key]
        } else if waitOn.contains(key) {
          nil
        } else if ownFlags.contains(key) {
          .done(.flag)
        } else {
          late[key].map(Standing.late) ?? .done(done.kind)
        }
      end(done.kind, of: key, with: outcome)
    }
    return done.items
  }

  /// Notes what became of an item; where another decision on it is on its way, for the case that this one fails.
  private mutating func end(_ kind: VerdictKind, of key: ItemKey, with outcome: Standing?) {
    if isPending(key, as: kind) { return setStanding(outcome, of: key) }
    for ticket in tickets.keys where tickets[ticket]?.before[key] == .pending(kind) {
      tickets[ticket]?.before[key] = outcome
    }
  }

  /// Notes that a decision failed: its items stand as before.
  ///
  /// - Returns: its items, or nil for a ticket that is not known.
  package mutating func fail(ticket: Int) -> [ItemKey]? {
    guard let failed = tickets.removeValue(forKey: ticket) else { return nil }
    for key in failed.items { end(failed.kind, of: key, with: failed.before[key]) }
    return failed.items
  }

  /// How many items that came back are put into the list one by one; of more, the list is read again.
  private static let broughtBackAtMost = 1000

  /// Notes that an operation was taken back: its items wait again, but those that something else
  /// speaks for.
  ///
  /// Those that are not in the list (they were decided in an earlier session) are put into it.
  ///
  /// - Parameters:
  ///   - items: the operation's items.
  ///   - remainders: what speaks for those that do not simply wait now.
  ///   - reviewer: who sits at this console.
  ///   - bringsBack: false when the list shows a selection, to which they may not belong.
  /// - Returns: whether the list has to be read again, since it lacks items that may belong to it.
  package mutating func reopen(
    _ items: [ItemKey],
    remainders: [ItemKey: ReversalRemainder] = [:],
    reviewer: String = "",
    bringsBack: Bool = true
  ) -> Bool {
    let known = listed(among: items)
    var isIncomplete = false
    let bringsBack = bringsBack && items.count <= Self.broughtBackAtMost
    for key in items {
      if let remainder = remainders[key] {
        leave(key, remainder, reviewer: reviewer, isListed: known.contains(key))
        continue
      }
      settledElsewhere.remove(key)
      // It was settled, or not here, when "all" was marked.
      if marks.coversAll { marks.remove(key) }
      if !known.contains(key) {
        if bringsBack { bringBack(key) } else { isIncomplete = true }
      }
      setStanding(nil, of: key)
    }
    return isIncomplete
  }

  /// Notes what speaks for an item of which a decision was taken back.
  private mutating func leave(
    _ key: ItemKey,
    _ remainder: ReversalRemainder,
    reviewer: String,
    isListed: Bool
  ) {
    setStanding(nil, of: key)
    guard isListed else { return }
    switch remainder {
    case .decided(let kind, let owner) where owner == reviewer:
      setStanding(.done(kind), of: key)
    case .decided(.skip, _):
      skippedElsewhere.insert(key)
    case .decided, .withdrawn, .late:
      if !listsSettled { settledElsewhere.insert(key) }
    }
  }

  /// Notes that an operation is in force again.
  ///
  /// - Parameters:
  ///   - remainders: of the items for which something else speaks, what.
  ///   - waitOn: those that somebody else only holds: they wait.
  package mutating func close(
    _ items: [ItemKey],
    as kind: VerdictKind,
    remainders: [ItemKey: ReversalRemainder] = [:],
    waitOn: Set<ItemKey> = []
  ) {
    let known = listed(among: items)
    for key in items where known.contains(key) {
      if waitOn.contains(key) {
        setStanding(nil, of: key)
      } else if case .late(let first) = remainders[key] {
        setStanding(.late(after: first), of: key)
      } else {
        setStanding(.done(kind), of: key)
      }
    }
  }

  /// How many decisions are on their way to the disk.
  package var pendingDecisions: Int { tickets.count }

  /// Takes what the store says of an item, for what was not decided here.
  ///
  /// - Parameters:
  ///   - summary: the store's row.
  ///   - reviewer: who sits at this console.
  package mutating func note(_ summary: ItemSummary, reviewer: String) {
    note(summary.claim, on: summary.key, reviewer: reviewer)
    guard !listsSettled else { return }
    if case .skipped = summary.status {
      skippedElsewhere.insert(summary.key)
    } else if skippedElsewhere.remove(summary.key) != nil {
      mayHaveUnskipped = true
    }
    let isClosed = !summary.status.isOpen && standings[summary.key] == nil
    if isClosed {
      settledElsewhere.insert(summary.key)
    } else if settledElsewhere.remove(summary.key) != nil {
      mayHaveUnskipped = true
      if marks.coversAll { marks.remove(summary.key) }
    }
  }

  /// Takes in who holds an item; a reviewer's own claim keeps nobody off.
  package mutating func note(_ claim: Claim?, on key: ItemKey, reviewer: String) {
    if let claim, claim.reviewer != reviewer {
      foreignClaims[key] = claim
    } else {
      foreignClaims[key] = nil
    }
  }

  /// The live claim of somebody else on an item.
  package func holder(of key: ItemKey, now: Timestamp) -> Claim? {
    guard let claim = foreignClaims[key], claim.expires > now else { return nil }
    return claim
  }

  func isSkipped(_ key: ItemKey) -> Bool {
    standings[key]?.isSkipped ?? skippedElsewhere.contains(key)
  }

  private func isPending(_ key: ItemKey, as kind: VerdictKind) -> Bool {
    standings[key] == .pending(kind)
  }

  /// The one place where a standing changes, so that the count stays true.
  private mutating func setStanding(_ new: Standing?, of key: ItemKey) {
    let old = standings.removeValue(forKey: key)
    if new == nil { mayHaveUnskipped = true }
    if let new {
      standings[key] = new
      settledElsewhere.remove(key)
    }
    settledHere += (new?.isSettled == true ? 1 : 0) - (old?.isSettled == true ? 1 : 0)
  }

  private func listed(among items: [ItemKey]) -> Set<ItemKey> {
    if items.count <= 8 { return Set(items.filter { index(of: $0) != nil }) }
    return Set(items).intersection(keys)
  }
}
