/// Drops a text of which redaction left nothing, and warns of one of which it left little.
struct EmptyAfterRedactionRule: CurationRule {
  let name = "empty-after-redaction"
  let version = 1

  func judge(_ candidate: Candidate) -> RuleFinding? {
    let texts = [
      ("question", PlaceholderShare(candidate.question)),
      ("expected answer", PlaceholderShare(candidate.expected)),
    ]
    for (what, text) in texts where text.placeholders > 0 && text.lettersOutside == 0 {
      return .drop("redaction left nothing of the \(what)")
    }
    for (what, text) in texts where text.lettersInside > text.lettersOutside {
      return .warn("the \(what) is mostly placeholders of redaction")
    }
    return nil
  }
}
