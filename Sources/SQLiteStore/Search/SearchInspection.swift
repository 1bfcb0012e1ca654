import GRDB

/// Looks whether the search index leads to every text that it should lead to.
struct SearchInspection {
  /// So many items are indexed again at a time; of a larger store, that many in each of so many places.
  private static let stretch = 2048
  private static let places: Int64 = 8

  private let database: Database

  init(_ database: Database) { self.database = database }

  /// Indexes items again, in memory, and looks for each under each of its words.
  func run(_ report: (String) -> Void) throws {
    let high = try SearchIndex(database).high()
    let stale = try database.integer("SELECT count(*) FROM search_stale") ?? 0
    if stale > 0 {
      report(
        "Words of \(stale) items that were erased or redacted anew are still in the search index. "
          + "Run errata redact --recheck or errata forget again, which take them out."
      )
    }
    let step = high / Self.places
    if step <= Int64(Self.stretch) {
      var last: Int64? = 0
      while let start = last { last = try look(after: start, upTo: high, report) }
    } else {
      for place in 0..<Self.places { _ = try look(after: place * step, upTo: high, report) }
    }
  }

  /// Looks at a stretch of items.
  ///
  /// - Returns: where the next one begins; nil behind the last.
  private func look(
    after start: Int64,
    upTo high: Int64,
    _ report: (String) -> Void
  ) throws -> Int64? {
    var batch = SearchBatch()
    let end = try ItemTexts(database).add(
      after: start,
      limit: Self.stretch,
      bytes: SearchIndex.passLimit.bytes,
      to: &batch
    )
    guard let end, start < high else { return nil }
    let pending = Set(try database.all("SELECT item FROM search_pending") { $0.integer() })
    let index = try SearchCandidates(database, within: start...end.key)
    var missing: Set<Int64> = []
    try batch.forEachWord { word, items in
      let found = try index.items(of: Array(word))
      for item in items where item <= high && !pending.contains(item) && !found.contains(item) {
        missing.insert(item)
      }
    }
    for item in missing.sorted() {
      report("The search index does not lead to item \(item). Go back to a copy of the store.")
    }
    return end.key
  }
}
