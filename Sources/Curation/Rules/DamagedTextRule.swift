/// Warns of characters that stand for damage: U+FFFD, where something could not be read, and
/// controls other than tab and line ends.
struct DamagedTextRule: CurationRule {
  static let name = "damaged-text"
  static let version = 1
  static let usualAction = RuleAction.warn
  static let summary = "characters that could not be read, and controls"

  init(_ policy: CurationPolicy) {}

  func judge(_ record: RuleSubject) -> RuleFinding? {
    if record.question.unicodeScalars.contains(where: isDamage) {
      return .fault("the question holds characters that could not be read, or controls")
    }
    if record.expected.unicodeScalars.contains(where: isDamage) {
      return .fault("the expected answer holds characters that could not be read, or controls")
    }
    return nil
  }

  private func isDamage(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0x00..<0x20, 0x7F..<0xA0, 0xFFFD: true
    default: false
    }
  }
}
