import ReviewModel

/// What becomes of the records of one cluster, by themselves.
struct ResolvedCluster: Sendable {
  /// The example that speaks for it.
  var drawn: DrawnExample?
  /// What they disagree on, settled or not.
  var conflict: Conflict?
  /// What was left out.
  var drops: [Drop] = []
  /// How many records speak in the example.
  var used = 0
  /// How many wait for a person, and whether any do.
  var inConflict = 0
  var isOpen = false

  /// Resolves a cluster.
  ///
  /// - Parameter key: the normalised question that it goes by.
  init(
    _ members: [ClusterMember],
    key: String,
    hash: ContentHash,
    amplification: AmplificationGuard,
    rules: RuleBook
  ) {
    var cluster = Cluster(
      members.map(\.candidate),
      key: key,
      hash: hash,
      amplification: amplification
    )
    conflict = cluster.conflict
    let leftOut = members.compactMap(\.drop)
    // A person who settled a conflict has weighed its longest side too.
    if !leftOut.isEmpty, !cluster.isSettled {
      drops += leftOut
      let kept = members.filter { $0.drop == nil }.map(\.candidate)
      guard conflict == nil else {
        inConflict = kept.count
        isOpen = true
        return
      }
      if kept.isEmpty { return }
      cluster = Cluster(kept, key: key, hash: hash, amplification: amplification)
    }
    switch cluster.resolve(rules: rules) {
    case .example(let example, let merged):
      drawn = DrawnExample(example, merged: merged, of: cluster)
      used = cluster.members.count
    case .unsettled:
      inConflict = cluster.members.count
      isOpen = true
    case .dropped(let dropped):
      drops += dropped
    }
  }
}

extension DrawnExample {
  /// Takes an example with what its own record says besides.
  fileprivate init(_ example: Example, merged: [Drop], of cluster: Cluster) {
    let own = cluster.members.first { $0.id == example.lineage.first?.interaction }
    self.init(
      example: example,
      merged: merged,
      user: own?.interaction.user,
      agentVersion: own?.interaction.agent.version,
      metaValue: own?.metaValue
    )
  }
}
