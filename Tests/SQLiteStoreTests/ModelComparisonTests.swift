import Foundation
import ReviewModel
import ReviewStorage
import TestSupport
import Testing

@testable import SQLiteStore

@Suite struct `SQLite and the model in memory` {
  @Test(arguments: seeds)
  func `Answer alike after any operations`(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("errata.db")
    let indexBatch = seed.isMultiple(of: 2) ? 1 : 5
    var sqlite = try SQLiteReviewStore.openUnindexed(path, create: true, indexBatch: indexBatch)
    let memory = MemoryStore()
    var operations = RandomOperations(seed: seed)
    for step in 0..<steps {
      if step % 200 == 199 {
        try sqlite.close()
        sqlite = try SQLiteReviewStore.openUnindexed(path, create: false, indexBatch: indexBatch)
      }
      let operation = operations.next()
      let expected = operation.answer(of: memory)
      let actual = operation.answer(of: sqlite)
      try #require(actual == expected, "seed \(seed), step \(step): \(operation)")
      if step % 50 == 49 { try compareAll(sqlite, memory, operations.now) }
    }
    try compareAll(sqlite, memory, operations.now)
    #expect(try sqlite.check() == [])
  }

  private func compareAll(
    _ left: any ReviewStore,
    _ right: any ReviewStore,
    _ now: Timestamp
  ) throws {
    for order in QueueOrder.allCases where order != .cluster {
      // Clusters of one size have no order that both know.
      let query = QueueQuery(filter: try ItemFilter(parsing: "is:any"), order: order)
      let keys = try left.queuePage(query, after: nil, limit: 10_000).keys
      try #require(try right.queuePage(query, after: nil, limit: 10_000).keys == keys, "\(order)")
      for key in keys { try #require(try left.item(key, now: now) == right.item(key, now: now)) }
    }
    try #require(try left.statistics() == right.statistics())
    try #require(
      try left.decisions(after: 0, limit: .max) == right.decisions(after: 0, limit: .max)
    )
    try #require(try judged(left) == judged(right))
    let pairToCurate = (try toCurate(left), try toCurate(right))
    try #require(pairToCurate.0.extent == pairToCurate.1.extent)
    try #require(pairToCurate.0.records == pairToCurate.1.records)
    try #require(try left.sets() == right.sets())
    for day in [0, 1, 3] {
      let scope = DashboardScope(now: now.adding(milliseconds: Int64(day) * 86_400_000))
      let pair = (try left.dashboard(scope), try right.dashboard(scope))
      try #require(pair.0 == pair.1, "\(differences(pair.0, pair.1))")
    }
    for key in 1...25 as ClosedRange<ItemKey> {
      try #require(try left.cluster(of: key, limit: 9) == right.cluster(of: key, limit: 9))
    }
  }

  /// The parts of two dashboards that differ.
  private func differences(_ left: Dashboard, _ right: Dashboard) -> [String] {
    zip(Mirror(reflecting: left).children, Mirror(reflecting: right).children).compactMap {
      let (own, other) = (String(describing: $0.value), String(describing: $1.value))
      return own == other ? nil : "\($0.label ?? ""): \(own) and \(other)"
    }
  }

  private func judged(_ store: any ReviewStore) throws -> [JudgedRecord] {
    var records: [JudgedRecord] = []
    try store.forEachJudgedRecord { records.append(withoutRandom($0)) }
    return records
  }

  /// What stands in place of a verdict after new feedback is random.
  private func withoutRandom(_ record: JudgedRecord) -> JudgedRecord {
    var record = record
    if record.verdict?.content.isEmpty == true { record.verdict?.digest = "" }
    return record
  }

  private func toCurate(
    _ store: any ReviewStore
  ) throws -> (extent: CurationExtent?, records: [JudgedRecord]) {
    var extent: CurationExtent?
    var records: [JudgedRecord] = []
    try store.forEachRecordToCurate(counted: { extent = $0 }) { records.append(withoutRandom($0)) }
    // Only that it grows means something.
    extent?.revision = 0
    return (extent, records.sorted { $0.interaction.id < $1.interaction.id })
  }
}

private let isLarge = ProcessInfo.processInfo.environment["ERRATA_LARGE_TESTS"] == "1"
private let seeds: [UInt64] = isLarge ? Array(1...8) : [1, 2]
private let steps = isLarge ? 800 : 250
