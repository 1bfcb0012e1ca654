package import ReviewModel
package import ReviewStorage

extension MemoryStore {
  /// See ``AuditStore``.
  package func drawAudit(
    _ plan: AuditPlan,
    rank: (InteractionID) -> UInt64,
    name: (InteractionID) -> ItemID,
    now: Timestamp
  ) throws(StoreError) -> AuditDraw? {
    let ids = read { Array($0.records.keys) }
    let ranks = Dictionary(uniqueKeysWithValues: ids.map { ($0, rank($0)) })
    let names = Dictionary(uniqueKeysWithValues: ids.map { ($0, name($0)) })
    return try write { content in content.draw(plan, ranks, names, now) }
  }

  /// See ``AuditStore``.
  package func audits() throws(StoreError) -> [AuditSample] {
    read { content in
      content.audits.map { audit in
        var audit = audit
        let versions = Set(content.records.values.map(\.interaction.agent.version))
        audit.pool = Dictionary(
          audit.pool.map { group, size in
            let isKnown = versions.contains(group.version)
            return (AuditGroup(version: isKnown ? group.version : nil, signal: group.signal), size)
          },
          uniquingKeysWith: +
        )
        audit.members = audit.members.compactMap { member in
          guard let item = content.items[member.item] else { return nil }
          var member = member
          if let first = member.first, !content.stands(first, on: item.interaction) {
            member.first = nil
          }
          member.reading = AuditReading(content.decisionLog(of: item).effective)
          return member
        }
        return audit
      }
    }
  }
}

extension MemoryStore {
  /// See ``AuditStore``.
  package func drawReadings(
    _ policy: ReadingPolicy,
    rank: (InteractionID, _ isSame: Bool) -> UInt64,
    name: (InteractionID) -> ItemID,
    now: Timestamp
  ) throws(StoreError) -> Int {
    let ids = read { Array($0.records.keys) }
    let second = Dictionary(uniqueKeysWithValues: ids.map { ($0, rank($0, false)) })
    let again = Dictionary(uniqueKeysWithValues: ids.map { ($0, rank($0, true)) })
    let names = Dictionary(uniqueKeysWithValues: ids.map { ($0, name($0)) })
    let count = read { content in
      var copy = content
      return copy.drawReadings(policy, second, again, names, now)
    }
    guard count > 0 else { return 0 }
    return try write { $0.drawReadings(policy, second, again, names, now) }
  }

  /// See ``AuditStore``.
  package func reader(of item: ItemKey) throws(StoreError) -> AuditReader? {
    read { $0.readers[item] }
  }
}

extension MemoryContent {
  fileprivate mutating func drawReadings(
    _ policy: ReadingPolicy,
    _ second: [InteractionID: UInt64],
    _ again: [InteractionID: UInt64],
    _ names: [InteractionID: ItemID],
    _ now: Timestamp
  ) -> Int {
    var members: [Bool: [AuditMember]] = [:]
    for record in records.values.sorted(by: { $0.number < $1.number }) {
      let id = record.interaction.id
      guard let item = answerItem(of: id), case .decided = status(of: item),
        auditItem(of: id) == nil,
        let event = decisionLog(of: item).effective,
        let isSame = policy.isSame(
          second: second[id] ?? 0,
          again: again[id] ?? 0,
          age: now.milliseconds - event.time.milliseconds
        )
      else { continue }
      let key = addAudit(of: record, named: names[id] ?? "")
      readers[key] = AuditReader(reviewer: event.reviewer, isSame: isSame)
      members[isSame, default: []].append(
        AuditMember(
          item: key,
          group: AuditGroup(
            version: record.interaction.agent.version,
            signal: Signal(record.feedback)
          ),
          first: AuditReading(event)
        )
      )
    }
    for isSame in [false, true] {
      guard let drawn = members[isSame] else { continue }
      audits.append(
        AuditSample(
          number: Int64(audits.count + 1),
          plan: AuditPlan(
            pool: .settled,
            size: 0,
            share: isSame ? policy.again : policy.second,
            seed: isSame ? 1 : 0
          ),
          time: now,
          pool: [:],
          members: drawn
        )
      )
    }
    return members.values.reduce(0) { $0 + $1.count }
  }

  /// Whether what was said first of a record still stands.
  fileprivate func stands(_ reading: AuditReading, on record: InteractionID) -> Bool {
    guard let item = answerItem(of: record) else { return false }
    let log = decisionLog(of: item)
    return ([log.effective] + log.secondOpinions).contains { AuditReading($0) == reading }
  }

  fileprivate mutating func draw(
    _ plan: AuditPlan,
    _ ranks: [InteractionID: UInt64],
    _ names: [InteractionID: ItemID],
    _ now: Timestamp
  ) -> AuditDraw? {
    let pool = records.values.filter { record in
      guard plan.pool == .settled else { return true }
      guard let item = answerItem(of: record.interaction.id), case .decided = status(of: item)
      else { return false }
      return true
    }
    guard !pool.isEmpty else { return nil }
    let groups = Dictionary(grouping: pool) { record in
      AuditGroup(version: record.interaction.agent.version, signal: Signal(record.feedback))
    }
    let parts = Dictionary(grouping: groups) { plan.strata.part(of: $0.key) }.values
      .map { $0.flatMap(\.value) }
      .sorted { ($0.map(\.number).min() ?? 0) < ($1.map(\.number).min() ?? 0) }
    let counts = AuditAllocation(of: plan.size, over: parts.map(\.count)).counts
    var sample = AuditSample(
      number: Int64(audits.count + 1),
      plan: plan,
      time: now,
      pool: groups.mapValues(\.count),
      members: []
    )
    var known = 0
    let drawn = zip(parts, counts).flatMap { part, count in
      let sorted = part.sorted {
        (ranks[$0.interaction.id] ?? 0, $0.number) < (ranks[$1.interaction.id] ?? 0, $1.number)
      }
      let taken = plan.share.map { share in
        sorted.filter { AuditPlan.takes(ranks[$0.interaction.id] ?? 0, of: share) }
      }
      return taken ?? Array(sorted.prefix(count))
    }
    .sorted {
      (ranks[$0.interaction.id] ?? 0, $0.number) < (ranks[$1.interaction.id] ?? 0, $1.number)
    }
    for record in drawn {
      let id = record.interaction.id
      if auditItem(of: id) != nil { known += 1 }
      let first = answerItem(of: id).flatMap { decisionLog(of: $0).effective }
      sample.members.append(
        AuditMember(
          item: auditItem(of: id)?.key ?? addAudit(of: record, named: names[id] ?? ""),
          group: AuditGroup(
            version: record.interaction.agent.version,
            signal: Signal(record.feedback)
          ),
          first: AuditReading(first)
        )
      )
    }
    guard !sample.members.isEmpty else { return nil }
    sample.members.sort { $0.item < $1.item }
    audits.append(sample)
    return AuditDraw(
      number: sample.number,
      pool: pool.count,
      drawn: sample.members.count,
      known: known
    )
  }

  private mutating func addAudit(of record: MemoryRecord, named id: ItemID) -> ItemKey {
    let key = addItem(id, .audit, of: record.interaction.id, questionKey: record.questionKey)
    items[key]?.sides = [ConflictSide(interaction: record.interaction.id, correction: "")]
    return key
  }
}
