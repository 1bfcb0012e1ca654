import Capture
import Redaction
import ReviewModel
import ReviewStorage

/// Redacts what reviewers and users write, before it goes to the store.
struct ReviewTexts {
  let redactor: Redactor
  /// The program that is asked about what the redactor has left.
  var external: ExternalRedactor?

  /// The texts with their private values replaced; nil stays nil.
  ///
  /// One value has one placeholder in all of them, and none that the record, its feedback or what
  /// reviewers wrote about it before gave to another value.
  ///
  /// - Parameters:
  ///   - item: what they are about; nil for nothing in particular.
  ///   - reason: why private values are kept; then only secrets are replaced. It is redacted itself, and
  ///     whole.
  /// - Throws: when the external redactor fails; then nothing may be stored.
  func redacted(
    _ texts: [String?],
    of item: ItemDetail?,
    keeping reason: String? = nil
  ) throws(ExternalFailure) -> RedactedWords {
    try redacted(texts, about: item?.interaction, besides: item?.otherTexts ?? [], keeping: reason)
  }

  /// A correction and notes with their private values replaced; what is kept is kept in the correction
  /// alone, since the reason speaks for that.
  ///
  /// - Throws: when the external redactor fails; then nothing may be stored.
  func redacted(
    _ correction: String?,
    notes: [String?],
    of item: ItemDetail,
    keeping reason: String?
  ) throws(ExternalFailure) -> RedactedWords {
    guard reason != nil, correction != nil, notes.contains(where: { $0 != nil }) else {
      return try redacted([correction] + notes, of: item, keeping: reason)
    }
    var words = try redacted([correction], of: item, keeping: reason)
    let said = words.texts.compactMap(\.self)
    let noted = try redacted(notes, about: item.interaction, besides: item.otherTexts + said)
    words.texts += noted.texts
    words.replaced += noted.replaced
    return words
  }

  /// The same, with a record and the other texts whose placeholders are not given again.
  func redacted(
    _ texts: [String?],
    about record: Interaction?,
    besides more: [String] = [],
    keeping reason: String? = nil
  ) throws(ExternalFailure) -> RedactedWords {
    guard let reason else {
      return try redacted(texts, about: record, besides: more, by: redactor).words
    }
    let own = labelsToKeep(in: texts, about: record)
    var (words, kept) = try redacted(
      texts,
      about: record,
      besides: more,
      by: redactor.keeping(own),
      keepsOthers: true
    )
    kept.formUnion(own)
    guard !kept.isEmpty else { return words }
    let written = more + texts.compactMap(\.self)
    let said = try redacted([reason], about: record, besides: written, by: redactor).words.texts
    words.kept = KeptValues(reason: said.compactMap(\.self).joined(), types: kept.sorted())
    return words
  }

  /// What is kept when everything but secrets is; names that may stay need not be kept.
  private func labelsToKeep(in texts: [String?], about record: Interaction?) -> Set<String> {
    let written = texts.compactMap(\.self)
    var labels = redactor.labelsToKeep(in: written)
    if labels.contains(FindingType.person.label),
      !written.contains(where: { text in
        (record.map { redactor.findings(in: text, about: $0) } ?? redactor.findings(in: text))
          .contains { $0.type == .person }
      })
    {
      labels.remove(FindingType.person.label)
    }
    return labels
  }

  /// A text that belongs to no record, with every private value replaced.
  func redacted(_ text: String) throws(ExternalFailure) -> String {
    try redacted([text], about: nil, besides: [], by: redactor).words.texts.compactMap(\.self).first
      ?? ""
  }

  /// - Parameter keepsOthers: whether only secrets are replaced of what the external redactor finds.
  private func redacted(
    _ texts: [String?],
    about record: Interaction?,
    besides more: [String],
    by redactor: Redactor,
    keepsOthers: Bool = false
  ) throws(ExternalFailure) -> (words: RedactedWords, kept: Set<String>) {
    let context = (record?.texts ?? []) + more
    var redaction = RecordRedaction(redactor)
    for text in context + texts.compactMap(\.self) { redaction.reserve(text) }
    if let record { redaction.leaveNames(of: record, besides: texts) }
    var words = RedactedWords(texts.map { text in text.map { redaction.redact($0) } })
    var kept: Set<String> = []
    if let external {
      let outcome = try external.redact(
        words.texts.compactMap(\.self),
        context: context,
        keepsOthers: keepsOthers,
        with: &redaction
      )
      var rest = outcome.texts[...]
      words.texts = words.texts.map { $0.flatMap { _ in rest.popFirst() } }
      kept = outcome.kept
    }
    words.replaced = redaction.counts.values.reduce(0, +)
    return (words, kept)
  }
}

extension ItemDetail {
  /// What is said of the record besides its question, its answer and its sources: the feedback, `meta`,
  /// and what reviewers wrote.
  fileprivate var otherTexts: [String] {
    let written = history.flatMap { event in
      var correction: String?
      if case .decide(let verdict) = event.action { correction = verdict.correction }
      return [correction, event.note, event.kept?.reason].compactMap(\.self)
    }
    return interaction.otherTexts(with: feedback) + sides.map(\.correction) + written
  }
}

extension Interaction {
  /// The texts of `meta` and of the feedback on the record.
  func otherTexts(with feedback: Feedback?) -> [String] {
    var rest = Interaction(id: "", question: "", answer: "")
    rest.meta = meta
    return CapturedRecord(interaction: rest, feedback: feedback, questionKey: "").texts
  }
}
