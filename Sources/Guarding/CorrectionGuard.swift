/// A rule that asks whether a correction is what its reviewer meant.
///
/// It warns and never forbids: whoever overrules it says why, and that is logged. The same correction gets the
/// same answer anywhere; a guard sees no clock and no store.
package protocol CorrectionGuard: Sendable {
  /// The rule's name, as the log keeps it.
  var name: String { get }

  /// Why a person should look again, in a clause that quotes no text; nil when there is nothing to say.
  func objection(to correction: ProposedCorrection) -> String?
}

/// What a guard has to say of a correction.
package struct CorrectionWarning: Hashable, Sendable {
  /// The guard's name.
  package var rule: String
  /// Its reason, in a clause that quotes no text.
  package var reason: String

  /// Makes a warning.
  package init(rule: String, reason: String) {
    self.rule = rule
    self.reason = reason
  }
}

extension ProposedCorrection {
  /// Every guard, in the order in which their warnings are shown.
  package static let guards: [any CorrectionGuard] = [
    CaseOnlyGuard(), DeletionOnlyGuard(), RepeatsCommentGuard(), ContradictsApprovedGuard(),
    UnsupportedGuard(), LengthGuard(),
  ]

  /// What the guards have to say; empty for most corrections.
  package var warnings: [CorrectionWarning] {
    Self.guards.compactMap { rule in
      rule.objection(to: self).map { CorrectionWarning(rule: rule.name, reason: $0) }
    }
  }
}

extension [CorrectionWarning] {
  /// The note under which a decision is logged that was made in spite of the warnings.
  ///
  /// - Parameter reason: what the reviewer says to them.
  package func note(overruledFor reason: String) -> String {
    "overruled \(map(\.rule).joined(separator: ", ")): \(reason)"
  }
}
