/// What a person said of two questions in nearly the same words; it holds whatever the rules say.
package struct PairDecision: Hashable, Sendable {
  /// The normalised questions.
  package var questions: [String]
  /// Whether they ask the same.
  package var isSame: Bool

  /// Makes a decision on two questions.
  package init(_ first: String, _ second: String, isSame: Bool) {
    questions = [first, second]
    self.isSame = isSame
  }
}

extension ReasonCode {
  /// Why the second of two questions is no other wording of the first.
  package static let asksSomethingElse = ReasonCode("different")
}
