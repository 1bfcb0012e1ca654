/// What was said before about the question of an item, or about one that is nearly the same.
package struct Precedents: Hashable, Sendable {
  /// Corrections that stand, those of the same question first, of these the newest first.
  package var corrections: [EarlierCorrection]
  /// What approved examples expect as the answer to the same question, each text once.
  package var approved: [ApprovedAnswer]

  /// Makes precedents; without arguments, none.
  package init(corrections: [EarlierCorrection] = [], approved: [ApprovedAnswer] = []) {
    self.corrections = corrections
    self.approved = approved
  }

  /// Whether nothing was said before.
  package var isEmpty: Bool { corrections.isEmpty && approved.isEmpty }
}

/// A correction of another record whose question is the same, or nearly the same.
package struct EarlierCorrection: Hashable, Sendable {
  /// The record, or the conflict, that was corrected.
  package var id: ItemID
  /// Its question, whole.
  package var question: String
  /// Whether both questions count as the same, by their normalised form.
  package var isSameQuestion: Bool
  /// The correction.
  package var correction: String
  /// The reviewer who wrote it, or nil when it was the user of that record.
  package var reviewer: String?
  /// When it was written; nil when nobody said.
  package var time: Timestamp?

  /// Makes a correction.
  package init(
    id: ItemID,
    question: String,
    isSameQuestion: Bool = true,
    correction: String,
    reviewer: String?,
    time: Timestamp?
  ) {
    self.id = id
    self.question = question
    self.isSameQuestion = isSameQuestion
    self.correction = correction
    self.reviewer = reviewer
    self.time = time
  }
}

extension EarlierCorrection {
  /// Whether the first is shown before the second: the same question before others, then the newest, then
  /// by id.
  package static func isShownBefore(_ first: Self, _ second: Self) -> Bool {
    if first.isSameQuestion != second.isSameQuestion { return first.isSameQuestion }
    let times = [first, second].map { $0.time?.milliseconds ?? .min }
    return times[0] != times[1] ? times[0] > times[1] : first.id < second.id
  }
}

/// The answer that an approved example expects.
package struct ApprovedAnswer: Hashable, Sendable {
  /// The example.
  package var example: ExampleID
  /// The set in which it was approved; the newest, when there are several.
  package var set: SetID
  /// The answer.
  package var expected: String

  /// Makes an answer.
  package init(example: ExampleID, set: SetID, expected: String) {
    self.example = example
    self.set = set
    self.expected = expected
  }
}
