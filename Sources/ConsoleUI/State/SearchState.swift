package import ReviewModel

/// A search and what it has found so far.
package struct SearchState: Equatable, Sendable {
  /// The number of the search: hits of an older one are ignored.
  package var generation: Int
  /// What is looked for.
  package var text: String
  /// The hits, in the order of the queue.
  package var hits: [ItemKey] = []
  /// The same, to be asked.
  package var hitSet: Set<ItemKey> = []
  /// Whether more may come.
  package var isRunning = true
  /// Whether the selection has gone to a hit already.
  var hasLanded = false
}

/// Where a search began, and where it goes back to when it is given up.
package struct SearchOrigin: Equatable, Sendable {
  /// The item that was selected.
  package var selection: ItemKey?
  /// Where it stood in the list.
  package var index: Int?
}
