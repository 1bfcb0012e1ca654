/// Warns of an expected answer that holds a placeholder of redaction: a model trained on it, or
/// measured by it, learns to say the placeholder.
struct PlaceholderRule: CurationRule {
  let name = "placeholder"
  let version = 1

  func judge(_ candidate: Candidate) -> RuleFinding? {
    let count = PlaceholderShare(candidate.expected).placeholders
    return count > 0
      ? .warn("the expected answer holds \(count) placeholder(s) of redaction") : nil
  }
}
