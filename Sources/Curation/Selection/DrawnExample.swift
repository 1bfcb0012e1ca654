import ReviewModel

/// An example on its way through balance and hold-out, with what they look at.
struct DrawnExample {
  /// The example.
  var example: Example
  /// The records that were merged into it.
  var merged: [Drop]
  /// The user whose record it was made of.
  var user: String?
  /// The version of the agent that answered.
  var agentVersion: String?
  /// The field of `meta` that the policy balances by.
  var metaValue: String?

  /// How many records are behind it.
  var records: Int { merged.count + 1 }

  /// Its records as dropped for one reason.
  func drops(for reason: String) -> [Drop] {
    let records =
      [example.lineage.first?.interaction].compactMap(\.self) + merged.map(\.interaction)
    return records.map { Drop(interaction: $0, rule: Drop.balanceRule, reason: reason) }
  }
}

extension Drop {
  /// The rule of what was left out so that no group or user outweighs the others.
  package static let balanceRule = "balance"
}
