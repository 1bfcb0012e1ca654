/// How a set differs from what was released before it, example by example and with the reasons.
///
/// Which examples belong together is the rule of ``ReleaseComparison``.
package struct SetDifference: Hashable, Sendable {
  /// What became of an example.
  package enum Change: String, CaseIterable, Sendable {
    /// The release had nothing of its question.
    case added
    /// The release had another one.
    case changed
    /// The release had it, and the set has it no more, or somebody has rejected it here.
    case removed
  }

  /// An example that differs.
  package struct Entry: Hashable, Sendable {
    /// What became of it.
    package var change: Change
    /// The example; of a removed one, as it was released.
    package var example: Example
    /// What it was in the release, if it is another now.
    package var before: Example?
    /// Why it differs, in words; quotes no text of a record.
    package var reasons: [String]
  }

  /// Those that differ: added, changed, removed; of each those with warnings first, regression before golden.
  package let entries: [Entry]
  /// How many of the release the set still has as they were.
  package let unchanged: Int

  /// What became of a record that an example was made of, as far as the set does not say.
  package typealias Fate = (InteractionID) throws -> String

  /// Compares a set with what was released.
  ///
  /// - Parameters:
  ///   - approvals: where the set's examples stand.
  ///   - released: the set that was released.
  ///   - releasedApprovals: where its examples stood.
  ///   - fate: says in words what became of a record that the set neither uses nor drops.
  package init(
    of set: CuratedSet,
    _ approvals: [ExampleID: ApprovalState],
    from released: CuratedSet,
    _ releasedApprovals: [ExampleID: ApprovalState],
    fate: Fate
  ) rethrows {
    let old = released.examples.enumerated()
      .filter { releasedApprovals[$0.element.id] == .approved }
    let comparison = ReleaseComparison(
      of: set.examples.enumerated().map { ReleaseComparison.Side($1, at: $0) },
      with: old.map { ReleaseComparison.Side($0.element, at: $0.offset) },
      of: released.id,
      at: Timestamp(milliseconds: 0)
    )
    let examples = set.examples
    var entries = comparison.added.map { position in
      let example = examples[position]
      let state = releasedApprovals[example.id]
      let kept = state.flatMap(\.reasonAgainst).map { "it was rejected then: \($0)" }
      return Entry(change: .added, example: example, reasons: [kept ?? example.origin])
    }
    entries += comparison.changed.map { position, before in
      let (new, old) = (examples[position], released.examples[before])
      return Entry(
        change: .changed,
        example: new,
        before: old,
        reasons: new.differences(from: old)
      )
    }
    let places = RecordPlaces(set)
    for position in comparison.removed {
      let example = released.examples[position]
      let reason = try places.reason(forGoneOf: example, fate)
      entries.append(Entry(change: .removed, example: example, reasons: [reason]))
    }
    let known = Dictionary(
      old.map { ($0.element.id, $0.element) },
      uniquingKeysWith: { one, _ in one }
    )
    var unchanged = 0
    for example in examples where known[example.id] != nil {
      if let reason = approvals[example.id]?.reasonAgainst {
        let words = "rejected in this set: \(reason)"
        entries.append(Entry(change: .removed, example: example, reasons: [words]))
      } else {
        unchanged += 1
      }
    }
    self.unchanged = unchanged
    self.entries = entries.sorted { $0.rank.lexicographicallyPrecedes($1.rank) }
  }

  /// Those with which that happened.
  package func entries(_ change: Change) -> [Entry] { entries.filter { $0.change == change } }
}

extension SetDifference.Entry {
  fileprivate var rank: [UInt8] {
    let order = SetDifference.Change.allCases.firstIndex(of: change) ?? 0
    return [UInt8(order), example.warnings.isEmpty ? 1 : 0, example.kind == .regression ? 0 : 1]
      + Array(example.id.rawValue.utf8)
  }
}

extension ApprovalState {
  /// The reason of a rejection.
  fileprivate var reasonAgainst: String? {
    if case .rejected(let reason) = self { reason } else { nil }
  }
}

/// What became of records in a set.
private struct RecordPlaces {
  private var drops: [InteractionID: Drop] = [:]
  private var users: [InteractionID: ExampleID] = [:]

  init(_ set: CuratedSet) {
    for drop in set.drops { drops[drop.interaction] = drop }
    for example in set.examples {
      for entry in example.lineage { users[entry.interaction] = example.id }
    }
  }

  func reason(forGoneOf example: Example, _ fate: SetDifference.Fate) rethrows -> String {
    guard let record = example.lineage.first?.interaction else { return "its record is not known" }
    return try drops[record]?.wordsOnRemoval ?? users[record]?.wordsOnRemoval ?? fate(record)
  }
}

extension Drop {
  /// Why an example that was released is gone, when its record was dropped so.
  package var wordsOnRemoval: String { mergedInto?.wordsOnRemoval ?? "\(rule): \(reason)" }
}

extension ExampleID {
  /// Why an example that was released is gone, when this one has its record now.
  package var wordsOnRemoval: String { "the example \(rawValue.prefix(12)) speaks for it" }
}
