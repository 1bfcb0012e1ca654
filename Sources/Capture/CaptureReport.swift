package import Redaction
package import ReviewModel
package import ReviewStorage

/// What became of an input.
package struct CaptureReport: Sendable {
  /// Lines that were not blank.
  package var lines = 0
  /// Records that are new.
  package var added = 0
  /// Records that were known, with nothing new.
  package var unchanged = 0
  /// Records that were known and have new feedback.
  package var feedbackReplaced = 0
  /// Records that were kept out since their id is known with another text.
  package var contradicting = 0
  /// Records that were counted and not stored, since nobody agreed to it.
  package var withoutConsent = 0
  /// Records that were known and allow less now, or say what they allow for the first time.
  package var consentChanged = 0
  /// The names of known records that may allow less now than before, by which what was made of them is found.
  package var narrowed: Set<InteractionID> = []
  /// Records that were erased before, and so not stored.
  package var erasedBefore = 0
  /// Records that wait in the quarantine, since an external redactor failed on them.
  package var quarantined = 0
  /// Lines that are no records.
  package var broken = 0
  /// Private values that were replaced in what is new in the store.
  package var redactions: [FindingType: Int] = [:]
  /// Texts that were taken whole, by the name of the rule of the settings that ran away in them.
  package var runaways: [String: Int] = [:]
  /// Escaped lone surrogates that became U+FFFD.
  package var replacedSurrogates = 0
  /// Bytes that were read.
  package var bytesRead: Int64 = 0
  /// Why it stopped before the end of the input; what was stored before stays.
  package var failure: CaptureFailure?

  /// Makes an empty report.
  package init() {}

  /// Whether something was kept out because it is wrong.
  package var hasBadInput: Bool { broken + contradicting + quarantined > 0 }

  /// Adds what became of another input.
  package mutating func add(_ other: CaptureReport) {
    lines += other.lines
    added += other.added
    unchanged += other.unchanged
    feedbackReplaced += other.feedbackReplaced
    contradicting += other.contradicting
    withoutConsent += other.withoutConsent
    consentChanged += other.consentChanged
    narrowed.formUnion(other.narrowed)
    erasedBefore += other.erasedBefore
    quarantined += other.quarantined
    broken += other.broken
    redactions.merge(other.redactions, uniquingKeysWith: +)
    runaways.merge(other.runaways, uniquingKeysWith: +)
    replacedSurrogates += other.replacedSurrogates
    bytesRead += other.bytesRead
    failure = failure ?? other.failure
  }

  /// Notes a record that was known and says that less than all is allowed.
  mutating func noteConsent(of record: CapturedRecord, _ outcome: IngestOutcome) {
    guard outcome == .consentChanged || outcome == .feedbackReplaced,
      let consent = record.interaction.consent, consent < .training
    else { return }
    narrowed.insert(record.interaction.id)
    if let other = record.otherID { narrowed.insert(other) }
  }

  mutating func add(_ outcome: IngestOutcome) {
    switch outcome {
    case .added: added += 1
    case .unchanged: unchanged += 1
    case .feedbackReplaced: feedbackReplaced += 1
    case .contradicts: contradicting += 1
    case .withoutConsent: withoutConsent += 1
    case .consentChanged: consentChanged += 1
    case .erasedBefore: erasedBefore += 1
    }
  }
}

/// What stopped a capture.
package enum CaptureFailure: Error, Hashable, Sendable {
  /// The store could not be written.
  case store(StoreError)
  /// The input could not be read, or the file of rejects not written.
  case input(CaptureError)
}

/// How far a capture is.
package struct CaptureProgress: Hashable, Sendable {
  /// Bytes that were read and dealt with.
  package var bytesRead: Int64
  /// How many there are; nil for a pipe.
  package var totalBytes: Int64?
  /// Lines that were dealt with.
  package var lines: Int
}
