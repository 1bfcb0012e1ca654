/// What a user said of an answer.
package struct Feedback: Hashable, Sendable {
  /// The thumb or the gesture.
  package var signal: FeedbackSignal
  /// The right answer in the user's words, or the user's own edit of the answer.
  package var correction: String?
  /// Why, in the user's words.
  package var comment: String?
  /// Labels that the agent's own form offers.
  package var tags: [String]
  /// When it was given; newer feedback replaces older.
  package var time: Timestamp?
  /// By what the values that its texts name are known again.
  package var fingerprints: ValueFingerprints

  /// Makes feedback; what is not given is empty.
  package init(
    _ signal: FeedbackSignal,
    correction: String? = nil,
    comment: String? = nil,
    tags: [String] = [],
    time: Timestamp? = nil,
    fingerprints: ValueFingerprints = ValueFingerprints()
  ) {
    self.fingerprints = fingerprints
    self.signal = signal
    self.correction = correction
    self.comment = comment
    self.tags = tags
    self.time = time
  }
}

/// The gesture as the log names it.
package enum FeedbackSignal: String, CaseIterable, Sendable {
  /// Thumbs up.
  case up
  /// Thumbs down.
  case down
  /// The user changed the answer.
  case edit
  /// The user asked again for the same.
  case retry
}
