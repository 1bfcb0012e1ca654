import Curation
import ReviewModel
import Testing

/// One record against the rules, and what they find: nil for nothing.
struct RuleCase: Sendable, CustomTestStringConvertible {
  var rule: String
  var question = "Where is the Eiffel Tower?"
  var answer = "It stands in Rome."
  var correction: String? = "It stands in Paris."
  var sources: [String] = []
  var finds: Finding

  enum Finding: Sendable { case drop, warning, nothing }

  var testDescription: String { "\(rule): \(finds)" }
}

@Suite struct `The rules of the curator` {
  static let cases =
    fixedCases + QualityCases.words + QualityCases.endings + QualityCases.prompts
    + QualityCases.sources

  private static let fixedCases = [
    RuleCase(rule: "length", finds: .nothing),
    RuleCase(rule: "length", question: "?", finds: .drop),
    RuleCase(rule: "length", question: " \n? ", finds: .drop),
    RuleCase(rule: "length", question: "\u{8C01}?", finds: .nothing),
    RuleCase(rule: "length", question: String(repeating: "a", count: 8_001), finds: .drop),
    RuleCase(rule: "length", question: String(repeating: "a", count: 8_000), finds: .nothing),
    RuleCase(rule: "length", answer: " ", correction: nil, finds: .drop),
    RuleCase(rule: "length", correction: String(repeating: "a", count: 32_001), finds: .drop),

    RuleCase(rule: "equal-to-answer", correction: "It stands in Rome.", finds: .drop),
    RuleCase(rule: "equal-to-answer", correction: " It  stands in Rome.\n", finds: .drop),
    RuleCase(rule: "equal-to-answer", correction: "it stands in rome", finds: .warning),
    RuleCase(rule: "equal-to-answer", finds: .nothing),
    RuleCase(rule: "equal-to-answer", correction: nil, finds: .nothing),

    RuleCase(rule: "equal-to-question", correction: "where is the Eiffel tower", finds: .drop),
    RuleCase(
      rule: "equal-to-question",
      answer: "Where is the Eiffel Tower?",
      correction: nil,
      finds: .drop
    ),
    RuleCase(rule: "equal-to-question", finds: .nothing),

    RuleCase(rule: "empty-after-redaction", correction: "[EMAIL_1], [PHONE_12].", finds: .drop),
    RuleCase(rule: "empty-after-redaction", question: "[API_KEY_1]?", finds: .drop),
    RuleCase(rule: "empty-after-redaction", correction: "Ask [EMAIL_1].", finds: .warning),
    RuleCase(
      rule: "empty-after-redaction",
      correction: "Please write to our help desk at [EMAIL_1].",
      finds: .nothing
    ),
    RuleCase(rule: "empty-after-redaction", correction: "[NASA]", finds: .nothing),
    RuleCase(rule: "empty-after-redaction", correction: "[1]", finds: .nothing),

    RuleCase(rule: "placeholder", correction: "Our help desk is at [EMAIL_1].", finds: .warning),
    RuleCase(rule: "placeholder", question: "Is [EMAIL_1] the right one?", finds: .nothing),
    RuleCase(rule: "placeholder", correction: "It is list[INDEX_A1].", finds: .nothing),
    RuleCase(rule: "placeholder", correction: "See [EMAIL_], [_1] and [EMAIL_1", finds: .nothing),

    RuleCase(rule: "very-short", correction: " No. ", finds: .warning),
    RuleCase(rule: "very-short", correction: "1889", finds: .nothing),

    RuleCase(rule: "code-fence", correction: "Run this:\n```\nls", finds: .warning),
    RuleCase(rule: "code-fence", correction: "Run this:\n```\nls\n```\n", finds: .nothing),

    RuleCase(rule: "damaged-text", correction: "It stands in Par\u{FFFD}s.", finds: .warning),
    RuleCase(rule: "damaged-text", question: "Where\u{0}?", finds: .warning),
    RuleCase(rule: "damaged-text", correction: "It stands\r\n\tin Paris.", finds: .nothing),
  ]

  @Test(arguments: cases)
  func `Keep, drop or warn as their table says`(example: RuleCase) {
    let feedback = example.correction.map { Feedback(.down, correction: $0) } ?? Feedback(.up)
    let set = curate([
      record(
        question: example.question,
        answer: example.answer,
        sources: example.sources.map { Source(text: $0) },
        feedback: feedback
      )
    ]).set
    let dropped = set.drops.contains { $0.rule == example.rule }
    let warned = set.examples.flatMap(\.warnings).contains { $0.rule == example.rule }
    #expect(dropped == (example.finds == .drop))
    #expect(warned == (example.finds == .warning))
    #expect(set.examples.isEmpty == !set.drops.isEmpty)
  }

  @Test func `Have an example that they find and one that they pass`() {
    for rule in CurationPolicy().rules {
      let own = Self.cases.filter { $0.rule == rule.name }
      #expect(own.contains { $0.finds != .nothing }, "\(rule.name)")
      #expect(own.contains { $0.finds == .nothing }, "\(rule.name)")
    }
  }

  @Test func `Quote no text of a record`() {
    for example in Self.cases {
      let feedback = example.correction.map { Feedback(.down, correction: $0) } ?? Feedback(.up)
      let set = curate([record(question: example.question, feedback: feedback)]).set
      let words = set.drops.map(\.reason) + set.examples.flatMap(\.warnings).map(\.finding)
      #expect(!words.contains { $0.contains("Paris") || $0.contains("Eiffel") })
    }
  }

  @Test func `Stand in the set's policy with their versions`() {
    let policy = CurationPolicy(expectedLength: 3...50, systemPrompt: "Be brief.")
    let values = curate([], policy: policy).set.policy
    #expect(values.contains(PolicyValue("expected.max-characters", "50")))
    #expect(values.contains(PolicyValue("system-prompt", "Be brief.")))
    #expect(values.contains(PolicyValue("rule.length", "1")))
    #expect(Set(values.map(\.name)).count == values.count)
  }

  @Test func `Use the limits of the policy`() {
    let policy = CurationPolicy(expectedLength: 20...50)
    let set = curate([record(feedback: Feedback(.up))], policy: policy).set
    #expect(set.drops.map(\.reason) == [])
    let strict = CurationPolicy(expectedLength: 21...50)
    #expect(
      curate([record(feedback: Feedback(.up))], policy: strict).set.drops.map(\.reason)
        == ["the expected answer has fewer than 21 character(s)"]
    )
  }

  @Test func `Drop a bad correction before it can be in conflict`() {
    let result = curate([
      record("a", feedback: .corrected("Thirty days.", at: 1)),
      record("b", feedback: .corrected("You have sixty days.", at: 2)),
    ])
    #expect(result.conflicts.isEmpty)
    #expect(result.set.examples.map(\.expected) == ["Thirty days."])
    #expect(result.set.drops.map(\.rule) == ["equal-to-answer"])
  }
}
