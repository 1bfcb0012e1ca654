package import ReviewModel

/// By what an answer counts as right.
package enum ScoringMethod: String, CaseIterable, Sendable {
  /// The same words, or the expected words inside, or enough wording in common; and in each case the
  /// same numbers, days and denials. Needs no model.
  case automatic = "auto"
  /// The same bytes.
  case exact
  /// The same words as SQuAD normalises them.
  case normalised = "normalised-exact"
  /// The expected words stand in the answer.
  case contains
  /// Enough of ``TokenF1``.
  case tokenF1 = "token-f1"
  /// Enough of ``RougeL``.
  case rougeL = "rouge-l"
  /// Enough of ``ChrF``.
  case chrF = "chrf"
  /// The same JSON value, members in any order.
  case json
  /// The expected answer is a pattern that is found in the answer.
  case pattern = "regex"
  /// The same numbers with their units, days and times, whatever the words; an expected answer without any is
  /// scored by ``automatic``.
  case numbers
  /// What a judge says, who is asked beside the scorer.
  case judge
}

/// How the cases of one kind are scored.
package struct ScoringRule: Hashable, Sendable {
  /// By what.
  package var method: ScoringMethod
  /// The least similarity, 0 to 1, of methods that measure one.
  package var threshold: Double

  /// Makes a rule.
  ///
  /// - Parameter threshold: brought to between 0 and 1.
  package init(_ method: ScoringMethod = .automatic, threshold: Double = 0.5) {
    self.method = method
    self.threshold = min(max(threshold, 0), 1)
  }
}

/// What a scorer cannot do by itself: it reads no JSON and knows no patterns.
package struct ScoringTools: Sendable {
  /// Reads a JSON text; nil when it is none.
  package var json: @Sendable (String) -> JSONValue?
  /// Whether a pattern is found in a text; nil when it is no pattern, or takes too long.
  package var matches: @Sendable (_ pattern: String, _ text: String) -> Bool?

  /// Makes tools.
  package init(
    json: @escaping @Sendable (String) -> JSONValue?,
    matches: @escaping @Sendable (_ pattern: String, _ text: String) -> Bool?
  ) {
    self.json = json
    self.matches = matches
  }
}
