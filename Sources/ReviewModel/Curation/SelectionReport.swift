/// What balance and hold-out made of a set: what there was, what was taken, and why.
package struct SelectionReport: Hashable, Sendable {
  /// By what the set was balanced, as the policy names it; nil when it was not.
  package var grouping: String?
  /// The groups, the largest first; empty without a grouping.
  package var groups: [SelectionGroup] = []
  /// How many groups there were in effect before: the inverse of Simpson's index, see `effectiveGroups`.
  package var effectiveBefore = FixedDecimal(thousandths: 0)
  /// How many there were in effect after.
  package var effectiveAfter = FixedDecimal(thousandths: 0)
  /// How many examples the limit of one user's share took.
  package var overUserLimit = 0
  /// The share of the user with the most examples, before.
  package var largestUserBefore = FixedDecimal(thousandths: 0)
  /// The share of the user with the most examples, after.
  package var largestUserAfter = FixedDecimal(thousandths: 0)
  /// What a person should know of it, in sentences.
  package var notes: [String] = []
  /// How many examples are held out of training by the hold-out.
  package var heldOut = 0
  /// How many are held out since their question is in nearly the words of one that is.
  package var leaked = 0
  /// How many pairs of nearly the same words stand on both sides after that: none.
  package var leaksLeft = 0

  /// Makes a report of nothing.
  package init() {}
}

/// One group of a balanced set.
package struct SelectionGroup: Hashable, Sendable {
  /// Its name.
  package var name: String
  /// How many examples it had.
  package var before: Int
  /// How many were taken.
  package var taken: Int
  /// Why so many.
  package var reason: String

  /// Makes a group.
  package init(name: String, before: Int, taken: Int, reason: String) {
    self.name = name
    self.before = before
    self.taken = taken
    self.reason = reason
  }
}

/// Why an example is kept out of training whatever its user allows.
package enum TrainingHold: String, CaseIterable, Sendable {
  /// The hold-out took its cluster.
  case holdout
  /// Its question is in nearly the words of one that is held out.
  case leakage
}
