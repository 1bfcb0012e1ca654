import JSONText
package import Redaction
package import ReviewModel
package import ReviewStorage
import TextAnalysis

/// Redacts again what is stored, with the rules of today.
///
/// Placeholders go on from those that a record has already, so nothing that was hidden is hidden
/// twice, and a second run finds nothing.
package struct RecordRecheck {
  /// How many private values were found, by type.
  package private(set) var counts: [FindingType: Int] = [:]
  private let redactor: Redactor

  /// Makes a recheck by these rules.
  package init(_ redactor: Redactor) { self.redactor = redactor }

  /// The record redacted again, or nil when nothing is found in it.
  ///
  /// Its id, its session and the name of its agent stay as they are.
  package mutating func revision(
    of interaction: Interaction,
    feedback: Feedback?
  ) -> RecordRevision? {
    var redaction = TextRedaction(redactor)
    reserve(interaction, feedback, in: &redaction)
    var revised = interaction
    revised.question = redaction.redact(interaction.question)
    revised.answer = redaction.redact(interaction.answer)
    revised.sources = interaction.sources.map { source in
      Source(
        id: source.id.map { redaction.redact($0) },
        title: source.title.map { redaction.redact($0) },
        uri: source.uri.map { redaction.redact($0) },
        text: source.text.map { redaction.redact($0) },
        score: source.score
      )
    }
    var said = feedback
    said?.correction = feedback?.correction.map { redaction.redact($0) }
    said?.comment = feedback?.comment.map { redaction.redact($0) }
    said?.tags = feedback?.tags.map { redaction.redact($0) } ?? []
    if case .object(let members) = interaction.meta {
      revised.meta = .object(redaction.redact(members))
    }
    guard revised != interaction || said != feedback else { return nil }
    counts.merge(redaction.record.counts, uniquingKeysWith: +)
    return RecordRevision(
      interaction: revised,
      feedback: said,
      questionKey: questionKey(of: revised.question)
    )
  }

  /// What a reviewer wrote, redacted again; nil when nothing is found in it.
  ///
  /// - Parameter record: the record that it is about, whose placeholders are not given again.
  package mutating func revision(
    of event: DecisionEvent,
    about record: Interaction?
  ) -> WordsRevision? {
    guard case .decide(let verdict) = event.action else { return nil }
    var redaction = TextRedaction(redactor)
    if let record { reserve(record, nil, in: &redaction) }
    for text in [verdict.correction, event.note] { redaction.record.reserve(text ?? "") }
    let correction = verdict.correction.map { redaction.redact($0) }
    let note = event.note.map { redaction.redact($0) }
    guard correction != verdict.correction || note != event.note else { return nil }
    counts.merge(redaction.record.counts, uniquingKeysWith: +)
    return WordsRevision(operation: event.operation, correction: correction, note: note)
  }

  private func reserve(
    _ interaction: Interaction,
    _ feedback: Feedback?,
    in redaction: inout TextRedaction
  ) {
    var texts = [interaction.question, interaction.answer]
    texts += [feedback?.correction, feedback?.comment].compactMap(\.self)
    texts += feedback?.tags ?? []
    for source in interaction.sources {
      texts += [source.id, source.title, source.uri, source.text].compactMap(\.self)
    }
    for text in texts { redaction.record.reserve(text) }
    redaction.reserve(interaction.meta)
  }
}
