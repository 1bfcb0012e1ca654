/// What share of settled answers is judged once more, blind and without a word.
package struct ReadingPolicy: Hashable, Sendable {
  /// How many of a million settled answers somebody else judges too.
  package var second: Int
  /// How many of a million the same person judges again.
  package var again: Int
  /// Milliseconds for which an answer rests before the same person is asked again.
  package static let rest: Int64 = 7 * 86_400_000

  /// Makes a policy; the usual one has nothing judged twice.
  package init(second: Int = 0, again: Int = 0) {
    self.second = second
    self.again = again
  }

  /// Whether nothing is judged twice.
  package var isNone: Bool { second <= 0 && again <= 0 }

  /// Who is to judge an answer once more; nil for nobody.
  ///
  /// - Parameters:
  ///   - seconds: its rank among those that somebody else judges; it should look like chance.
  ///   - again: its rank among those that the same person judges.
  ///   - age: milliseconds since it was settled.
  package func isSame(second rank: UInt64, again rankAgain: UInt64, age: Int64) -> Bool? {
    if AuditPlan.takes(rank, of: second) { return false }
    return age >= Self.rest && AuditPlan.takes(rankAgain, of: again) ? true : nil
  }
}

/// Who judges an answer once more.
package struct AuditReader: Hashable, Sendable {
  /// Who settled it first.
  package var reviewer: String
  /// Whether they are to judge it again; else anybody but them.
  package var isSame: Bool

  /// Makes a reader.
  package init(reviewer: String, isSame: Bool) {
    self.reviewer = reviewer
    self.isSame = isSame
  }

  /// Whether somebody may judge it.
  package func allows(_ name: String) -> Bool { (name == reviewer) == isSame }
}
