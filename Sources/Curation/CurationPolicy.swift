package import ReviewModel
import TextAnalysis

/// What the curator keeps and how its rows are written.
package struct CurationPolicy: Hashable, Sendable {
  /// How many characters a question may have.
  package var questionLength: ClosedRange<Int>
  /// How many characters an expected answer may have.
  package var expectedLength: ClosedRange<Int>
  /// The system message that training rows begin with, nil for none.
  package var systemPrompt: String?
  /// Whether questions in nearly the same words make one example.
  package var mergesNearDuplicates: Bool

  /// Makes a policy.
  ///
  /// The defaults only keep out what is surely no question or answer (nothing, or a pasted file):
  /// "42" is a good answer, and about 8,000 tokens fit the context of the loaders that we write for.
  package init(
    questionLength: ClosedRange<Int> = 2...8_000,
    expectedLength: ClosedRange<Int> = 1...32_000,
    systemPrompt: String? = nil,
    mergesNearDuplicates: Bool = false
  ) {
    self.questionLength = questionLength
    self.expectedLength = expectedLength
    self.systemPrompt = systemPrompt
    self.mergesNearDuplicates = mergesNearDuplicates
  }

  /// The rules in the order in which they are asked; the first that drops has the word.
  package var rules: [any CurationRule] {
    [
      LengthRule(question: questionLength, expected: expectedLength),
      EqualToAnswerRule(),
      EqualToQuestionRule(),
      EmptyAfterRedactionRule(),
      PlaceholderRule(),
      VeryShortRule(),
      CodeFenceRule(),
      DamagedTextRule(),
    ]
  }

  /// The policy for texts of any length but none.
  var withoutLengths: CurationPolicy {
    CurationPolicy(questionLength: 1...Int.max, expectedLength: 1...Int.max)
  }

  /// The policy as a set keeps it: every setting, and the version of every rule.
  package var values: [PolicyValue] {
    var values = [
      PolicyValue("question.min-characters", String(questionLength.lowerBound)),
      PolicyValue("question.max-characters", String(questionLength.upperBound)),
      PolicyValue("expected.min-characters", String(expectedLength.lowerBound)),
      PolicyValue("expected.max-characters", String(expectedLength.upperBound)),
    ]
    if let systemPrompt { values.append(PolicyValue(Self.systemPromptName, systemPrompt)) }
    if mergesNearDuplicates {
      values.append(
        PolicyValue(Self.ruleVersionPrefix + Drop.nearDuplicateRule, String(QuestionStars.version))
      )
    }
    return values
      + rules.map { PolicyValue(Self.ruleVersionPrefix + $0.name, String($0.version)) }
  }

  /// The name of the setting that holds the system message.
  package static let systemPromptName = "system-prompt"
  /// What the names of rule versions begin with.
  package static let ruleVersionPrefix = "rule."
}

extension CuratedSet {
  /// The system message of the policy that made the set.
  package var systemPrompt: String? {
    policy.first { $0.name == CurationPolicy.systemPromptName }?.value
  }
}
