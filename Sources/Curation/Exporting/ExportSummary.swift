import ReviewModel

/// What of a set went into an export, and what did not.
package struct ExportSummary: Sendable {
  /// Why an example gives no row.
  package enum Reason: String, CaseIterable, Sendable {
    /// Nobody called an answer of it wrong.
    case noWrongAnswer = "no-wrong-answer"
    /// Its user did not allow training.
    case evaluationOnly = "evaluation-only"
    /// The hold-out keeps it out of training.
    case heldOut = "held-out"
    /// It is the agent's own answer, and stays out of training: an echo, or more than the policy allows.
    case ownWords = "own-words"
    /// No person has looked at it, and the format holds labels.
    case unreviewed
    /// A message of it would be empty, or both answers the same.
    case malformed
  }

  /// The format.
  package let format: any ExportFormat
  /// How many rows there are, the header not counted.
  package internal(set) var rows = 0
  /// How many examples they are made of.
  package private(set) var examples = 0
  /// How many rows are other wordings of an example's question.
  package internal(set) var rewordings = 0
  /// How many rows are unreviewed thumbs down.
  package internal(set) var thumbs = 0
  /// How many examples give no row, by the reason.
  package internal(set) var leftOut: [Reason: Int] = [:]
  /// How many examples have a part that the format has no place for.
  package private(set) var unplaced: [ExamplePart: Int] = [:]
  /// Whether the policy has a system message that the format has no place for.
  package internal(set) var hasUnplacedPrompt = false
  /// How many examples have a text that stands there changed.
  package private(set) var changed = 0
  /// How many assertions the format's own tests cannot hold.
  package private(set) var looseAssertions = 0

  init(format: any ExportFormat) { self.format = format }

  mutating func count(_ example: Example, _ exported: ExportedRows) {
    examples += 1
    if exported.isChanged { changed += 1 }
    looseAssertions += exported.looseAssertions
    for part in ExamplePart.allCases where !format.holds.contains(part) && part.isIn(example) {
      unplaced[part, default: 0] += 1
    }
  }

  /// What is not there as it is in the set, a line each; empty when all is.
  package var lines: [String] {
    [leftOutLine, unplacedLine, changedLine, looseLine, leastLine].compactMap(\.self)
  }

  private var leftOutLine: String? {
    let parts = Reason.allCases.compactMap { reason in
      leftOut[reason].map { "\(count($0)) \(reason.words($0))" }
    }
    return parts.isEmpty ? nil : "\(format.name) leaves out \(parts.joined(separator: ", "))."
  }

  private var unplacedLine: String? {
    // Parts that as many examples have are said together.
    var groups: [(count: Int, parts: [String])] = []
    for part in ExamplePart.allCases {
      guard let number = unplaced[part] else { continue }
      if let index = groups.firstIndex(where: { $0.count == number }) {
        groups[index].parts.append(part.words)
      } else {
        groups.append((number, [part.words]))
      }
    }
    var parts = groups.map { "\(Self.listed($0.parts)) of \(count($0.count))" }
    if hasUnplacedPrompt { parts.append("the system message of the policy") }
    guard !parts.isEmpty else { return nil }
    return "\(format.name) has no place for: \(parts.joined(separator: "; "))."
  }

  private var changedLine: String? {
    guard changed > 0 else { return nil }
    return "\(count(changed)) \(changed == 1 ? "has" : "have") text \(format.changes)."
  }

  private var looseLine: String? {
    guard looseAssertions > 0 else { return nil }
    let (noun, verb) = looseAssertions == 1 ? ("assertion", "stands") : ("assertions", "stand")
    return
      "\(looseAssertions) \(noun) \(verb) in the metadata only: \(format.name) looks for letters, not for words."
  }

  private var leastLine: String? {
    guard rows < format.leastRows else { return nil }
    let number = rows == 1 ? "this is 1" : "these are \(rows)"
    return "Its readers ask for \(format.leastRows) rows at least; \(number)."
  }

  private func count(_ number: Int) -> String { "\(number) example\(number == 1 ? "" : "s")" }

  private static func listed(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return "\(words.dropLast().joined(separator: ", ")) and \(last)"
  }
}

extension ExportSummary.Reason {
  fileprivate func words(_ number: Int) -> String {
    let isOne = number == 1
    return switch self {
    case .noWrongAnswer: "without a wrong answer"
    case .evaluationOnly: "that may be used for evaluation only"
    case .heldOut: "held out of training"
    case .ownWords: "of the agent's own words that stay out of training"
    case .unreviewed: "that nobody has reviewed"
    case .malformed:
      isOne
        ? "with an empty message or equal answers"
        : "with empty messages or equal answers"
    }
  }
}
