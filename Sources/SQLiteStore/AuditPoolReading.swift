import GRDB
import ReviewModel

/// The pool from which a sample is drawn, as the store has it now.
struct AuditPoolReading {
  /// An answer of the pool.
  struct Candidate {
    /// The record.
    var record: Int64
    /// Its place among others.
    var rank: UInt64
    /// Its group, by the position in ``groups``.
    var group: Int
  }

  /// The groups that occur, by agent and signal, the first to occur first.
  private(set) var groups: [AuditGroup] = []
  /// The agent of each of them.
  private(set) var agents: [Int64] = []
  /// How many each of them has.
  private(set) var sizes: [Int] = []
  /// The answers, in the order in which they were stored.
  private(set) var candidates: [Candidate] = []

  private struct Place: Hashable {
    let agent: Int64
    let signal: Signal
  }

  private var positions: [Place: Int] = [:]

  /// The rank of each answer that a pool has now, by its record.
  static func ranks(
    of pool: AuditPool,
    rank: (InteractionID) -> UInt64,
    in database: Database
  ) throws -> [Int64: UInt64] {
    var ranks: [Int64: UInt64] = [:]
    try Query(selection(of: pool), in: database).each { row in
      let record = row.integer()
      ranks[record] = rank(InteractionID(row.text()))
    }
    return ranks
  }

  /// Reads the pool.
  ///
  /// - Parameters:
  ///   - ranks: those that are known, by the record.
  ///   - note: is told each record with its id.
  init(
    _ pool: AuditPool,
    ranks: [Int64: UInt64],
    rank: (InteractionID) -> UInt64,
    in database: Database,
    note: (Int64, InteractionID) -> Void = { _, _ in }
  ) throws {
    try Query(Self.selection(of: pool), in: database).each { row in
      let record = row.integer()
      let id = InteractionID(row.text())
      let (agent, version) = (row.integer(), row.optionalText())
      let given = try row.optionalCoded(FeedbackSignal.self)
      let correction = row.optionalText()
      let signal = Signal(given.map { Feedback($0, correction: correction) })
      let group = position(of: AuditGroup(version: version, signal: signal), by: agent)
      sizes[group] += 1
      note(record, id)
      candidates.append(
        Candidate(record: record, rank: ranks[record] ?? rank(id), group: group)
      )
    }
  }

  /// The drawn ones, each part of the pool by itself, in the order of their ranks: so the first that are judged are a sample
  /// too.
  func sample(_ plan: AuditPlan) -> [Candidate] {
    if let share = plan.share {
      return candidates.filter { AuditPlan.takes($0.rank, of: share) }.sorted(by: Self.isBefore)
    }
    var parts: [AuditGroup: Int] = [:]
    var members: [[Candidate]] = []
    let part = groups.map { group in
      let key = plan.strata.part(of: group)
      if let known = parts[key] { return known }
      parts[key] = members.count
      members.append([])
      return members.count - 1
    }
    for candidate in candidates { members[part[candidate.group]].append(candidate) }
    let allocation = AuditAllocation(of: plan.size, over: members.map(\.count))
    return zip(members, allocation.counts).flatMap { part, count in
      part.sorted(by: Self.isBefore).prefix(count)
    }
    .sorted(by: Self.isBefore)
  }

  private static func isBefore(_ left: Candidate, _ right: Candidate) -> Bool {
    (left.rank, left.record) < (right.rank, right.record)
  }

  private mutating func position(of group: AuditGroup, by agent: Int64) -> Int {
    let place = Place(agent: agent, signal: group.signal)
    if let known = positions[place] { return known }
    positions[place] = groups.count
    groups.append(group)
    agents.append(agent)
    sizes.append(0)
    return groups.count - 1
  }

  private static func selection(of pool: AuditPool) -> String {
    let columns = "x.key, x.id, x.agent, g.version, f.signal, f.correction"
    let joins = """
      CROSS JOIN agents g ON g.key = x.agent LEFT JOIN feedback f ON f.interaction = x.key
      """
    return switch pool {
    case .answers: "SELECT \(columns) FROM interactions x \(joins) ORDER BY x.key"
    case .settled:
      """
      SELECT \(columns) FROM items i CROSS JOIN interactions x ON x.key = i.interaction \(joins)
      WHERE i.kind = 0 AND i.status IN (3, 4, 5) ORDER BY x.key
      """
    }
  }
}
