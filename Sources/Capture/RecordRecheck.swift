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
  private let identity: RecordIdentity
  /// The rules without what a reviewer kept, by the labels of that.
  private var keeping: [[String]: Redactor] = [:]

  /// Makes a recheck by these rules.
  ///
  /// - Parameter identity: gives ids and sessions their keyed names that may not stay.
  package init(_ redactor: Redactor, identity: RecordIdentity) {
    self.redactor = redactor
    self.identity = identity
  }

  /// The record redacted again, or nil when nothing is found in it.
  ///
  /// An id or a session in which something is found becomes a keyed name, as when it is logged.
  package mutating func revision(
    of interaction: Interaction,
    feedback: Feedback?
  ) -> RecordRevision? {
    var redaction = TextRedaction(redactor)
    let standing = StandingTexts(interaction, feedback: feedback)
    redaction.record.reserve(standing)
    redaction.record.recall(standing.fingerprints, on: interaction.id, by: identity)
    guard let revision = revision(of: interaction, feedback, with: &redaction) else { return nil }
    let names = [
      revision.interaction.id == interaction.id ? nil : interaction.id.rawValue,
      revision.interaction.session == interaction.session ? nil : interaction.session,
    ]
    for name in names.compactMap(\.self) {
      for type in findings(in: name) ?? [] { counts[type, default: 0] += 1 }
    }
    countScores(of: interaction.sources)
    counts.merge(redaction.record.counts, uniquingKeysWith: +)
    return revision
  }

  /// What a reviewer wrote, redacted again; nil when nothing is found in it.
  ///
  /// Values of the types that the reviewer chose to keep stay, unless they are secrets.
  ///
  /// - Parameter record: the record that it is about, whose placeholders are not given again.
  package mutating func revision(
    of event: DecisionEvent,
    about record: Interaction?
  ) -> WordsRevision? {
    var redaction = TextRedaction(redactor)
    var standing = record.map { StandingTexts($0) } ?? StandingTexts()
    standing.add(event)
    redaction.record.reserve(standing)
    // The words may stand with other records too, where a name has another value: nothing is recalled.
    guard let revision = revision(of: event, about: record, with: &redaction) else { return nil }
    counts.merge(redaction.record.counts, uniquingKeysWith: +)
    return revision
  }

  /// A record and all that reviewers wrote about it, redacted again in one go: a value that is found in
  /// several of these texts has one name in them.
  ///
  /// What is found does not count.
  ///
  /// - Parameters:
  ///   - item: an item of the record.
  ///   - others: what was decided on other items of the same record.
  /// - Returns: nil and nothing where nothing is found; an operation once.
  package mutating func revisions(
    of item: ItemDetail,
    and others: [DecisionEvent] = []
  ) -> (record: RecordRevision?, words: [WordsRevision]) {
    var redaction = TextRedaction(redactor)
    var standing = StandingTexts(item)
    for event in others { standing.add(event) }
    redaction.record.reserve(standing)
    redaction.record.recall(standing.fingerprints, on: item.interaction.id, by: identity)
    let record = revision(of: item.interaction, item.feedback, with: &redaction)
    redaction.record.recall = nil
    var seen: Set<OperationID> = []
    var words: [WordsRevision] = []
    for event in others + item.history {
      guard let revision = revision(of: event, about: item.interaction, with: &redaction),
        seen.insert(event.operation).inserted
      else { continue }
      words.append(revision)
    }
    return (record, words)
  }

  private func revision(
    of interaction: Interaction,
    _ feedback: Feedback?,
    with redaction: inout TextRedaction
  ) -> RecordRevision? {
    redaction.record.leaveNames(
      publishedIn: interaction.sources,
      besides: [
        interaction.question, interaction.answer, feedback?.correction, feedback?.comment,
      ]
    )
    var revised = interaction
    revised.question = redaction.redact(interaction.question)
    revised.answer = redaction.redact(interaction.answer)
    revised.sources = redact(interaction.sources, with: &redaction)
    var said = feedback
    said?.correction = feedback?.correction.map { redaction.redact($0) }
    said?.comment = feedback?.comment.map { redaction.redact($0) }
    said?.tags = feedback?.tags.map { redaction.redact($0) } ?? []
    if case .object(let members) = interaction.meta {
      revised.meta = .object(redaction.redact(members))
    }
    revised.agent = Agent(
      model: interaction.agent.model.map { redaction.redact($0, sparing: [.ip]) },
      version: interaction.agent.version.map { redaction.redact($0, sparing: [.ip]) }
    )
    revised.id = identity.interaction(interaction.id.rawValue, redactor: redactor)
    revised.session = interaction.session.map { identity.session($0, of: nil, redactor: redactor) }
    guard revised != interaction || said != feedback else { return nil }
    let own = StandingTexts(revised).texts
    revised.fingerprints = known(interaction.fingerprints, in: own, redaction, on: interaction.id)
    if let feedback, let texts = said?.texts, texts != feedback.texts {
      said?.fingerprints = known(feedback.fingerprints, in: texts, redaction, on: interaction.id)
    }
    return RecordRevision(
      of: interaction.id,
      interaction: revised,
      feedback: said,
      questionKey: questionKey(of: revised.question)
    )
  }

  /// By what the values are known again that texts name now: what was known of those whose names are left,
  /// and what was found besides.
  private func known(
    _ before: ValueFingerprints,
    in texts: [String?],
    _ redaction: TextRedaction,
    on record: InteractionID
  ) -> ValueFingerprints {
    before.limited(to: GivenNames.standing(in: texts))
      .merging(
        identity.fingerprints(of: redaction.record, in: texts).fingerprints(on: record)
      )
  }

  private mutating func revision(
    of event: DecisionEvent,
    about record: Interaction?,
    with redaction: inout TextRedaction
  ) -> WordsRevision? {
    guard case .decide(let verdict) = event.action else { return nil }
    redaction.record.use(redactor(keeping: event.kept?.types ?? []))
    if let record {
      redaction.record.leaveNames(
        publishedIn: record.sources,
        besides: [record.question, record.answer, verdict.correction, event.note]
      )
    }
    let correction = verdict.correction.map { redaction.redact($0) }
    let note = event.note.map { redaction.redact($0) }
    redaction.record.use(redactor)
    let reason = event.kept.map { redaction.redact($0.reason) }
    let assertions = event.assertions.map { redaction.redact($0.value) }
    guard
      correction != verdict.correction || note != event.note || reason != event.kept?.reason
        || assertions != event.assertions.map(\.value)
    else { return nil }
    return WordsRevision(
      operation: event.operation,
      correction: correction,
      note: note,
      keptReason: reason,
      assertions: assertions,
      fingerprints: identity.fingerprints(
        of: redaction.record,
        in: [correction, note, reason] + assertions
      )
    )
  }

  /// The reason for which examples were rejected, redacted again; nil when nothing is found in it.
  package mutating func revision(of reason: RejectionReason) -> ReasonRevision? {
    var redaction = TextRedaction(redactor)
    redaction.record.reserve(reason.text)
    let text = redaction.redact(reason.text)
    guard text != reason.text else { return nil }
    counts.merge(redaction.record.counts, uniquingKeysWith: +)
    return ReasonRevision(reason, text: text)
  }

  /// Words that stand in a copy, or are left of something, redacted again; nil when nothing is found in them.
  ///
  /// - Parameters:
  ///   - copy: the words.
  ///   - kept: the labels of types that a reviewer chose to keep in them.
  ///   - isCounted: whether what is found counts.
  package mutating func revision(
    of copy: CopiedWords,
    keeping kept: [String] = [],
    isCounted: Bool = true
  ) -> CopyRevision? {
    let before = counts
    defer { if !isCounted { counts = before } }
    var redaction = TextRedaction(redactor(keeping: kept))
    let sources = copy.place == .example ? copy.sources : []
    for text in copy.texts + sources.flatMap(\.texts) { redaction.record.reserve(text) }
    redaction.record.leaveNames(publishedIn: copy.sources, besides: copy.texts)
    var revised = copy
    let spared: Set<FindingType> = copy.place == .agent ? [.ip] : []
    revised.texts = copy.texts.map { redaction.redact($0, sparing: spared) }
    if copy.place == .example { revised.sources = redact(copy.sources, with: &redaction) }
    if copy.place == .question, revised != copy {
      revised.texts = revised.texts.map(questionKey(of:))
    }
    revised.records = copy.records.map { identity.interaction($0.rawValue, redactor: redactor) }
    guard revised != copy else { return nil }
    for (old, new) in zip(copy.records, revised.records) where old != new {
      for type in findings(in: old.rawValue) ?? [] { counts[type, default: 0] += 1 }
    }
    countScores(of: sources)
    counts.merge(redaction.record.counts, uniquingKeysWith: +)
    return CopyRevision(copy, revised)
  }

  private func redact(_ sources: [Source], with redaction: inout TextRedaction) -> [Source] {
    sources.map { source in
      Source(
        id: source.id.map { redaction.redact($0) },
        title: source.title.map { redaction.redact($0) },
        uri: source.uri.map { redaction.redact($0) },
        text: source.text.map { redaction.redact($0) },
        score: source.score.flatMap { findings(in: $0) == nil ? $0 : nil }
      )
    }
  }

  private mutating func countScores(of sources: [Source]) {
    for source in sources {
      for type in source.score.flatMap(findings(in:)) ?? [] { counts[type, default: 0] += 1 }
    }
  }

  /// The types of what is found in a name; nil for nothing.
  private func findings(in name: String) -> [FindingType]? {
    let found = redactor.findings(in: name).map(\.type)
    return found.isEmpty ? nil : found
  }

  private mutating func redactor(keeping types: [String]) -> Redactor {
    if types.isEmpty { return redactor }
    if let known = keeping[types] { return known }
    let made = redactor.keeping(types)
    keeping[types] = made
    return made
  }
}

extension Source {
  /// Its texts.
  fileprivate var texts: [String] { [id, title, uri, text].compactMap(\.self) }
}
