import ReviewModel
import ReviewStorage

/// A line of the log, with whom a late decision came after.
struct MemoryEvent {
  var event: DecisionEvent
  var lateAfter: String?
}

/// An operation of the log.
struct MemoryOperation {
  enum Kind: Equatable {
    case decide(Verdict)
    case amend(Amendment)
    case undo(OperationID)
    case redo(OperationID)
  }

  var id: OperationID
  var kind: Kind
  var reviewer: String
  var time: Timestamp
  var effort: DecisionEffort?
}

extension MemoryContent {
  mutating func decide(_ request: DecisionRequest) throws(StoreError) -> [DecisionOutcome] {
    if let known = operations.first(where: { $0.id == request.operation }) {
      guard case .decide = known.kind, known.reviewer == request.reviewer else { throw misuse }
    } else {
      append(request)
    }
    return outcomes(of: request)
  }

  private func outcomes(of request: DecisionRequest) -> [DecisionOutcome] {
    if request.arrival != nil, operations.contains(where: { $0.id == request.operation }),
      !stacks(of: request.reviewer).standing.contains(request.operation)
    {
      return request.items.map { _ in .takenBack }
    }
    return request.items.map { item in
      if items[item] != nil, isOvertaken(request, on: item) { return .overtaken }
      guard
        let line = log.first(where: {
          $0.event.operation == request.operation && $0.event.item == item
        })
      else {
        guard let known = items[item] else { return .unknownItem }
        return refuses(request.verdict.kind, on: known) ? .noUse : .ownFlag
      }
      return line.lateAfter.map(DecisionOutcome.late(after:)) ?? .effective
    }
  }

  private func isOvertaken(_ request: DecisionRequest, on item: ItemKey) -> Bool {
    guard request.arrival != nil else { return false }
    return log.map(\.event).contains { event in
      guard event.item == item, event.reviewer == request.reviewer, event.time > request.time,
        event.operation != request.operation
      else { return false }
      switch event.action {
      case .undo(request.operation), .redo(request.operation), .amend(.classify): return false
      default: return true
      }
    }
  }

  private func refuses(_ verdict: VerdictKind, on item: MemoryItem) -> Bool {
    guard let record = records[item.interaction] else { return false }
    return consent(of: record.interaction).refuses(verdict)
  }

  private mutating func append(_ request: DecisionRequest) {
    var done: Set<ItemKey> = []
    for key in request.items {
      guard let item = items[key], !isOvertaken(request, on: key),
        !decisionLog(of: item).refuses(request.verdict.kind, by: request.reviewer),
        !refuses(request.verdict.kind, on: item),
        done.insert(key).inserted
      else { continue }
      let first = first(before: request.reviewer, on: key, at: request.arrival ?? request.time)
      append(
        .decide(request.verdict),
        of: key,
        request.operation,
        by: request.reviewer,
        at: request.time,
        note: request.note,
        kept: request.kept,
        fingerprints: request.fingerprints.fingerprints(on: item.interaction),
        failure: request.failure,
        assertions: request.assertions,
        lateAfter: first
      )
      if claims[key]?.reviewer == request.reviewer { claims[key] = nil }
    }
    if !done.isEmpty {
      operations.append(
        MemoryOperation(
          id: request.operation,
          kind: .decide(request.verdict),
          reviewer: request.reviewer,
          time: request.time,
          effort: request.effort
        )
      )
    }
  }

  mutating func undo(
    by reviewer: String,
    item: ItemKey?,
    operation: OperationID,
    now: Timestamp
  ) throws(StoreError) -> Reversal? {
    if let known = operations.first(where: { $0.id == operation }) {
      guard case .undo(let target) = known.kind, known.reviewer == reviewer else { throw misuse }
      return answer(of: known.id, reversing: target)
    }
    let standing = stacks(of: reviewer).standing
    let target = standing.last { id in
      item.map { item in reversal(of: id)?.items.contains(item) ?? false } ?? true
    }
    guard let target, let reversal = reversal(of: target) else { return nil }
    for key in reversal.items {
      append(.undo(target), of: key, operation, by: reviewer, at: now)
    }
    operations.append(
      MemoryOperation(id: operation, kind: .undo(target), reviewer: reviewer, time: now)
    )
    return answer(of: operation, reversing: target)
  }

  mutating func redo(
    by reviewer: String,
    operation: OperationID,
    now: Timestamp
  ) throws(StoreError) -> Reversal? {
    if let known = operations.first(where: { $0.id == operation }) {
      guard case .redo(let target) = known.kind, known.reviewer == reviewer else { throw misuse }
      return answer(of: known.id, reversing: target)
    }
    guard let target = stacks(of: reviewer).undone.last, let reversal = reversal(of: target)
    else { return nil }
    for key in reversal.items {
      let first = first(before: reviewer, on: key, at: now, repeating: reversal.deed)
      append(.redo(target), of: key, operation, by: reviewer, at: now, lateAfter: first)
    }
    operations.append(
      MemoryOperation(id: operation, kind: .redo(target), reviewer: reviewer, time: now)
    )
    return answer(of: operation, reversing: target)
  }

  func precedence(
    of operation: OperationID,
    by reviewer: String,
    since time: Timestamp,
    in set: SetID?
  ) -> Precedence {
    if let set {
      let events = sets.first { $0.set.id == set }?.approvals.map(\.event) ?? []
      if events.contains(where: { $0.operation == operation }) { return .stored }
      return events.contains { $0.reviewer == reviewer && $0.time > time } ? .overtaken : .next
    }
    if operations.contains(where: { $0.id == operation }) { return .stored }
    return operations.contains { $0.reviewer == reviewer && $0.time > time } ? .overtaken : .next
  }

  /// The reviewer's operations that stand and those that may be redone, the last on top.
  func stacks(of reviewer: String) -> (standing: [OperationID], undone: [OperationID]) {
    var standing: [OperationID] = []
    var undone: [OperationID] = []
    for operation in operations where operation.reviewer == reviewer {
      switch operation.kind {
      case .decide, .amend:
        standing.append(operation.id)
        undone = []
      case .undo(let target):
        standing.removeAll { $0 == target }
        undone.append(target)
      case .redo(let target):
        undone.removeAll { $0 == target }
        standing.append(target)
      }
    }
    func isErased(_ id: OperationID) -> Bool { reversal(of: id)?.items.isEmpty ?? true }
    return (standing.filter { !isErased($0) }, undone.filter { !isErased($0) })
  }

  private func reversal(of id: OperationID) -> Reversal? {
    let deed: Deed
    switch operations.first(where: { $0.id == id })?.kind {
    case .decide(let verdict): deed = .decided(verdict)
    case .amend(let amendment): deed = .amended(amendment)
    case .undo, .redo, nil: return nil
    }
    let keys = log.filter { $0.event.operation == id && items[$0.event.item] != nil }
      .map(\.event.item)
    return Reversal(operation: id, items: keys, deed: deed)
  }

  /// What an undo or redo answers, whenever it is asked.
  private func answer(of id: OperationID, reversing target: OperationID) -> Reversal? {
    guard var reversal = reversal(of: target) else { return nil }
    for line in log where line.event.operation == id {
      guard let item = items[line.event.item] else { continue }
      switch line.event.action {
      case .undo:
        let events = log.map(\.event).filter {
          $0.item == item.key && $0.sequence > item.since && $0.sequence <= line.event.sequence
        }
        reversal.remainders[item.key] =
          DecisionLog(events).remainderOfUndo(isNeeded: item.isNeeded)
      case .redo, .decide, .amend:
        reversal.remainders[item.key] = line.lateAfter.map(ReversalRemainder.late(after:))
      }
    }
    return reversal
  }

  /// Whom a decision on the item would come after, or what is put in force again.
  func first(
    before reviewer: String,
    on key: ItemKey,
    at now: Timestamp,
    repeating deed: Deed? = nil
  ) -> String? {
    guard let item = items[key] else { return nil }
    switch deed {
    case .amended(.classify): return nil
    case .amended(.split): return decisionLog(of: item).owner(against: reviewer)
    case .decided, nil: break
    }
    let claim = liveClaim(on: key, at: now)
    let log = decisionLog(of: item)
    guard log.isLate(by: reviewer, claim: claim) else { return nil }
    if let claim, claim.reviewer != reviewer { return claim.reviewer }
    return log.effective?.reviewer
  }

  mutating func append(
    _ action: DecisionAction,
    of item: ItemKey,
    _ operation: OperationID,
    by reviewer: String,
    at time: Timestamp,
    note: String? = nil,
    kept: KeptValues? = nil,
    fingerprints: ValueFingerprints = ValueFingerprints(),
    failure: FailureKind? = nil,
    assertions: [Assertion] = [],
    lateAfter: String? = nil
  ) {
    let event = DecisionEvent(
      sequence: Int64(log.count + 1),
      item: item,
      operation: operation,
      action: action,
      reviewer: reviewer,
      time: time,
      note: note,
      kept: kept,
      fingerprints: fingerprints,
      failure: failure,
      assertions: assertions,
      isLate: lateAfter != nil
    )
    log.append(MemoryEvent(event: event, lateAfter: lateAfter))
  }

  var misuse: StoreError {
    StoreError(.inconsistent, "the operation's id was used for another operation")
  }
}
