package import Redaction
package import ReviewStorage

extension StandingTexts {
  /// The texts of a record as it came.
  init(_ raw: RawRecord) {
    self.init(
      question: raw.question,
      answer: raw.answer,
      sources: raw.sources,
      feedback: raw.feedback,
      agent: raw.agent,
      meta: raw.meta
    )
  }
}

extension RecordRedaction {
  /// Keeps the names that stand with a record from being given to another value.
  package mutating func reserve(_ standing: StandingTexts) {
    for text in standing.texts { reserve(text) }
  }
}
