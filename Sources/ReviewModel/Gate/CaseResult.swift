/// A case with its trials.
package struct CaseResult: Hashable, Sendable {
  /// The case.
  package var id: ExampleID
  /// What it is for.
  package var kind: ExampleKind
  /// The cluster of questions.
  package var cluster: String
  /// What came of each trial.
  package var trials: [Trial]

  /// Makes a result.
  package init(id: ExampleID, kind: ExampleKind, cluster: String, trials: [Trial]) {
    self.id = id
    self.kind = kind
    self.cluster = cluster
    self.trials = trials
  }

  /// The trials that gave an answer that was scored.
  package var scored: [AnswerScore] { trials.compactMap(\.score) }

  /// The share of scored trials that passed; nil when none was scored.
  package var passRate: Double? {
    let scored = scored
    return scored.isEmpty
      ? nil : Double(scored.count { $0.passed }) / Double(scored.count)
  }

  /// Whether its own trials disagree.
  package var isFlaky: Bool { passRate.map { $0 > 0 && $0 < 1 } ?? false }

  /// Whether any trial could not be scored.
  package var isIncomplete: Bool { trials.isEmpty || trials.contains { $0.score == nil } }
}

/// One answer of the candidate to a case, or why there is none.
package struct Trial: Hashable, Sendable {
  /// The answer, nil when none came.
  package var answer: String?
  /// What it was found to be, nil when it could not be scored.
  package var score: AnswerScore?
  /// Why there is no score, nil when there is one.
  package var trouble: CandidateTrouble?
  /// What was said to the judge and what it said; nil where none was asked.
  package var judgement: Judgement?

  /// A scored answer.
  package init(_ answer: String, _ score: AnswerScore, judgement: Judgement? = nil) {
    self.answer = answer
    self.score = score
    self.judgement = judgement
  }

  /// A trial without a score.
  package init(
    _ trouble: CandidateTrouble,
    answer: String? = nil,
    judgement: Judgement? = nil
  ) {
    self.answer = answer
    self.trouble = trouble
    self.judgement = judgement
  }
}
