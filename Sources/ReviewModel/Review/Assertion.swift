/// One thing that an answer must say or must not say.
package struct Assertion: Hashable, Sendable {
  /// How it is looked for; the raw values are those of `assert` in `eval.jsonl`.
  package enum Kind: String, CaseIterable, Sendable {
    /// The words must stand in the answer.
    case contains
    /// The words must not stand in it.
    case excludes = "not-contains"
    /// The pattern must be found in it.
    case matches = "regex"
  }

  /// How it is looked for.
  package var kind: Kind
  /// The words, or the pattern.
  package var value: String

  /// Makes an assertion.
  package init(_ kind: Kind, _ value: String) {
    self.kind = kind
    self.value = value
  }

  /// The most that one decision has.
  package static let most = 20

  /// The longest that a decision has, in bytes.
  package static let longest = 500

  /// What it asks, in two words: `must say`.
  package var verb: String {
    switch kind {
    case .contains: "must say"
    case .excludes: "must not say"
    case .matches: "must match"
    }
  }

  /// The assertion as it stands in `eval.jsonl` and in listings: `{"type", "value"}`.
  package var row: JSONValue {
    .object([
      JSONMember("type", .string(kind.rawValue)), JSONMember("value", .string(value)),
    ])
  }

  /// Reads it from there; nil when it is none.
  package init?(row: JSONValue) {
    guard let kind = row["type"]?.text.flatMap(Kind.init), let value = row["value"]?.text else {
      return nil
    }
    self.init(kind, value)
  }
}

extension Assertion {
  /// Whether a right answer is as this wants it, as far as words can tell; a pattern is not looked for.
  ///
  /// - Parameter satisfies: whether the answer is as a claim wants it, which must be said, or else must not.
  package func isKept(by satisfies: (_ claim: String, _ isRequired: Bool) -> Bool) -> Bool {
    switch kind {
    case .contains: satisfies(value, true)
    case .excludes: satisfies(value, false)
    case .matches: true
    }
  }
}
