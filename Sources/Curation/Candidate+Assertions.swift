import ReviewModel
import TextAnalysis

extension Candidate {
  /// What a candidate must say and must not say to be right, as far as its right answer is right by that.
  ///
  /// What names a private value is left out, since nobody can say what stands for it; so is what the right answer would
  /// break.
  var assertions: [Assertion] {
    guard !statement.assertions.isEmpty else { return [] }
    let said = SaidText(expected, asked: question)
    return statement.assertions.filter { assertion in
      guard assertion.value.withoutPlaceholders == assertion.value else { return false }
      return assertion.isKept(by: said.satisfies(_:isRequired:))
    }
  }
}
