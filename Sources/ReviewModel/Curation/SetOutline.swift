/// A curated set in outline: which examples it has and where they stand, without a word of their texts.
///
/// It is small however large the set is, and what moves, marks, counts and approves needs no more.
package struct SetOutline: Hashable, Sendable {
  /// An example in outline.
  package struct Entry: Hashable, Sendable {
    /// Its place among the examples of the set, by their ids; it stays when others are erased.
    package var position: Int
    /// What the eval case is for.
    package var kind: ExampleKind
    /// Whether it has warnings.
    package var isWarned: Bool
    /// Where it stands.
    package var standing: ExampleStanding

    /// Makes an entry.
    package init(
      position: Int,
      kind: ExampleKind,
      isWarned: Bool,
      standing: ExampleStanding = .pending
    ) {
      self.position = position
      self.kind = kind
      self.isWarned = isWarned
      self.standing = standing
    }

    /// Whether it comes first in the outline.
    package static func isBefore(_ left: Entry, _ right: Entry) -> Bool {
      (left.rank, left.position) < (right.rank, right.position)
    }

    private var rank: Int { (kind == .regression ? 0 : 2) + (isWarned ? 0 : 1) }
  }

  /// The set.
  package var id: SetID
  /// Its examples: regression before golden, of each those with warnings first, then by position.
  package var entries: [Entry]
  /// The places of the drops among those of the set, in their order.
  package var drops: [Int]

  /// Makes an outline; the entries are put into their order.
  package init(id: SetID, entries: [Entry], drops: [Int]) {
    self.id = id
    self.entries = entries.sorted(by: Entry.isBefore)
    self.drops = drops
  }
}

/// Where an example stands, without a reason.
package enum ExampleStanding: UInt8, CaseIterable, Sendable {
  /// Nobody has looked.
  case pending
  /// It may be released.
  case approved
  /// It may not.
  case rejected

  /// The standing of a state.
  package init(_ state: ApprovalState) {
    self =
      switch state {
      case .pending: .pending
      case .approved: .approved
      case .rejected: .rejected
      }
  }
}
