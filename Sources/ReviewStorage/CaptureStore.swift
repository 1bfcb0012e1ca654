package import ReviewModel
package import TextAnalysis

/// The side of the store that capture writes to.
package protocol CaptureStore {
  /// Stores redacted records, all in one transaction.
  ///
  /// A record whose id (or other id), question and answer are known adds nothing, whatever else it says; its
  /// feedback replaces the stored one by ``Feedback/replaces(_:)``. A known id with another question or
  /// answer is refused and named in the outcome. Feedback that joins a known record gets names that are free
  /// there (``CapturedRecord/feedback(joining:stored:)``). A record that says `none`, or whose user said so for all
  /// of theirs, is not stored, and one that is known stays as it is then; nor is one that was erased. A known record takes over a consent that is
  /// less than its own, or its first. What needs review gets an item; an open or skipped item whose feedback no longer needs
  /// review is withdrawn, and comes back as it was when it does again; decisions stand.
  ///
  /// - Returns: one outcome a record, in their order.
  func ingest(_ records: [CapturedRecord], now: Timestamp) throws(StoreError) -> [IngestOutcome]

  /// Replaces (or with nil withdraws) the feedback of a known record, whatever its time.
  ///
  /// Feedback that was withdrawn comes back only by feedback of a later time.
  ///
  /// - Returns: nil when the id is not known.
  func setFeedback(
    _ feedback: Feedback?,
    of interaction: InteractionID,
    now: Timestamp
  ) throws(StoreError) -> IngestOutcome?

  /// What counts for a record that says nothing about consent; nil until somebody set it.
  func defaultConsent() throws(StoreError) -> Consent?

  /// Sets what counts for a record that says nothing about consent.
  func setDefaultConsent(_ consent: Consent?) throws(StoreError)

  /// Counts of what is stored.
  func statistics() throws(StoreError) -> StoreStatistics
}

/// A record that has passed redaction and consent, on its way into the store.
package struct CapturedRecord: Hashable, Sendable {
  /// The exchange.
  package var interaction: Interaction
  /// What the user said of it.
  package var feedback: Feedback?
  /// The normalised question, by which duplicates are counted and merged.
  package var questionKey: String
  /// A keyed hash of question and answer before redaction, by which it is known again even when a later
  /// redaction finds more in them; empty when there is none.
  package var content: [UInt8] = []
  /// The other id under which it may be known, since the rules that judge ids have changed.
  package var otherID: InteractionID?
  /// Which fields it was stored with; what is missing of others says nothing.
  package var fields = CapturedFields.all
  /// The names that redaction gave to values in the feedback.
  package var feedbackNames = GivenNames()
  /// By what it would be known again, had it been erased.
  package var marks: [ErasureMark]

  /// Makes a record.
  package init(
    interaction: Interaction,
    feedback: Feedback?,
    questionKey: String,
    marks: [ErasureMark] = []
  ) {
    self.marks = marks
    self.interaction = interaction
    self.feedback = feedback
    self.questionKey = questionKey
  }
}

extension CapturedRecord {
  /// Whether its feedback replaces what is stored: by ``Feedback/replaces(_:)``.
  ///
  /// What was left out of it as the settings ask does not make it another one, so that a log which is
  /// read again with other settings adds nothing.
  package func replaces(_ stored: Feedback) -> Bool {
    guard var given = feedback else { return false }
    if !fields.contains(.feedbackCorrection) { given.correction = stored.correction }
    if !fields.contains(.feedbackComment) { given.comment = stored.comment }
    if !fields.contains(.feedbackTags) { given.tags = stored.tags }
    return given.replaces(stored)
  }
}

/// What became of a record.
package enum IngestOutcome: Hashable, Sendable {
  /// It is new.
  case added
  /// It was known, and nothing changed.
  case unchanged
  /// It was known, and its feedback is now this.
  case feedbackReplaced
  /// It was known with another question or answer: nothing was stored.
  case contradicts
  /// It, or its user for all of their records, allows no use: nothing was stored.
  case withoutConsent
  /// It was known, and what it allows is now less, or said for the first time.
  case consentChanged
  /// It was erased before: nothing was stored.
  case erasedBefore
}

/// How much a store holds.
package struct StoreStatistics: Hashable, Sendable {
  /// Records.
  package var interactions = 0
  /// Records by what their feedback means.
  package var signals: [Signal: Int] = [:]
  /// Items by where they stand, in the words of the filter `is:`.
  package var items: [StatusFilter: Int] = [:]
  /// Records by consent; nil stands for those that say nothing.
  package var consents: [Consent?: Int] = [:]
  /// Events in the log of decisions.
  package var decisions = 0

  /// Makes the statistics of an empty store.
  package init() {}
}
