package import ReviewModel

/// What differs between a release and an earlier one.
package struct ReleaseChanges: Hashable, Sendable {
  /// The set of the earlier release.
  package let set: SetID
  /// The SHA-256 of its manifest.
  package let manifest: String
  /// How they differ.
  package let difference: SetDifference

  /// Compares two releases as they stand.
  package init(of release: StandingRelease, since earlier: StandingRelease) {
    var new = release.examples
    let old = earlier.examples
    var approvals: [ExampleID: ApprovalState] = [:]
    for example in new.examples { approvals[example.id] = .approved }
    // What was rejected stands in the manifest by its id only.
    for example in old.examples {
      guard let reason = release.rejections[example.id] else { continue }
      approvals[example.id] = .rejected(reason)
      new.examples.append(example)
    }
    self.init(of: new, approvals, since: earlier)
  }

  /// Compares an approved set on its way into files with an earlier release.
  package init(
    of set: CuratedSet,
    _ approvals: [ExampleID: ApprovalState],
    since earlier: StandingRelease
  ) {
    var new = set
    let released = Set(earlier.examples.examples.map(\.id))
    // What was rejected is no part of the release; of what was released before it is told that it is gone.
    new.examples.removeAll { approvals[$0.id] != .approved && !released.contains($0.id) }
    // No eval case has the agent's answer, so that only what both have is compared.
    for index in new.examples.indices { new.examples[index].answer = "" }
    let old = earlier.examples
    self.set = earlier.set
    manifest = earlier.manifestHash
    difference = SetDifference(
      of: new,
      approvals,
      from: old,
      Dictionary(old.examples.map { ($0.id, .approved) }, uniquingKeysWith: { first, _ in first })
    ) { _ in "its record waits, is in conflict, is judged no more, or was erased" }
  }

  /// How many examples differ in which way and for which reason, in the order of the changes, the most first.
  package var groups: [(change: SetDifference.Change, reason: String, count: Int)] {
    SetDifference.Change.allCases.flatMap { change in
      let reasons = Dictionary(grouping: difference.entries(change)) {
        $0.reasons.joined(separator: "; ")
      }
      return reasons.map { (change, $0.key, $0.value.count) }
        .sorted { $0.2 == $1.2 ? $0.1.utf8.lexicographicallyPrecedes($1.1.utf8) : $0.2 > $1.2 }
    }
  }
}
