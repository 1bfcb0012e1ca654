/// Warns of an expected answer in which a block of code is opened and not closed: it was cut off.
struct CodeFenceRule: CurationRule {
  static let name = "code-fence"
  static let version = 1
  static let usualAction = RuleAction.warn
  static let summary = "an answer in which a block of code is opened and not closed"

  init(_ policy: CurationPolicy) {}

  func judge(_ record: RuleSubject) -> RuleFinding? {
    guard record.expected.utf8.contains(UInt8(ascii: "`")) else { return nil }
    let fences = record.expected.trimmedLines.count { $0.hasPrefix("```") }
    return fences.isMultiple(of: 2) ? nil : .fault("a block of code is opened and not closed")
  }
}
