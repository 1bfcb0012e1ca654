import ConsoleUI
import Glibc
import Queueing
import ReviewModel
import ReviewStorage

/// Writes to the store what effects ask for, and says as events what became of it.
///
/// Called on the lane of writes only. A store that is busy is asked again, with the same operation's
/// id, so nothing is done twice.
struct StoreWriter {
  private let session: StoreSession
  private let unstored: UnstoredTickets
  private let leases: Leases
  private var store: any ReviewStore { session.store }

  /// How often a busy store is asked, and how long it is left alone in between; the store itself has
  /// waited some seconds each time already.
  static let tries = 3
  private static let pause: UInt32 = 100_000

  /// Writes in the name of a session.
  init(_ session: StoreSession, unstored: UnstoredTickets, leases: Leases) {
    self.session = session
    self.unstored = unstored
    self.leases = leases
  }

  /// Performs an effect; the events are what the console is to hear.
  func perform(_ effect: Effect, at now: Timestamp) -> [Event] {
    do throws(StoreError) {
      return try answer(effect, at: now)
    } catch {
      switch effect {
      case .decide(let ticket, _, _, _, _, _):
        unstored.insert(ticket)
        return [.decisionFailed(ticket: ticket, message: error.description)]
      case .amend(let ticket, _, _):
        unstored.insert(ticket)
        return [.amendmentFailed(ticket: ticket, message: error.description)]
      case .reverse(let way, _, _):
        return [.reversalFailed(way, message: error.description)]
      case .approve(_, _, _, let ticket), .reverseApproval(_, _, let ticket, _):
        unstored.insert(ticket)
        return [.approvalFailed(ticket: ticket, message: error.description)]
      case .resume(let change):
        return notMade(change, error)
      case .claim, .release:
        // Nobody waits for it: a lease is asked for again at the next heartbeat, and ends by itself.
        return error.code == .busy ? [] : [.failed(error.description)]
      default:
        return [.failed(error.description)]
      }
    }
  }

  private func answer(_ effect: Effect, at now: Timestamp) throws(StoreError) -> [Event] {
    switch effect {
    case .decide(let ticket, let items, let verdict, let note, let reason, let details):
      return try decide(ticket, items, verdict, note, keeping: reason, details, at: now)
    case .amend(let ticket, let items, let amendment):
      return try amend(ticket, items, amendment, at: now)
    case .reverse(let way, let ticket, let meant):
      if unstored.contains(meant) { return [.reversalFailed(way, message: nil)] }
      return [.reversed(way, try reverse(way, operation(ticket), at: now))]
    case .resume(let change): return try resume(change, at: now)
    case .claim(let item): return try claim(item, at: now)
    case .release(let item):
      // Asked for once: a decision stands behind it.
      if leases.giveBack(item) { try store.release(item, session: session.session) }
      return []
    case .approve(let set, let positions, let state, let ticket):
      return [try approve(set, positions, state, ticket, operation(ticket), at: now)]
    case .requeue(let set, let positions):
      let outcome = try Self.again { () throws(StoreError) in
        try store.requeue(positions, of: set, now: now)
      }
      return [.requeued(set, outcome)]
    case .withdrawRequeued(let set, let items):
      let count = try Self.again { () throws(StoreError) in
        try store.withdrawRequeued(items, now: now)
      }
      return [.requeueTakenBack(set, count: count, of: items.count)]
    case .reverseApproval(let way, let set, let ticket, let meant):
      if unstored.contains(meant) {
        unstored.insert(ticket)
        return [.approvalFailed(ticket: ticket, message: nil)]
      }
      let examples = try reverse(way, set, operation(ticket), at: now)
      return [.approvalReversed(ticket: ticket, way, set, examples)]
    default:
      return []
    }
  }

  /// Takes or renews a lease, once: a decision may stand behind it.
  private func claim(_ item: ItemKey, at now: Timestamp) throws(StoreError) -> [Event] {
    guard leases.wants(item) else { return [] }
    let claim = Claim(
      reviewer: session.reviewer,
      session: session.session,
      expires: now.adding(milliseconds: Int64(session.claims.lease))
    )
    let holder = try store.claim(item, as: claim, now: now)
    if holder.session == session.session { leases.take(item) }
    return [.claimed(item, holder)]
  }

  private func decide(
    _ ticket: Int,
    _ items: [ItemKey],
    _ verdict: Verdict,
    _ note: String?,
    keeping reason: String?,
    _ details: DecisionDetails,
    at now: Timestamp
  ) throws(StoreError) -> [Event] {
    var request = DecisionRequest(
      items: items,
      verdict: verdict,
      note: note,
      assertions: details.assertions,
      effort: details.effort,
      spared: details.spared,
      reviewer: session.reviewer,
      session: session.session,
      operation: details.operation ?? operation(ticket),
      time: details.made ?? now,
      arrival: details.made == nil ? nil : now
    )
    // A note on what was erased meanwhile goes with it, as one that is stored would.
    let isOnMany = items.count > 1 && note != nil
    let losesNote = isOnMany ? try isAnyGone(items, at: now) : false
    if losesNote { request.note = nil }
    var replaced = 0
    if verdict.correction != nil || request.note != nil {
      let reach: DecisionReach =
        items.count > 1 ? .batch(items) : details.coversCluster ? .cluster : .item
      replaced = try redact(&request, reach, keeping: reason, at: now)
    }
    let made = try Self.again { () throws(StoreError) in
      try details.coversCluster && items.count == 1
        ? store.decideCluster(request)
        : zip(items, store.decide(request)).map { CoveredOutcome(item: $0, outcome: $1) }
    }
    var decided = made.compactMap(ItemOutcome.init)
    let waiting = undecided(decided.filter { $0.lateAfter != nil }.map(\.item), at: now)
    for index in decided.indices where waiting.contains(decided[index].item) {
      decided[index].isOnlyHeld = true
    }
    if decided.allSatisfy({ $0.refusal != nil }) { unstored.insert(ticket) }
    var events = [Event.decided(ticket: ticket, outcomes: decided, replaced: replaced)]
    // An item that an erasure took meanwhile has no outcome; the console hears that it is gone.
    events += made.filter { $0.outcome == .unknownItem }.map { .item($0.item, nil) }
    if losesNote {
      events.append(
        .failed("The note is not stored: a record of these was erased, and it may be about that.")
      )
    }
    // It is durable by now, so nothing that fails from here on may say otherwise.
    if request.verdict != verdict, let item = items.first,
      let read = try? store.item(item, now: now)
    {
      events.append(.item(item, read))
    }
    return events
  }

  private func isAnyGone(_ items: [ItemKey], at now: Timestamp) throws(StoreError) -> Bool {
    try store.summaries(of: items, now: now).count < Set(items).count
  }

  /// Those of items on which nothing is decided, so that a decision came late for a claim alone.
  private func undecided(_ items: [ItemKey], at now: Timestamp) -> Set<ItemKey> {
    // It is durable by now, so a failure to read may not say otherwise.
    guard !items.isEmpty, let rows = try? store.summaries(of: items, now: now) else { return [] }
    let waiting = rows.filter { row in
      if case .decided = row.status { false } else { true }
    }
    return Set(waiting.map(\.key))
  }

  private func amend(
    _ ticket: Int,
    _ items: [ItemKey],
    _ amendment: Amendment,
    at now: Timestamp
  ) throws(StoreError) -> [Event] {
    let request = AmendmentRequest(
      items: items,
      amendment: amendment,
      reviewer: session.reviewer,
      session: session.session,
      operation: operation(ticket),
      time: now
    )
    let outcomes = try Self.again { () throws(StoreError) in try store.amend(request) }
    if !outcomes.contains(.done) { unstored.insert(ticket) }
    var refused: [ItemKey: String] = [:]
    for case (let item, .notYours(let owner)) in zip(items, outcomes) { refused[item] = owner }
    let gone = Set(zip(items, outcomes).filter { $1 == .unknownItem }.map(\.0))
    let known = items.filter { !gone.contains($0) }
    return [.amended(ticket: ticket, items: known, amendment, refused: refused)]
      + gone.sorted().map { .item($0, nil) }
  }

  /// Replaces the private values in a request's words, and says how many.
  private func redact(
    _ request: inout DecisionRequest,
    _ reach: DecisionReach,
    keeping reason: String?,
    at now: Timestamp
  ) throws(StoreError) -> Int {
    // Items that are gone are not decided either, so their texts go nowhere.
    for item in request.items {
      guard let item = try store.item(item, now: now) else { continue }
      let asserted = request.assertions
      let texts = [request.verdict.correction, request.note] + asserted.map(\.value)
      let words = try session.redact(texts, item, reach, reason)
      let correction = words.texts.first.flatMap(\.self)
      let isReplaced = correction != request.verdict.correction
      if let correction { request.verdict = .correct(correction) }
      request.note = words.texts.dropFirst().first ?? nil
      // Nobody can say what stands for a private value, and a part of one may look like none by itself.
      request.assertions = zip(asserted, words.texts.dropFirst(2))
        .filter { $0.value == $1 }.map(\.0)
        .filter { assertion in
          !isReplaced || assertion.kind == .excludes
            || correction?.contains(assertion.value) ?? false
        }
      request.kept = words.kept
      request.fingerprints = words.fingerprints
      // The console refuses this as it is typed; here nothing gets by, whatever it has not read.
      if case .correct(let text) = request.verdict,
        ClusterRule.isSame(
          item.interaction.naming(text, by: words.fingerprints),
          item.interaction.answer
        )
      {
        throw StoreError(
          .refused,
          "The correction is the agent's answer unchanged. Change it, or affirm the answer."
        )
      }
      return words.replaced
    }
    return 0
  }

  private func reverse(
    _ way: Reversing,
    _ operation: OperationID,
    at now: Timestamp
  ) throws(StoreError) -> ReversedOperation? {
    let reversal = try Self.again { () throws(StoreError) in
      switch way {
      case .undo:
        try store.undo(by: session.reviewer, item: nil, operation: operation, now: now)
      case .redo:
        try store.redo(by: session.reviewer, operation: operation, now: now)
      }
    }
    guard let reversal else { return nil }
    var reversed = ReversedOperation(items: reversal.items, deed: reversal.deed)
    reversed.remainders = reversal.remainders
    reversed.onlyHeld = undecided(
      reversal.remainders.compactMap { if case .late = $1 { $0 } else { nil } },
      at: now
    )
    if let first = reversal.items.first, let detail = try? store.item(first, now: now) {
      reversed.question = detail.summary.question
      let made = detail.history.last { $0.operation == reversal.operation }
      reversed.assertions = made?.assertions ?? []
    }
    return reversed
  }

  private func approve(
    _ set: SetID,
    _ positions: [Int],
    _ state: ApprovalState,
    _ ticket: Int,
    _ operation: OperationID,
    at now: Timestamp,
    isLate: Bool = false
  ) throws(StoreError) -> Event {
    let request = ApprovalRequest(
      set: set,
      positions: positions,
      state: try redacted(state),
      reviewer: session.reviewer,
      operation: operation,
      time: now,
      isLate: isLate
    )
    let refused = try Self.again { () throws(StoreError) in try store.settle(request) }
    let left = refused.all
    let settled = positions.filter { !left.contains($0) }
    if settled.isEmpty { unstored.insert(ticket) }
    return .approved(ticket: ticket, set, settled, request.state, refused: refused)
  }

  /// Takes the last operation on a set back, or the last undo.
  private func reverse(
    _ way: Reversing,
    _ set: SetID,
    _ operation: OperationID,
    at now: Timestamp
  ) throws(StoreError) -> [ReversedExample]? {
    let reviewer = session.reviewer
    let reversed = try Self.again { () throws(StoreError) in
      switch way {
      case .undo:
        try store.undoApproval(of: set, by: reviewer, operation: operation, now: now)
      case .redo:
        try store.redoApproval(of: set, by: reviewer, operation: operation, now: now)
      }
    }
    // It is durable by now, so a failure to read it must not say otherwise.
    return reversed == nil ? nil : (try? store.standings(after: operation, of: set)) ?? []
  }

  /// Makes a change that an earlier console had asked for, with its own time, unless its reviewer has made one since.
  private func resume(_ change: UnstoredChange, at now: Timestamp) throws(StoreError) -> [Event] {
    guard let operation = change.operation, let made = change.made else { return [] }
    let reviewer = session.reviewer
    let dropped = { Event.changeDropped(ticket: change.ticket, isOvertaken: $0) }
    let events = try Self.again { () throws(StoreError) -> [Event] in
      switch try store.precedence(of: operation, by: reviewer, since: made, in: change.set) {
      case .overtaken: return [dropped(true)]
      case .stored: break
      case .next:
        // What it meant was never stored.
        if let meant = change.meant,
          try store.precedence(of: meant, by: reviewer, since: made, in: change.set) != .stored
        {
          return [dropped(false)]
        }
      }
      switch change.what {
      case .reverse(let way):
        // Who holds an item now counts, not who held it then.
        return [.reversed(way, try reverse(way, operation, at: way == .undo ? made : now))]
      case .settle(let set, let positions, let state):
        return [
          try approve(set, positions, state, change.ticket, operation, at: made, isLate: true)
        ]
      case .reverseApproval(let way, let set):
        let examples = try reverse(way, set, operation, at: made)
        return [.approvalReversed(ticket: change.ticket, way, set, examples)]
      }
    }
    return events
  }

  /// What the console hears of a change that was not made; one that no store can make any more is dropped.
  private func notMade(_ change: UnstoredChange, _ error: StoreError) -> [Event] {
    let failure: Event =
      switch change.what {
      case .reverse(let way): .reversalFailed(way, message: error.description)
      case .settle, .reverseApproval:
        .approvalFailed(ticket: change.ticket, message: error.description)
      }
    let isLasting = [.refused, .inconsistent].contains(error.code)
    return isLasting
      ? [failure, .changeDropped(ticket: change.ticket, isOvertaken: false)] : [failure]
  }

  /// The state with its reason as it may be stored; a set belongs to no one record.
  private func redacted(_ state: ApprovalState) throws(StoreError) -> ApprovalState {
    guard case .rejected(let reason) = state else { return state }
    let words = try session.redact([reason], nil, .item, nil)
    return .rejected(words.texts.compactMap(\.self).joined())
  }

  private func operation(_ ticket: Int) -> OperationID {
    StoreSession.operation(ticket, of: session.session)
  }

  /// Does something again that failed because the store was busy.
  static func again<Value>(_ body: () throws(StoreError) -> Value) throws(StoreError) -> Value {
    for _ in 1..<tries {
      do throws(StoreError) {
        return try body()
      } catch  where error.code == .busy {
        usleep(pause)
      }
    }
    return try body()
  }
}

extension ItemOutcome {
  /// The console's word for a decision's outcome; nil for an item that is gone.
  fileprivate init?(_ made: CoveredOutcome) {
    switch made.outcome {
    case .effective: self.init(item: made.item)
    case .late(let other): self.init(item: made.item, lateAfter: other)
    case .ownFlag: self.init(item: made.item, refusal: .ownFlag)
    case .noUse: self.init(item: made.item, refusal: .noUse)
    case .overtaken: self.init(item: made.item, refusal: .overtaken)
    case .takenBack: self.init(item: made.item, refusal: .takenBack)
    case .unknownItem: return nil
    }
  }
}
