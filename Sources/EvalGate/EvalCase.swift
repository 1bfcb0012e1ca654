package import ReviewModel

/// A line of `eval.jsonl`: a question, and what is right to answer.
package struct EvalCase: Hashable, Sendable {
  /// The example that it was made of.
  package var id: ExampleID
  /// What it is for.
  package var kind: ExampleKind
  /// The question.
  package var question: String
  /// The right answer.
  package var expected: String
  /// What the answer stands on.
  package var sources: [Source]
  /// The cluster of questions, by which cases count as one witness.
  package var cluster: String
  /// What the answer must say, and must not say, whatever else it says.
  package var assertions: [Assertion]

  /// Makes a case.
  package init(
    id: ExampleID,
    kind: ExampleKind,
    question: String,
    expected: String,
    sources: [Source] = [],
    cluster: String,
    assertions: [Assertion] = []
  ) {
    self.id = id
    self.kind = kind
    self.question = question
    self.expected = expected
    self.sources = sources
    self.cluster = cluster
    self.assertions = assertions
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
}
