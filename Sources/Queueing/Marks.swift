package import ReviewModel

/// Which items of a queue are marked, by key, so that a reload moves no mark to another item.
///
/// "All" is kept as such with its exceptions: it covers what is not loaded yet, and costs nothing
/// at a million items.
package struct Marks: Equatable, Sendable {
  /// Whether everything is marked but the listed ones.
  package private(set) var coversAll = false
  private var listed: Set<ItemKey> = []

  /// Makes no marks.
  package init() {}

  /// Whether nothing is marked.
  package var isEmpty: Bool { !coversAll && listed.isEmpty }

  /// Whether an item is marked.
  package func contains(_ key: ItemKey) -> Bool { listed.contains(key) != coversAll }

  /// How many of so many items are marked.
  package func count(among total: Int) -> Int {
    coversAll ? max(0, total - listed.count) : listed.count
  }

  /// Marks an item, or takes its mark away.
  package mutating func toggle(_ key: ItemKey) {
    if listed.remove(key) == nil { listed.insert(key) }
  }

  /// Marks an item.
  package mutating func insert(_ key: ItemKey) {
    if coversAll { listed.remove(key) } else { listed.insert(key) }
  }

  /// Takes an item's mark away, whether it had one or not.
  ///
  /// - Parameter isListed: false when the item is no longer among those that "all" speaks of.
  package mutating func remove(_ key: ItemKey, isListed: Bool = true) {
    if coversAll && isListed { listed.insert(key) } else { listed.remove(key) }
  }

  /// Keeps to the items that wait after the list was read again: a mark on another is gone, and "all" speaks
  /// of none that was not there.
  mutating func keep(to waiting: [ItemKey], seen: Set<ItemKey>) {
    let listed = listed
    let isKept: (ItemKey) -> Bool =
      coversAll ? { listed.contains($0) || !seen.contains($0) } : { listed.contains($0) }
    self.listed = Set(waiting.lazy.filter(isKept))
  }

  /// Marks everything.
  package mutating func markAll() {
    coversAll = true
    listed.removeAll()
  }

  /// Takes every mark away.
  package mutating func clear() {
    coversAll = false
    listed.removeAll()
  }
}
