import Redaction
import ReviewStorage

/// How many values redaction replaced in a record, by type.
struct ReplacedValues: Hashable, Sendable {
  /// In all its texts.
  var all: [FindingType: Int] = [:]
  /// In what its user said of the answer.
  var inFeedback: [FindingType: Int] = [:]

  /// Those of them that went into a store with this outcome.
  func stored(by outcome: IngestOutcome) -> [FindingType: Int] {
    switch outcome {
    case .added: all
    case .feedbackReplaced: inFeedback
    case .unchanged, .contradicts, .withoutConsent, .consentChanged, .erasedBefore: [:]
    }
  }
}
