/// Warns of an expected answer in which a block of code is opened and not closed: it was cut off.
struct CodeFenceRule: CurationRule {
  let name = "code-fence"
  let version = 1

  func judge(_ candidate: Candidate) -> RuleFinding? {
    guard candidate.expected.utf8.contains(UInt8(ascii: "`")) else { return nil }
    let fences = candidate.expected.split(whereSeparator: \.isNewline)
      .count { $0.trimmed.hasPrefix("```") }
    return fences.isMultiple(of: 2) ? nil : .warn("a block of code is opened and not closed")
  }
}
