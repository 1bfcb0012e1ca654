package import ReviewModel

/// The records that were dropped by one rule for one reason.
package struct DropGroup: Hashable, Sendable {
  /// The rule.
  package let rule: String
  /// The reason.
  package let reason: String
  /// The records, sorted by id.
  package let records: [InteractionID]
}

extension CuratedSet {
  /// The drops by rule and reason, in the order of both; what was merged into an example is not
  /// among them, since its example speaks for it.
  package var dropGroups: [DropGroup] {
    struct Cause: Hashable {
      var rule: String
      var reason: String
    }
    let groups = Dictionary(grouping: drops.filter { $0.mergedInto == nil }) {
      Cause(rule: $0.rule, reason: $0.reason)
    }
    return groups.map { cause, drops in
      DropGroup(
        rule: cause.rule,
        reason: cause.reason,
        records: drops.map(\.interaction).sorted()
      )
    }
    .sorted { left, right in
      let keys = [left, right].map { Array($0.rule.utf8) + [0] + Array($0.reason.utf8) }
      return keys[0].lexicographicallyPrecedes(keys[1])
    }
  }
}
