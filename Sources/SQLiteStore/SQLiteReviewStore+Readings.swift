import GRDB
package import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// An answer that is to be judged once more.
  private struct Reading {
    var candidate: AuditPoolReading.Candidate
    var operation: Int64
    var reviewer: String
    var isSame: Bool
  }

  /// See ``AuditStore``.
  ///
  /// It is looked at first whether there is anything to draw, so that opening a queue writes nothing when there is not.
  package func drawReadings(
    _ policy: ReadingPolicy,
    rank: (InteractionID, _ isSame: Bool) -> UInt64,
    name: (InteractionID) -> ItemID,
    now: Timestamp
  ) throws(StoreError) -> Int {
    guard !policy.isNone else { return 0 }
    func find(_ database: Database) throws -> (pool: AuditPoolReading, readings: [Reading]) {
      var ids: [Int64: InteractionID] = [:]
      let pool = try AuditPoolReading(.settled, ranks: [:], rank: { rank($0, false) }, in: database)
      { ids[$0] = $1 }
      let readings = try pool.candidates.compactMap { candidate -> Reading? in
        guard let id = ids[candidate.record] else { return nil }
        let again = policy.again > 0 ? rank(id, true) : .max
        // Most are in neither share, and are not asked after.
        guard policy.isSame(second: candidate.rank, again: again, age: .max) != nil,
          try Self.auditItem(of: candidate.record, in: database) == nil,
          let operation = try Self.settlingOperation(of: candidate.record, in: database)
        else { return nil }
        let settled = try database.first(
          "SELECT reviewer, time FROM operations WHERE key = ?",
          .integer(operation)
        ) { (reviewer: $0.text(), time: $0.integer()) }
        guard let settled,
          let isSame = policy.isSame(
            second: candidate.rank,
            again: again,
            age: now.milliseconds - settled.time
          )
        else { return nil }
        return Reading(
          candidate: candidate,
          operation: operation,
          reviewer: settled.reviewer,
          isSame: isSame
        )
      }
      return (pool, readings)
    }
    guard try !read({ try find($0).readings.isEmpty }) else { return 0 }
    return try write { database in
      let (pool, readings) = try find(database)
      for isSame in [false, true] {
        let drawn = readings.filter { $0.isSame == isSame }
        guard !drawn.isEmpty else { continue }
        let plan = AuditPlan(
          pool: .settled,
          size: 0,
          share: isSame ? policy.again : policy.second,
          seed: isSame ? 1 : 0
        )
        let number = try Self.keep(plan, pool, now: now, in: database)
        for reading in drawn {
          let item = try Self.addAuditItem(of: reading.candidate.record, name: name, in: database)
          try database.run(
            "INSERT INTO audit_members VALUES (?, ?, ?, ?)",
            .integer(number),
            .integer(item),
            .integer(reading.candidate.group),
            .integer(reading.operation)
          )
          try database.run(
            "INSERT INTO audit_readers VALUES (?, ?, ?)",
            .integer(item),
            .text(reading.reviewer),
            .flag(isSame)
          )
        }
      }
      return readings.count
    }
  }

  /// See ``AuditStore``.
  package func reader(of item: ItemKey) throws(StoreError) -> AuditReader? {
    try read { database in
      try database.first(
        "SELECT reviewer, same FROM audit_readers WHERE item = ?",
        .integer(item)
      ) { AuditReader(reviewer: $0.text(), isSame: $0.flag()) }
    }
  }
}
