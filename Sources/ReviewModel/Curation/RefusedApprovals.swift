/// The examples that were not approved, by why not.
package struct RefusedApprovals<Name: Hashable & Sendable>: Hashable, Sendable {
  /// Those of which the consent was lowered since the set was made.
  package var lapsed: [Name]
  /// Those of which the same reviewer had said what is right, where the policy asks for two persons.
  package var own: [Name]
  /// Those of which somebody else has said something since, where the words came late to the store.
  package var overtaken: [Name]

  /// Makes refusals.
  package init(lapsed: [Name] = [], own: [Name] = [], overtaken: [Name] = []) {
    self.lapsed = lapsed
    self.own = own
    self.overtaken = overtaken
  }

  /// All of them.
  package var all: Set<Name> { Set(lapsed).union(own).union(overtaken) }

  /// The same of other names.
  package func map<Other>(_ other: (Name) -> Other) -> RefusedApprovals<Other> {
    RefusedApprovals<Other>(
      lapsed: lapsed.map(other),
      own: own.map(other),
      overtaken: overtaken.map(other)
    )
  }
}
