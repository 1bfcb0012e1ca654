package import ReviewModel
import TextAnalysis

/// A record that says what is right, on its way through the rules into a cluster.
///
/// What never changes of it stands apart, so that it is moved about cheaply.
package struct Candidate: Sendable {
  private let facts: Facts
  /// How near its question is to the one that its cluster goes by.
  var likeness = Likeness.sameWords
  /// What the rules found.
  var warnings: [CurationWarning] = []

  private final class Facts: Sendable {
    let interaction: Interaction
    let metaValue: String?
    let tags: [String]
    let consent: Consent
    let questionKey: String
    let clusterKey: String
    let asksOfRedacted: Bool
    let statement: Statement
    let second: Statement?
    let settlement: Settlement?
    let overrulesCorrection: Bool

    init(_ record: JudgedRecord, _ statement: Statement, _ consent: Consent, metaField: String?) {
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
      overrulesCorrection =
        if case .decide(.correct)? = record.overruled?.action {
          record.decision?.action == .decide(.affirm)
        } else {
          false
        }
    }

    init(_ other: Facts, _ statement: Statement, _ consent: Consent) {
      interaction = other.interaction
      metaValue = other.metaValue
      tags = other.tags
      self.consent = consent
      questionKey = other.questionKey
      clusterKey = other.clusterKey
      asksOfRedacted = other.asksOfRedacted
      self.statement = statement
      second = nil
      settlement = other.settlement
      overrulesCorrection = false
    }
  }

  /// Takes what is needed of a record.
  ///
  /// - Parameter metaField: the field of `meta` that the policy balances by; nil for none.
  init(_ record: JudgedRecord, statement: Statement, consent: Consent, metaField: String? = nil) {
    facts = Facts(record, statement, consent, metaField: metaField)
  }

  /// The same record with what a settlement says is right.
  init(_ candidate: Candidate, statement: Statement, consent: Consent) {
    facts = Facts(candidate.facts, statement, consent)
    likeness = candidate.likeness
  }

  /// The exchange, without what the curator has no use for.
  package var interaction: Interaction { facts.interaction }

  /// The field of `meta` that the policy balances by.
  var metaValue: String? { facts.metaValue }

  /// Labels from its feedback.
  var tags: [String] { facts.tags }

  /// What its user agreed to: eval or more.
  var consent: Consent { facts.consent }

  /// The normalised question.
  var questionKey: String { facts.questionKey }

  /// The normalised question that its cluster goes by; with what redaction took out of it, it is the record's own.
  var clusterKey: String { facts.clusterKey }

  /// Whether redaction took something out of the question.
  var asksOfRedacted: Bool { facts.asksOfRedacted }

  /// What somebody said is right.
  var statement: Statement { facts.statement }

  /// What a second reader said is right.
  var second: Statement? { facts.second }

  /// How a person settled the conflict over the question.
  var settlement: Settlement? { facts.settlement }

  /// Whether a reviewer affirmed the answer when a failing eval case had put it back, and a correction stood.
  var overrulesCorrection: Bool { facts.overrulesCorrection }

  /// The same record with what its second reader said.
  var reread: Candidate? {
    second.map { Candidate(self, statement: $0, consent: consent) }
  }

  /// The question.
  package var question: String { facts.interaction.question }

  /// The agent's answer.
  package var answer: String { facts.interaction.answer }

  /// The right answer.
  package var expected: String { facts.statement.expected }

  /// Whether the right answer is another than the agent's.
  package var isCorrection: Bool { facts.statement.isCorrection }

  /// The record's id.
  var id: InteractionID { facts.interaction.id }

  /// Whether it was said later than another; equal times go by the id.
  func isNewer(than other: Candidate) -> Bool {
    let times = (
      facts.statement.time ?? Timestamp(milliseconds: .min),
      other.facts.statement.time ?? Timestamp(milliseconds: .min)
    )
    return times.0 == times.1 ? id > other.id : times.0 > times.1
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
