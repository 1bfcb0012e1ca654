import GRDB

/// A segment of the search index: its rows in `search_blocks` hold the words of some items.
struct SearchSegment {
  let key: Int64
  /// The least and the greatest key of its items; lists count from the least.
  let first: Int64
  let last: Int64
  /// How many items it was made of.
  let items: Int

  /// The size class: segments of one class are merged.
  var tier: Int { SearchIndex.tiers.firstIndex { items < $0 } ?? SearchIndex.tiers.count }

  /// All segments, in the order in which they were written.
  static func all(in database: Database) throws -> [SearchSegment] {
    try database.all("SELECT key, first, last, items FROM search_segments ORDER BY key") { row in
      SearchSegment(
        key: row.integer(),
        first: row.integer(),
        last: row.integer(),
        items: Int(row.integer())
      )
    }
  }

  /// Makes a segment without words.
  static func make(
    first: Int64,
    last: Int64,
    items: Int,
    in database: Database
  ) throws -> SearchSegment {
    try database.run(
      "INSERT INTO search_segments (first, last, items) VALUES (?, ?, ?)",
      .integer(first),
      .integer(last),
      .integer(items)
    )
    return SearchSegment(
      key: database.lastInsertedRowID,
      first: first,
      last: last,
      items: items
    )
  }

  /// Writes a batch as a segment.
  static func write(_ batch: SearchBatch, in database: Database) throws {
    guard let first = batch.items.first, let last = batch.items.last else { return }
    let least = batch.items.min() ?? first
    let segment = try make(
      first: least,
      last: max(last, batch.items.max() ?? last),
      items: batch.items.count,
      in: database
    )
    var writer = try SearchWriter(segment, in: database)
    try batch.forEachWord { word, items in try writer.add(word, items: items) }
    try writer.finish()
  }

  /// Takes it out of the index.
  func delete(in database: Database) throws {
    try database.run("DELETE FROM search_blocks WHERE segment = ?", .integer(key))
    try database.run("DELETE FROM search_segments WHERE key = ?", .integer(key))
  }
}

/// Writes the words of a segment, in their order.
struct SearchWriter {
  private let segment: SearchSegment
  private let insert: Query
  private var block = SearchBlock()

  init(_ segment: SearchSegment, in database: Database) throws {
    self.segment = segment
    insert = try Query("INSERT INTO search_blocks VALUES (?, ?, ?, ?)", in: database)
  }

  /// Adds the next word with its items, ascending.
  mutating func add(
    _ word: some Collection<UInt8>,
    items: some Sequence<Int64>
  ) throws {
    block.add(word, items: items, from: segment.first)
    if block.isFull { try finish() }
  }

  /// Writes what was not written yet.
  mutating func finish() throws {
    guard !block.isEmpty else { return }
    try insert.run(
      .integer(segment.key),
      .bytes(block.first),
      .bytes(block.words),
      .bytes(block.lists)
    )
    block = SearchBlock()
  }
}
