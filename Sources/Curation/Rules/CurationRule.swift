import ReviewModel

/// One reason to leave a record out, or to have a person look before it is approved.
///
/// A rule has one file and a version that grows whenever it judges differently, since the version
/// stands in every set that it judged. Its words quote no text of a record.
package protocol CurationRule: Sendable {
  /// The name that drops, warnings and manifests give.
  var name: String { get }
  /// The version of its judgement.
  var version: Int { get }

  /// Judges a record.
  func judge(_ candidate: Candidate) -> RuleFinding?
}

/// What a rule found.
package enum RuleFinding: Hashable, Sendable {
  /// The record makes no example; why.
  case drop(String)
  /// A person should look at this.
  case warn(String)
}

/// What all rules together found.
enum RuleVerdict {
  case keep([CurationWarning])
  case drop(rule: String, reason: String)
}

extension [any CurationRule] {
  /// Asks each rule in turn until one drops.
  func judge(_ candidate: Candidate) -> RuleVerdict {
    var warnings: [CurationWarning] = []
    for rule in self {
      switch rule.judge(candidate) {
      case .drop(let reason): return .drop(rule: rule.name, reason: reason)
      case .warn(let finding): warnings.append(CurationWarning(rule: rule.name, finding: finding))
      case nil: continue
      }
    }
    return .keep(warnings)
  }
}
