/// A line of the list of a set's examples.
package struct ExampleSummary: Hashable, Sendable {
  /// How many characters of a question a line has.
  package static let questionLimit = 300

  /// Its place among the examples of the set.
  package var position: Int
  /// The example.
  package var id: ExampleID
  /// What the eval case is for.
  package var kind: ExampleKind
  /// How the question begins.
  package var question: String
  /// Labels from feedback.
  package var tags: [String]
  /// What may be made of it.
  package var uses: Set<ExampleUse>
  /// The rules that warn of it.
  package var warnings: [String]

  /// Makes the line of an example.
  package init(_ example: Example, at position: Int) {
    self.position = position
    id = example.id
    kind = example.kind
    question = String(example.question.prefix(Self.questionLimit))
    tags = example.tags
    uses = example.uses
    warnings = example.warnings.map(\.rule)
  }
}

/// An example of a set with where it stands.
package struct StandingExample: Hashable, Sendable {
  /// The example.
  package var example: Example
  /// Where it stands.
  package var state: ApprovalState
  /// By whose word; nil when nobody has looked, or it is not known.
  package var said: StandingApproval?
  /// What of the consent that it was made under still stands.
  package var consent: Consent
  /// What the last run of the gate that asked it found; nil when none did, or nobody looked.
  package var gate: GateFinding?

  /// Makes it; without a consent, under the one that it was made under.
  package init(
    _ example: Example,
    _ state: ApprovalState,
    said: StandingApproval? = nil,
    consent: Consent? = nil,
    gate: GateFinding? = nil
  ) {
    self.gate = gate
    self.example = example
    self.state = state
    self.said = said
    self.consent = consent ?? example.consent
  }

  /// Whether it is no longer allowed to be used as it is.
  package var isLapsed: Bool { consent < example.neededConsent }
}

/// A line of the list of what a set leaves out.
package struct DropSummary: Hashable, Sendable {
  /// Its place among the drops of the set.
  package var position: Int
  /// What was left out, and why.
  package var drop: Drop
  /// How the record's question begins; nil when the store has it no more.
  package var question: String?
  /// How the question of the example begins that speaks for it, if one does.
  package var spokenForBy: String?

  /// Makes a line.
  package init(position: Int, drop: Drop, question: String?, spokenForBy: String?) {
    self.position = position
    self.drop = drop
    self.question = question
    self.spokenForBy = spokenForBy
  }
}

/// An example whose approval or rejection was taken back or put in force again, and where it stands now.
package struct ReversedExample: Hashable, Sendable {
  /// Its place among the examples of the set.
  package var position: Int
  /// Where it stands.
  package var standing: ExampleStanding

  /// Makes it.
  package init(position: Int, standing: ExampleStanding) {
    self.position = position
    self.standing = standing
  }
}
