import Capture
import Redaction
import ReviewModel
import ReviewStorage

/// Redacts what reviewers and users write, before it goes to the store.
struct ReviewTexts {
  let redactor: Redactor
  /// The program that is asked about what the redactor has left.
  var external: ExternalRedactor?
  /// Knows values again that stand with a record; nil where the key of the store is not known.
  var identity: RecordIdentity?

  /// The texts with their private values replaced; nil stays nil.
  ///
  /// One value has one placeholder in all of them, the one that the record, decisions or feedback on it have for it
  /// already, and none that a text which stands with the record gave to another value. What is kept is kept in the first text, the correction; in notes only where there is
  /// none, since a reason for a correction does not speak for the notes beside it.
  ///
  /// - Parameters:
  ///   - item: what they are about; nil for nothing in particular.
  ///   - others: names that stand with other items which get the texts.
  ///   - reason: why private values are kept; of these only secrets are replaced then. It is redacted itself,
  ///     and whole.
  ///   - reviewer: who wrote them; of two names that a value has got, the reviewer's own is taken.
  /// - Throws: when the external redactor fails; then nothing may be stored.
  func redacted(
    _ texts: [String?],
    of item: ItemDetail?,
    besides others: TakenNames = TakenNames(),
    keeping reason: String? = nil,
    by reviewer: String? = nil
  ) throws(ExternalFailure) -> RedactedWords {
    var joining = JoiningTexts(
      texts + [reason],
      record: item?.interaction,
      standing: item.map { StandingTexts($0).texts } ?? [],
      external: external,
      redactor: redactor,
      known: item.map { $0.fingerprints(firstOf: reviewer) } ?? [],
      besides: others,
      identity: identity
    )
    return try redacted(texts, keeping: reason, with: &joining)
  }

  /// The same, with a record, the other texts whose placeholders are not given again, and the fingerprints of
  /// values that have names there.
  func redacted(
    _ texts: [String?],
    about record: Interaction?,
    besides more: [String] = [],
    known: [ValueFingerprints] = [],
    keeping reason: String? = nil
  ) throws(ExternalFailure) -> RedactedWords {
    let standing = record.map { StandingTexts($0).texts } ?? []
    var joining = JoiningTexts(
      texts + [reason],
      record: record,
      standing: standing + more,
      external: external,
      redactor: redactor,
      known: known,
      identity: identity
    )
    return try redacted(texts, keeping: reason, with: &joining)
  }

  private func redacted(
    _ texts: [String?],
    keeping reason: String?,
    with joining: inout JoiningTexts
  ) throws(ExternalFailure) -> RedactedWords {
    var words = try replaced(texts, keeping: reason, with: &joining)
    words.fingerprints = joining.fingerprints(in: words)
    return words
  }

  private func replaced(
    _ texts: [String?],
    keeping reason: String?,
    with joining: inout JoiningTexts
  ) throws(ExternalFailure) -> RedactedWords {
    guard let reason else { return try joining.redact(texts, by: redactor).words }
    guard texts.first.flatMap({ $0 }) == nil || texts.dropFirst().allSatisfy({ $0 == nil }) else {
      var words = try replaced([texts[0]], keeping: reason, with: &joining)
      let noted = try joining.redact(Array(texts.dropFirst()), by: redactor).words
      words.texts += noted.texts
      words.replaced += noted.replaced
      words.replacedTypes.merge(noted.replacedTypes, uniquingKeysWith: +)
      return words
    }
    let own = labelsToKeep(in: texts, about: joining.record)
    var (words, kept) = try joining.redact(texts, by: redactor.keeping(own), keepsOthers: true)
    kept.formUnion(own)
    guard !kept.isEmpty else { return words }
    let said = try joining.redact([reason], by: redactor).words.texts
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
    try redacted([text], about: nil).texts.compactMap(\.self).first ?? ""
  }
}

extension ItemDetail {
  /// By what the values are known again that the record, decisions and feedback on it name: the record's own
  /// first, what stands before what does not, and one reviewer's before those of others.
  fileprivate func fingerprints(firstOf reviewer: String?) -> [ValueFingerprints] {
    let log = DecisionLog(history)
    let standing = ([log.effective] + log.secondOpinions).compactMap(\.self)
    let own = standing.filter { $0.reviewer == reviewer }
    let events = own + standing + history.reversed()
    return
      ([interaction.fingerprints] + events.map(\.fingerprints)
      + [feedback?.fingerprints].compactMap(\.self))
      .filter { !$0.isEmpty }
  }
}
