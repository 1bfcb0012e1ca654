/// Drops a question or an expected answer that is too short or too long, white space at its ends
/// not counted.
struct LengthRule: CurationRule {
  let name = "length"
  let version = 1
  let question: ClosedRange<Int>
  let expected: ClosedRange<Int>

  func judge(_ candidate: Candidate) -> RuleFinding? {
    finding("question", candidate.question, question)
      ?? finding("expected answer", candidate.expected, expected)
  }

  private func finding(_ what: String, _ text: String, _ allowed: ClosedRange<Int>) -> RuleFinding?
  {
    let text = text.trimmed
    if !text.hasCharacters(atLeast: allowed.lowerBound) {
      return .drop("the \(what) has fewer than \(allowed.lowerBound) character(s)")
    }
    if text.hasCharacters(moreThan: allowed.upperBound) {
      return .drop("the \(what) has more than \(allowed.upperBound) characters")
    }
    return nil
  }
}

extension StringProtocol {
  /// Without white space at its ends.
  var trimmed: SubSequence {
    guard let start = firstIndex(where: { !$0.isWhitespace }),
      let end = lastIndex(where: { !$0.isWhitespace })
    else { return self[startIndex..<startIndex] }
    return self[start...end]
  }

  /// Whether it has so many characters; looks no further than these.
  func hasCharacters(atLeast count: Int) -> Bool { prefix(count).count == count }

  /// Whether it has more characters, which takes more bytes than that at least.
  func hasCharacters(moreThan count: Int) -> Bool {
    utf8.count > count && dropFirst(count).isEmpty == false
  }
}
