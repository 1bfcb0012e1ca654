package import ReviewModel

/// A setting of the policy: its name in policy files, sets and manifests, what it may be and usually is, and
/// what it is for.
package struct PolicySetting: Hashable, Sendable {
  /// The dotted name: `rules.repetition.min-words` stands in the table `[rules.repetition]`.
  package let name: String
  /// What it may be.
  package let kind: Kind
  /// What it is when nobody sets it.
  package let usual: PolicyEntry
  /// What it is for, in a clause.
  package let help: String

  /// What a setting may be.
  package enum Kind: Hashable, Sendable {
    /// True or false.
    case flag
    /// A whole number.
    case count(ClosedRange<Int>)
    /// A number with a fraction.
    case decimal(ClosedRange<FixedDecimal>)
    /// One of a few words.
    case choice([String])
    /// A text of at most so many bytes; an empty one sets nothing.
    case text(Int)
    /// By what a set is balanced.
    case grouping
  }

  /// Makes a setting that is on or off.
  static func flag(_ name: String, _ usual: Bool, _ help: String) -> Self {
    Self(name: name, kind: .flag, usual: .flag(usual), help: help)
  }

  /// Makes a whole number.
  static func count(
    _ name: String,
    _ usual: Int,
    in range: ClosedRange<Int>,
    _ help: String
  ) -> Self {
    Self(name: name, kind: .count(range), usual: .count(usual), help: help)
  }

  /// Makes a share, from 0 to 1.
  static func share(_ name: String, percent: Int, _ help: String) -> Self {
    let all = FixedDecimal.percent(0)...FixedDecimal.percent(100)
    return Self(name: name, kind: .decimal(all), usual: .decimal(.percent(percent)), help: help)
  }

  /// Makes the action of a rule.
  static func action(_ rule: String, _ usual: RuleAction, _ help: String) -> Self {
    Self(
      name: "rules.\(rule).action",
      kind: .choice(RuleAction.allCases.map(\.rawValue)),
      usual: .text(usual.rawValue),
      help: help
    )
  }
}

/// The value of a setting.
package enum PolicyEntry: Hashable, Sendable {
  /// True or false.
  case flag(Bool)
  /// A whole number.
  case count(Int)
  /// A number with a fraction.
  case decimal(FixedDecimal)
  /// A word or a text.
  case text(String)

  /// The value as sets and manifests have it.
  package var text: String {
    switch self {
    case .flag(let flag): String(flag)
    case .count(let count): String(count)
    case .decimal(let decimal): decimal.description
    case .text(let text): text
    }
  }
}

extension PolicySetting {
  /// What it must be, in words, when it cannot have a value; nil when it can.
  package func demand(on entry: PolicyEntry) -> String? {
    switch (kind, entry) {
    case (.flag, .flag): nil
    case (.flag, _): "true or false"
    case (.count(let range), .count(let count)) where range.contains(count): nil
    case (.count(let range), _): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case (.decimal(let range), .decimal(let decimal)) where range.contains(decimal): nil
    case (.decimal(let range), _):
      "a number from \(range.lowerBound) to \(range.upperBound) with at most three digits behind the point"
    case (.choice(let words), .text(let word)) where words.contains(word): nil
    case (.choice(let words), _): "one of \(words.joined(separator: ", "))"
    case (.text(let limit), .text(let text))
    where text.utf8.count <= limit && (text.isEmpty || !text.allSatisfy(\.isWhitespace)): nil
    case (.text(let limit), _): "a text of at most \(limit) bytes that is not only white space"
    case (.grouping, .text(let text)) where Grouping(text) != nil: nil
    case (.grouping, _): "one of \(Grouping.names.joined(separator: ", ")), or meta.FIELD"
    }
  }
}
