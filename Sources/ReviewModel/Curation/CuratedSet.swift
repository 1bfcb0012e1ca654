/// A draft of examples, with every drop and its reason.
///
/// Its id is a hash of all the rest, so that the same store and policy make the same set.
package struct CuratedSet: Hashable, Sendable {
  /// The hash of the content.
  package var id: SetID
  /// The policy as it was applied: names and values, in a fixed order.
  package var policy: [PolicyValue]
  /// The examples, sorted by id.
  package var examples: [Example]
  /// What was left out, sorted by record.
  package var drops: [Drop]
  /// How many records went in, by what became of them.
  package var counts: CurationCounts
  /// What balance and hold-out made of it.
  package var selection: SelectionReport

  /// Makes a set.
  package init(
    id: SetID,
    policy: [PolicyValue],
    examples: [Example],
    drops: [Drop],
    counts: CurationCounts,
    selection: SelectionReport = SelectionReport()
  ) {
    self.id = id
    self.policy = policy
    self.examples = examples
    self.drops = drops
    self.counts = counts
    self.selection = selection
  }
}

/// One setting of a policy.
package struct PolicyValue: Hashable, Sendable {
  /// The setting, as it is written in a policy file.
  package var name: String
  /// Its value, as it is written there.
  package var value: String

  /// Makes a setting.
  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// How many records went into a set, by what became of them.
package struct CurationCounts: Hashable, Sendable {
  /// Every stored record.
  package var records = 0
  /// Those that neither a user nor a reviewer has judged.
  package var unjudged = 0
  /// Those that wait for a person.
  package var waiting = 0
  /// Those that were judged and of whose consent nobody says anything.
  package var withoutConsent = 0
  /// Those in clusters whose corrections disagree.
  package var inConflict = 0
  /// Those left out by a rule.
  package var dropped = 0
  /// Those that an example speaks for, duplicates included.
  package var used = 0

  /// Makes counts of nothing.
  package init() {}
}
