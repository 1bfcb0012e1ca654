package import ReviewModel

extension Example {
  /// The example's line of `eval.jsonl`, every key in its order.
  ///
  /// - Parameter version: the model that was trained on the release, nil when none was; it marks the
  ///   cases that it has seen, so that they can be counted apart.
  package func evalRow(trainedAs version: String?) -> JSONValue {
    .object([
      JSONMember("id", .string(id.rawValue)),
      JSONMember("kind", .string(kind.rawValue)),
      JSONMember("question", .string(question)),
      JSONMember("expected", .string(expected)),
      JSONMember("sources", .array(sources.map(row))),
      JSONMember("tags", .array(tags.map(JSONValue.string))),
      JSONMember("weight", .number(String(weight))),
      JSONMember("cluster", .string(cluster)),
      JSONMember("paraphrases", .array(paraphrases.map(JSONValue.string))),
      JSONMember("assert", .array(heldAssertions.map(\.row))),
      JSONMember("trained_on", isForTraining ? .text(version) : .null),
      JSONMember("lineage", lineageRow),
    ])
  }

  /// The records and decisions behind the example, the first with whose words the right answer is: a person's, or the
  /// agent's own, and then of which version and how far from people's words.
  package var lineageRow: JSONValue {
    .array(
      lineage.enumerated().map { index, entry in
        let isOwn = index == 0
        return .object([
          JSONMember("id", .string(entry.interaction.rawValue)),
          JSONMember("role", .string(entry.role.rawValue)),
          JSONMember("operation", .text(entry.operation?.rawValue)),
          JSONMember("words", isOwn ? .string(words.areAgents ? "agent" : "person") : .null),
          JSONMember("version", .text(isOwn ? words.agent?.names.first : nil)),
          JSONMember("depth", isOwn ? .number(String(words.depth)) : .null),
        ])
      }
    )
  }
}

private func row(of source: Source) -> JSONValue {
  .object([
    JSONMember("id", .text(source.id)),
    JSONMember("title", .text(source.title)),
    JSONMember("uri", .text(source.uri)),
    JSONMember("text", .text(source.text)),
    JSONMember("score", source.score.map(JSONValue.number) ?? .null),
  ])
}

extension JSONValue {
  /// A string, or null for nil.
  fileprivate static func text(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
}
