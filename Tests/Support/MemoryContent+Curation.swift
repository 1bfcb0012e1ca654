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
  /// Whether it came along from another set, or with an undo there.
  var isCarried = false
}

extension MemoryContent {
  var judgedRecords: [JudgedRecord] {
    records.values.sorted { $0.interaction.id < $1.interaction.id }.map { record in
      let item = answerItem(of: record.interaction.id)
      let again = decisionAgain(on: record.interaction.id)
      let own = item.flatMap { decisionLog(of: $0).effective }
      return JudgedRecord(
        interaction: record.interaction,
        feedback: record.feedback,
        status: item.map(status),
        decision: .later(of: again, own),
        overruled: .earlier(of: again, own),
        audit: auditItem(of: record.interaction.id).flatMap { decisionLog(of: $0).effective },
        questionKey: record.questionKey,
        consent: consent(of: record.interaction).scope,
        settlement: settlement(of: record.questionKey),
        verdict: verdicts[record.interaction.id]
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
      decisionLog(of: item).effective.map {
        Settlement(of: item.id, decision: $0, sides: item.sides)
      }
    }
  }

  var pairDecisions: [PairDecision] {
    items.values.filter { $0.kind == .pair && isDecided($0) }.sorted { $0.key < $1.key }
      .compactMap { item in
        let keys = item.sides.compactMap { records[$0.interaction]?.questionKey }
        guard keys.count == 2, case .decided(let verdict) = status(of: item) else { return nil }
        return PairDecision(keys[0], keys[1], isSame: verdict == .affirm)
      }
  }

  private func isDecided(_ item: MemoryItem) -> Bool {
    if case .decided = status(of: item) { true } else { false }
  }

  mutating func put(
    _ conflicts: [Conflict],
    withdrawingOthers: Bool = true
  ) throws(StoreError) {
    var present: Set<ItemKey> = []
    for conflict in conflicts {
      guard let side = conflict.sides.first, records[side.interaction] != nil else {
        throw StoreError(.inconsistent, "a conflict without a record")
      }
      let known = items.values.first { $0.kind == conflict.kind && $0.id == conflict.id }
      if let known, conflict.kind == .pair, isDecided(known) {
        present.insert(known.key)
        continue
      }
      let key =
        known?.key
        ?? addItem(
          conflict.id,
          conflict.kind,
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
    guard withdrawingOthers else { return }
    for item in items.values where item.kind.hasSides && !present.contains(item.key) {
      if [.audit, .gate].contains(item.kind) { continue }
      if item.kind == .pair, isDecided(item) { continue }
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

extension MemoryContent {
  /// What versions were trained on, as far as the examples are still there.
  var trainedClusters: [TrainedCluster] {
    var depths: [String: [String: Int]] = [:]
    for (version, set, trained) in trained {
      let examples = sets.first { $0.set.id == set }?.set.examples ?? []
      guard let example = examples.first(where: { $0.id == trained.id }) else { continue }
      depths[version, default: [:]][example.cluster] = max(
        depths[version]?[example.cluster] ?? 0,
        trained.depth
      )
    }
    return depths.flatMap { version, clusters in
      clusters.map { TrainedCluster(version: version, cluster: $0, depth: $1) }
    }
    .sorted { ($0.version, $0.cluster) < ($1.version, $1.cluster) }
  }
}

/// What the log of a set's approvals says.
private struct MemoryApprovalLog {
  /// What is in force, in the order in which it came into it.
  var inForce: [MemoryApproval] = []
  /// The undos that a redo can take back.
  var undos: [MemoryApproval] = []
  private var takenBack: [OperationID: [MemoryApproval]] = [:]

  init(_ approvals: [MemoryApproval]) {
    var seen: Set<OperationID> = []
    for approval in approvals {
      let operation = approval.event.operation
      guard let target = approval.undoes else {
        inForce.append(approval)
        if !approval.isCarried {
          undos.removeAll { !$0.isCarried && $0.event.reviewer == approval.event.reviewer }
        }
        continue
      }
      guard seen.insert(operation).inserted else { continue }
      if let undo = undos.firstIndex(where: { $0.event.operation == target }) {
        inForce += undos.remove(at: undo).undoes.flatMap { takenBack[$0] } ?? []
      } else {
        takenBack[target] = inForce.filter { $0.event.operation == target }
        inForce.removeAll { $0.event.operation == target }
        undos.append(approval)
      }
    }
  }
}

extension MemoryContent {
  /// Brings what was said of equal examples in other sets to those that nobody has settled in this one.
  mutating func carryApprovals(to index: Int) {
    let set = sets[index].set
    guard !releases.contains(where: { $0.set == set.id }) else { return }
    for example in set.examples
    where !sets[index].approvals.contains(where: { $0.event.example == example.id }) {
      for other in sets.indices.reversed() where other != index {
        guard let said = sets[other].standing[example.id],
          let old = sets[other].set.examples.first(where: { $0.id == example.id })
        else { continue }
        if said.event.state == .pending { break }
        guard example.isAsSettled(in: old) else { continue }
        if said.event.state == .approved,
          example.isOwn(of: set, by: said.event.reviewer, operations)
        {
          continue
        }
        var carried = said
        carried.isCarried = true
        sets[index].approvals.append(carried)
        break
      }
    }
  }

  /// Takes along what was taken back, or put in force again, in the set that it came from.
  mutating func follow(_ operation: OperationID, of index: Int) {
    guard let said = sets[index].approvals.first(where: { $0.event.operation == operation }),
      let target = said.undoes
    else { return }
    for other in sets.indices where other != index {
      guard !releases.contains(where: { $0.set == sets[other].set.id }) else { continue }
      for row in sets[other].approvals where row.isCarried && row.event.operation == target {
        var event = said.event
        event.example = row.event.example
        sets[other].approvals.append(
          MemoryApproval(event: event, undoes: target, isCarried: true)
        )
      }
    }
  }
}

extension Example {
  /// Whether a reviewer has said what is right of it, and the policy asks for two persons.
  func isOwn(of set: CuratedSet, by reviewer: String, _ operations: [MemoryOperation]) -> Bool {
    guard CuratedSet.needsTwoPersons(set.policy), let judgement else { return false }
    return operations.contains { $0.id == judgement && $0.reviewer == reviewer }
  }
}

extension MemorySet {
  var states: [ExampleID: ApprovalState] {
    standing.mapValues(\.event.state)
  }

  var standing: [ExampleID: MemoryApproval] {
    let inForce = MemoryApprovalLog(approvals).inForce
    return Dictionary(inForce.map { ($0.event.example, $0) }, uniquingKeysWith: { _, last in last })
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
    let log = MemoryApprovalLog(approvals)
    return takeBack(
      log.inForce.last { !$0.isCarried && $0.event.reviewer == reviewer }?.event.operation,
      by: reviewer,
      operation: operation,
      now: now
    )
  }

  mutating func redo(
    by reviewer: String,
    operation: OperationID,
    now: Timestamp
  ) -> [ExampleID]? {
    let log = MemoryApprovalLog(approvals)
    return takeBack(
      log.undos.last { !$0.isCarried && $0.event.reviewer == reviewer }?.event.operation,
      by: reviewer,
      operation: operation,
      now: now
    )
  }

  private mutating func takeBack(
    _ target: OperationID?,
    by reviewer: String,
    operation: OperationID,
    now: Timestamp
  ) -> [ExampleID]? {
    guard let target else { return nil }
    let events = approvals.filter { !$0.isCarried && $0.event.operation == target }.map(\.event)
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
