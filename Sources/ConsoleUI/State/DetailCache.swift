package import ReviewModel

/// The records around the selection: a few, for each may have megabytes.
package struct DetailCache: Equatable, Sendable {
  /// How many records are kept.
  static let capacity = 9

  private var details: [ItemKey: ItemDetail] = [:]
  private var recent: [ItemKey] = []
  private var asked: Set<ItemKey> = []
  private var gone: Set<ItemKey> = []

  init() {}

  /// The record of an item, nil while it has not come.
  package subscript(key: ItemKey) -> ItemDetail? { details[key] }

  /// Whether the store said that there is no such item.
  package func isGone(_ key: ItemKey) -> Bool { gone.contains(key) }

  /// Takes a record in, or that there is none.
  mutating func store(_ key: ItemKey, _ detail: ItemDetail?) {
    asked.remove(key)
    recent.removeAll { $0 == key }
    guard let detail else {
      details[key] = nil
      gone.insert(key)
      return
    }
    gone.remove(key)
    details[key] = detail
    recent.append(key)
    if recent.count > Self.capacity { details[recent.removeFirst()] = nil }
  }

  /// Which of the keys still have to be asked for; they count as asked for from now on.
  ///
  /// Those at hand are kept longest.
  mutating func missing(_ keys: [ItemKey]) -> [ItemKey] {
    for key in keys.reversed() where details[key] != nil {
      recent.removeAll { $0 == key }
      recent.append(key)
    }
    return keys.filter { details[$0] == nil && !gone.contains($0) && asked.insert($0).inserted }
  }

  /// Forgets what was asked for, so that it is asked for again: after a failed read.
  mutating func forgetAsked() { asked.removeAll() }

  /// Forgets every record but one, for all may have changed; that one is shown until it comes anew.
  mutating func expire(keeping shown: ItemKey?) {
    details = details.filter { $0.key == shown }
    recent = recent.filter { $0 == shown }
    gone.removeAll()
    asked.removeAll()
  }

  /// Forgets a record that has changed, or, while it is shown, keeps it until it comes anew.
  ///
  /// - Returns: whether it is shown, and so has to be asked for now.
  mutating func forget(_ key: ItemKey, unless shown: ItemKey?) -> Bool {
    guard key == shown else {
      details[key] = nil
      asked.remove(key)
      recent.removeAll { $0 == key }
      return false
    }
    asked.insert(key)
    return true
  }
}
