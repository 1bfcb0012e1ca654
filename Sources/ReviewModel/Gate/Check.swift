/// One thing that was looked at in an answer.
package struct Check: Hashable, Sendable {
  /// What was looked at; the raw values stand in saved runs and in reports.
  package enum Name: String, CaseIterable, Sendable {
    /// The same words as expected, or the same bytes, by the method.
    case same
    /// The expected words stand in the answer.
    case contained
    /// Enough of the wording in common.
    case overlap
    /// The same numbers, with their units.
    case numbers
    /// The same days.
    case dates
    /// Yes where yes is expected, and no `not` too many.
    case negation
    /// What must be said, and what must not.
    case assertion
    /// The same JSON value.
    case json
    /// The expected pattern is found.
    case pattern = "regex"
    /// What the judge says.
    case judge
  }

  /// What was looked at.
  package var name: Name
  /// Whether it is as it should be.
  package var passed: Bool
  /// What is wrong, in words for people that may quote the eval case and the answer; nil when nothing is.
  package var finding: String?

  /// Makes a check.
  package init(_ name: Name, passed: Bool, finding: String? = nil) {
    self.name = name
    self.passed = passed
    self.finding = passed ? nil : finding
  }
}

/// What an answer was found to be.
package struct AnswerScore: Hashable, Sendable {
  /// Whether the answer counts as right.
  package var passed: Bool
  /// How near it is to the expected one, 0 to 1; for comparing runs, not a verdict.
  package var similarity: Double
  /// What was looked at, in the order in which it was.
  package var checks: [Check]

  /// Makes a score.
  package init(passed: Bool, similarity: Double, checks: [Check]) {
    self.passed = passed
    self.similarity = similarity
    self.checks = checks
  }

  /// The first thing that is wrong; what a person said must be looked for comes before what overlaps.
  package var failure: Check? {
    guard !passed else { return nil }
    return checks.first { !$0.passed && $0.name == .assertion } ?? checks.first { !$0.passed }
  }
}
