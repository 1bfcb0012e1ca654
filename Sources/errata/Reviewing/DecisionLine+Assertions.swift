import ReviewModel
import TextAnalysis

extension DecisionLine {
  /// What an answer must say and must not say, each once.
  var assertions: [Assertion] {
    var seen: Set<Assertion> = []
    let all =
      (must ?? []).map { Assertion(.contains, $0) }
      + (mustNot ?? []).map { Assertion(.excludes, $0) }
    return all.filter { seen.insert($0).inserted }
  }

  /// Whether it says what must and must not be said, if only that there is nothing.
  var saysAssertions: Bool { must != nil || mustNot != nil }

  /// Refuses assertions that cannot be looked for.
  ///
  /// - Throws: a ``DecisionComplaint`` that names what is wrong, and quotes no text.
  func checkAssertions() throws(DecisionComplaint) {
    let assertions = assertions
    guard !assertions.isEmpty else { return }
    guard word == .correct else {
      throw DecisionComplaint(
        "what must and must not be said goes with \"correct\" only, not with \"\(word.rawValue)\""
      )
    }
    guard assertions.count <= Assertion.most else {
      throw DecisionComplaint("a correction has at most \(Assertion.most) assertions")
    }
    for assertion in assertions {
      guard assertion.value.contains(where: { $0.isLetter || $0.isNumber }) else {
        throw DecisionComplaint("an assertion needs a word or a number to look for")
      }
      guard assertion.value.utf8.count <= Assertion.longest else {
        throw DecisionComplaint("an assertion has at most \(Assertion.longest) bytes")
      }
    }
  }

  /// The assertions as they may be stored beside a correction.
  ///
  /// - Parameters:
  ///   - words: their words after redaction, in their order.
  ///   - correction: the correction after redaction.
  ///   - question: what it answers.
  /// - Throws: a ``DecisionComplaint`` when one names a private value, which no answer can say, or when the correction itself would
  ///   break one.
  func assertions(
    redacted words: [String?],
    besides correction: String,
    asked question: String
  ) throws(DecisionComplaint) -> [Assertion] {
    let said = SaidText(correction, asked: question)
    for (assertion, word) in zip(assertions, words) {
      guard let word, word == assertion.value, word == word.withoutPlaceholders else {
        throw DecisionComplaint(
          "an assertion names a private value, for which a placeholder would stand; leave it out"
        )
      }
      switch assertion.kind {
      case .contains where !said.satisfies(assertion.value, isRequired: true):
        throw DecisionComplaint("the correction does not say what must be said")
      case .excludes where !said.satisfies(assertion.value, isRequired: false):
        throw DecisionComplaint("the correction says what must not be said")
      case .contains, .excludes, .matches: break
      }
    }
    return assertions
  }
}
