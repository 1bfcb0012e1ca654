package import ReviewModel

/// Rows that are at hand by their keys, and those that were asked for.
package struct RowCache<Key: Hashable & Sendable, Row: Equatable & Sendable>: Equatable, Sendable {
  /// The most rows that are kept; beyond, those far from the selection go.
  let capacity: Int

  private var rows: [Key: Row] = [:]
  private var asked: Set<Key> = []
  private var askedAhead: Set<Key> = []
  private var outdated: Set<Key> = []

  init(capacity: Int = 4096) { self.capacity = capacity }

  /// The row of a key, nil while it has not come.
  package subscript(key: Key) -> Row? { rows[key] }

  /// The rows that are at hand, in no order.
  var values: some Collection<Row> { rows.values }

  /// Takes a row in.
  mutating func store(_ row: Row, for key: Key) {
    rows[key] = row
    asked.remove(key)
    askedAhead.remove(key)
    outdated.remove(key)
  }

  /// Which of the keys on the screen still have to be asked for; they count as asked for from now on.
  ///
  /// Those that were asked for ahead and have not come are asked for again, so that they are waited
  /// for.
  mutating func missing(_ keys: some Sequence<Key>) -> [Key] {
    keys.filter { isMissing($0) && asked.insert($0).inserted }
  }

  /// Which of the keys around the screen still have to be asked for; they count as asked for ahead.
  mutating func missingAhead(_ keys: some Sequence<Key>) -> [Key] {
    keys.filter {
      isMissing($0) && !asked.contains($0) && askedAhead.insert($0).inserted
    }
  }

  private func isMissing(_ key: Key) -> Bool { rows[key] == nil || outdated.contains(key) }

  /// Forgets the row of something that is gone; it is not asked for again.
  mutating func forget(_ key: Key) {
    rows[key] = nil
    outdated.remove(key)
  }

  /// Has a row read again when it is needed next; it stays at hand until then.
  mutating func expire(_ key: Key) {
    guard rows[key] != nil else { return }
    outdated.insert(key)
    asked.remove(key)
    askedAhead.remove(key)
  }

  /// Changes a row that is at hand.
  mutating func change(_ key: Key, _ body: (inout Row) -> Void) {
    guard var row = rows[key] else { return }
    body(&row)
    rows[key] = row
  }

  /// Forgets what was asked for, so that it is asked for again: after a failed read.
  mutating func forgetAsked() {
    asked.removeAll()
    askedAhead.removeAll()
  }

  /// Has every row read again when it is needed next; of these it stays at hand until then.
  mutating func expire(keeping shown: Set<Key>) {
    keep(where: shown.contains)
    outdated = Set(rows.keys)
    forgetAsked()
  }

  /// Forgets the rows of all keys but some.
  mutating func keep(where isKept: (Key) -> Bool) {
    rows = rows.filter { isKept($0.key) }
    outdated.formIntersection(rows.keys)
  }

  /// Lets go of all rows but some, when there are too many.
  mutating func trim(keeping window: some Sequence<Key>) {
    guard rows.count > capacity else { return }
    var kept: [Key: Row] = [:]
    for key in window { kept[key] = rows[key] }
    rows = kept
    outdated.formIntersection(kept.keys)
  }
}

/// The rows of the queue.
package typealias SummaryCache = RowCache<ItemKey, ItemSummary>

extension SummaryCache {
  /// Takes rows in.
  mutating func store(_ summaries: [ItemSummary]) {
    for summary in summaries { store(summary, for: summary.key) }
  }
}
