package import ReviewModel

/// A correction before it is stored, with all that guards compare it with.
package struct ProposedCorrection: Sendable {
  /// The correction.
  package var text: String
  /// The agent's answer.
  package var answer: String
  /// The question.
  package var question: String
  /// What the user said of the answer.
  package var comment: String?
  /// The texts of the sources, in their order; an empty one for a source without a text.
  package var sources: [String]
  /// What approved examples expect as the answer to the same question.
  package var approved: [ApprovedAnswer]
  /// How many characters an answer may have to enter a set.
  package var length: ClosedRange<Int>

  /// Makes a correction of a record.
  package init(
    _ text: String,
    answer: String,
    question: String = "",
    comment: String? = nil,
    sources: [String] = [],
    approved: [ApprovedAnswer] = [],
    length: ClosedRange<Int> = 1...Int.max
  ) {
    self.text = text
    self.answer = answer
    self.question = question
    self.comment = comment
    self.sources = sources
    self.approved = approved
    self.length = length
  }

  /// Makes a correction of an item.
  package init(
    _ text: String,
    of item: ItemDetail,
    precedents: Precedents?,
    length: ClosedRange<Int>
  ) {
    self.init(
      text,
      answer: item.interaction.answer,
      question: item.interaction.question,
      comment: item.feedback?.comment,
      sources: item.interaction.sources.map { $0.text ?? "" },
      approved: precedents?.approved ?? [],
      length: length
    )
  }
}
