import ReviewModel
package import TextAnalysis

/// What the sources of a record say of its answer, worked out once when the record comes.
package struct RecordEvidence: Equatable, Sendable {
  /// The sources, to be asked about other texts.
  package let index: EvidenceIndex
  /// The judgements on the answer.
  let answer: AnswerEvidence

  init(_ interaction: Interaction) {
    index = EvidenceIndex(
      sources: interaction.sources.map { $0.text ?? "" },
      question: interaction.question
    )
    answer = AnswerEvidence(
      judgements: index.judgements(of: interaction.answer),
      isCut: index.isCut
    )
  }
}

/// The judgements on the sentences of an answer.
struct AnswerEvidence: Equatable, Sendable {
  var judgements: [SentenceEvidence]
  /// Whether the sources go on beyond what was compared.
  var isCut: Bool

  /// The sentences that have something to look for, in their order.
  var checked: [SentenceEvidence] { judgements.filter(\.isChecked) }
}

extension SentenceEvidence {
  /// Whether it was looked for in the sources.
  var isChecked: Bool { isJudged || standing == .unjudged }
}

extension [SentenceEvidence] {
  /// How many have a standing.
  func count(_ standing: SentenceEvidence.Standing) -> Int { count { $0.standing == standing } }

  /// The standings where the sentences are after a change of the text; one that was changed keeps
  /// its own until it is judged again.
  mutating func follow(at place: Int, removed: Int, inserted: Int) {
    guard !isEmpty else { return }
    self = compactMap { judgement in
      let (lower, upper) = (judgement.range.lowerBound, judgement.range.upperBound)
      if upper <= place { return judgement }
      let end = place + removed
      let start =
        lower < place ? lower : lower >= end ? lower + inserted - removed : place + inserted
      let stop = upper >= end ? upper + inserted - removed : place + inserted
      guard start < stop else { return nil }
      var moved = judgement
      moved.range = start..<stop
      return moved
    }
  }
}
