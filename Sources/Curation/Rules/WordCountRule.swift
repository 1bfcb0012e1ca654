import TextAnalysis

/// A question or an expected answer with fewer or more words than the policy allows; a script without spaces counts by
/// signs.
///
/// Source of the idea: Data-Juicer's `words_num_filter` and Gopher's 50 to 100,000 words (Rae et al. 2021, table A1), both for
/// documents. Here one word is enough, and only what has none, such as `???`, is asked about.
struct WordCountRule: CurationRule {
  static let name = "word-count"
  static let version = 1
  static let usualAction = RuleAction.warn
  static let summary = "a text with fewer or more words than [question] and [expected] allow"

  static let question = bounds(of: "question", 1...2_000)
  static let expected = bounds(of: "expected", 1...8_000)

  private let question: ClosedRange<Int>
  private let expected: ClosedRange<Int>

  init(_ policy: CurationPolicy) {
    question = policy.range(Self.question)
    expected = policy.range(Self.expected)
  }

  func judge(_ record: RuleSubject) -> RuleFinding? {
    finding("question", record.questionWords.count, question)
      ?? finding("expected answer", record.expectedWords.count, expected)
  }

  private func finding(_ what: String, _ count: Int, _ allowed: ClosedRange<Int>) -> RuleFinding? {
    if count < allowed.lowerBound {
      return .fault("the \(what) has fewer than \(allowed.lowerBound) word(s)")
    }
    if count > allowed.upperBound {
      return .fault("the \(what) has more than \(allowed.upperBound) words")
    }
    return nil
  }

  private static func bounds(
    of side: String,
    _ usual: ClosedRange<Int>
  ) -> (least: PolicySetting, most: PolicySetting) {
    let what = side == "question" ? "a question" : "an expected answer"
    return (
      .count("\(side).min-words", usual.lowerBound, in: 0...100_000, "words of \(what) at least"),
      .count("\(side).max-words", usual.upperBound, in: 1...100_000, "words of \(what) at most")
    )
  }
}
