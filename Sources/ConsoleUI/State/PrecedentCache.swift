package import ReviewModel

/// What was said before about the questions around the selection.
package struct PrecedentCache: Equatable, Sendable {
  /// For how many items it is kept.
  static let capacity = 9

  private var known: [ItemKey: Precedents] = [:]
  private var recent: [ItemKey] = []
  /// The one that was asked for last: what was passed by before it came is asked for again.
  private var asked: ItemKey?

  init() {}

  /// What was said before, nil while it has not come.
  package subscript(key: ItemKey) -> Precedents? { known[key] }

  /// Takes an answer in.
  mutating func store(_ key: ItemKey, _ precedents: Precedents) {
    if asked == key { asked = nil }
    recent.removeAll { $0 == key }
    known[key] = precedents
    recent.append(key)
    if recent.count > Self.capacity { known[recent.removeFirst()] = nil }
  }

  /// Whether it still has to be asked for; it counts as asked for from now on.
  mutating func isMissing(_ key: ItemKey) -> Bool {
    guard known[key] == nil, asked != key else { return false }
    asked = key
    return true
  }

  /// Forgets all, for somebody has decided; that of the item that is shown stays until it comes anew.
  ///
  /// - Returns: whether there is something to be asked for again.
  mutating func expire(keeping shown: ItemKey?) -> Bool {
    known = known.filter { $0.key == shown }
    recent = recent.filter { $0 == shown }
    asked = nil
    guard let shown, known[shown] != nil else { return false }
    asked = shown
    return true
  }

  /// Forgets all: what it quotes may be of a record that is gone.
  mutating func forgetAll() { self = PrecedentCache() }
}
