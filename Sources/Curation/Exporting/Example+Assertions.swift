package import ReviewModel
import TextAnalysis

extension Example {
  /// What an answer must say and must not say, without what names a private value since its words were redacted again.
  package var heldAssertions: [Assertion] {
    assertions.filter { $0.value.withoutPlaceholders == $0.value }
  }
}
