/// A field of a record that capture may be told to leave out, by its name in the log.
///
/// Id, question, answer and consent are none of them: without these a record is of no use, or is used
/// for what nobody allowed.
package enum CapturedField: String, CaseIterable, Sendable {
  /// When it happened.
  case time = "ts"
  /// The ids of sources.
  case sourceID = "sources.id"
  /// The titles of sources, or their names where the log has nothing else.
  case sourceTitle = "sources.title"
  /// Where sources can be found.
  case sourceURI = "sources.uri"
  /// The passages themselves.
  case sourceText = "sources.text"
  /// The retriever's scores.
  case sourceScore = "sources.score"
  /// The thumb or the gesture; it goes with every other part of the feedback that is kept.
  case feedbackSignal = "feedback.signal"
  /// The right answer in the user's words, wherever the log has it.
  case feedbackCorrection = "feedback.correction"
  /// Why, in the user's words.
  case feedbackComment = "feedback.comment"
  /// The labels of the agent's own form.
  case feedbackTags = "feedback.tags"
  /// When the feedback was given.
  case feedbackTime = "feedback.ts"
  /// The keyed hash of the user.
  case user
  /// The session.
  case session
  /// The model's name.
  case agentModel = "agent.model"
  /// The agent's version.
  case agentVersion = "agent.version"
  /// What errata does not know.
  case meta
}

/// Which fields of records are stored.
package struct CapturedFields: Hashable, Sendable {
  private var fields: Set<CapturedField>

  /// All of them: what holds when nothing is said.
  package static let all = CapturedFields(fields: Set(CapturedField.allCases))

  private init(fields: Set<CapturedField>) { self.fields = fields }

  /// Reads names, such as `user`, `sources` for every part of a source, or `sources.text`.
  ///
  /// - Throws: the first name that means nothing.
  package init(names: [String]) throws(UnknownCapturedField) {
    fields = []
    for name in names {
      let meant = Self.fields(named: name)
      guard !meant.isEmpty || Self.always.contains(name) else {
        throw UnknownCapturedField(name: name)
      }
      fields.formUnion(meant)
    }
    if fields.contains(where: { $0.rawValue.hasPrefix("feedback.") }) {
      fields.insert(.feedbackSignal)
    }
  }

  /// Whether a field is stored.
  package func contains(_ field: CapturedField) -> Bool { fields.contains(field) }

  /// Whether any part of sources is stored.
  package var hasSources: Bool { fields.contains { $0.rawValue.hasPrefix("sources.") } }

  /// The names that may be given.
  package static let names =
    always + ["sources", "feedback", "correction", "agent"] + CapturedField.allCases.map(\.rawValue)

  /// Names of what is stored in any case.
  private static let always = ["id", "question", "answer", "consent"]

  private static func fields(named name: String) -> [CapturedField] {
    if name == "correction" { return [.feedbackCorrection] }
    return CapturedField.allCases.filter {
      $0.rawValue == name || $0.rawValue.hasPrefix(name + ".")
    }
  }
}

/// A name that no field has.
package struct UnknownCapturedField: Error, Hashable, Sendable {
  /// The name.
  package var name: String

  /// Makes an error.
  package init(name: String) { self.name = name }
}
