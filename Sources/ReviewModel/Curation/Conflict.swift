/// Statements about one question that do not agree, or two questions that may be one.
package struct Conflict: Hashable, Sendable {
  /// Which of the two.
  package var kind: ItemKind
  /// The item's id, made from the cluster.
  package var id: ItemID
  /// The normalised question.
  package var questionKey: String
  /// What is said to be right, newest first; the first one's record stands for the cluster.
  package var sides: [ConflictSide]

  /// Makes a conflict.
  package init(
    id: ItemID,
    kind: ItemKind = .conflict,
    questionKey: String,
    sides: [ConflictSide]
  ) {
    self.kind = kind
    self.id = id
    self.questionKey = questionKey
    self.sides = sides
  }
}

/// The decision that counts on a conflict, with the sides that the person had before them.
///
/// It settles the conflict only as long as the sides are these: what came later was not weighed.
package struct Settlement: Hashable, Sendable {
  /// The conflict's item.
  package var conflict: ItemID
  /// The decision that counts on the conflict's item.
  package var decision: DecisionEvent
  /// The sides as the item holds them.
  package var sides: [ConflictSide]

  /// Makes a settlement.
  package init(of conflict: ItemID, decision: DecisionEvent, sides: [ConflictSide]) {
    self.conflict = conflict
    self.decision = decision
    self.sides = sides
  }
}
