/// What the settings add to the detectors, and take away from them.
package struct RedactionPolicy: Hashable, Sendable {
  /// The user's own rules.
  package var rules: [RedactionRule] = []
  /// Values that stay whatever finds them, in any case: the help desk's own address, say.
  package var allowed: [String] = []
  /// The labels of types that are not looked for.
  package var offTypes: Set<String> = []
  /// Where the people live whose data it is; empty for anywhere.
  package var regions: Set<RegionCode> = []
  /// Which names of people are taken.
  package var persons = PersonPolicy.private
  /// Whose documents are published, besides `Publisher.known`.
  package var publishers: [Publisher] = []

  /// Makes a policy that changes nothing.
  package init() {}
}

/// Why a policy cannot be used: which rule, and what is wrong with it.
package struct RedactionPolicyError: Error, Hashable, Sendable {
  /// The rule's name.
  package var rule: String
  /// What is wrong.
  package var reason: RedactionRuleError

  /// Makes an error.
  package init(rule: String, reason: RedactionRuleError) {
    self.rule = rule
    self.reason = reason
  }
}
