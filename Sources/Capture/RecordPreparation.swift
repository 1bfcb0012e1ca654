import JSONText
import Redaction
import ReviewModel
import ReviewStorage
import TextAnalysis

/// Makes a raw record fit for a store: redacts every text of it and hashes its user.
///
/// Nothing of the input is left as it was but the time, the signal, consent, ids and sessions that
/// give nobody away, scores that read like no private value, and the names of fields that errata knows. An
/// agent's version that reads like an IP address stays. The name of the user, beside whose hash it would say
/// who that is, goes from fields that errata does not know, and where it is the whole of a tag, of the
/// agent's name or version, or of a source's id, title or address; in texts it goes as any name does.
struct RecordPreparation: Sendable {
  let redactor: Redactor
  let identity: RecordIdentity
  /// What is stored of a record.
  let minimisation: Minimisation
  /// Whether records are known by their words in any case too, should one have been erased.
  let foldsMarks: Bool
  /// Whether an external redactor looks at what is prepared.
  let staysOpen: Bool
  /// The keyed names of users that were met: they come often, and a name takes longer than a look.
  private var users: [ByteName: String] = [:]

  init(
    redactor: Redactor,
    identity: RecordIdentity,
    minimisation: Minimisation = Minimisation(),
    staysOpen: Bool = false,
    foldsMarks: Bool = true
  ) {
    self.foldsMarks = foldsMarks
    self.redactor = redactor
    self.identity = identity
    self.minimisation = minimisation
    self.staysOpen = staysOpen
  }

  /// A record with everything settled but the id of one that has none.
  ///
  /// - Parameter waiting: what is known of it besides, when it comes out of a quarantine.
  mutating func prepare(_ raw: RawRecord, waiting: QuarantinedLine? = nil) -> PreparedRecord {
    var redaction = TextRedaction(redactor)
    let prepared = prepare(raw, waiting: waiting, with: &redaction)
    guard redaction.record.hasExposedName else { return prepared }
    redaction = TextRedaction(redactor)
    redaction.record.takesFamousNames()
    return prepare(raw, waiting: waiting, with: &redaction)
  }

  private mutating func prepare(
    _ raw: RawRecord,
    waiting: QuarantinedLine?,
    with redaction: inout TextRedaction
  ) -> PreparedRecord {
    redaction.record.reserve(StandingTexts(raw))
    redaction.record.leaveNames(
      publishedIn: raw.sources,
      besides: [raw.question, raw.answer, raw.feedback?.correction, raw.feedback?.comment]
    )
    let givenID = raw.id.map { identity.interaction($0, by: raw.user, redactor: redactor) }
    let digest = givenID == nil ? identity.digest(of: raw) : nil
    let question = redaction.redact(raw.question)
    var interaction = Interaction(
      id: givenID ?? "",
      time: raw.time,
      question: question,
      answer: redaction.redact(raw.answer),
      user: raw.user.map { waiting != nil && identity.isUserName($0) ? $0 : user($0) },
      session: raw.session.map { identity.session($0, of: raw.user, redactor: redactor) },
      consent: raw.consent,
      replacedSurrogates: waiting?.replacedSurrogates ?? raw.replacedSurrogates
    )
    interaction.sources = raw.sources.map { redact($0, with: &redaction) }
    let beforeFeedback = redaction.record.counts
    var feedback = raw.feedback.map { redact($0, with: &redaction) }
    let inFeedback = redaction.record.counts.merging(beforeFeedback) { $0 - $1 }
    interaction.agent = Agent(
      model: raw.agent.model.map { redaction.redact($0, sparing: [.ip]) },
      version: raw.agent.version.map { redaction.redact($0, sparing: [.ip]) }
    )
    let meta = JSONValue.object(redaction.redact(raw.meta))
    interaction.meta = meta
    if let user = raw.user.map(UserWord.init) { hide(user, in: &interaction, &feedback) }
    var record = CapturedRecord(
      interaction: interaction,
      feedback: feedback,
      questionKey: questionKey(of: question)
    )
    record.content = waiting?.content ?? identity.content(of: raw)
    record.marks = identity.contentMarks(of: interaction, content: record.content)
    if foldsMarks {
      // A line of a quarantine names its user by the hash, and has the marks of the name.
      let name = waiting == nil ? raw.user : nil
      record.marks += identity.foldedMarks(of: interaction, userNamed: name)
    }
    record.feedbackNames = givenNames(in: feedback, of: raw, waiting)
    if let known = waiting?.fingerprints, !known.isEmpty {
      let own = GivenNames.standing(in: StandingTexts(interaction).texts)
      record.interaction.fingerprints = known.limited(to: own)
      let said = GivenNames.standing(in: feedback?.texts ?? [])
      record.feedback?.fingerprints = known.limited(to: said)
    }
    name(&record, after: raw, givenID)
    for mark in waiting?.marks ?? [] where !record.marks.contains(mark) {
      record.marks.append(mark)
    }
    let kept = minimisation.cut(record, identity: identity)
    return PreparedRecord(
      record: kept,
      digest: digest,
      values: redaction.record.values(
        in: redaction.record.namesValues
          ? StandingTexts(kept.interaction, feedback: kept.feedback).texts : []
      ),
      replaced: ReplacedValues(
        all: redaction.record.counts,
        inFeedback: raw.feedback == nil ? [:] : inFeedback
      ),
      runaways: redaction.record.runaways,
      open: staysOpen ? OpenRedaction(placeholders: redaction.record, whole: interaction) : nil
    )
  }

  private func hide(
    _ user: UserWord,
    in interaction: inout Interaction,
    _ feedback: inout Feedback?
  ) {
    func hidden(_ text: String) -> String { user.isWhole(text) ? UserWord.placeholder : text }
    interaction.meta = user.hidden(in: interaction.meta)
    interaction.agent.model = interaction.agent.model.map(hidden)
    interaction.agent.version = interaction.agent.version.map(hidden)
    interaction.sources = interaction.sources.map { source in
      var source = source
      source.id = source.id.map(hidden)
      source.title = source.title.map(hidden)
      source.uri = source.uri.map(hidden)
      return source
    }
    if let tags = feedback?.tags { feedback?.tags = tags.map(hidden) }
  }

  private func givenNames(
    in feedback: Feedback?,
    of raw: RawRecord,
    _ waiting: QuarantinedLine?
  ) -> GivenNames {
    guard let feedback else { return GivenNames() }
    let given = GivenNames(in: feedback.texts, besides: raw.feedback?.texts ?? [])
    return GivenNames(given.names.union(waiting?.feedbackNames ?? []))
  }

  /// A record that may not be stored: no text of it, only what tells whether it is known.
  mutating func refusal(_ raw: RawRecord) -> PreparedRecord {
    let givenID = raw.id.map { identity.interaction($0, by: raw.user, redactor: redactor) }
    let interaction = Interaction(
      id: givenID ?? "",
      question: "",
      answer: "",
      consent: Consent.none
    )
    var record = CapturedRecord(interaction: interaction, feedback: nil, questionKey: "")
    name(&record, after: raw, givenID)
    return PreparedRecord(
      record: record,
      digest: givenID == nil ? identity.digest(of: raw) : nil
    )
  }

  /// Says by which other id a record with an id may be known, and by which marks.
  private func name(_ record: inout CapturedRecord, after raw: RawRecord, _ given: InteractionID?) {
    guard let id = raw.id, let given else { return }
    let other = identity.otherName(of: id, beside: given)
    record.otherID = other
    record.marks += [identity.mark(ofID: given), identity.mark(ofID: other)]
  }

  private mutating func user(_ name: String) -> String {
    let bytes = ByteName(name)
    if let known = users[bytes] { return known }
    let hash = identity.user(name)
    users[bytes] = hash
    return hash
  }

  private func redact(_ source: Source, with redaction: inout TextRedaction) -> Source {
    Source(
      id: source.id.map { redaction.redact($0) },
      title: source.title.map { redaction.redact($0) },
      uri: source.uri.map { redaction.redact($0) },
      text: source.text.map { redaction.redact($0) },
      score: source.score.flatMap { redactor.findings(in: $0).isEmpty ? $0 : nil }
    )
  }

  private func redact(_ feedback: Feedback, with redaction: inout TextRedaction) -> Feedback {
    Feedback(
      feedback.signal,
      correction: feedback.correction.map { redaction.redact($0) },
      comment: feedback.comment.map { redaction.redact($0) },
      tags: feedback.tags.map { redaction.redact($0) },
      time: feedback.time
    )
  }
}

/// A record on its way into the store.
struct PreparedRecord: Sendable {
  var record: CapturedRecord
  /// What the id is made of, when the record has none.
  var digest: ContentDigest?
  /// The values that its texts name, which are known again once it has its id.
  var values: [NamedValue] = []
  /// What redaction replaced.
  var replaced = ReplacedValues()
  /// Texts that were taken whole, by the rule that ran away.
  var runaways: [String: Int] = [:]
  /// What an external redactor needs; nil without one.
  var open: OpenRedaction?
}
