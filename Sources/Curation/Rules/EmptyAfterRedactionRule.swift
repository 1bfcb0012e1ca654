/// Drops a text of which redaction left nothing, and warns of one of which it left little.
struct EmptyAfterRedactionRule: CurationRule {
  static let name = "empty-after-redaction"
  static let version = 1
  static let usualAction = RuleAction.drop
  static let summary =
    "a text of which redaction left nothing; of one of which it left little it warns"

  init(_ policy: CurationPolicy) {}

  func judge(_ record: RuleSubject) -> RuleFinding? {
    let texts = [
      ("question", PlaceholderShare(record.question)),
      ("expected answer", PlaceholderShare(record.expected)),
    ]
    for (what, text) in texts where text.placeholders > 0 && text.lettersOutside == 0 {
      return .fault("redaction left nothing of the \(what)")
    }
    for (what, text) in texts where text.lettersInside > text.lettersOutside {
      return .doubt("the \(what) is mostly placeholders of redaction")
    }
    return nil
  }
}
