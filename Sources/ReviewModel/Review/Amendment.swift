/// What is said of an item without deciding it anew; as much an event of its log as a decision, and
/// taken back like one.
package enum Amendment: Hashable, Sendable {
  /// How the agent failed; nil takes what was said of it away.
  case classify(FailureKind?)
  /// The item leaves those that ask the same: what was decided of it before, with them or not, is no
  /// longer in force, and a decision on another covers it no more.
  case split
}

/// What an operation did: what is named when it is taken back or put in force again.
package enum Deed: Hashable, Sendable {
  /// It decided.
  case decided(Verdict)
  /// It amended.
  case amended(Amendment)

  /// The verdict; nil for an amendment.
  package var verdict: Verdict? {
    if case .decided(let verdict) = self { verdict } else { nil }
  }
}
