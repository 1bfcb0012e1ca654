/// What a reviewer made of an item, with what belongs to it.
package enum Verdict: Hashable, Sendable {
  /// Wrong; this is right.
  case correct(String)
  /// The thumb was mistaken: the answer is right.
  case affirm
  /// Nothing is made of it.
  case discard(ReasonCode)
  /// A second person has to settle it.
  case flag(ReasonCode)
  /// Not now: it comes back after all others.
  case skip

  /// The verdict without its texts.
  package var kind: VerdictKind {
    switch self {
    case .correct: .correct
    case .affirm: .affirm
    case .discard: .discard
    case .flag: .flag
    case .skip: .skip
    }
  }

  /// The reason code of a discard or a flag.
  package var reason: ReasonCode? {
    switch self {
    case .discard(let reason), .flag(let reason): reason
    case .correct, .affirm, .skip: nil
    }
  }

  /// The text of a correction.
  package var correction: String? {
    if case .correct(let text) = self { text } else { nil }
  }
}

/// The kinds of verdict, in the words of `errata decide`.
package enum VerdictKind: String, CaseIterable, Sendable {
  /// See ``Verdict/correct(_:)``.
  case correct
  /// See ``Verdict/affirm``.
  case affirm
  /// See ``Verdict/discard(_:)``.
  case discard
  /// See ``Verdict/flag(_:)``.
  case flag
  /// See ``Verdict/skip``.
  case skip

  /// The word for an item that was so decided: "corrected", "affirmed".
  package var pastTense: String {
    switch self {
    case .correct: "corrected"
    case .affirm: "affirmed"
    case .discard: "discarded"
    case .flag: "flagged"
    case .skip: "skipped"
    }
  }

  /// Whether something is made of a record so decided: an eval case, training data.
  package var makesUse: Bool {
    switch self {
    case .correct, .affirm: true
    case .discard, .flag, .skip: false
    }
  }

  /// Whether an item so decided waits for somebody to settle it, as skipped and flagged ones do.
  package var leavesItemWaiting: Bool {
    switch self {
    case .skip, .flag: true
    case .correct, .affirm, .discard: false
    }
  }
}
