package import ReviewModel
import TextAnalysis

/// A record as rules see it, with what several of them need worked out once.
package final class RuleSubject {
  /// The record.
  let candidate: Candidate
  /// What finds private values.
  let privateValues: PrivateValueFinder

  init(_ candidate: Candidate, privateValues: PrivateValueFinder = .none) {
    self.candidate = candidate
    self.privateValues = privateValues
  }

  /// The question.
  var question: String { candidate.question }
  /// The agent's answer.
  var answer: String { candidate.answer }
  /// The right answer.
  var expected: String { candidate.expected }
  /// The words of the question.
  private(set) lazy var questionWords = WordSequence(candidate.question)
  /// The words of the right answer.
  private(set) lazy var expectedWords = WordSequence(candidate.expected)
}

/// Says which kinds of private values a text of a record has; handed in, for curation sees no redactor.
package struct PrivateValueFinder: Sendable {
  private let find: @Sendable (String, Interaction) -> [String]

  /// Makes a finder.
  ///
  /// - Parameter find: the labels of what a text has, such as `EMAIL`; empty for none.
  package init(_ find: @escaping @Sendable (String, Interaction) -> [String]) { self.find = find }

  /// Finds nothing.
  package static let none = PrivateValueFinder { _, _ in [] }

  /// The labels of what a text of a record has, each once, sorted.
  func labels(in text: String, of record: Interaction) -> [String] {
    Set(find(text, record)).sorted()
  }
}
