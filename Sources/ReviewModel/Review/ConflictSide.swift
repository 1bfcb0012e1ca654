/// One of several corrections of the same question that do not agree.
package struct ConflictSide: Hashable, Sendable {
  /// The record that it corrects.
  package var interaction: InteractionID
  /// What it asks, for a side of a pair; nil where all ask the same, and on the way into a store.
  package var question: String?
  /// The correction; of a pair, what is right by what people said.
  package var correction: String
  /// The reviewer who wrote it, or nil when it was the user.
  package var reviewer: String?
  /// When it was written.
  package var time: Timestamp?

  /// Makes a side.
  package init(
    interaction: InteractionID,
    question: String? = nil,
    correction: String,
    reviewer: String? = nil,
    time: Timestamp? = nil
  ) {
    self.interaction = interaction
    self.question = question
    self.correction = correction
    self.reviewer = reviewer
    self.time = time
  }
}
