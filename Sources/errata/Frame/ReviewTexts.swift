import Redaction
import ReviewModel

/// Redacts what reviewers and users write, before it goes to the store.
struct ReviewTexts {
  let redactor: Redactor

  /// The texts with every private value replaced; nil stays nil.
  ///
  /// One value has one placeholder in all of them, and none that the record gave to another value.
  func redacted(_ texts: [String?], of record: Interaction) -> [String?] {
    var redaction = RecordRedaction(redactor)
    redaction.reserve(record.question)
    redaction.reserve(record.answer)
    for text in record.sources.compactMap(\.text) + texts.compactMap(\.self) {
      redaction.reserve(text)
    }
    return texts.map { text in text.map { redaction.redact($0) } }
  }
}
