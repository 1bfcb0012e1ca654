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
  /// The place in a record that was gone to last.
  var place: HitPlace?
}

/// One of the places where a record has what is searched for.
struct HitPlace: Equatable, Sendable {
  /// Which one is gone to.
  enum Number: Equatable, Sendable {
    /// The first, once the record is there.
    case first
    /// The last, once the record is there.
    case last
    /// That one of so many, from 1; 0 of 0 when what is shown of the record has it nowhere as it is typed.
    case shown(Int, of: Int)
  }

  var item: ItemKey
  /// Which of the hits that is, from 1.
  var rank: Int?
  var number: Number
}

/// Where a search began, and where it goes back to when it is given up.
package struct SearchOrigin: Equatable, Sendable {
  /// The item that was selected.
  package var selection: ItemKey?
  /// Where it stood in the list.
  package var index: Int?
}
