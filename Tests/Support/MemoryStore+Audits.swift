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
        audit.members = audit.members.compactMap { member in
          guard let item = content.items[member.item] else { return nil }
          var member = member
          member.reading = AuditReading(content.decisionLog(of: item).effective)
          return member
        }
        return audit
      }
    }
  }
}

extension MemoryContent {
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
    for (part, count) in zip(parts, counts) {
      let sorted = part.sorted {
        (ranks[$0.interaction.id] ?? 0, $0.number) < (ranks[$1.interaction.id] ?? 0, $1.number)
      }
      let taken = plan.share.map { share in
        sorted.filter { AuditPlan.takes(ranks[$0.interaction.id] ?? 0, of: share) }
      }
      for record in taken ?? Array(sorted.prefix(count)) {
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
    }
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
