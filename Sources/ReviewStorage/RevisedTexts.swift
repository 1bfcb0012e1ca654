package import ReviewModel

/// The texts that were redacted anew of one record or decision, so that their copies can follow.
package struct RevisedTexts: Hashable, Sendable {
  /// A text before and after.
  package struct Change: Hashable, Sendable {
    /// The text that stood there.
    package var old: String
    /// The text that stands there now.
    package var new: String

    /// Makes a change.
    package init(_ old: String, _ new: String) {
      self.old = old
      self.new = new
    }
  }

  /// The question.
  package var question: Change?
  /// The answer.
  package var answer: Change?
  /// The correction.
  package var correction: Change?
  /// What an answer must say and must not say.
  package var assertions: [Change] = []
  /// The labels.
  package var tags: [Change] = []
  /// The sources before and after.
  package var sources: (old: [Source], new: [Source])? {
    get { oldSources.map { ($0, newSources) } }
    set { (oldSources, newSources) = (newValue?.old, newValue?.new ?? []) }
  }
  private var oldSources: [Source]?
  private var newSources: [Source] = []

  /// Makes texts of which none has changed.
  package init() {}
}

extension Example {
  /// The example with the texts of a record or decision that were redacted anew; the id stays, so that
  /// approvals hold.
  ///
  /// Only what it has from there follows, since the same words elsewhere have placeholders of their own.
  ///
  /// - Parameter isSpeaker: whether its answer is theirs; else it has no more than a wording and labels
  ///   from them.
  package func revising(_ texts: RevisedTexts, isSpeaker: Bool) -> Example {
    func revised(_ text: String, _ change: RevisedTexts.Change?) -> String {
      change.flatMap { $0.old.utf8.elementsEqual(text.utf8) ? $0.new : nil } ?? text
    }
    var example = self
    example.paraphrases = paraphrases.map { revised($0, texts.question) }
    example.tags = tags.map { tag in
      revised(tag, texts.tags.first { $0.old.utf8.elementsEqual(tag.utf8) })
    }
    guard isSpeaker else { return example }
    example.question = revised(question, texts.question)
    example.answer = revised(answer, texts.answer)
    example.expected = revised(expected, kind == .golden ? texts.answer : texts.correction)
    example.assertions = assertions.map { assertion in
      let change = texts.assertions.first { $0.old.utf8.elementsEqual(assertion.value.utf8) }
      return Assertion(assertion.kind, revised(assertion.value, change))
    }
    if let changed = texts.sources, changed.old == sources { example.sources = changed.new }
    return example
  }
}
