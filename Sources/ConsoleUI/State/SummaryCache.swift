package import ReviewModel

/// The rows of the queue that are at hand, and those that were asked for.
package struct SummaryCache: Equatable, Sendable {
  /// The most rows that are kept; beyond, those far from the selection go.
  static let capacity = 4096

  private var rows: [ItemKey: ItemSummary] = [:]
  private var asked: Set<ItemKey> = []
  private var askedAhead: Set<ItemKey> = []

  init() {}

  /// The row of an item, nil while it has not come.
  package subscript(key: ItemKey) -> ItemSummary? { rows[key] }

  /// Takes rows in.
  mutating func store(_ summaries: [ItemSummary]) {
    for summary in summaries {
      rows[summary.key] = summary
      asked.remove(summary.key)
      askedAhead.remove(summary.key)
    }
  }

  /// Which of the keys on the screen still have to be asked for; they count as asked for from now on.
  ///
  /// Those that were asked for ahead and have not come are asked for again, so that they are waited
  /// for.
  mutating func missing(_ keys: some Sequence<ItemKey>) -> [ItemKey] {
    keys.filter { rows[$0] == nil && asked.insert($0).inserted }
  }

  /// Which of the keys around the screen still have to be asked for; they count as asked for ahead.
  mutating func missingAhead(_ keys: some Sequence<ItemKey>) -> [ItemKey] {
    keys.filter {
      rows[$0] == nil && !asked.contains($0) && askedAhead.insert($0).inserted
    }
  }

  /// Forgets the row of an item that is gone.
  mutating func forget(_ key: ItemKey) { rows[key] = nil }

  /// Changes a row that is at hand.
  mutating func change(_ key: ItemKey, _ body: (inout ItemSummary) -> Void) {
    guard var row = rows[key] else { return }
    body(&row)
    rows[key] = row
  }

  /// Forgets what was asked for, so that it is asked for again: after a failed read.
  mutating func forgetAsked() {
    asked.removeAll()
    askedAhead.removeAll()
  }

  /// Lets go of all rows but some, when there are too many.
  mutating func trim(keeping window: some Sequence<ItemKey>) {
    guard rows.count > Self.capacity else { return }
    var kept: [ItemKey: ItemSummary] = [:]
    for key in window { kept[key] = rows[key] }
    rows = kept
  }
}
