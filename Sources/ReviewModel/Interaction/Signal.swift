/// What feedback means for the flywheel: the one place of the rule.
package enum Signal: String, CaseIterable, Sendable {
  /// Confirmed good.
  case up
  /// Wrong, and a person said what is right.
  case corrected
  /// Bad, and the good answer is unknown.
  case down
  /// Implicit, weak negative.
  case retry
  /// Unknown.
  case none

  /// Reads feedback.
  ///
  /// A correction of nothing but white space is none. `up` with a correction counts as `down` with
  /// it; `edit` without one counts as `retry`.
  package init(_ feedback: Feedback?) {
    guard let feedback else {
      self = .none
      return
    }
    let hasCorrection = feedback.correction?.contains { !$0.isWhitespace } ?? false
    switch (feedback.signal, hasCorrection) {
    case (.up, false): self = .up
    case (.down, false): self = .down
    case (.edit, false), (.retry, false): self = .retry
    case (.up, true), (.down, true), (.edit, true), (.retry, true): self = .corrected
    }
  }

  /// Whether a person has to look.
  ///
  /// Such an answer is never labelled automatically.
  package var needsReview: Bool {
    switch self {
    case .down, .retry: true
    case .up, .corrected, .none: false
    }
  }
}
