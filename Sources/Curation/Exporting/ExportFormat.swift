package import ReviewModel

/// A form in which other people's trainers and evaluations read examples.
///
/// A format is a value in a file of its own, which names the source of its shape. Every row of a format has
/// the same keys in the same order, each with one type in every row: readers infer a schema from the first.
package protocol ExportFormat: Sendable {
  /// What the command line calls it.
  var name: String { get }
  /// The file that its rows stand in, when it is written to a folder.
  var fileName: String { get }
  /// What an example must be allowed for.
  var use: ExampleUse { get }
  /// The parts of an example, besides question and right answer, that it has a place for.
  var holds: Set<ExamplePart> { get }
  /// Whether it has a place for the policy's system message.
  var holdsSystemPrompt: Bool { get }
  /// What stands before the rows, nil for nothing.
  var header: ExportRow? { get }
  /// What stands in a file beside the rows, nil for nothing: such a format is a folder.
  var companion: ExportCompanion? { get }
  /// Whether its rows are labelled good or bad, so that only what a person has reviewed may go in.
  var holdsLabels: Bool { get }
  /// How many rows its readers ask for at least.
  var leastRows: Int { get }
  /// What is said of texts that it cannot hold as they are, after their count.
  var changes: String { get }

  /// The rows of an example, none when it has nothing to give.
  func rows(of example: Example, systemPrompt: String?) -> ExportedRows
}

extension ExportFormat {
  /// Nothing, in most formats.
  package var header: ExportRow? { nil }
  /// Nothing, in most formats.
  package var companion: ExportCompanion? { nil }
  /// No, in most formats.
  package var holdsLabels: Bool { false }
  /// One, in most formats.
  package var leastRows: Int { 1 }
  /// Most formats hold every text.
  package var changes: String { "" }
}

/// A line of an export.
package enum ExportRow: Hashable, Sendable {
  /// A JSON value, to be written on one line.
  case json(JSONValue)
  /// A text with its end of line, to be written as it is.
  case text(String)
}

/// The rows that a format makes of one example.
package struct ExportedRows: Hashable, Sendable {
  /// The rows in their order.
  package var rows: [ExportRow]
  /// Whether a text stands there changed, since the format cannot hold it as it is.
  package var isChanged: Bool
  /// How many assertions the format's own tests cannot hold, since they look for letters and not for words.
  package var looseAssertions: Int

  /// Takes rows.
  package init(_ rows: [ExportRow], isChanged: Bool = false, looseAssertions: Int = 0) {
    self.rows = rows
    self.isChanged = isChanged
    self.looseAssertions = looseAssertions
  }
}

/// A file beside the rows that tells a reader what they are.
package struct ExportCompanion: Hashable, Sendable {
  /// Its name.
  package var fileName: String
  /// What stands in it.
  package var content: JSONValue
}

/// What an example has besides its question and its right answer.
package enum ExamplePart: String, CaseIterable, Sendable {
  /// Its id.
  case id
  /// Whether it is golden or a regression.
  case kind
  /// The cluster of questions that it speaks for.
  case cluster
  /// The records and decisions that it comes from.
  case lineage
  /// How many asked, where it is more than one.
  case weight
  /// The other wordings of its question.
  case paraphrases
  /// What an answer must say and must not say.
  case assertions
  /// Labels from feedback.
  case tags
  /// What the answer stands on.
  case sources
  /// The agent's answer, where it is another than the right one.
  case answer

  /// Whether an example has it.
  func isIn(_ example: Example) -> Bool {
    switch self {
    case .id, .kind, .cluster: true
    case .lineage: !example.lineage.isEmpty
    case .weight: example.weight > 1
    case .paraphrases: !example.paraphrases.isEmpty
    case .assertions: !example.heldAssertions.isEmpty
    case .tags: !example.tags.isEmpty
    case .sources: !example.sources.isEmpty
    case .answer: example.kind == .regression
    }
  }

  /// It in words, as in "the tags of 3 examples".
  var words: String {
    switch self {
    case .id: "ids"
    case .kind: "kinds"
    case .cluster: "clusters"
    case .lineage: "lineage"
    case .weight: "weights"
    case .paraphrases: "other wordings"
    case .assertions: "assertions"
    case .tags: "tags"
    case .sources: "sources"
    case .answer: "wrong answers"
    }
  }
}
