/// How the examples of a set differ from those of the release before it.
package struct ReleaseComparison: Hashable, Sendable {
  /// As much of an example as the comparison needs.
  package struct Side: Hashable, Sendable {
    /// Its place among the examples of its set.
    package var position: Int
    /// The example.
    package var id: ExampleID
    /// What the eval case is for.
    package var kind: ExampleKind
    /// The cluster of questions that it speaks for.
    package var cluster: String
    /// The record that it was made of.
    package var record: InteractionID?

    /// Takes it from an example.
    package init(_ example: Example, at position: Int) {
      self.position = position
      id = example.id
      kind = example.kind
      cluster = example.cluster
      record = example.lineage.first?.interaction
    }
  }

  /// The set that was released.
  package let set: SetID
  /// When.
  package let time: Timestamp
  /// The positions of the examples that are new.
  package private(set) var added: [Int] = []
  /// What the changed ones were: positions in the release's set by positions in this one.
  package private(set) var changed: [Int: Int] = [:]
  /// What was released and is no more, as positions in the release's set: regression before golden.
  package private(set) var removed: [Int] = []
  /// Why those are gone, in words, by the same positions; as far as somebody has found out.
  package var reasons: [Int: String] = [:]

  /// Compares examples with what was released.
  ///
  /// An example is known by its id, which is a hash of its content. One of another id is a changed one when
  /// the release had one of the same cluster of questions, or one made of the same record, that is gone.
  /// Examples that both have may be left out of both.
  ///
  /// - Parameters:
  ///   - examples: those of the set, in the order of their positions.
  ///   - released: those that were released, in the order of theirs.
  package init(of examples: [Side], with released: [Side], of set: SetID, at time: Timestamp) {
    self.set = set
    self.time = time
    let ids = Set(examples.map(\.id))
    let known = Set(released.map(\.id))
    var byCluster: [String: Int] = [:]
    var byRecord: [InteractionID: Int] = [:]
    var gone = Set(released.indices.filter { !ids.contains(released[$0].id) })
    for place in gone.sorted(by: >) {
      byCluster[released[place].cluster] = place
      if let record = released[place].record { byRecord[record] = place }
    }
    for example in examples where !known.contains(example.id) {
      let record = example.record.flatMap { byRecord[$0] }
      let old = [byCluster[example.cluster], record].compactMap(\.self).first { gone.contains($0) }
      if let old {
        gone.remove(old)
        changed[example.position] = released[old].position
      } else {
        added.append(example.position)
      }
    }
    removed = gone.map { released[$0] }.sorted {
      ($0.kind == .regression ? 0 : 1, $0.position)
        < ($1.kind == .regression ? 0 : 1, $1.position)
    }
    .map(\.position)
  }
}
