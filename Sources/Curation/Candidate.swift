package import ReviewModel
import TextAnalysis

/// A record that says what is right, on its way through the rules into a cluster.
package struct Candidate: Hashable, Sendable {
  /// The exchange, without what the curator has no use for.
  package let interaction: Interaction
  /// The field of `meta` that the policy balances by.
  let metaValue: String?
  /// Labels from its feedback.
  let tags: [String]
  /// What its user agreed to: eval or more.
  let consent: Consent
  /// The normalised question.
  let questionKey: String
  /// The normalised question that its cluster goes by; with what redaction took out of it, it is the record's own.
  let clusterKey: String
  /// Whether redaction took something out of the question.
  let asksOfRedacted: Bool
  /// How near its question is to the one that its cluster goes by.
  var likeness = Likeness.sameWords
  /// What somebody said is right.
  let statement: Statement
  /// What a second reader said is right.
  let second: Statement?
  /// How a person settled the conflict over the question.
  let settlement: Settlement?
  /// What the rules found.
  var warnings: [CurationWarning] = []

  /// Takes what is needed of a record.
  ///
  /// - Parameter metaField: the field of `meta` that the policy balances by; nil for none.
  init(_ record: JudgedRecord, statement: Statement, consent: Consent, metaField: String? = nil) {
    metaValue = metaField.flatMap { record.interaction.meta[$0]?.shortText }
    var interaction = record.interaction
    interaction.meta = .object([])
    self.interaction = interaction
    tags = record.feedback?.tags ?? []
    self.consent = consent
    let key = record.questionKey.isEmpty ? record.interaction.question : record.questionKey
    asksOfRedacted = PlaceholderShare(record.interaction.question).placeholders > 0
    questionKey = key
    clusterKey = asksOfRedacted ? key.belonging(to: record.interaction.id) : key
    self.statement = statement
    second = record.secondStatement
    settlement = record.settlement
  }

  /// The same record with what a settlement says is right.
  init(_ candidate: Candidate, statement: Statement, consent: Consent) {
    interaction = candidate.interaction
    metaValue = candidate.metaValue
    tags = candidate.tags
    self.consent = consent
    questionKey = candidate.questionKey
    clusterKey = candidate.clusterKey
    asksOfRedacted = candidate.asksOfRedacted
    likeness = candidate.likeness
    self.statement = statement
    second = nil
    settlement = candidate.settlement
  }

  /// The same record with what its second reader said.
  var reread: Candidate? {
    second.map { Candidate(self, statement: $0, consent: consent) }
  }

  /// The question.
  package var question: String { interaction.question }

  /// The agent's answer.
  package var answer: String { interaction.answer }

  /// The right answer.
  package var expected: String { statement.expected }

  /// Whether the right answer is another than the agent's.
  package var isCorrection: Bool { statement.isCorrection }

  /// Whether it was said later than another; equal times go by the id.
  func isNewer(than other: Candidate) -> Bool {
    let times = (
      statement.time ?? Timestamp(milliseconds: .min),
      other.statement.time ?? Timestamp(milliseconds: .min)
    )
    return times.0 == times.1 ? interaction.id > other.interaction.id : times.0 > times.1
  }
}

extension JSONValue {
  /// A text, a number or a truth value in its characters, at most 200 of them; nil for anything else.
  fileprivate var shortText: String? {
    switch self {
    case .string(let text): String(text.prefix(200))
    case .number(let digits): String(digits.prefix(200))
    case .bool(let value): String(value)
    case .null, .array, .object: nil
    }
  }
}

extension String {
  /// The key of a question of which redaction hides whom or what it asks about: `[EMAIL_1]` of one record is another
  /// person than that of the next.
  func belonging(to record: InteractionID) -> String { "\(self)\u{1F}\(record.rawValue)" }
}
