import Capture
import Redaction
import ReviewModel

/// Redacts what reviewers and users write, before it goes to the store.
struct ReviewTexts {
  let redactor: Redactor
  /// The program that is asked about what the redactor has left.
  var external: ExternalRedactor?

  /// The texts with every private value replaced; nil stays nil.
  ///
  /// One value has one placeholder in all of them, and none that the record gave to another value.
  ///
  /// - Throws: when the external redactor fails; then nothing may be stored.
  func redacted(_ texts: [String?], of record: Interaction) throws(ExternalFailure) -> [String?] {
    let context = [record.question, record.answer] + record.sources.compactMap(\.text)
    return try redacted(texts, context: context)
  }

  /// A text that belongs to no record, with every private value replaced.
  func redacted(_ text: String) throws(ExternalFailure) -> String {
    try redacted([text], context: []).compactMap(\.self).first ?? ""
  }

  private func redacted(
    _ texts: [String?],
    context: [String]
  ) throws(ExternalFailure) -> [String?] {
    var redaction = RecordRedaction(redactor)
    for text in context + texts.compactMap(\.self) { redaction.reserve(text) }
    let own = texts.map { text in text.map { redaction.redact($0) } }
    guard let external else { return own }
    var rest = try external.redact(
      own.compactMap(\.self),
      context: context,
      with: &redaction
    )[...]
    return own.map { $0.flatMap { _ in rest.popFirst() } }
  }
}
