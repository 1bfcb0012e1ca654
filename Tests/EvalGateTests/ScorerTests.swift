import EvalGate
import ReviewModel
import Testing

@Suite struct `Scoring an answer` {
  @Test(
    arguments: [
      (
        "Refunds take 30 days from the day of purchase.",
        "Refunds take 30 days from the day of purchase.", true
      ),
      (
        "refunds take 30 days from the day of purchase",
        "Refunds take 30 days from the day of purchase.", true
      ),
      (
        "Refunds take 60 days from the day of purchase.",
        "Refunds take 30 days from the day of purchase.", false
      ),
      (
        "You get a refund within 30 days of the day of purchase.",
        "Refunds take 30 days from the day of purchase.", true
      ),
      ("The capital of France is Paris.", "Paris", true),
      ("The capital of France is Lyon.", "Paris", false),
      ("Yes, you can export them.", "No, you cannot export them.", false),
      ("You can export them.", "You cannot export them.", false),
      ("You can't export them.", "You cannot export them.", true),
      ("It weighs 1,000 kg.", "It weighs 1000 kilograms.", true),
      ("It weighs 1000 g.", "It weighs 1000 kilograms.", false),
      ("The invoice is due on 3 May 2026.", "The invoice is due on May 3, 2026.", true),
      ("The invoice is due on 2026-05-04.", "The invoice is due on May 3, 2026.", false),
      ("请在设置中重置密码", "在设置中重置密码。", true),
      ("请在设置中删除账户", "在设置中重置密码。", false),
      ("yes yes yes yes", "yes", true),
      ("", "Yes.", false),
      ("42", "42.", true),
      ("41", "42.", false),
    ])
  func `By default the facts have to be right, and enough of the wording`(
    answer: String,
    expected: String,
    passes: Bool
  ) {
    #expect(scorer().score(answer, for: test(expected)).passed == passes)
  }

  @Test func `What the question says need not be said again`() {
    let test = EvalCase(
      id: ExampleID("a"),
      kind: .golden,
      question: "What changed in version 4 of 2026-05-03?",
      expected: "Version 4 of 3 May 2026 added exports to spreadsheets.",
      cluster: "c"
    )
    #expect(scorer().score("It added exports to spreadsheets.", for: test).passed)
  }

  @Test
  func
    `An answer that only says the question again is none, and one that says only what is new is one`()
  {
    let test = EvalCase(
      id: ExampleID("a"),
      kind: .golden,
      question: "Who owns the lighthouse on the northern island?",
      expected: "The lighthouse on the northern island is owned by the coast guard.",
      cluster: "c"
    )
    #expect(!scorer().score("The lighthouse on the northern island is owned.", for: test).passed)
    #expect(
      !scorer().score("The lighthouse on the northern island is owned by a hotel.", for: test)
        .passed
    )
    #expect(scorer().score("The coast guard.", for: test).passed)
  }

  @Test func `A placeholder of a redacted value is no number, and nobody can say it`() {
    let test = test("Ask [PERSON_1] for the green form.")
    #expect(scorer().score("Ask Ms. Lindqvist for the green form.", for: test).passed)
  }

  @Test func `A finding says which number is wrong`() {
    let score = scorer().score("It takes 60 days.", for: test("It takes 30 days."))
    #expect(score.failure?.name == .numbers)
    #expect(score.failure?.finding == "the number 30 days is missing")
    let more = scorer().score("It takes 30 days, or 60 days.", for: test("It takes 30 days."))
    #expect(more.failure?.finding == "the number 60 days is another than expected")
  }

  @Test func `Expected JSON is compared as JSON, members in any order`() {
    let tools = ScoringTools(
      json: { text in
        switch text {
        case #"{"a":1,"b":[true]}"#:
          .object([JSONMember("a", .number("1")), JSONMember("b", .array([.bool(true)]))])
        case #"{"b":[true],"a":1.0}"#:
          .object([JSONMember("b", .array([.bool(true)])), JSONMember("a", .number("1.0"))])
        case #"{"a":1}"#: .object([JSONMember("a", .number("1"))])
        default: nil
        }
      },
      matches: { _, _ in nil }
    )
    let scorer = Scorer(tools: tools)
    let test = test(#"{"a":1,"b":[true]}"#)
    #expect(scorer.score(#"{"b":[true],"a":1.0}"#, for: test).passed)
    #expect(!scorer.score(#"{"a":1}"#, for: test).passed)
    #expect(scorer.score("none", for: test).failure?.finding == "it is no JSON")
  }

  @Test func `What must and must not be said counts beside every method`() {
    var test = test("Open Settings.")
    test.assertions = [Assertion(.contains, "Settings"), Assertion(.excludes, "Security")]
    #expect(scorer().score("Open Settings.", for: test).passed)
    #expect(!scorer(.contains).score("Open Settings. Then Security.", for: test).passed)
    test.assertions = [Assertion(.matches, "[")]
    #expect(!scorer().score("Open Settings.", for: test).passed)
  }

  @Test(
    arguments: [
      ("You have 30 days.", nil), ("Within thirty days.", nil), ("A 30-day window.", nil),
      ("You have 130 days.", "it does not say “30 days”"),
      ("You have 30 days, not 60 days.", "it says “60 days”"),
      ("You have sixty days.", "it does not say “30 days”"),
      ("It is open for a while.", "it does not say “30 days”"),
    ] as [(String, String?)]
  )
  func `An assertion on a number goes by what it means, and its words come before all else`(
    answer: String,
    finding: String?
  ) {
    var test = test("You have 30 days.")
    test.assertions = [Assertion(.contains, "30 days"), Assertion(.excludes, "60 days")]
    let score = scorer(.contains).score(answer, for: test)
    let asserted = score.failure.map { $0.name == .assertion ? $0.finding : nil } ?? nil
    #expect(asserted == finding)
    #expect(score.passed || finding != nil || !ExactMatch.contains(answer, "30 days"))
  }

  @Test(
    arguments: [
      (ScoringMethod.exact, "Paris.", "Paris", false), (.normalised, "Paris.", "paris", true),
      (.contains, "It is Paris.", "Paris", true), (.tokenF1, "blue red", "blue green", true),
      (.rougeL, "red blue", "blue red", true), (.chrF, "colour", "colours", true),
    ])
  func `A method and its threshold go by the kind`(
    method: ScoringMethod,
    answer: String,
    expected: String,
    passes: Bool
  ) {
    #expect(scorer(method).score(answer, for: test(expected)).passed == passes)
    #expect(
      Scorer(rules: [.regression: ScoringRule(.exact)], tools: tools).rule(of: .golden).method
        == .automatic
    )
  }

  @Test(arguments: [
    ("It is 30 days, as ever.", true), ("30 d", true), ("60 days", false), ("A month or so", false),
  ])
  func `Numbers count whatever the words`(answer: String, passes: Bool) {
    let test = test("The guarantee lasts 30 days.")
    #expect(scorer(.numbers).score(answer, for: test).passed == passes)
  }

  @Test func `An expected answer without a number is scored as usual`() {
    #expect(scorer(.numbers).score("It is Paris.", for: test("Paris")).passed)
    #expect(!scorer(.numbers).score("It is Lyon, 3 hours away.", for: test("Paris")).passed)
  }

  @Test func `An expected pattern is found, or says nothing when it is none`() {
    let tools = ScoringTools(
      json: { _ in nil },
      matches: { pattern, text in pattern == "[" ? nil : text.contains(pattern) }
    )
    let scorer = Scorer(rules: [.golden: ScoringRule(.pattern)], tools: tools)
    #expect(scorer.score("It is 4.2", for: test("4.2")).passed)
    #expect(!scorer.score("It is 4.3", for: test("4.2")).passed)
    #expect(scorer.canScore("It is 4.2", for: test("4.2")))
    #expect(!scorer.canScore("It is 4.2", for: test("[")))
    var asserted = test("It is 4.2")
    asserted.assertions = [Assertion(.matches, "[")]
    #expect(!Scorer(tools: tools).canScore("It is 4.2", for: asserted))
  }

  @Test func `A judge has the word, beside what must be said`() {
    let scorer = Scorer(
      rules: [.golden: ScoringRule(.judge)],
      tools: tools,
      judge: "command ./judge"
    )
    var asked = test("Open Settings.")
    let right = JudgeVerdict(passed: true, reason: "")
    #expect(scorer.asksJudge(asked))
    #expect(scorer.score("In the menu", for: asked, verdict: right).passed)
    #expect(!scorer.score("Open Settings.", for: asked).passed)
    let wrong = scorer.score(
      "No.",
      for: asked,
      verdict: JudgeVerdict(passed: false, reason: "it is not there")
    )
    #expect(wrong.failure?.finding == "the judge: it is not there")
    asked.assertions = [Assertion(.contains, "Settings")]
    #expect(!scorer.score("In the menu", for: asked, verdict: right).passed)
    #expect(scorer.description != self.scorer(.judge).description)
  }

  private let tools = ScoringTools(json: { _ in nil }, matches: { _, _ in nil })

  private func scorer(_ method: ScoringMethod = .automatic) -> Scorer {
    Scorer(rules: [.golden: ScoringRule(method)], tools: tools)
  }

  private func test(_ expected: String) -> EvalCase {
    EvalCase(id: ExampleID("a"), kind: .golden, question: "?", expected: expected, cluster: "c")
  }
}
