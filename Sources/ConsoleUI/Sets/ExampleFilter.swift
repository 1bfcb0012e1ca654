package import ReviewModel

/// Which examples of a set are listed: terms that must all hold, each with an optional minus.
///
/// Words look in question, expected answer and answer.
package struct ExampleFilter: Equatable, Sendable {
  /// The keys, with the values that are known beforehand.
  static let keys: [(name: String, values: [String])] = [
    ("change", ["added", "changed", "none"]),
    ("gate", CaseChange.allCases.map(\.rawValue) + ["none"]),
    ("has", ["sources", "tags", "warnings"]),
    ("id", []),
    ("is", ["approved", lapsed, "pending", "rejected"]),
    ("kind", ExampleKind.allCases.map(\.rawValue)),
    ("tag", []),
    ("use", ExampleUse.allCases.map(\.rawValue)),
    ("warning", []),
  ]

  /// The value for examples whose consent was lowered.
  private static let lapsed = "lapsed"

  private struct Term: Equatable, Sendable {
    var isNegated: Bool
    var key: String
    var value: String

    /// Whether the outline of a set says whether it holds.
    var isInOutline: Bool {
      switch key {
      case "change", "gate", "is", "kind": true
      case "has": value == "warnings"
      default: false
      }
    }
  }

  private var terms: [Term] = []
  /// As it was written.
  let text: String

  /// Whether it lets all through.
  var isEmpty: Bool { terms.isEmpty }

  /// Reads a filter.
  ///
  /// - Throws: ``ExampleFilterError`` for a key or value that there is not.
  package init(parsing text: String) throws(ExampleFilterError) {
    self.text = text
    for word in Self.words(of: text) {
      let isNegated = word.hasPrefix("-") && word.count > 1
      let bare = isNegated ? String(word.dropFirst()) : word
      guard let colon = bare.firstIndex(of: ":"), !bare.hasPrefix("\"") else {
        terms.append(Term(isNegated: isNegated, key: "", value: unquoted(bare)))
        continue
      }
      let name = bare[..<colon].lowercased()
      guard let key = Self.keys.first(where: { $0.name == name }) else {
        let near = nearestWord(to: name, among: Self.keys.map(\.name))
        throw ExampleFilterError(
          "There is no key \(name).",
          near.map { "Did you mean \($0):?" }
            ?? "The keys are \(Self.keys.map(\.name).joined(separator: ", "))."
        )
      }
      let value = unquoted(String(bare[bare.index(after: colon)...]))
      guard !value.isEmpty, key.values.isEmpty || key.values.contains(value) else {
        let known = key.values.isEmpty ? "a value" : key.values.joined(separator: ", ")
        throw ExampleFilterError("\(name): needs another value.", "It can be \(known).")
      }
      terms.append(Term(isNegated: isNegated, key: name, value: value))
    }
  }

  /// The filter with one word that nothing matches in the place of the terms that hold somebody's words.
  var publicText: String {
    let known = terms.filter { term in
      Self.keys.contains { $0.name == term.key && !$0.values.isEmpty }
    }
    let words = known.map { "\($0.isNegated ? "-" : "")\($0.key):\($0.value)" }
    return (words + (known.count < terms.count ? [String.wordLeftOut] : []))
      .joined(separator: " ")
  }

  /// Whether texts of examples have to be read to know what passes.
  var readsTexts: Bool { terms.contains { !$0.isInOutline } }

  /// Whether it asks what became of examples since the last release.
  package var asksForChanges: Bool { terms.contains { $0.key == "change" } }

  /// Whether it asks what the gate says of examples.
  package var asksForGate: Bool { terms.contains { $0.key == "gate" } }

  /// Whether it asks which examples the consent that stands now no longer allows.
  var asksForConsent: Bool { terms.contains { $0.key == "is" && $0.value == Self.lapsed } }

  /// Whether an example passes as far as the outline of its set says.
  func allows(
    _ entry: SetOutline.Entry,
    _ change: OpenSet.Change,
    isLapsed: Bool = false,
    gate: CaseChange? = nil
  ) -> Bool {
    terms.allSatisfy { term in
      let holds =
        switch term.key {
        case "change": "\(change)" == term.value
        // What is broken fails too.
        case "gate" where term.value == CaseChange.failing.rawValue:
          gate == .failing || gate == .broken
        case "gate" where term.value == CaseChange.passing.rawValue:
          gate == .passing || gate == .fixed
        case "gate": (gate?.rawValue ?? "none") == term.value
        case "is" where term.value == Self.lapsed: isLapsed
        case "is": "\(entry.standing)" == term.value
        case "kind": entry.kind.rawValue == term.value
        case "has" where term.isInOutline: entry.isWarned
        default: !term.isNegated
        }
      return holds != term.isNegated
    }
  }

  /// Whether an example passes as far as its texts say.
  func allows(_ example: Example) -> Bool {
    terms.allSatisfy { term in
      let holds =
        switch term.key {
        case "has" where term.value == "sources": !example.sources.isEmpty
        case "has" where term.value == "tags": !example.tags.isEmpty
        case "id": example.id.rawValue.hasPrefix(term.value)
        case "tag": example.tags.contains(term.value)
        case "use": example.uses.contains { $0.rawValue == term.value }
        case "warning": example.warnings.contains { $0.rule == term.value }
        case "":
          [example.question, example.expected, example.answer]
            .contains { TextPattern(term.value).isFound(in: $0) }
        default: !term.isNegated
        }
      return holds != term.isNegated
    }
  }

  /// Whether an example passes.
  ///
  /// - Parameters:
  ///   - state: where it stands.
  ///   - isAdded: whether the release before had nothing of its question.
  ///   - isChanged: whether it was another one in the release before.
  ///   - isLapsed: whether the consent for it was lowered.
  ///   - gate: what the last run of the gate says of it; nil when none asked it.
  package func allows(
    _ example: Example,
    _ state: ApprovalState,
    isAdded: Bool,
    isChanged: Bool,
    isLapsed: Bool,
    gate: CaseChange? = nil
  ) -> Bool {
    let entry = SetOutline.Entry(
      position: 0,
      kind: example.kind,
      isWarned: !example.warnings.isEmpty,
      standing: ExampleStanding(state)
    )
    let change: OpenSet.Change = isAdded ? .added : isChanged ? .changed : .none
    return allows(entry, change, isLapsed: isLapsed, gate: gate) && allows(example)
  }

  /// The words, with their quotes.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if character.isWhitespace, !isQuoted {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    return word.isEmpty ? words : words + [word]
  }
}

private func unquoted(_ text: String) -> String { text.filter { $0 != "\"" } }

/// Why a written filter of examples cannot be used.
package struct ExampleFilterError: Error, Equatable, CustomStringConvertible {
  /// What is wrong and what to do.
  package let description: String

  fileprivate init(_ problem: String, _ remedy: String) { description = "\(problem) \(remedy)" }
}
