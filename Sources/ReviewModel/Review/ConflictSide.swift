/// One of several corrections of the same question that do not agree.
package struct ConflictSide: Hashable, Sendable {
  /// The record that it corrects.
  package var interaction: InteractionID
  /// The correction.
  package var correction: String
  /// The reviewer who wrote it, or nil when it was the user.
  package var reviewer: String?
  /// When it was written.
  package var time: Timestamp?

  /// Makes a side.
  package init(
    interaction: InteractionID,
    correction: String,
    reviewer: String? = nil,
    time: Timestamp? = nil
  ) {
    self.interaction = interaction
    self.correction = correction
    self.reviewer = reviewer
    self.time = time
  }
}
