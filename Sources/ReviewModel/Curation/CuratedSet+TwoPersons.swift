extension CuratedSet {
  /// The name of the setting of a policy that asks for two persons behind an example: one who said what is right,
  /// and another who approves it.
  package static let twoPersonName = "approval.two-person"

  /// Whether the policy asks for two persons.
  package static func needsTwoPersons(_ policy: [PolicyValue]) -> Bool {
    policy.contains { $0.name == twoPersonName && $0.value == "true" }
  }
}
