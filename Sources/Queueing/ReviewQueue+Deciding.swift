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
  /// - Returns: its items, or nil for a ticket that is not known.
  package mutating func settle(ticket: Int, late: [ItemKey: String]) -> [ItemKey]? {
    guard let done = tickets.removeValue(forKey: ticket) else { return nil }
    for key in done.items where isPending(key, as: done.kind) {
      setStanding(late[key].map(Standing.late) ?? .done(done.kind), of: key)
    }
    return done.items
  }

  /// Notes that a decision failed: its items stand as before.
  ///
  /// - Returns: its items, or nil for a ticket that is not known.
  package mutating func fail(ticket: Int) -> [ItemKey]? {
    guard let failed = tickets.removeValue(forKey: ticket) else { return nil }
    for key in failed.items where isPending(key, as: failed.kind) {
      setStanding(failed.before[key], of: key)
    }
    return failed.items
  }

  /// Notes that an operation was taken back: its items wait again.
  ///
  /// Those that are not in the list (they were decided in an earlier session) are put into it.
  package mutating func reopen(_ items: [ItemKey]) {
    let known = listed(among: items)
    for key in items {
      settledElsewhere.remove(key)
      if !known.contains(key) && items.count <= 1000 { bringBack(key) }
      setStanding(nil, of: key)
    }
  }

  /// Notes that an operation is in force again.
  package mutating func close(_ items: [ItemKey], as kind: VerdictKind) {
    let known = listed(among: items)
    for key in items where known.contains(key) { setStanding(.done(kind), of: key) }
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
    } else {
      skippedElsewhere.remove(summary.key)
    }
    let isClosed = !summary.status.isOpen && standings[summary.key] == nil
    if isClosed {
      settledElsewhere.insert(summary.key)
    } else {
      settledElsewhere.remove(summary.key)
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
