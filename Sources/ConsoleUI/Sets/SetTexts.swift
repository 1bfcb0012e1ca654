import ReviewModel

/// As much of the texts of curated sets as is on the screen and around it.
struct SetTexts: Equatable, Sendable {
  /// Where a text is: a position in a set, which need not be the one that is open.
  struct Place: Hashable, Sendable {
    var set: SetID
    var position: Int
  }

  /// How many examples are kept whole, for each may have megabytes.
  private static let mostExamples = 9

  /// The rows of the examples.
  var rows = RowCache<Place, ExampleSummary>()
  /// The examples around the selection, whole.
  var examples = RowCache<Place, StandingExample>(capacity: mostExamples)
  /// The rows of what was left out.
  var drops = RowCache<Place, DropSummary>()

  /// Takes in where an example stands now; what it was rejected for is read again unless it is said here.
  mutating func settle(_ place: Place, as state: ApprovalState?) {
    guard let state else { return examples.expire(place) }
    examples.change(place) {
      $0.state = state
      $0.said = nil
    }
  }

  /// Forgets what was asked for, so that it is asked for again: after a failed read.
  mutating func forgetAsked() {
    rows.forgetAsked()
    examples.forgetAsked()
    drops.forgetAsked()
  }

  /// Forgets the texts of all examples but some, and of what was left out.
  mutating func keep(where isKept: (Place) -> Bool) {
    rows.keep(where: isKept)
    examples.keep(where: isKept)
    drops.keep { _ in false }
  }

  /// Forgets all but what is on the screen, for it may be gone from the store; that is shown as it was until
  /// it comes anew.
  mutating func expire(keeping shown: Set<Place>) {
    rows.expire(keeping: shown)
    examples.expire(keeping: shown)
    drops.expire(keeping: shown)
  }
}
