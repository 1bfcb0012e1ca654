import GRDB
import ReviewStorage

/// The full-text index of the items' texts, in tables of its own.
///
/// It is a log-structured inverted index. A segment holds the words of some items and is never changed;
/// new ones are written beside it, and of many small ones larger ones are made. What an item said
/// when it was indexed leads to it, and the text itself decides: so an entry too many costs a look, and
/// only a missing one would be wrong. Items with a key above `high`, and those in `search_pending`, are
/// not indexed (again) yet, and are looked at each time.
struct SearchIndex {
  /// So many items wait for the index before somebody writes a segment.
  static let batch = 2048
  /// So many items at most go through memory at a time, and so many bytes of text.
  static let passLimit = (items: 8192, bytes: 16 << 20)
  /// So many segments of a size are merged into one.
  static let fanOut = 8
  /// The sizes, in items, at which a segment counts as larger; the largest are not merged any more.
  static let tiers = [4096, 32_768, 262_144]

  let database: Database

  init(_ database: Database) { self.database = database }

  /// The greatest key of an item that is indexed.
  func high() throws -> Int64 {
    try database.integer("SELECT value FROM settings WHERE name = 'search index'") ?? 0
  }

  private func setHigh(_ key: Int64) throws {
    try database.run(
      """
      INSERT INTO settings VALUES ('search index', ?)
      ON CONFLICT (name) DO UPDATE SET value = excluded.value
      """,
      .integer(key)
    )
  }

  /// How many items are not indexed yet, counted up to a limit.
  func waiting(upTo limit: Int) throws -> Int {
    Int(
      try database.integer(
        """
        SELECT count(*) FROM (
          SELECT item FROM search_pending UNION ALL SELECT key FROM items WHERE key > ? LIMIT ?)
        """,
        .integer(try high()),
        .integer(limit)
      ) ?? 0
    )
  }

  /// Notes that an item's texts have changed; until it is indexed again it is looked at each time.
  func noteChange(of item: Int64) throws {
    try noteChanges(of: [item])
  }

  /// Notes that the texts of items have changed.
  func noteChanges(of items: [Int64]) throws {
    guard !items.isEmpty else { return }
    let high = try high()
    let note = try Query("INSERT OR IGNORE INTO search_pending VALUES (?)", in: database)
    for item in items where item <= high { try note.run(.integer(item)) }
  }

  /// Notes that no word of an item may stay: ``purge()`` takes them out.
  func noteErasure(of item: Int64) throws {
    guard try item <= high() else { return }
    try database.run("INSERT OR IGNORE INTO search_stale VALUES (?)", .integer(item))
    try noteChange(of: item)
  }

  /// Indexes some of the items that wait, changed ones first.
  ///
  /// - Returns: how many; 0 when none waits.
  func advance() throws -> Int {
    var batch = SearchBatch()
    var changed: [Int64] = []
    try Query("SELECT item FROM search_pending ORDER BY item LIMIT ?", in: database)
      .each([.integer(Self.passLimit.items)]) { changed.append($0.integer()) }
    let texts = try ItemTexts(database)
    var taken = 0
    for item in changed where batch.size < Self.passLimit.bytes {
      try texts.add(item, to: &batch)
      try database.run("DELETE FROM search_pending WHERE item = ?", .integer(item))
      taken += 1
    }
    if taken == changed.count, taken < Self.passLimit.items {
      let high = try high()
      let last = try texts.add(
        after: high,
        limit: Self.passLimit.items - taken,
        bytes: Self.passLimit.bytes,
        to: &batch
      )
      if let last {
        taken += last.count
        try setHigh(last.key)
      }
    }
    try SearchSegment.write(batch, in: database)
    return taken
  }

  /// Takes the words of erased items out: their segments are written again without them.
  ///
  /// - Returns: how many segments were written again.
  @discardableResult
  func purge() throws -> Int {
    let stale = try database.all("SELECT item FROM search_stale ORDER BY item") { $0.integer() }
    guard let first = stale.first, let last = stale.last else { return 0 }
    var set = ItemSet(limit: last)
    for item in stale { set.insert(item) }
    let touched = try SearchSegment.all(in: database).filter { segment in
      segment.last >= first && segment.first <= last
        && stale.contains { $0 >= segment.first && $0 <= segment.last }
    }
    for segment in touched {
      try SearchMerge([segment], without: set, in: database).run()
    }
    // What is still there is indexed again later, also if that had happened meanwhile.
    try database.run(
      """
      INSERT OR IGNORE INTO search_pending
      SELECT item FROM search_stale WHERE item IN (SELECT key FROM items)
      """
    )
    try database.run("DELETE FROM search_stale")
    try database.run("DELETE FROM search_pending WHERE item NOT IN (SELECT key FROM items)")
    return touched.count
  }

  /// Merges segments of one size, as long as there are many of one.
  func tidy() throws {
    for tier in Self.tiers.indices.dropLast() {
      let segments = try SearchSegment.all(in: database).filter { $0.tier == tier }
      guard segments.count >= Self.fanOut else { continue }
      try SearchMerge(Array(segments.prefix(Self.fanOut)), without: nil, in: database).run()
    }
  }
}
