import GRDB

/// Makes one segment of several, word by word, and leaves erased items out.
struct SearchMerge {
  private let segments: [SearchSegment]
  private let erased: ItemSet?
  private let database: Database

  init(_ segments: [SearchSegment], without erased: ItemSet?, in database: Database) {
    self.segments = segments
    self.erased = erased
    self.database = database
  }

  func run() throws {
    guard let first = segments.map(\.first).min(), let last = segments.map(\.last).max() else {
      return
    }
    let merged = try SearchSegment.make(
      first: first,
      last: last,
      items: segments.reduce(0) { $0 + $1.items },
      in: database
    )
    var writer = try SearchWriter(merged, in: database)
    var sources = try segments.map { try SearchCursor($0, in: database) }
    var items: [Int64] = []
    var hasWords = false
    while let least = sources.compactMap(\.word).min(by: { $0.lexicographicallyPrecedes($1) }) {
      items.removeAll(keepingCapacity: true)
      var isOrdered = true
      for index in sources.indices where sources[index].word == least {
        let before = items.last
        let count = items.count
        try sources[index].takeItems(into: &items)
        if let before, count < items.count, items[count] <= before { isOrdered = false }
        try sources[index].advance()
      }
      if let erased { items.removeAll { erased.contains($0) } }
      if !isOrdered { items = Array(Set(items)).sorted() }
      guard !items.isEmpty else { continue }
      hasWords = true
      try writer.add(least, items: items)
    }
    try writer.finish()
    for segment in segments { try segment.delete(in: database) }
    if !hasWords { try merged.delete(in: database) }
  }
}

/// Reads the words of a segment one after another.
private struct SearchCursor {
  private let segment: SearchSegment
  private let next: Query
  private var words: [UInt8] = []
  private var lists: [UInt8] = []
  private var entries: [SearchBlock.Entry] = []
  private var index = 0
  private var first: [UInt8]?

  init(_ segment: SearchSegment, in database: Database) throws {
    self.segment = segment
    next = try Query(
      """
      SELECT word, words, items FROM search_blocks WHERE segment = ? AND word > ?
      ORDER BY word LIMIT 1
      """,
      in: database
    )
    try load(after: [])
  }

  /// The word that it stands at; nil behind the last.
  var word: ArraySlice<UInt8>? {
    entries.indices.contains(index) ? words[entries[index].word] : nil
  }

  mutating func takeItems(into items: inout [Int64]) throws {
    try lists.withUnsafeBytes { lists in
      let range = entries[index].list
      guard range.upperBound <= lists.count else { throw SearchBlock.damage }
      try SearchBlock.read(
        UnsafeRawBufferPointer(rebasing: lists[range]),
        from: segment.first,
        into: &items
      )
    }
  }

  mutating func advance() throws {
    index += 1
    if index >= entries.count, let first { try load(after: first) }
  }

  private mutating func load(after word: [UInt8]) throws {
    let row = try next.first(.integer(segment.key), .bytes(word)) { row in
      (row.bytes { Array($0) }, row.bytes { Array($0) }, row.bytes { Array($0) })
    }
    entries = []
    index = 0
    first = row?.0
    guard let row else { return }
    (words, lists) = (row.1, row.2)
    var entries: [SearchBlock.Entry] = []
    try words.withUnsafeBytes { try SearchBlock.forEachEntry(of: $0) { entries.append($0) } }
    self.entries = entries
  }
}
