/// One curated question with its expected answer and its uses.
///
/// Its id is a hash of its content: the same content is the same example, in this set and the next.
package struct Example: Hashable, Sendable {
  /// The hash of the content.
  package var id: ExampleID
  /// What the eval case is for.
  package var kind: ExampleKind
  /// The question.
  package var question: String
  /// The agent's answer: equal to `expected` for a golden case, the rejected one otherwise.
  package var answer: String
  /// The right answer.
  package var expected: String
  /// What an answer must say and must not say, besides.
  package var assertions: [Assertion]
  /// What the answer stands on.
  package var sources: [Source]
  /// Labels from feedback, sorted.
  package var tags: [String]
  /// How many asked.
  package var weight: Int
  /// The cluster of questions that it speaks for.
  package var cluster: String
  /// The other wordings of the cluster, sorted.
  package var paraphrases: [String]
  /// What may be made of it, by consent.
  package var uses: Set<ExampleUse>
  /// Why it is kept out of training whatever its user allows, nil when it is not.
  package var trainingHold: TrainingHold?
  /// The consent that it was made under.
  package var consent: Consent
  /// Whose words the right answer is.
  package var words: ExampleWords
  /// The records and decisions that it comes from.
  package var lineage: [LineageEntry]
  /// What a person should look at before approving.
  package var warnings: [CurationWarning]

  /// Makes an example; without a consent, under the least that allows its uses, and without a word on its words, as
  /// far as its lineage says.
  package init(
    id: ExampleID,
    kind: ExampleKind,
    question: String,
    answer: String,
    expected: String,
    assertions: [Assertion] = [],
    sources: [Source] = [],
    tags: [String] = [],
    weight: Int = 1,
    cluster: String,
    paraphrases: [String] = [],
    uses: Set<ExampleUse>,
    consent: Consent? = nil,
    words: ExampleWords? = nil,
    lineage: [LineageEntry],
    warnings: [CurationWarning] = []
  ) {
    self.id = id
    self.kind = kind
    self.question = question
    self.answer = answer
    self.expected = expected
    self.assertions = assertions
    self.sources = sources
    self.tags = tags
    self.weight = weight
    self.cluster = cluster
    self.paraphrases = paraphrases
    self.uses = uses
    self.consent = consent ?? uses.leastConsent
    self.words = words ?? ExampleWords(role: lineage.first?.role)
    self.lineage = lineage
    self.warnings = warnings
  }
}

/// What an eval case is for.
package enum ExampleKind: String, CaseIterable, Sendable {
  /// The answer was confirmed good and must keep working.
  case golden
  /// The agent fails it now.
  case regression
}

/// What may be made of an example.
package enum ExampleUse: String, CaseIterable, Sendable {
  /// A line of `eval.jsonl`.
  case eval
  /// A line of `sft.jsonl`.
  case sft
  /// A line of `preferences.jsonl`.
  case preference

  /// The least that a user has to allow for it.
  package var consent: Consent { self == .eval ? .eval : .training }
}

extension Set<ExampleUse> {
  /// The least that a user has to allow for all of them.
  package var leastConsent: Consent { map(\.consent).max() ?? .none }
}

/// One record behind an example.
package struct LineageEntry: Hashable, Sendable {
  /// The record.
  package var interaction: InteractionID
  /// What it gave.
  package var role: LineageRole
  /// The operation of the decision behind it, or nil when it was the user's feedback.
  package var operation: OperationID?

  /// Makes an entry.
  package init(
    interaction: InteractionID,
    role: LineageRole,
    operation: OperationID? = nil
  ) {
    self.interaction = interaction
    self.role = role
    self.operation = operation
  }
}

/// What a record gave to an example.
package enum LineageRole: String, CaseIterable, Sendable {
  /// The answer, confirmed by its user.
  case confirmed
  /// The answer, affirmed by a reviewer.
  case affirmed
  /// The correction of its user.
  case userCorrection = "user-correction"
  /// The correction of a reviewer.
  case reviewerCorrection = "reviewer-correction"
  /// Only its weight: the same question again.
  case duplicate
}

/// What a person should look at before approving an example: the rule and its finding in words.
package struct CurationWarning: Hashable, Sendable {
  /// The rule's name.
  package var rule: String
  /// What it found; quotes no text of a record.
  package var finding: String

  /// Makes a warning.
  package init(rule: String, finding: String) {
    self.rule = rule
    self.finding = finding
  }
}

extension Example {
  /// Whether it says what must not be said, by one of these operations.
  package func excludesWords(by operations: Set<OperationID>) -> Bool {
    assertions.contains { $0.kind == .excludes }
      && lineage.contains { $0.operation.map(operations.contains) ?? false }
  }
}
