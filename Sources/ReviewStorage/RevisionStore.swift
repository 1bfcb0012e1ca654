package import ReviewModel
import TextAnalysis

/// The side of the store that takes texts in again that were redacted anew.
///
/// Nothing but words changes, and names in which private values are found: times, decisions, claims and
/// approvals stand.
package protocol RevisionStore {
  /// Replaces the texts of records, all in one transaction.
  ///
  /// Where a text or an id was copied to, in a conflict, a set's drops or an example, the copy follows.
  /// An id that another record has already gets a number behind it. Unknown records are passed over.
  func revise(_ revisions: [RecordRevision]) throws(StoreError)

  /// Replaces what reviewers wrote, all in one transaction; the fingerprints of values whose names still stand
  /// in it stay. Unknown operations, and words that were erased, are passed over.
  func revise(_ words: [WordsRevision]) throws(StoreError)

  /// The reasons for which examples were rejected, in the order of their operations; erased ones are
  /// missing.
  func rejectionReasons() throws(StoreError) -> [RejectionReason]

  /// Replaces reasons for which examples were rejected, all in one transaction.
  func revise(_ reasons: [ReasonRevision]) throws(StoreError)

  /// Lends the words of every copy of a kind to `body`, which does not call the store; none for a place
  /// that is no copy.
  func forEachCopy(
    in place: WordsPlace,
    _ body: (CopiedWords) -> Void
  ) throws(StoreError)

  /// Replaces words of copies, all in one transaction; those that have changed since they were read are
  /// passed over.
  func revise(_ copies: [CopyRevision]) throws(StoreError)

  /// The normalised questions of all conflicts.
  func conflictQuestions() throws(StoreError) -> [ItemID: String]

  /// Gives examples and conflicts other ids, all in one transaction; approvals and drops follow, and unknown
  /// ones are passed over.
  func rename(_ names: RevisedNames) throws(StoreError)

  /// The redacting anew that is not done yet.
  func pendingRecheck() throws(StoreError) -> PendingRecheck?

  /// Notes that redacting anew begins, in place of what was noted before.
  func begin(_ recheck: PendingRecheck) throws(StoreError)

  /// Notes that nothing is left to be done of it.
  func finishRecheck() throws(StoreError)
}

/// Why a reviewer rejected examples of a set.
package struct RejectionReason: Hashable, Sendable {
  /// The operation that did it.
  package var operation: OperationID
  /// The words.
  package var text: String

  /// Makes a reason.
  package init(operation: OperationID, text: String) {
    self.operation = operation
    self.text = text
  }
}

/// A reason for which examples were rejected, redacted anew.
package struct ReasonRevision: Hashable, Sendable {
  /// The reason as it stands.
  package var reason: RejectionReason
  /// The words as they are to be.
  package var text: String

  /// Makes a revision.
  package init(_ reason: RejectionReason, text: String) {
    self.reason = reason
    self.text = text
  }
}

/// A record with its texts redacted anew.
package struct RecordRevision: Hashable, Sendable {
  /// The id that the record has.
  package var id: InteractionID
  /// The record as it is to be, its id included.
  package var interaction: Interaction
  /// Its feedback as it is to be; nil leaves that alone.
  package var feedback: Feedback?
  /// Its normalised question.
  package var questionKey: String

  /// Makes a revision.
  ///
  /// - Parameter id: the id that the record has; nil when it keeps it.
  package init(
    of id: InteractionID? = nil,
    interaction: Interaction,
    feedback: Feedback?,
    questionKey: String
  ) {
    self.id = id ?? interaction.id
    self.interaction = interaction
    self.feedback = feedback
    self.questionKey = questionKey
  }
}

/// What a reviewer wrote, redacted anew.
package struct WordsRevision: Hashable, Sendable {
  /// The operation of the decision.
  package var operation: OperationID
  /// The correction as it is to be; nil leaves it alone.
  package var correction: String?
  /// The note as it is to be; nil leaves it alone.
  package var note: String?
  /// The reason for keeping private values as it is to be; nil leaves it alone.
  package var keptReason: String?
  /// What an answer must say and must not say as it is to be, in its order; empty leaves it alone.
  package var assertions: [String]
  /// By what the values are known again that were found in them now.
  package var fingerprints: FingerprintMaker

  /// The names of values that stand in them.
  package var names: Set<String> {
    GivenNames.standing(in: [correction, note, keptReason] + assertions)
  }

  /// Makes a revision.
  package init(
    operation: OperationID,
    correction: String?,
    note: String?,
    keptReason: String? = nil,
    assertions: [String] = [],
    fingerprints: FingerprintMaker = FingerprintMaker()
  ) {
    self.fingerprints = fingerprints
    self.operation = operation
    self.correction = correction
    self.note = note
    self.keptReason = keptReason
    self.assertions = assertions
  }
}
