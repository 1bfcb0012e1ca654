import ReviewModel

/// Which examples of a set are listed: terms that must all hold, each with an optional minus.
///
/// Words look in question, expected answer and answer.
package struct ExampleFilter: Equatable, Sendable {
  /// The keys, with the values that are known beforehand.
  static let keys: [(name: String, values: [String])] = [
    ("change", ["added", "changed", "none"]),
    ("has", ["sources", "tags", "warnings"]),
    ("id", []),
    ("is", ["approved", "pending", "rejected"]),
    ("kind", ExampleKind.allCases.map(\.rawValue)),
    ("tag", []),
    ("use", ExampleUse.allCases.map(\.rawValue)),
    ("warning", []),
  ]

  private struct Term: Equatable, Sendable {
    var isNegated: Bool
    var key: String
    var value: String
  }

  private var terms: [Term] = []
  /// As it was written.
  let text: String

  /// Whether it lets all through.
  var isEmpty: Bool { terms.isEmpty }

  /// Reads a filter.
  ///
  /// - Throws: ``ExampleFilterError`` for a key or value that there is not.
  init(parsing text: String) throws(ExampleFilterError) {
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

  /// The filter without the terms that hold somebody's words.
  var publicText: String {
    terms.filter { term in Self.keys.contains { $0.name == term.key && !$0.values.isEmpty } }
      .map { "\($0.isNegated ? "-" : "")\($0.key):\($0.value)" }
      .joined(separator: " ")
  }

  /// Whether an example passes.
  func matches(
    _ example: Example,
    _ state: ExampleStanding,
    _ change: ReleaseComparison.Change
  ) -> Bool {
    terms.allSatisfy { holds($0, example, state, change) != $0.isNegated }
  }

  private func holds(
    _ term: Term,
    _ example: Example,
    _ state: ExampleStanding,
    _ change: ReleaseComparison.Change
  ) -> Bool {
    switch term.key {
    case "change": "\(change)" == term.value
    case "has":
      switch term.value {
      case "sources": !example.sources.isEmpty
      case "tags": !example.tags.isEmpty
      default: !example.warnings.isEmpty
      }
    case "id": example.id.rawValue.hasPrefix(term.value)
    case "is": "\(state)" == term.value
    case "kind": example.kind.rawValue == term.value
    case "tag": example.tags.contains(term.value)
    case "use": example.uses.contains { $0.rawValue == term.value }
    case "warning": example.warnings.contains { $0.rule == term.value }
    default:
      [example.question, example.expected, example.answer]
        .contains { TextPattern(term.value).isFound(in: $0) }
    }
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
struct ExampleFilterError: Error, Equatable {
  /// What is wrong and what to do.
  let description: String

  fileprivate init(_ problem: String, _ remedy: String) { description = "\(problem) \(remedy)" }
}

/// Where an example stands, without a reason.
enum ExampleStanding: UInt8, Sendable {
  case pending
  case approved
  case rejected

  init(_ state: ApprovalState) {
    self =
      switch state {
      case .pending: .pending
      case .approved: .approved
      case .rejected: .rejected
      }
  }
}

/// A filter on its way through the examples of a set; the work is done off the path of the keys.
package struct ExampleSelection: Equatable, Sendable {
  let generation: Int
  let filter: ExampleFilter
  let examples: [Example]
  let standings: [ExampleStanding]
  let changes: [ReleaseComparison.Change]

  /// The places of the examples that pass, in their order.
  package var places: [Int] {
    examples.indices.filter { place in
      filter.matches(
        examples[place],
        standings[place],
        changes.isEmpty ? .none : changes[place]
      )
    }
  }
}
