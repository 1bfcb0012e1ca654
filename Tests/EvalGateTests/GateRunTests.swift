import EvalGate
import ReviewModel
import Testing

@Suite struct `A run that was asked twice` {
  @Test func `Falls into two runs, of which one stands against the other`() {
    func trial(_ answer: String) -> Trial {
      Trial(answer, AnswerScore(passed: true, similarity: 1, checks: []))
    }
    let run = GateRun(
      candidate: "c",
      cases: "s",
      scoring: "r",
      results: [
        CaseResult(
          id: ExampleID("1"),
          kind: .golden,
          cluster: "k",
          trials: [trial("a"), trial("b"), trial("c"), Trial(.stopped)]
        )
      ]
    )
    let (first, second) = run.halves
    #expect(first.results[0].trials.map(\.answer) == ["a", "c"])
    #expect(second.results[0].trials.map(\.answer) == ["b", nil])
    #expect(second.results[0].isIncomplete)
  }
}
