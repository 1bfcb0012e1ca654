/// What a store knows of the values that filters ask for, for completion: the most recent ones, and of
/// each kind a limited number.
package struct FilterWords: Hashable, Sendable {
  /// How many of a kind there are at most.
  package static let limit = 200

  /// Versions of agents.
  package var agents: [String] = []
  /// Models.
  package var models: [String] = []
  /// Tags of feedback.
  package var tags: [String] = []
  /// Codes that decisions name.
  package var reasons: [String] = []
  /// Reviewers.
  package var reviewers: [String] = []

  /// Knows nothing.
  package init() {}
}

/// What may be meant by the last term of a filter that is being typed.
package struct FilterCompletion: Hashable, Sendable {
  /// How many characters stand before what is completed.
  package var start: Int
  /// What may stand in its place, best first: a key with its colon, or a whole term.
  package var choices: [String]

  /// Completes the last term.
  ///
  /// - Parameters:
  ///   - text: what is typed, up to the caret.
  ///   - words: what the store knows.
  package init(of text: String, words: FilterWords) {
    let before = Array(text)
    start = before.count
    choices = []
    guard let begin = Self.term(in: before) else { return }
    start = begin
    if start < before.count, before[start] == "-" { start += 1 }
    let typed = String(before[start...])
    guard let colon = typed.firstIndex(of: ":") else {
      let prefix = typed.lowercased()
      choices = FilterKey.allCases.map { "\($0.rawValue):" }.filter {
        $0.hasPrefix(prefix) && $0 != prefix
      }
      return
    }
    guard let key = FilterKey(rawValue: typed[..<colon].lowercased()) else { return }
    let value = typed[typed.index(after: colon)...].drop { $0 == "\"" }.lowercased()
    choices = Self.values(of: key, words).filter { $0.lowercased().hasPrefix(value) }
      .prefix(FilterWords.limit)
      .map { "\(key.rawValue):\(writtenValue($0))" }
      .filter { $0 != typed }
  }

  /// Where the last term begins; nil inside the quotes of a text.
  private static func term(in characters: [Character]) -> Int? {
    var begin = 0
    var isQuoted = false
    for (index, character) in characters.enumerated() {
      if character == "\"" { isQuoted.toggle() }
      if character.isWhitespace, !isQuoted { begin = index + 1 }
    }
    return isQuoted && begin < characters.count && characters[begin] == "\"" ? nil : begin
  }

  private static func values(of key: FilterKey, _ words: FilterWords) -> [String] {
    switch key {
    case .agent: words.agents
    case .model: words.models
    case .tag: words.tags
    case .reason: words.reasons
    case .reviewer: words.reviewers
    case .signal: Signal.allCases.map(\.rawValue)
    case .kind: ItemKind.allCases.map(\.rawValue)
    case .has: FilterPossession.allCases.map(\.rawValue)
    case .is: StatusFilter.allCases.map(\.rawValue)
    case .cluster: [">1", ">5", ">10"]
    case .age: ["<1d", "<7d", "<4w", ">4w"]
    case .after, .before, .id: []
    }
  }
}
