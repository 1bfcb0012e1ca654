package import ReviewModel

/// What a candidate answered to the cases of a release, and how that was scored.
package struct GateRun: Hashable, Sendable {
  /// What was run, in the user's words.
  package var candidate: String
  /// The release, by the SHA-256 of its eval cases.
  package var cases: String
  /// The version and the rules of the scorer, as text.
  package var scoring: String
  /// Each case, sorted by id.
  package var results: [CaseResult]

  /// Makes a run.
  package init(candidate: String, cases: String, scoring: String, results: [CaseResult]) {
    self.candidate = candidate
    self.cases = cases
    self.scoring = scoring
    self.results = results.sorted { $0.id < $1.id }
  }
}

extension GateRun {
  /// The part of the run that is over these cases.
  package func part(of cases: [EvalCase]) -> GateRun {
    let wanted = Set(cases.map(\.id))
    var part = self
    part.results = results.filter { wanted.contains($0.id) }
    return part
  }

  /// Two runs, of every other trial each, so that the first trials stand against the second ones.
  package var halves: (GateRun, GateRun) {
    func half(_ side: Int) -> GateRun {
      var half = self
      for place in results.indices {
        let trials = results[place].trials.enumerated()
        half.results[place].trials = trials.filter { $0.offset % 2 == side }.map(\.element)
      }
      return half
    }
    return (half(0), half(1))
  }
}

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

/// Why a candidate could not be evaluated on a case: no fault of its answers.
package enum CandidateTrouble: String, CaseIterable, Sendable {
  /// There is no answer to the case.
  case missing
  /// It took too long.
  case timedOut = "timed-out"
  /// The program ended, or said something that is no answer.
  case broken
  /// The endpoint answered with a status that is no success.
  case refused
  /// There is an answer, but the judge failed.
  case unjudged
  /// There is an answer, but what is looked for in it is no pattern, or takes too long.
  case unscorable
  /// The run was stopped before.
  case stopped
}
