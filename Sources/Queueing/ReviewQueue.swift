package import ReviewModel

/// The queue as one console sees it: an order of keys, a selection, marks, and what became of items
/// here.
///
/// It holds no row and no text. Keys arrive chunk by chunk; every move is O(1), whatever the length.
/// The selection is a key: whatever is loaded, inserted or decided, a decision meets the item that
/// was shown.
package struct ReviewQueue: Equatable, Sendable {
  /// The keys, in the store's order.
  package internal(set) var keys: [ItemKey] = []
  /// The selected item; nil only while there is none.
  package internal(set) var selection: ItemKey?
  /// Where the selected item stands in `keys`; nil when it is not among them (yet).
  package internal(set) var selectedIndex: Int?
  /// Which items are marked.
  package internal(set) var marks = Marks()
  /// Where a range of marks began.
  package internal(set) var rangeAnchor: ItemKey?

  /// The load that is awaited: chunks of any other are ignored.
  package internal(set) var generation = 0
  /// Whether chunks are still to come.
  package internal(set) var isLoading = false
  /// Whether reading was stopped before all of the list had come.
  package internal(set) var isPartial = false
  /// Whether the list shows settled items on purpose, so that a store's "decided" closes nothing.
  package internal(set) var listsSettled = false

  var loading = LoadMode.replacing
  var isFirstChunk = false
  var incomingListsSettled = false
  var incoming: [ItemKey] = []
  var anchorIndex: Int?

  var standings: [ItemKey: Standing] = [:]
  var tickets: [Int: Ticket] = [:]
  var settledHere = 0
  var settledElsewhere: Set<ItemKey> = []
  var skippedElsewhere: Set<ItemKey> = []
  var foreignClaims: [ItemKey: Claim] = [:]
  /// False when all that waits was skipped, so that nothing further on has to be looked for.
  var mayHaveUnskipped = true

  /// Makes a queue of nothing.
  package init() {}

  /// Whether another list is on its way and the old one is still shown.
  package var awaitsOtherList: Bool { isLoading && isFirstChunk && loading == .replacing }

  /// Whether only a beginning of the list has come so far.
  package var isGrowing: Bool { isLoading && !isFirstChunk && loading == .replacing }

  /// How many items are listed and wait for somebody.
  package var waiting: Int { max(0, keys.count - settledHere - settledElsewhere.count) }

  /// What became of an item here, if anything.
  package func standing(of key: ItemKey) -> Standing? { standings[key] }

  /// Whether an item waits for nothing more.
  package func isSettled(_ key: ItemKey) -> Bool {
    standings[key]?.isSettled ?? settledElsewhere.contains(key)
  }

  /// Finds an item: near the selection at once, else in one pass.
  package func index(of key: ItemKey) -> Int? {
    if let selectedIndex {
      for near in [selectedIndex, selectedIndex + 1, selectedIndex - 1]
      where keys.indices.contains(near) && keys[near] == key {
        return near
      }
    }
    return keys.firstIndex(of: key)
  }
}

/// A decision on its way, with what it would fall back to.
struct Ticket: Equatable, Sendable {
  var items: [ItemKey]
  var kind: VerdictKind
  var before: [ItemKey: Standing]
}
