/// A private value that redaction finds now, in a text that it passed when it was stored: its rules have grown, or the
/// settings have.
///
/// Source: the redaction of the running errata, with its settings. `errata redact --recheck` replaces what is found in the
/// store; the rule keeps it out of a set until then.
struct PrivateValueRule: CurationRule {
  static let name = "private-value"
  static let version = 1
  static let usualAction = RuleAction.warn
  static let summary = "a private value that redaction finds now, though it passed the text before"

  init(_ policy: CurationPolicy) {}

  func judge(_ record: RuleSubject) -> RuleFinding? {
    for (what, text) in [("question", record.question), ("expected answer", record.expected)] {
      let labels = record.privateValues.labels(in: text, of: record.candidate.interaction)
      guard !labels.isEmpty else { continue }
      return .fault(
        "the \(what) has what looks private (\(labels.joined(separator: ", "))): errata redact --recheck"
      )
    }
    return nil
  }
}
