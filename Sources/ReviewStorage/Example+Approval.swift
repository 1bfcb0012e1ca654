package import ReviewModel
import TextAnalysis

/// What holds an approval from one set to the next.
extension Example {
  /// Whether somebody who settled an example has seen all that there is to see of this one.
  ///
  /// The id is a hash of what is asked, what is right and what may be made of it. Beside that, a new warning and a
  /// question in new words ask for another look; how many asked, labels, and a wording that differs in case or
  /// punctuation only do not.
  package func isAsSettled(in earlier: Example) -> Bool {
    guard id == earlier.id, warnings.allSatisfy(earlier.warnings.contains) else { return false }
    guard paraphrases != earlier.paraphrases else { return true }
    let seen = Set(
      (earlier.paraphrases + [earlier.question]).map { Array(questionKey(of: $0).utf8) }
    )
    return paraphrases.allSatisfy { seen.contains(Array(questionKey(of: $0).utf8)) }
  }

  /// The operation of the reviewer who said what is right; nil when it was the user alone.
  package var judgement: OperationID? {
    guard let own = lineage.first, own.role == .reviewerCorrection || own.role == .affirmed
    else { return nil }
    return own.operation
  }
}
