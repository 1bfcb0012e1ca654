/// A curated set in figures: a line of the list of sets.
package struct SetSummary: Hashable, Sendable {
  /// The set.
  package var id: SetID
  /// When it was made.
  package var made: Timestamp
  /// How many examples it has.
  package var examples: Int
  /// How many of them are approved.
  package var approved: Int
  /// How many of them are rejected.
  package var rejected: Int
  /// How many of them have warnings.
  package var warned: Int
  /// How many records were dropped.
  package var drops: Int
  /// When it was released last, if ever.
  package var released: Timestamp?

  /// Makes a line.
  package init(
    id: SetID,
    made: Timestamp,
    examples: Int,
    approved: Int = 0,
    rejected: Int = 0,
    warned: Int = 0,
    drops: Int = 0,
    released: Timestamp? = nil
  ) {
    self.id = id
    self.made = made
    self.examples = examples
    self.approved = approved
    self.rejected = rejected
    self.warned = warned
    self.drops = drops
    self.released = released
  }

  /// How many examples nobody has looked at.
  package var waiting: Int { max(0, examples - approved - rejected) }
}
