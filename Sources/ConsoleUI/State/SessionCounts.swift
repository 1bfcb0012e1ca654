package import ReviewModel

/// How many items were decided in this session, by what became of them.
///
/// An item counts once, as what it was called last, however often it was decided.
package struct SessionCounts: Equatable, Sendable {
  private var counts: [VerdictKind: Int] = [:]
  private var items: [ItemKey: Entry] = [:]

  private struct Entry: Equatable {
    var kind: VerdictKind
    /// How many decisions of this session stand behind it.
    var decisions = 1
  }

  init() {}

  /// How many items of a kind.
  package subscript(kind: VerdictKind) -> Int { counts[kind] ?? 0 }

  /// Those that are settled: corrected, affirmed or discarded.
  package var decided: Int {
    VerdictKind.allCases.reduce(0) { $0 + ($1.leavesItemWaiting ? 0 : self[$1]) }
  }

  /// Takes in that an item was decided, or that a decision on it is in force again.
  mutating func add(_ item: ItemKey, _ kind: VerdictKind) {
    let before = items.updateValue(Entry(kind: kind), forKey: item)
    if let before {
      counts[before.kind, default: 0] -= 1
      items[item]?.decisions += before.decisions
    }
    counts[kind, default: 0] += 1
  }

  /// Takes in that the last decision on an item was taken back.
  ///
  /// - Parameter kind: what this reviewer had called it before, nil when it waits again or others
  ///   speak for it; it counts only when that was in this session too.
  mutating func takeBack(_ item: ItemKey, leaving kind: VerdictKind?) {
    guard let entry = items.removeValue(forKey: item) else { return }
    counts[entry.kind, default: 0] -= 1
    guard let kind, entry.decisions > 1 else { return }
    items[item] = Entry(kind: kind, decisions: entry.decisions - 1)
    counts[kind, default: 0] += 1
  }

  /// Takes in that an item waits again, whatever was decided of it.
  mutating func remove(_ item: ItemKey) { takeBack(item, leaving: nil) }
}
