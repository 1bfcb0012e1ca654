import GRDB
package import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// See ``AuditStore``.
  package func drawAudit(
    _ plan: AuditPlan,
    rank: (InteractionID) -> UInt64,
    name: (InteractionID) -> ItemID,
    now: Timestamp
  ) throws(StoreError) -> AuditDraw? {
    // A hash for each answer takes its time, in which others may write; what came meanwhile is hashed inside.
    let ranks = try read { try AuditPoolReading.ranks(of: plan.pool, rank: rank, in: $0) }
    return try write { database in
      let pool = try AuditPoolReading(plan.pool, ranks: ranks, rank: rank, in: database)
      guard !pool.candidates.isEmpty else { return nil }
      let sample = pool.sample(plan)
      guard !sample.isEmpty else { return nil }
      let number = try Self.keep(plan, pool, now: now, in: database)
      var known = 0
      for candidate in sample {
        let item: ItemKey
        if let old = try Self.auditItem(of: candidate.record, in: database) {
          item = old
          known += 1
        } else {
          item = try Self.addAuditItem(of: candidate.record, name: name, in: database)
        }
        try database.run(
          "INSERT INTO audit_members VALUES (?, ?, ?, ?)",
          .integer(number),
          .integer(item),
          .integer(candidate.group),
          .optional(try Self.settlingOperation(of: candidate.record, in: database))
        )
      }
      return AuditDraw(
        number: number,
        pool: pool.candidates.count,
        drawn: sample.count,
        known: known
      )
    }
  }

  /// See ``AuditStore``.
  package func audits() throws(StoreError) -> [AuditSample] {
    try read { database in
      let plans = try database.all(
        "SELECT key, time, pool, strata, size, share, seed FROM audits ORDER BY key"
      ) { row in
        let (number, time) = (row.integer(), Timestamp(milliseconds: row.integer()))
        let (pool, strata) = (row.text(), row.text())
        let plan = AuditPlan(
          pool: AuditPool(rawValue: pool) ?? .answers,
          size: Int(row.integer()),
          share: row.optionalInteger().map { Int($0) },
          seed: row.integer(),
          strata: AuditStrata(rawValue: strata) ?? .none
        )
        return (number: number, time: time, plan: plan)
      }
      return try plans.map { audit in
        let groups = try Self.groups(of: audit.number, in: database)
        return AuditSample(
          number: audit.number,
          plan: audit.plan,
          time: audit.time,
          pool: Dictionary(
            groups.map { ($0.group, $0.size) },
            uniquingKeysWith: +
          ),
          members: try Self.members(of: audit.number, groups.map(\.group), in: database)
        )
      }
    }
  }

  static func keep(
    _ plan: AuditPlan,
    _ pool: AuditPoolReading,
    now: Timestamp,
    in database: Database
  ) throws -> AuditNumber {
    try database.run(
      "INSERT INTO audits (time, pool, strata, size, share, seed) VALUES (?, ?, ?, ?, ?, ?)",
      .integer(now.milliseconds),
      .text(plan.pool.rawValue),
      .text(plan.strata.rawValue),
      .integer(plan.size),
      .optional(plan.share.map(Int64.init)),
      .integer(plan.seed)
    )
    let number = database.lastInsertedRowID
    for position in pool.groups.indices {
      try database.run(
        "INSERT INTO audit_groups VALUES (?, ?, ?, ?, ?)",
        .integer(number),
        .integer(position),
        .integer(pool.agents[position]),
        .integer(pool.groups[position].signal.code),
        .integer(pool.sizes[position])
      )
    }
    return number
  }

  static func auditItem(of record: Int64, in database: Database) throws -> ItemKey? {
    try database.integer(
      "SELECT key FROM items WHERE interaction = ? AND kind > 0 AND kind = 3",
      .integer(record)
    )
  }

  static func addAuditItem(
    of record: Int64,
    name: (InteractionID) -> ItemID,
    in database: Database
  ) throws -> ItemKey {
    let found = try database.first(
      """
      SELECT x.id, x.question_key, x.time, x.agent, q.asked
      FROM interactions x CROSS JOIN questions q ON q.key = x.question_key WHERE x.key = ?
      """,
      .integer(record)
    ) { row in
      let (id, question) = (InteractionID(row.text()), row.integer())
      let values = ItemRow.values(
        of: .audit,
        interaction: record,
        signal: .none,
        time: row.optionalInteger().map(Timestamp.init(milliseconds:)),
        agent: row.integer(),
        questionKey: question,
        asked: row.integer()
      )
      return (id: id, question: question, values: values)
    }
    guard let found else {
      throw StoreError(.damaged, "A record has no question. Run errata doctor for more.")
    }
    try database.run(ItemRow.insertion, found.values)
    let item = database.lastInsertedRowID
    try database.run(
      "INSERT INTO conflicts VALUES (?, ?, ?)",
      .integer(item),
      .text(name(found.id).rawValue),
      .integer(found.question)
    )
    try ConflictRow.replaceSides(
      of: item,
      by: [ConflictSide(interaction: found.id, correction: "")],
      in: database
    )
    return item
  }

  /// The operation of the decision that counts on a record's answer, when it is settled.
  static func settlingOperation(of record: Int64, in database: Database) throws -> Int64? {
    let item = try database.first(
      """
      SELECT key, since FROM items WHERE interaction = ? AND kind = 0 AND status IN (3, 4, 5)
      """,
      .integer(record)
    ) { (key: $0.integer(), since: $0.integer()) }
    guard let item,
      let event = try DecisionRow.log(of: item.key, since: item.since, in: database).effective
    else { return nil }
    return try database.integer(
      "SELECT operation FROM decisions WHERE sequence = ?",
      .integer(event.sequence)
    )
  }

  private static func groups(
    of audit: AuditNumber,
    in database: Database
  ) throws -> [(group: AuditGroup, size: Int)] {
    try database.all(
      """
      SELECT g.version, a.signal, a.size FROM audit_groups a LEFT JOIN agents g ON g.key = a.agent
      WHERE a.audit = ? ORDER BY a.position
      """,
      .integer(audit)
    ) { row in
      (
        group: AuditGroup(version: row.optionalText(), signal: try row.coded()),
        size: Int(row.integer())
      )
    }
  }

  private static func members(
    of audit: AuditNumber,
    _ groups: [AuditGroup],
    in database: Database
  ) throws -> [AuditMember] {
    let rows = try database.all(
      """
      SELECT m.item, m.position, i.since, o.reviewer, o.verdict, o.reason
      FROM audit_members m CROSS JOIN items i ON i.key = m.item
        LEFT JOIN operations o ON o.key = m.first
          AND EXISTS (SELECT 1 FROM standings s WHERE s.operation = o.key AND s.state = 0)
      WHERE m.audit = ? ORDER BY m.item
      """,
      .integer(audit)
    ) { row in
      (
        item: row.integer(), position: Int(row.integer()), since: row.integer(),
        reviewer: row.optionalText(), verdict: try row.optionalCoded(VerdictKind.self),
        reason: row.optionalText().map(ReasonCode.init(rawValue:))
      )
    }
    return try rows.compactMap { row in
      guard groups.indices.contains(row.position) else { return nil }
      var member = AuditMember(item: row.item, group: groups[row.position])
      member.reading = AuditReading(
        try DecisionRow.log(of: row.item, since: row.since, in: database).effective
      )
      if let reviewer = row.reviewer, let verdict = row.verdict {
        member.first = AuditReading(reviewer: reviewer, verdict: verdict, reason: row.reason)
      }
      return member
    }
  }
}
