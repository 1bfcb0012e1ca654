/// Warns of an expected answer of three characters or fewer: "42" may be right, "no." may be a slip.
struct VeryShortRule: CurationRule {
  let name = "very-short"
  let version = 1

  func judge(_ candidate: Candidate) -> RuleFinding? {
    candidate.expected.trimmed.hasCharacters(atLeast: 4)
      ? nil : .warn("the expected answer has three characters or fewer")
  }
}
