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
  /// One value has one placeholder in all of them, and none that a text which stands with the record gave
  /// to another value. What is kept is kept in the first text, the correction; in notes only where there is
  /// none, since a reason for a correction does not speak for the notes beside it.
  ///
  /// - Parameters:
  ///   - item: what they are about; nil for nothing in particular.
  ///   - others: names that stand with other items which get the texts.
  ///   - reason: why private values are kept; of these only secrets are replaced then. It is redacted itself,
  ///     and whole.
  /// - Throws: when the external redactor fails; then nothing may be stored.
  func redacted(
    _ texts: [String?],
    of item: ItemDetail?,
    besides others: [String] = [],
    keeping reason: String? = nil
  ) throws(ExternalFailure) -> RedactedWords {
    var joining = joining(texts + [reason], item, others)
    return try redacted(texts, keeping: reason, with: &joining)
  }

  /// The same, with a record and the other texts whose placeholders are not given again.
  func redacted(
    _ texts: [String?],
    about record: Interaction?,
    besides more: [String] = [],
    keeping reason: String? = nil
  ) throws(ExternalFailure) -> RedactedWords {
    let standing = record.map { StandingTexts($0).texts } ?? []
    var joining = JoiningTexts(
      texts + [reason],
      record: record,
      standing: standing + more,
      external: external,
      redactor: redactor
    )
    return try redacted(texts, keeping: reason, with: &joining)
  }

  private func joining(
    _ texts: [String?],
    _ item: ItemDetail?,
    _ others: [String]
  ) -> JoiningTexts {
    JoiningTexts(
      texts,
      record: item?.interaction,
      standing: (item.map { StandingTexts($0).texts } ?? []) + others,
      external: external,
      redactor: redactor
    )
  }

  private func redacted(
    _ texts: [String?],
    keeping reason: String?,
    with joining: inout JoiningTexts
  ) throws(ExternalFailure) -> RedactedWords {
    guard let reason else { return try joining.redact(texts, by: redactor).words }
    guard texts.first.flatMap({ $0 }) == nil || texts.dropFirst().allSatisfy({ $0 == nil }) else {
      var words = try redacted([texts[0]], keeping: reason, with: &joining)
      let noted = try joining.redact(Array(texts.dropFirst()), by: redactor).words
      words.texts += noted.texts
      words.replaced += noted.replaced
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
