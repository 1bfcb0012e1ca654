package import ReviewModel

/// The records around the selection: a few, for each may have megabytes.
package struct DetailCache: Equatable, Sendable {
  /// How many records are kept.
  static let capacity = 9

  private var details: [ItemKey: Record] = [:]
  private var recent: [ItemKey] = []
  private var asked: Set<ItemKey> = []
  private var askedAhead: Set<ItemKey> = []
  private var gone: Set<ItemKey> = []

  /// A record with what was worked out from it.
  private struct Record: Equatable {
    var detail: ItemDetail
    var evidence: RecordEvidence
  }

  init() {}

  /// The record of an item, nil while it has not come.
  package subscript(key: ItemKey) -> ItemDetail? { details[key]?.detail }

  /// What the sources of an item's record say of its answer.
  package func evidence(of key: ItemKey) -> RecordEvidence? { details[key]?.evidence }

  /// Whether the store said that there is no such item.
  package func isGone(_ key: ItemKey) -> Bool { gone.contains(key) }

  /// Takes a record in, or that there is none.
  mutating func store(_ key: ItemKey, _ detail: ItemDetail?) {
    asked.remove(key)
    askedAhead.remove(key)
    recent.removeAll { $0 == key }
    guard let detail else {
      details[key] = nil
      gone.insert(key)
      return
    }
    gone.remove(key)
    let known = details[key]
    let isSame = known?.detail.interaction == detail.interaction
    let evidence = isSame ? known?.evidence : nil
    details[key] = Record(
      detail: detail,
      evidence: evidence ?? RecordEvidence(detail.interaction)
    )
    recent.append(key)
    if recent.count > Self.capacity { details[recent.removeFirst()] = nil }
  }

  /// Whether the record on the screen still has to be asked for; it counts as asked for from now on.
  ///
  /// One that was asked for ahead and has not come is asked for again, so that it is waited for.
  mutating func isMissing(_ key: ItemKey) -> Bool {
    touch(key)
    return isAbsent(key) && asked.insert(key).inserted
  }

  /// Which of the keys near the selection still have to be asked for; they count as asked for ahead.
  ///
  /// Those at hand are kept longest, the first of them longer than the others.
  mutating func missingAhead(_ keys: [ItemKey]) -> [ItemKey] {
    for key in keys.reversed() { touch(key) }
    return keys.filter {
      isAbsent($0) && !asked.contains($0) && askedAhead.insert($0).inserted
    }
  }

  /// Forgets what was asked for, so that it is asked for again: after a failed read.
  mutating func forgetAsked() {
    asked.removeAll()
    askedAhead.removeAll()
  }

  private func isAbsent(_ key: ItemKey) -> Bool { details[key] == nil && !gone.contains(key) }

  /// Lets a record go after all others.
  private mutating func touch(_ key: ItemKey) {
    guard recent.last != key, let place = recent.firstIndex(of: key) else { return }
    recent.append(recent.remove(at: place))
  }

  /// Forgets every record but one, for all may have changed; that one is shown until it comes anew.
  mutating func expire(keeping shown: ItemKey?) {
    details = details.filter { $0.key == shown }
    recent = recent.filter { $0 == shown }
    gone.removeAll()
    forgetAsked()
  }

  /// Forgets a record that has changed, or, while it is shown, keeps it until it comes anew.
  ///
  /// - Returns: whether it is shown, and so has to be asked for now.
  mutating func forget(_ key: ItemKey, unless shown: ItemKey?) -> Bool {
    guard key == shown else {
      details[key] = nil
      asked.remove(key)
      askedAhead.remove(key)
      recent.removeAll { $0 == key }
      return false
    }
    asked.insert(key)
    return true
  }
}
