package import ReviewModel

/// The side of the store that takes texts in again that were redacted anew.
///
/// Nothing but words changes: ids, times, decisions, claims and approvals stand.
package protocol RevisionStore {
  /// Replaces the texts of records, all in one transaction.
  ///
  /// Where a text was copied to, in a conflict or in an example of a set, the copy follows. Unknown
  /// records are passed over.
  func revise(_ revisions: [RecordRevision]) throws(StoreError)

  /// Replaces what reviewers wrote, all in one transaction; unknown operations, and words that were
  /// erased, are passed over.
  func revise(_ words: [WordsRevision]) throws(StoreError)
}

/// A record with its texts redacted anew.
package struct RecordRevision: Hashable, Sendable {
  /// The record as it is to be; its id says which.
  package var interaction: Interaction
  /// Its feedback as it is to be; nil leaves that alone.
  package var feedback: Feedback?
  /// Its normalised question.
  package var questionKey: String

  /// Makes a revision.
  package init(interaction: Interaction, feedback: Feedback?, questionKey: String) {
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

  /// Makes a revision.
  package init(
    operation: OperationID,
    correction: String?,
    note: String?,
    keptReason: String? = nil
  ) {
    self.operation = operation
    self.correction = correction
    self.note = note
    self.keptReason = keptReason
  }
}

extension Example {
  /// The example with texts that were redacted anew; the id stays, so that approvals hold.
  ///
  /// - Parameter replacing: the new text for an old one.
  package func revising(_ replacing: [String: String], sources: [Source]?) -> Example {
    var example = self
    example.question = replacing[question] ?? question
    example.answer = replacing[answer] ?? answer
    example.expected = replacing[expected] ?? expected
    example.paraphrases = paraphrases.map { replacing[$0] ?? $0 }
    example.tags = tags.map { replacing[$0] ?? $0 }
    if let sources { example.sources = sources }
    return example
  }
}
