import ReviewModel

/// Notes that were typed and are not used yet.
struct NoteShelf: Equatable, Sendable {
  /// The most that are kept; beyond, the oldest goes.
  static let limit = 1_000

  /// The notes by their places.
  private(set) var texts: [NotePlace: String] = [:]
  private var order: [NotePlace] = []

  /// What was typed at a place, if anything is left of it.
  subscript(place: NotePlace) -> String? { texts[place] }

  /// Keeps what was typed at a place; of an empty text nothing is kept.
  mutating func keep(_ text: String, at place: NotePlace) {
    if text.isEmpty { return forget { $0 == place } }
    if texts.updateValue(text, forKey: place) == nil { order.append(place) }
    if order.count > Self.limit { texts[order.removeFirst()] = nil }
  }

  /// Forgets what is done with.
  mutating func forget(where isDone: (NotePlace) -> Bool) {
    if texts.isEmpty { return }
    order.removeAll(where: isDone)
    texts = texts.filter { !isDone($0.key) }
  }

  /// The items that have notes of their own, by the first that each names.
  var items: Set<ItemKey> {
    Set(texts.keys.filter { $0.field.lineKind == nil }.compactMap(\.items.first))
  }
}
