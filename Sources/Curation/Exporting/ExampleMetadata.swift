import ReviewModel

extension Example {
  /// What an evaluation keeps beside a case: every key in its order, none of them ever null.
  ///
  /// - Parameter text: how a text of a record may stand there.
  func metadata(_ text: (String) -> String = { $0 }) -> [JSONMember] {
    func list(_ texts: [String]) -> JSONValue { .array(texts.map { .string(text($0)) }) }
    return [
      JSONMember("kind", .string(kind.rawValue)),
      JSONMember("cluster", .string(cluster)),
      JSONMember("weight", .number(String(weight))),
      JSONMember("tags", list(tags)),
      JSONMember("paraphrases", list(paraphrases)),
      JSONMember(
        "assert",
        .array(heldAssertions.map { Assertion($0.kind, text($0.value)).row })
      ),
      JSONMember(
        "lineage",
        .array(
          lineage.map { entry in
            .object([
              JSONMember("id", .string(text(entry.interaction.rawValue))),
              JSONMember("role", .string(entry.role.rawValue)),
              JSONMember("operation", .string(text(entry.operation?.rawValue ?? ""))),
            ])
          }
        )
      ),
    ]
  }

  /// The sources as rows of one form: strings throughout, empty for what is not known, the score in its own
  /// digits.
  ///
  /// - Parameters:
  ///   - withTexts: whether the passages themselves stand there too.
  ///   - text: how a text of a record may stand there.
  func sourceRows(withTexts: Bool, _ text: (String) -> String = { $0 }) -> JSONValue {
    .array(
      sources.map { source in
        let parts = [
          ("id", source.id), ("title", source.title), ("uri", source.uri),
          ("text", source.text), ("score", source.score),
        ]
        return .object(
          parts.filter { withTexts || $0.0 != "text" }
            .map { JSONMember($0.0, .string(text($0.1 ?? ""))) }
        )
      }
    )
  }

  /// What the sources say, one string a source: the passage, or the name of one whose passage was not logged.
  var passages: [String] {
    sources.compactMap { source in
      [source.text, source.title, source.uri, source.id].compactMap(\.self)
        .first { !$0.allSatisfy(\.isWhitespace) }
    }
  }
}
