import ReviewModel

/// One reason to leave a record out, or to have a person look before it is approved.
///
/// A rule has one file and a version that grows whenever it judges differently, since the version
/// stands in every set that it judged. Its words quote no text of a record. What becomes of its findings, and its
/// numbers, are settings of the policy: `[rules.NAME]`.
package protocol CurationRule: Sendable {
  /// The name that drops, warnings, policies and manifests give.
  static var name: String { get }
  /// The version of its judgement.
  static var version: Int { get }
  /// What becomes of a record in which it finds a fault when the policy does not say.
  static var usualAction: RuleAction { get }
  /// What it looks for, in a clause.
  static var summary: String { get }
  /// Its numbers.
  static var settings: [PolicySetting] { get }

  /// Takes its numbers from a policy.
  init(_ policy: CurationPolicy)

  /// Judges a record.
  func judge(_ record: RuleSubject) -> RuleFinding?
}

extension CurationRule {
  /// None, in many rules.
  package static var settings: [PolicySetting] { [] }
  /// The setting for what becomes of its findings.
  package static var actionSetting: PolicySetting { .action(name, usualAction, summary) }
  /// The version of its judgement.
  package var version: Int { Self.version }
}

/// What a rule found.
package enum RuleFinding: Hashable, Sendable {
  /// What the rule is for: the policy says whether the record is dropped or a person warned.
  case fault(String)
  /// What may be right: a person is warned.
  case doubt(String)
}

/// A rule with what becomes of what it finds.
package struct AppliedRule: Sendable {
  /// The rule.
  package let rule: any CurationRule
  /// What becomes of what it finds.
  package let action: RuleAction

  /// Its name.
  package var name: String { type(of: rule).name }
}

/// What all rules together found.
enum RuleVerdict {
  case keep([CurationWarning])
  case drop(rule: String, reason: String)
}

extension [AppliedRule] {
  /// Asks each rule in turn until one drops.
  func judge(_ record: RuleSubject) -> RuleVerdict {
    var warnings: [CurationWarning] = []
    for applied in self {
      switch applied.rule.judge(record) {
      case .fault(let reason) where applied.action == .drop:
        return .drop(rule: applied.name, reason: reason)
      case .fault(let finding), .doubt(let finding):
        warnings.append(CurationWarning(rule: applied.name, finding: finding))
      case nil: continue
      }
    }
    return .keep(warnings)
  }
}
