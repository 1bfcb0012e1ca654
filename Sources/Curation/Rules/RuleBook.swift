/// The rules of a policy with what they need besides a record.
struct RuleBook: Sendable {
  /// The rules in their order.
  let rules: [AppliedRule]
  /// What finds private values.
  let privateValues: PrivateValueFinder

  /// Asks each rule in turn until one drops.
  func judge(_ candidate: Candidate) -> RuleVerdict {
    rules.judge(RuleSubject(candidate, privateValues: privateValues))
  }
}
