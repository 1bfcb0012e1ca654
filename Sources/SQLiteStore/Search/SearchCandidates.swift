import GRDB
import Glibc
import ReviewModel

/// Finds the items that may contain texts: none that does is missing.
struct SearchCandidates {
  /// Lists that are longer together tell too little to be read.
  private static let mostPostings = 4_000_000
  /// Below so many candidates no further part is looked up that needs a walk through all words.
  private static let few = 512

  private let database: Database
  private let segments: [SearchSegment]
  private let limit: Int64

  /// - Parameter range: leaves segments out that have no item in it.
  init(_ database: Database, within range: ClosedRange<Int64> = 0...Int64.max) throws {
    self.database = database
    segments = try SearchSegment.all(in: database).filter {
      $0.first <= range.upperBound && $0.last >= range.lowerBound
    }
    limit = max(try database.integer("SELECT max(key) FROM items") ?? 0, 0)
  }

  /// The items that may contain every one of some texts.
  ///
  /// - Returns: nil when the index cannot narrow the search down.
  static func find(_ texts: [String], in database: Database) throws -> ItemSet? {
    let parts = Set(texts.flatMap(SearchPart.parts(of:)))
    guard !parts.isEmpty else { return nil }
    let candidates = try SearchCandidates(database)
    return try candidates.items(with: parts)
  }

  /// The items that are indexed under a word.
  func items(of word: [UInt8]) throws -> ItemSet {
    try items(with: SearchPart(bytes: word, place: .whole)) ?? ItemSet(limit: 0)
  }

  private func items(with parts: Set<SearchPart>) throws -> ItemSet? {
    var found: ItemSet?
    var count = Int.max
    // Whole words first: they cost least, and the rest may then be spared.
    let ordered = parts.sorted { ($0.place.cost, $1.bytes.count) < ($1.place.cost, $0.bytes.count) }
    for part in ordered {
      if part.place.walks, count <= Self.few { break }
      guard let items = try items(with: part) else { continue }
      if found == nil { found = items } else { found?.formIntersection(items) }
      count = found?.count ?? .max
      if count == 0 { break }
    }
    guard var found else { return nil }
    let index = SearchIndex(database)
    let unindexed = try Query(
      "SELECT item FROM search_pending UNION ALL SELECT key FROM items WHERE key > ?",
      in: database
    )
    try unindexed.each([.integer(try index.high())]) { found.insert($0.integer()) }
    return found
  }

  /// The items with a word of that kind; nil when there are too many such words.
  private func items(with part: SearchPart) throws -> ItemSet? {
    var set = ItemSet(limit: limit)
    var postings = 0
    var list: [Int64] = []
    for segment in segments {
      try forEachBlock(of: segment, part) { words, lists in
        // Most blocks have no such word, which their bytes tell at once.
        guard postings <= Self.mostPostings, part.mayBe(in: words) else { return }
        try SearchBlock.forEachEntry(of: words) { entry in
          let word = UnsafeRawBufferPointer(rebasing: words[entry.word])
          guard part.matches(word) else { return }
          postings += entry.count
          let bytes = try lists()
          guard entry.list.upperBound <= bytes.count else { throw SearchBlock.damage }
          list.removeAll(keepingCapacity: true)
          try bytes.withUnsafeBytes { bytes in
            try SearchBlock.read(
              UnsafeRawBufferPointer(rebasing: bytes[entry.list]),
              from: segment.first,
              into: &list
            )
          }
          for item in list { set.insert(item) }
        }
      }
      if postings > Self.mostPostings { return nil }
    }
    return set
  }

  /// Hands over the blocks that may have such words; their lists are read when they are asked for.
  private func forEachBlock(
    of segment: SearchSegment,
    _ part: SearchPart,
    _ body: (_ words: UnsafeRawBufferPointer, _ lists: () throws -> [UInt8]) throws -> Void
  ) throws {
    let lists = try Query(
      "SELECT items FROM search_blocks WHERE segment = ? AND word = ?",
      in: database
    )
    func hand(_ row: inout Columns) throws {
      let first = row.bytes { Array($0) }
      var read: [UInt8]?
      try row.bytes { words in
        try body(words) {
          if let read { return read }
          let bytes =
            try lists.first(.integer(segment.key), .bytes(first)) { row in
              row.bytes { Array($0) }
            } ?? []
          read = bytes
          return bytes
        }
      }
    }
    let selection = "SELECT word, words FROM search_blocks WHERE segment = ?"
    if part.place.walks {
      try Query(selection, in: database).each([.integer(segment.key)], read: hand)
      return
    }
    // The word stands in the last block that begins at or before it.
    _ = try Query(selection + " AND word <= ? ORDER BY word DESC LIMIT 1", in: database)
      .first(.integer(segment.key), .bytes(part.bytes), read: hand)
    guard part.place == .beginning else { return }
    // The byte 0xFF is in no word, so every word that begins so stands below.
    try Query(selection + " AND word > ? AND word < ?", in: database)
      .each(
        [.integer(segment.key), .bytes(part.bytes), .bytes(part.bytes + [0xFF])],
        read: hand
      )
  }
}

extension SearchPart.Place {
  /// Whether all words have to be looked at.
  var walks: Bool { self == .inside || self == .end }

  /// What comes first.
  fileprivate var cost: Int {
    switch self {
    case .whole: 0
    case .beginning: 1
    case .end, .inside: 2
    }
  }
}

extension SearchPart {
  /// Whether a word that is meant can be among the words of a block, by its bytes alone.
  func mayBe(in words: UnsafeRawBufferPointer) -> Bool {
    guard let start = words.baseAddress, let first = bytes.first else { return false }
    return bytes.withUnsafeBytes { bytes in
      guard let needle = bytes.baseAddress else { return true }
      var next = start
      let end = start + words.count
      while let found = memchr(next, Int32(first), end - next) {
        let place = UnsafeRawPointer(found)
        guard end - place >= bytes.count else { return false }
        if memcmp(place, needle, bytes.count) == 0 { return true }
        next = place + 1
      }
      return false
    }
  }

  /// Whether a word of the index is meant.
  func matches(_ word: UnsafeRawBufferPointer) -> Bool {
    guard word.count >= bytes.count else { return false }
    switch place {
    case .whole: return word.elementsEqual(bytes)
    case .beginning: return word.prefix(bytes.count).elementsEqual(bytes)
    case .end: return word.suffix(bytes.count).elementsEqual(bytes)
    case .inside:
      let first = bytes[0]
      for start in 0...(word.count - bytes.count) where word[start] == first {
        if word[start..<start + bytes.count].elementsEqual(bytes) { return true }
      }
      return false
    }
  }
}
