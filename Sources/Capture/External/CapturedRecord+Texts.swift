import ReviewModel
package import ReviewStorage

extension CapturedRecord {
  /// Every text of the record, in the order in which ``replaceTexts(_:)`` meets them.
  package var texts: [String] {
    var copy = self
    var texts: [String] = []
    copy.replaceTexts { text in
      texts.append(text)
      return text
    }
    return texts
  }

  /// Replaces every text of the record: question, answer, sources, feedback, the agent, and the strings
  /// in `meta`.
  mutating func replaceTexts(_ replace: (String) -> String) {
    interaction.question = replace(interaction.question)
    interaction.answer = replace(interaction.answer)
    interaction.sources = interaction.sources.map { source in
      Source(
        id: source.id.map(replace),
        title: source.title.map(replace),
        uri: source.uri.map(replace),
        text: source.text.map(replace),
        score: source.score
      )
    }
    if var said = feedback {
      said.correction = said.correction.map(replace)
      said.comment = said.comment.map(replace)
      said.tags = said.tags.map(replace)
      feedback = said
    }
    interaction.agent.model = interaction.agent.model.map(replace)
    interaction.agent.version = interaction.agent.version.map(replace)
    interaction.meta = interaction.meta.replacingTexts(replace)
  }
}

extension CapturedRecord {
  /// How many of ``texts`` stand before those of the feedback.
  var textsBeforeFeedback: Int {
    2
      + interaction.sources
      .map { [$0.id, $0.title, $0.uri, $0.text].compactMap(\.self).count }.reduce(0, +)
  }

  /// How many of them are the feedback's.
  var textsOfFeedback: Int { feedback?.texts.compactMap(\.self).count ?? 0 }
}

extension JSONValue {
  fileprivate func replacingTexts(_ replace: (String) -> String) -> JSONValue {
    switch self {
    case .null, .bool, .number: self
    case .string(let text): .string(replace(text))
    case .array(let elements): .array(elements.map { $0.replacingTexts(replace) })
    case .object(let members):
      .object(members.map { JSONMember($0.key, $0.value.replacingTexts(replace)) })
    }
  }
}
