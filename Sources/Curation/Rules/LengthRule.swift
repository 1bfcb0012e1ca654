/// A question or an expected answer that is too short or too long in characters, white space at its ends
/// not counted.
///
/// Source of the idea: Data-Juicer's `text_length_filter`; its least of 10 is for documents, and would take "42".
struct LengthRule: CurationRule {
  static let name = "length"
  static let version = 1
  static let usualAction = RuleAction.drop
  static let summary = "a text with fewer or more characters than [question] and [expected] allow"

  static let question = bounds(of: "question", 2...8_000)
  static let expected = bounds(of: "expected", 1...32_000)

  private let question: ClosedRange<Int>
  private let expected: ClosedRange<Int>

  init(_ policy: CurationPolicy) {
    question = policy.questionLength
    expected = policy.expectedLength
  }

  func judge(_ record: RuleSubject) -> RuleFinding? {
    finding("question", record.question, question)
      ?? finding("expected answer", record.expected, expected)
  }

  private func finding(_ what: String, _ text: String, _ allowed: ClosedRange<Int>) -> RuleFinding?
  {
    let text = text.trimmed
    if !text.hasCharacters(atLeast: allowed.lowerBound) {
      return .fault("the \(what) has fewer than \(allowed.lowerBound) character(s)")
    }
    if text.hasCharacters(moreThan: allowed.upperBound) {
      return .fault("the \(what) has more than \(allowed.upperBound) characters")
    }
    return nil
  }

  private static func bounds(
    of side: String,
    _ usual: ClosedRange<Int>
  ) -> (least: PolicySetting, most: PolicySetting) {
    let what = side == "question" ? "a question" : "an expected answer"
    let range = 1...10_000_000
    return (
      .count(
        "\(side).min-characters",
        usual.lowerBound,
        in: range,
        "characters of \(what) at least"
      ),
      .count("\(side).max-characters", usual.upperBound, in: range, "characters of \(what) at most")
    )
  }
}
