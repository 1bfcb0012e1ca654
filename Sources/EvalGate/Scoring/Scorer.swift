package import ReviewModel
import TextAnalysis

/// Says whether an answer to a case is right, by the rule of its kind.
///
/// What must and must not be said is looked at by every method; the score of overlap is never the only
/// word in ``ScoringMethod/automatic``.
package struct Scorer: Sendable {
  /// The rule of each kind.
  package let rules: [ExampleKind: ScoringRule]
  private let tools: ScoringTools
  /// Who judges where a rule says so, for ``description``.
  private let judge: String?

  /// Grows whenever the same answer would be judged differently; runs of different versions are not compared.
  package static let version = 5

  /// Makes a scorer; a kind without a rule has the usual one.
  ///
  /// - Parameter judge: the name of who judges, by which runs are told apart.
  package init(
    rules: [ExampleKind: ScoringRule] = [:],
    tools: ScoringTools,
    judge: String? = nil
  ) {
    self.rules = rules
    self.tools = tools
    self.judge = judge
  }

  /// The version and the rules as a run keeps them: runs with other words are not compared.
  package var description: String {
    let rules = ExampleKind.allCases.map { kind in
      let rule = rule(of: kind)
      return "\(kind.rawValue) \(rule.method.rawValue) \(rule.threshold)"
    }
    return "\(Self.version): \(rules.joined(separator: ", "))"
      + (judge.map { ", judge \($0)" } ?? "")
  }

  /// Whether a judge has to be asked about a case.
  package func asksJudge(_ test: EvalCase) -> Bool { rule(of: test.kind).method == .judge }

  /// Whether what is looked for can be looked for in an answer: a pattern that is none, or that takes too long there, says
  /// nothing about the answer.
  package func canScore(_ answer: String, for test: EvalCase) -> Bool {
    var patterns = test.assertions.filter { $0.kind == .matches }.map(\.value)
    if rule(of: test.kind).method == .pattern { patterns.append(test.expected) }
    return patterns.allSatisfy { tools.matches($0, answer) != nil }
  }

  /// The rule of a kind.
  package func rule(of kind: ExampleKind) -> ScoringRule { rules[kind] ?? ScoringRule() }

  /// Scores an answer.
  ///
  /// - Parameter verdict: what the judge says, where one is asked; an answer that he has not seen fails.
  package func score(
    _ answer: String,
    for test: EvalCase,
    verdict: JudgeVerdict? = nil
  ) -> AnswerScore {
    let rule = rule(of: test.kind)
    let similarity = Self.similarity(answer, test.expected)
    var checks: [Check]
    switch rule.method {
    case .automatic: checks = automatic(answer, test, similarity, rule.threshold)
    case .exact:
      checks = [same(ExactMatch.plain(answer, test.expected))]
    case .normalised:
      checks = [same(ExactMatch.normalised(answer, test.expected))]
    case .contains:
      checks = [contained(answer, test.expected)]
    case .tokenF1:
      checks = [overlap(TokenF1.score(answer, test.expected), rule.threshold)]
    case .rougeL:
      checks = [overlap(RougeL.score(answer, test.expected), rule.threshold)]
    case .chrF:
      checks = [overlap(ChrF.score(answer, test.expected) / 100, rule.threshold)]
    case .json: checks = [json(answer, test.expected)]
    case .pattern:
      checks = [
        Check(
          .pattern,
          passed: tools.matches(test.expected, answer) == true,
          finding: "nothing in it matches the expected pattern"
        )
      ]
    case .numbers:
      let facts = FactChecks(answer, test.expected, question: test.question)
      checks =
        facts.areExpected ? facts.checks : automatic(answer, test, similarity, rule.threshold)
    case .judge:
      checks = [
        Check(
          .judge,
          passed: verdict?.passed ?? false,
          finding: "the judge: \(verdict?.reason ?? "has not seen it")"
        )
      ]
    }
    if !test.assertions.isEmpty {
      let said = SaidText(answer, asked: test.question)
      checks += test.assertions.map { check($0, answer, said) }
    }
    return AnswerScore(
      passed: checks.allSatisfy(\.passed),
      similarity: similarity,
      checks: checks
    )
  }

  /// How near two answers are: the greatest of three measures, each of which is blind to something.
  static func similarity(_ answer: String, _ expected: String) -> Double {
    if ExactMatch.normalised(answer, expected) { return 1 }
    return max(
      TokenF1.score(answer, expected),
      RougeL.score(answer, expected),
      ChrF.score(answer, expected) / 100
    )
  }

  private func automatic(
    _ answer: String,
    _ test: EvalCase,
    _ similarity: Double,
    _ threshold: Double
  ) -> [Check] {
    if ExactMatch.plain(answer, test.expected) { return [Check(.same, passed: true)] }
    if let wanted = tools.structure(of: test.expected) { return [json(answer, wanted)] }
    let facts = FactChecks(answer, test.expected, question: test.question)
    let negation = NegationCheck.check(answer, test.expected, question: test.question)
    let wording =
      ExactMatch.contains(answer, test.expected) || saysThat(answer, test)
      ? Check(.contained, passed: true)
      : overlap("\(answer) \(facts.shared)", test, similarity, threshold)
    return facts.checks + [negation, wording].compactMap(\.self)
  }

  /// Whether the expected answer is only yes or no, and the answer says what was asked in a sentence.
  ///
  /// To a question whether something is encrypted, "It is encrypted" says yes.
  private func saysThat(_ answer: String, _ test: EvalCase) -> Bool {
    NegationCheck.isOnlyPolarity(test.expected)
      && NegationCheck.statement(of: answer, about: test.question) != nil
  }

  /// Whether enough of the expected answer is said: of its wording, or of the words in it that are not the question's.
  ///
  /// An answer that only says the question again may have most of the wording in common: it has to say half as much of what
  /// is new.
  private func overlap(
    _ said: String,
    _ test: EvalCase,
    _ similarity: Double,
    _ threshold: Double
  ) -> Check {
    let share = ContentTerms(test.expected)
      .share(in: ContentTerms(said), besides: ContentTerms(test.question))
    guard let share else { return overlap(similarity, threshold) }
    if share < threshold / 2 {
      return Check(
        .overlap,
        passed: false,
        finding: "it says \(percent(share)) of what the expected answer adds to the question"
      )
    }
    return overlap(max(similarity, share), threshold)
  }

  private func same(_ passed: Bool) -> Check {
    Check(.same, passed: passed, finding: "it is not the expected answer")
  }

  private func contained(_ answer: String, _ expected: String) -> Check {
    Check(
      .contained,
      passed: ExactMatch.contains(answer, expected),
      finding: "the expected words are not in it"
    )
  }

  private func overlap(_ value: Double, _ threshold: Double) -> Check {
    Check(
      .overlap,
      passed: value >= threshold,
      finding: "\(percent(value)) of the wording in common, expected are \(percent(threshold))"
    )
  }

  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded(.down))) %" }

  private func json(_ answer: String, _ expected: String) -> Check {
    guard let wanted = tools.json(expected) else {
      return Check(.json, passed: false, finding: "the expected answer is no JSON")
    }
    return json(answer, wanted)
  }

  private func json(_ answer: String, _ wanted: JSONValue) -> Check {
    guard let said = tools.json(answer) ?? answer.fenced.flatMap(tools.json) else {
      return Check(.json, passed: false, finding: "it is no JSON")
    }
    return Check(
      .json,
      passed: JSONEquality.areEqual(said, wanted),
      finding: "it is another JSON value"
    )
  }

  private func check(_ assertion: Assertion, _ answer: String, _ said: SaidText) -> Check {
    let quoted = "“\(assertion.value.prefix(80))”"
    switch assertion.kind {
    case .contains:
      return Check(
        .assertion,
        passed: said.says(assertion.value),
        finding: "it does not say \(quoted)"
      )
    case .excludes:
      return Check(
        .assertion,
        passed: said.satisfies(assertion.value, isRequired: false),
        finding: "it says \(quoted)"
      )
    case .matches:
      let matches = tools.matches(assertion.value, answer)
      return Check(
        .assertion,
        passed: matches == true,
        finding: matches == nil
          ? "the pattern \(quoted) cannot be looked for" : "nothing in it matches \(quoted)"
      )
    }
  }
}

extension String {
  /// What stands in the only block of a text that is fenced off by three backticks, as models write JSON; nil when there is
  /// none, or several.
  package var fenced: String? {
    let parts = split(separator: "```", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    // The first line names the language.
    guard let end = parts[1].firstIndex(where: \.isNewline) else { return nil }
    return String(String(parts[1][end...]).trimmed)
  }
}

extension ScoringTools {
  /// The value of a text that is a JSON object or array, nil of any other.
  fileprivate func structure(of text: String) -> JSONValue? {
    switch text.trimmed.first {
    case "{", "[": json(text)
    default: nil
    }
  }
}
