package import ReviewModel

/// What is read of a curated set, piece by piece.
package enum SetPart: Equatable, Sendable {
  /// Which examples it has, and where they stand.
  case outline
  /// How it differs from the release before it.
  case comparison
  /// Which examples the consent that stands now no longer allows.
  case lapsed
  /// What the last runs of the gate say of its examples.
  case gate
  /// Rows of examples that are on the screen; the next drawing waits a moment for them.
  case rows([Int])
  /// Rows of examples that may be wanted next; no drawing waits.
  case rowsAhead([Int])
  /// The example that is on the screen; the next drawing waits a moment for it.
  case example(Int)
  /// An example that may be wanted next; no drawing waits.
  case exampleAhead(Int)
  /// Rows of what was left out; the next drawing waits a moment for them.
  case drops([Int])
  /// The examples that a filter lets through; ends the search for those of the filter before.
  case selection(ExampleSelection)
}

/// What was read of a curated set.
package enum SetFinding: Equatable, Sendable {
  /// The set in outline; nil when it is gone.
  case outline(OpenSet?)
  /// How it differs from the release before it; nil when there is none.
  case comparison(ReleaseComparison?)
  /// The positions of the examples that the consent that stands now no longer allows.
  case lapsed([Int])
  /// What the last runs of the gate say of the examples at these positions.
  case gate([Int: GateStanding])
  /// Rows of examples.
  case rows([ExampleSummary])
  /// An example, whole; nil when it is gone.
  case example(Int, StandingExample?)
  /// Rows of what was left out.
  case drops([DropSummary])
  /// The places of the examples that a filter has let through.
  case selection(ExampleSelection, [Int])
}
