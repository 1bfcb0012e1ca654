import ReviewModel
import ReviewStorage

/// A set with its log of approvals.
struct MemorySet {
  var set: CuratedSet
  var made: Timestamp
  var approvals: [MemoryApproval] = []
}

/// A line of the log of approvals.
struct MemoryApproval {
  var event: ApprovalEvent
  var undoes: OperationID?
}

extension MemoryContent {
  var judgedRecords: [JudgedRecord] {
    records.values.sorted { $0.interaction.id < $1.interaction.id }.map { record in
      let item = answerItem(of: record.interaction.id)
      return JudgedRecord(
        interaction: record.interaction,
        feedback: record.feedback,
        status: item.map(status),
        decision: item.flatMap { decisionLog(of: $0).effective },
        questionKey: record.questionKey,
        consent: consent(of: record.interaction).scope,
        settlement: settlement(of: record.questionKey)
      )
    }
  }

  private func settlement(of questionKey: String) -> Settlement? {
    let settled = items.values.filter { item in
      guard item.kind == .conflict, hasSameBytes(item.questionKey, questionKey),
        case .decided = status(of: item)
      else { return false }
      return true
    }
    let latest = settled.max { left, right in
      (left.isNeeded ? 1 : 0, left.key) < (right.isNeeded ? 1 : 0, right.key)
    }
    return latest.flatMap { item in
      decisionLog(of: item).effective.map { Settlement(decision: $0, sides: item.sides) }
    }
  }

  mutating func put(_ conflicts: [Conflict]) throws(StoreError) {
    var present: Set<ItemKey> = []
    for conflict in conflicts {
      guard let side = conflict.sides.first, records[side.interaction] != nil else {
        throw StoreError(.inconsistent, "a conflict without a record")
      }
      let known = items.values.first { $0.kind == .conflict && $0.id == conflict.id }
      let key =
        known?.key
        ?? addItem(
          conflict.id,
          .conflict,
          of: side.interaction,
          questionKey: conflict.questionKey
        )
      if known?.sides != conflict.sides {
        items[key]?.interaction = side.interaction
        items[key]?.questionKey = conflict.questionKey
        items[key]?.sides = conflict.sides
        items[key]?.since = Int64(log.count)
      }
      items[key]?.isNeeded = true
      present.insert(key)
    }
    for item in items.values where item.kind == .conflict && !present.contains(item.key) {
      items[item.key]?.isNeeded = false
    }
  }

  var approvalOperations: Set<OperationID> {
    Set(sets.flatMap(\.approvals).map(\.event.operation))
  }

  func index(of set: SetID) throws(StoreError) -> Int {
    guard let index = sets.firstIndex(where: { $0.set.id == set }) else {
      throw StoreError(.inconsistent, "no such set")
    }
    return index
  }
}

extension MemorySet {
  /// The events that were not taken back.
  private var standing: [ApprovalEvent] {
    let undone = Set(approvals.compactMap(\.undoes))
    return approvals.filter { $0.undoes == nil && !undone.contains($0.event.operation) }
      .map(\.event)
  }

  var states: [ExampleID: ApprovalState] {
    Dictionary(standing.map { ($0.example, $0.state) }, uniquingKeysWith: { _, last in last })
      .filter { example, _ in set.examples.contains { $0.id == example } }
  }

  func summary(_ releases: [ReleaseRecord]) -> SetSummary {
    SetSummary(
      id: set.id,
      made: made,
      examples: set.examples.count,
      approved: states.values.count { $0 == .approved },
      rejected: states.values.count { if case .rejected = $0 { true } else { false } },
      warned: set.examples.count { !$0.warnings.isEmpty },
      drops: set.drops.count,
      released: releases.filter { $0.set == set.id }.map(\.time).max()
    )
  }

  mutating func undo(
    by reviewer: String,
    operation: OperationID,
    now: Timestamp
  ) -> [ExampleID]? {
    guard let target = standing.last(where: { $0.reviewer == reviewer })?.operation else {
      return nil
    }
    let events = approvals.map(\.event).filter { $0.operation == target }
    for event in events {
      let undo = ApprovalEvent(
        operation: operation,
        example: event.example,
        state: .pending,
        reviewer: reviewer,
        time: now
      )
      approvals.append(MemoryApproval(event: undo, undoes: target))
    }
    return events.map(\.example)
  }
}
