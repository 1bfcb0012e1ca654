package import ReviewModel
import TextAnalysis

/// What the curator keeps, how it judges and balances, and how its rows are written.
///
/// A policy is the values of ``settings``, one table that feeds the policy file, its printing, the set and the
/// manifest; what is not set has its usual value.
package struct CurationPolicy: Hashable, Sendable {
  /// What differs from the usual.
  private var entries: [String: PolicyEntry] = [:]

  /// Makes a policy.
  ///
  /// The defaults only keep out what is surely no question or answer (nothing, or a pasted file):
  /// "42" is a good answer, and about 8,000 tokens fit the context of the loaders that we write for.
  package init(
    questionLength: ClosedRange<Int>? = nil,
    expectedLength: ClosedRange<Int>? = nil,
    systemPrompt: String? = nil,
    mergesNearDuplicates: Bool = false
  ) {
    if let questionLength { self.questionLength = questionLength }
    if let expectedLength { self.expectedLength = expectedLength }
    self.systemPrompt = systemPrompt
    self.mergesNearDuplicates = mergesNearDuplicates
  }

  /// The value of a setting.
  package subscript(setting: PolicySetting) -> PolicyEntry {
    get { entries[setting.name] ?? setting.usual }
    set { entries[setting.name] = newValue == setting.usual ? nil : newValue }
  }

  /// The value of a whole number.
  package func count(_ setting: PolicySetting) -> Int {
    if case .count(let count) = self[setting] { count } else { 0 }
  }

  /// The value of a number with a fraction.
  package func decimal(_ setting: PolicySetting) -> FixedDecimal {
    if case .decimal(let decimal) = self[setting] { decimal } else { .percent(0) }
  }

  /// Whether something is on.
  package func isOn(_ setting: PolicySetting) -> Bool { self[setting] == .flag(true) }

  /// The value of a word or text.
  package func text(_ setting: PolicySetting) -> String {
    if case .text(let text) = self[setting] { text } else { "" }
  }

  /// How many characters a question may have.
  package var questionLength: ClosedRange<Int> {
    get { range(LengthRule.question) }
    set { setRange(LengthRule.question, newValue) }
  }

  /// How many characters an expected answer may have.
  package var expectedLength: ClosedRange<Int> {
    get { range(LengthRule.expected) }
    set { setRange(LengthRule.expected, newValue) }
  }

  /// The system message that training rows begin with, nil for none.
  package var systemPrompt: String? {
    get {
      let text = text(Self.systemPromptSetting)
      return text.isEmpty ? nil : text
    }
    set { self[Self.systemPromptSetting] = .text(newValue ?? "") }
  }

  /// Whether questions in nearly the same words make one example.
  package var mergesNearDuplicates: Bool {
    get { isOn(Self.nearDuplicatesSetting) }
    set { self[Self.nearDuplicatesSetting] = .flag(newValue) }
  }

  /// What becomes of a record in which a rule finds a fault.
  package func action(of rule: any CurationRule.Type) -> RuleAction {
    RuleAction(rawValue: text(rule.actionSetting)) ?? rule.usualAction
  }

  /// The least and the most of what two settings bound; the least alone when the most is below it.
  func range(_ bounds: (least: PolicySetting, most: PolicySetting)) -> ClosedRange<Int> {
    let least = count(bounds.least)
    return least...max(least, count(bounds.most))
  }

  private mutating func setRange(
    _ bounds: (least: PolicySetting, most: PolicySetting),
    _ range: ClosedRange<Int>
  ) {
    self[bounds.least] = .count(range.lowerBound)
    self[bounds.most] = .count(range.upperBound)
  }
}

extension CurationPolicy {
  /// Every rule, in the order in which they are asked; the first that drops has the word.
  package static let ruleTypes: [any CurationRule.Type] = [
    LengthRule.self, EqualToAnswerRule.self, EqualToQuestionRule.self,
    EmptyAfterRedactionRule.self, WordCountRule.self, TrainerLengthRule.self, PlaceholderRule.self,
    PrivateValueRule.self, VeryShortRule.self, RefusalRule.self, CodeFenceRule.self,
    CutSentenceRule.self, RepetitionRule.self, LanguageRule.self, TemplateResidueRule.self,
    CitationRule.self, UnsupportedRule.self, DamagedTextRule.self,
  ]

  /// The rules that are not off, with what becomes of what they find.
  package var rules: [AppliedRule] { Self.ruleTypes.compactMap(applied) }

  /// The rules that say that a record says nothing at all, whatever the policy makes of their neighbours.
  ///
  /// What they drop is no side of a conflict; what another rule drops is one, so that another policy withdraws no
  /// conflict that waits for a person.
  var rulesOfConflicts: [AppliedRule] {
    var policy = self
    policy.questionLength = 1...Int.max
    policy.expectedLength = 1...Int.max
    let types: [any CurationRule.Type] = [
      LengthRule.self, EqualToAnswerRule.self, EqualToQuestionRule.self,
      EmptyAfterRedactionRule.self,
    ]
    return types.compactMap(policy.applied)
  }

  private func applied(_ type: any CurationRule.Type) -> AppliedRule? {
    let action = action(of: type)
    return action == .off ? nil : AppliedRule(rule: type.init(self), action: action)
  }

  /// The policy as a set keeps it: every setting, and the version of every rule.
  package var values: [PolicyValue] {
    var values = Self.settings.compactMap { setting in
      let text = self[setting].text
      return text.isEmpty ? nil : PolicyValue(setting.name, text)
    }
    if mergesNearDuplicates {
      values.append(
        PolicyValue(Self.ruleVersionPrefix + Drop.nearDuplicateRule, String(QuestionStars.version))
      )
    }
    return values
      + rules.map { PolicyValue(Self.ruleVersionPrefix + $0.name, String($0.rule.version)) }
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
