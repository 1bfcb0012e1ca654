/// Where in a store words of people stand: the one list that redacting anew and the doctor go through.
///
/// The first three are looked at as a whole, since a value has one placeholder in all of a record; the
/// others hold copies and remains, of which the original may say something else by now, or be gone.
package enum WordsPlace: String, CaseIterable, Sendable {
  /// Records, what users said of them, and the names of their agents.
  case record
  /// What reviewers wrote in the log of decisions.
  case decision
  /// The reasons for which examples were rejected.
  case rejection
  /// Examples of every set, old ones included.
  case example
  /// Sides of conflicts, also of those that nobody has to settle any more.
  case side
  /// What was left out of sets.
  case drop
  /// Normalised questions of which no record is left.
  case question
  /// Agents that answered nobody who is left.
  case agent
  /// Words of reviewers that no decision points at.
  case remains
  /// What candidates and judges said in runs of the gate, and what these were called.
  case gate
}
