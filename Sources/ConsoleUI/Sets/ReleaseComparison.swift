package import ReviewModel

/// How the examples of a set differ from those of the release before it.
package struct ReleaseComparison: Equatable, Sendable {
  /// What became of an example since.
  enum Change: UInt8, Sendable {
    case none
    case added
    case changed
  }

  /// The set that was released.
  let set: SetID
  /// When.
  let time: Timestamp
  /// What became of each example, in the order of the examples.
  private(set) var changes: [Change]
  /// What the changed ones were, by their places.
  private(set) var before: [Int: Example] = [:]
  /// What was released and is no more, sorted by kind and id.
  private(set) var removed: [Example] = []
  /// How many examples are new.
  let added: Int

  /// How many examples are others than they were.
  var changed: Int { before.count }

  /// Compares examples with what was released.
  ///
  /// An example is known by its id, which is a hash of its content. One of another id is a changed one when
  /// the release had one of the same cluster of questions, or one made of the same record, that is gone.
  package init(of examples: [Example], with released: [Example], of set: SetID, at time: Timestamp)
  {
    self.set = set
    self.time = time
    let ids = Set(examples.map(\.id))
    let known = Set(released.map(\.id))
    var byCluster: [String: Int] = [:]
    var byRecord: [InteractionID: Int] = [:]
    var gone = Set(released.indices.filter { !ids.contains(released[$0].id) })
    for place in gone.sorted(by: >) {
      byCluster[released[place].cluster] = place
      if let record = released[place].lineage.first?.interaction { byRecord[record] = place }
    }
    var changes = [Change](repeating: .none, count: examples.count)
    var added = 0
    for (place, example) in examples.enumerated() where !known.contains(example.id) {
      let record = example.lineage.first.flatMap { byRecord[$0.interaction] }
      let old = [byCluster[example.cluster], record].compactMap(\.self).first { gone.contains($0) }
      if let old {
        gone.remove(old)
        changes[place] = .changed
        before[place] = released[old]
      } else {
        changes[place] = .added
        added += 1
      }
    }
    self.changes = changes
    self.added = added
    removed = gone.map { released[$0] }.sorted {
      ($0.kind == .regression ? 0 : 1, $0.id) < ($1.kind == .regression ? 0 : 1, $1.id)
    }
  }

  /// What differs, in words: `3 new, 1 changed, 2 gone since 2026-07-13`.
  var words: String {
    let parts = [(added, "new"), (changed, "changed"), (removed.count, "gone")]
      .filter { $0.0 > 0 }.map { "\(grouped($0.0)) \($0.1)" }
    let what = parts.isEmpty ? "nothing differs" : parts.joined(separator: ", ")
    return "\(what) since the release of \(time.minute)"
  }
}
