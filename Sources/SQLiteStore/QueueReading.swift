import GRDB
import Queueing
import ReviewModel
import ReviewStorage

/// Reads one page of the queue.
///
/// There are two ways. One walks in the queue's order, along an index, and asks of each item whether it
/// passes; it is fast when many do. The other sorts the items that the search index names, or all
/// that pass where no index holds the order, and asks of them; it is fast when few are named.
struct QueueReading {
  /// So many candidates of a search are sorted; of more, the queue is walked.
  private static let mostSorted = 30_000
  /// So many places of the random order are tried before the rest is sorted.
  private static let mostTried = 200_000

  private let database: Database
  private let order: QueueOrder
  private let filter: FilterSQL
  private let start: QueuePosition?
  private let limit: Int
  private let positions: QueuePositions
  private let candidates: ItemSet?
  private let isWanted: (() -> Bool)?
  private var keys: [ItemKey] = []
  private var last: QueuePosition?
  private var hasMore = false

  init(
    _ query: QueueQuery,
    after cursor: QueueCursor?,
    limit: Int,
    while isWanted: (() -> Bool)?,
    in database: Database
  ) throws {
    self.isWanted = isWanted
    self.database = database
    self.limit = limit
    order = query.order
    filter = FilterSQL(query.filter, reader: query.reader)
    start = try cursor.map { try QueuePosition($0) }
    positions = try QueuePositions(
      order,
      halfBits: start.flatMap { $0.halfBits > 0 ? Int($0.halfBits) : nil },
      in: database
    )
    candidates = try SearchCandidates.find(filter.texts, in: database)
  }

  /// The page.
  mutating func page() throws -> QueuePage {
    if let candidates, candidates.count <= Self.mostSorted {
      try sort(candidates.keys)
    } else if !filter.isWaiting {
      try sortAll()
    } else {
      try walk()
    }
    if last != nil, case .random = order { last?.halfBits = Int64(positions.shuffle.halfBits) }
    return QueuePage(keys: keys, next: hasMore ? last?.cursor : nil)
  }

  /// Takes an item that passes; false when the page is full.
  private mutating func take(_ position: QueuePosition) -> Bool {
    guard keys.count < limit else {
      hasMore = true
      return false
    }
    keys.append(position.key)
    last = position
    return true
  }

  // Sorting.

  private mutating func sort(_ keys: [Int64]) throws {
    let find = try Query(
      "SELECT \(QueuePositions.columns) FROM items i\(QueuePositions.join) WHERE i.key = ?"
        + (filter.isWaiting ? " AND i.status <= 1" : ""),
      in: database
    )
    var found: [QueuePosition] = []
    for (number, key) in keys.enumerated() {
      if number % 256 == 255, let isWanted, !isWanted() { return }
      let position = try find.first(.integer(key)) { positions.read(&$0) }
      if let position, start.map({ $0 < position }) ?? true { found.append(position) }
    }
    let passing = try passing
    for position in found.sorted() where try passing(position.key) {
      if !take(position) { return }
    }
  }

  private mutating func sortAll() throws {
    var found: [QueuePosition] = []
    let rows = try Query(
      "SELECT \(QueuePositions.columns) FROM items i\(QueuePositions.join)\(filter.joins)"
        + " WHERE \(filter.condition)",
      in: database
    )
    try rows.each(filter.values) { row in
      let position = positions.read(&row)
      if start.map({ $0 < position }) ?? true { found.append(position) }
    }
    for position in found.sorted() where !take(position) { return }
  }

  /// Whether an item passes the filter, by its key.
  private var passing: (Int64) throws -> Bool {
    get throws {
      let filter = filter
      let query = try Query(
        "SELECT 1 FROM items i\(filter.joins) WHERE i.key = ? AND \(filter.condition)",
        in: database
      )
      return { key in
        try query.first([.integer(key)] + filter.values) { _ in true } ?? false
      }
    }
  }

  // Walking.

  private mutating func walk() throws {
    switch order {
    case .value, .newest, .oldest: try walkIndex()
    case .agent: try walkGroups(try QueuePositions.agents(in: database), column: "i.agent")
    case .cluster: try walkClusters()
    case .random: try walkShuffled()
    }
  }

  /// Along an index that holds skipped items too.
  private mutating func walkIndex() throws {
    guard candidates == nil else { return try walkCandidates() }
    let statement = QueueSQL(order, filter)
    func position(_ row: inout Columns) -> QueuePosition {
      QueuePosition(skipped: row.integer(), first: row.integer(), key: row.integer())
    }
    guard let start else {
      try Query(statement.first, in: database)
        .each(statement.values + [.integer(limit + 1)]) { _ = take(position(&$0)) }
      return
    }
    let rank = [SQLValue.integer(start.skipped), .integer(start.first)]
    try Query(statement.sameRank, in: database)
      .each(statement.values + rank + [.integer(start.key), .integer(limit + 1)]) {
        _ = take(position(&$0))
      }
    guard !hasMore else { return }
    try Query(statement.laterRanks, in: database)
      .each(statement.values + rank + [.integer(limit + 1 - keys.count)]) {
        _ = take(position(&$0))
      }
  }

  /// Along an index, asking only what the search index names.
  private mutating func walkCandidates() throws {
    let statement = QueueSQL(order, filter, isBare: true)
    let passing = try passing
    var isFull = false
    func look(_ row: inout Columns) throws {
      guard !isFull else { return }
      let position = QueuePosition(
        skipped: row.integer(),
        first: row.integer(),
        key: row.integer()
      )
      guard candidates?.contains(position.key) ?? true, try passing(position.key) else { return }
      isFull = !take(position)
    }
    func walk(_ sql: String, _ values: [SQLValue]) throws {
      try Query(sql, in: database).eachWhile(values + [.integer(Int64.max)]) { row in
        try look(&row)
        return !isFull
      }
    }
    guard let start else { return try walk(statement.first, []) }
    let rank = [SQLValue.integer(start.skipped), .integer(start.first)]
    try walk(statement.sameRank, rank + [.integer(start.key)])
    if !isFull { try walk(statement.laterRanks, rank) }
  }

  /// Group by group, the newest of each first; then what was skipped.
  private mutating func walkGroups(_ groups: [Int64], column: String) throws {
    let walk = try GroupWalk(column, filter, in: database)
    if start.map({ $0.skipped == 0 }) ?? true {
      for (rank, group) in groups.enumerated() {
        let rank = Int64(rank)
        if let start, rank < start.first { continue }
        let behind = start.flatMap { $0.first == rank ? (age: $0.second, key: $0.key) : nil }
        let isOpen = try walk.each(of: group, after: behind) { age, key in
          try passesSearch(key)
            ? take(QueuePosition(first: rank, second: age, key: key)) : true
        }
        guard isOpen else { return }
      }
    }
    try walkSkipped()
  }

  /// The largest clusters first; questions that were asked once after them, as if they were one.
  private mutating func walkClusters() throws {
    let walk = try GroupWalk("i.question_key", filter, in: database)
    if start.map({ $0.skipped == 0 && $0.first != -2 }) ?? true {
      var isOpen = true
      let questions = try Query(
        """
        SELECT ~asked, key FROM questions WHERE asked > 1 AND (~asked, key) >= (?, ?)
        ORDER BY ~asked, key
        """,
        in: database
      )
      let from = [SQLValue.integer(start?.first ?? .min), .integer(start?.second ?? .min)]
      try questions.eachWhile(from) { row in
        let (size, question) = (row.integer(), row.integer())
        let isSame = start?.first == size && start?.second == question
        let behind = isSame ? start.map { (age: $0.third, key: $0.key) } : nil
        isOpen = try walk.each(of: question, after: behind) { age, key in
          try passesSearch(key)
            ? take(QueuePosition(first: size, second: question, third: age, key: key)) : true
        }
        return isOpen
      }
      guard isOpen else { return }
    }
    if start.map({ $0.skipped == 0 }) ?? true {
      let behind = start.flatMap { $0.first == -2 ? (age: $0.third, key: $0.key) : nil }
      let single = try SingleWalk(filter, in: database)
      let isOpen = try single.each(after: behind) { age, key in
        try passesSearch(key)
          ? take(QueuePosition(first: -2, third: age, key: key)) : true
      }
      guard isOpen else { return }
    }
    try walkSkipped()
  }

  /// Place by place of the random order, as long as most are taken.
  private mutating func walkShuffled() throws {
    if start.map({ $0.skipped == 0 }) ?? true {
      let shuffle = positions.shuffle
      let passing = try Query(
        """
        SELECT 1 FROM items i\(filter.joins) WHERE i.key = ? AND i.status <= 1 AND i.skipped = 0
          AND \(filter.condition)
        """,
        in: database
      )
      var place = (start?.first ?? -1) + 1
      let stop = min(shuffle.count, place + Int64(Self.mostTried))
      while place < stop {
        let key = shuffle.number(at: place)
        if try passesSearch(key),
          try passing.first([.integer(key)] + filter.values, read: { _ in true }) == true,
          !take(QueuePosition(first: place, key: key))
        {
          return
        }
        place += 1
      }
      if place < shuffle.count {
        guard try sortRest(from: place) else { return }
      }
    }
    try walkSkipped()
  }

  /// What stands at a place of the random order or behind it; false when the page is full.
  private mutating func sortRest(from place: Int64) throws -> Bool {
    var found: [QueuePosition] = []
    let rows = try Query(
      "SELECT i.key FROM items i\(filter.joins) WHERE i.skipped = 0 AND \(filter.condition)",
      in: database
    )
    try rows.each(filter.values) { row in
      let key = row.integer()
      let position = QueuePosition(first: positions.shuffle.place(of: key), key: key)
      if position.first >= place { found.append(position) }
    }
    for position in found.sorted() where try passesSearch(position.key) {
      if !take(position) { return false }
    }
    return true
  }

  private mutating func walkSkipped() throws {
    let rows = try Query(
      """
      SELECT i.skipped, i.key FROM items i INDEXED BY items_by_newest\(filter.joins)
      WHERE \(filter.condition) AND i.skipped > ? ORDER BY i.skipped
      """,
      in: database
    )
    try rows.eachWhile(filter.values + [.integer(start?.skipped ?? 0)]) { row in
      let position = QueuePosition(skipped: row.integer(), key: row.integer())
      return try passesSearch(position.key) ? take(position) : true
    }
  }

  private func passesSearch(_ key: Int64) throws -> Bool { candidates?.contains(key) ?? true }
}

/// Walks through the waiting items of one group, the newest first.
private struct GroupWalk {
  private let values: [SQLValue]
  private let all: Query
  private let same: Query
  private let later: Query

  init(_ column: String, _ filter: FilterSQL, in database: Database) throws {
    let index = column == "i.agent" ? "items_by_agent" : "items_by_question"
    let selection = """
      SELECT i.age, i.key FROM items i INDEXED BY \(index)\(filter.joins)
      WHERE \(filter.condition) AND \(column) = ? AND i.skipped = 0
      """
    values = filter.values
    all = try Query(selection + " ORDER BY i.age, i.key", in: database)
    same = try Query(selection + " AND i.age = ? AND i.key > ? ORDER BY i.key", in: database)
    later = try Query(selection + " AND i.age > ? ORDER BY i.age, i.key", in: database)
  }

  /// Hands over age and key until `body` has enough; false when it has.
  func each(
    of group: Int64,
    after position: (age: Int64, key: Int64)?,
    _ body: (Int64, Int64) throws -> Bool
  ) throws -> Bool {
    var isOpen = true
    func look(_ row: inout Columns) throws -> Bool {
      isOpen = try body(row.integer(), row.integer())
      return isOpen
    }
    let values = values + [.integer(group)]
    guard let position else {
      try all.eachWhile(values, read: look)
      return isOpen
    }
    try same.eachWhile(values + [.integer(position.age), .integer(position.key)], read: look)
    if isOpen { try later.eachWhile(values + [.integer(position.age)], read: look) }
    return isOpen
  }
}

/// Walks through the waiting items whose question was asked once, the newest first.
private struct SingleWalk {
  private let values: [SQLValue]
  private let same: Query
  private let later: Query

  init(_ filter: FilterSQL, in database: Database) throws {
    let selection = """
      SELECT i.age, i.key FROM items i INDEXED BY items_by_newest
        CROSS JOIN questions once ON once.key = i.question_key\(filter.joins)
      WHERE \(filter.condition) AND once.asked <= 1 AND i.skipped = 0
      """
    values = filter.values
    same = try Query(selection + " AND i.age = ? AND i.key > ? ORDER BY i.key", in: database)
    later = try Query(selection + " AND i.age > ? ORDER BY i.age, i.key", in: database)
  }

  func each(
    after position: (age: Int64, key: Int64)?,
    _ body: (Int64, Int64) throws -> Bool
  ) throws -> Bool {
    var isOpen = true
    func look(_ row: inout Columns) throws -> Bool {
      isOpen = try body(row.integer(), row.integer())
      return isOpen
    }
    let position = position ?? (age: .min, key: -1)
    try same.eachWhile(
      values + [.integer(position.age), .integer(position.key)],
      read: look
    )
    if isOpen { try later.eachWhile(values + [.integer(position.age)], read: look) }
    return isOpen
  }
}
