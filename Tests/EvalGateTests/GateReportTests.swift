import EvalGate
import Foundation
import ReviewModel
import Testing

@Suite struct `The report of a gate` {
  @Test func `Reads as JUnit in which nothing of an answer acts`() throws {
    let report = try report(answer: "</failure><evil a=\"1\">\u{1B}[2J\u{202E}\u{0}]]>")
    let xml = report.junit
    #expect(xml.contains(#"tests="3" failures="1" errors="1" skipped="0""#))
    #expect(!xml.contains("<evil"))
    #expect(xml.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
    #expect(!xml.contains("\u{202E}"))
    #expect(xml.contains(#"<failure type="overlap""#))
    #expect(xml.contains(#"<error type="not-evaluated" message="no answer came in time"/>"#))
  }

  @Test func `Is Markdown in which nothing of an answer acts`() throws {
    let report = try report(answer: "| @all [x](http://e.example) <img src=x>\n# head `code`")
    let text = report.markdown()
    #expect(text.hasPrefix("## errata gate: regressed\n"))
    #expect(text.contains("| golden | 2 | 1 | 0 | 0 | 0 | 0 | 1 |"))
    #expect(
      text.contains("\\| &#64;all \\[x\\](http://e.example) &lt;img src=x&gt; \\# head \\`code\\`")
    )
    #expect(text.split(separator: "\n").filter { $0.hasPrefix("# ") }.isEmpty)
  }

  @Test func `Says how sure it is`() throws {
    let lines = try report(answer: "Lyon.").certainty
    #expect(lines.first == "passing 50.0 %; no baseline, so each case stands as its kind says")
    let before = run(["Paris.", nil, "Yes."])
    let compared = GateReport(
      GateVerdict(
        try RunComparison(run(["Lyon.", nil, "Yes."]), with: before),
        policy: GatePolicy(),
        now: Timestamp(milliseconds: 0)
      ),
      of: before,
      cases: cases
    )
    #expect(compared.certainty.count == 4)
    #expect(
      compared.certainty[0].hasPrefix(
        "passing 50.0 %, baseline 100.0 %, change −50.0 points (95 %: "
      )
    )
    #expect(
      compared.certainty[1]
        == "broken 1, fixed 0 of those cases: by chance alone in 50.0 % of runs (exact McNemar, one-sided)"
    )
  }

  @Test func `Names the cases that fail where nothing broke, and why that is no news`() throws {
    let first = run(["Paris.", "Soon.", "No."])
    let report = GateReport(
      GateVerdict(
        try RunComparison(first, with: nil),
        policy: GatePolicy(),
        now: Timestamp(milliseconds: 0)
      ),
      of: first,
      cases: cases
    )
    #expect(report.verdict.outcome == .passed)
    let finding = try #require(report.finding(of: ExampleID("c")))
    #expect(report.markdown().contains("| failing | finding | expected | answered |"))
    #expect(report.markdown().contains("| `c` | "))
    #expect(
      report.junit.contains(
        "<skipped message=\"the agent failed it when the case was made: \(finding)\"/>"
      )
    )
    let again = GateReport(
      GateVerdict(
        try RunComparison(first, with: first),
        policy: GatePolicy(),
        now: Timestamp(milliseconds: 0)
      ),
      of: first,
      cases: cases
    )
    #expect(again.junit.contains("<skipped message=\"failed before too: \(finding)\"/>"))
    #expect(again.certainty.contains("broken 0, fixed 0 of those cases"))
  }

  @Test func `A run is read again as it was written`() throws {
    let run = run(["Lyon.", nil, "Yes."])
    #expect(GateRun(run.json) == run)
    guard case .object(var members) = run.json else { return }
    members[1] = JSONMember("version", .number("2"))
    #expect(GateRun(.object(members)) == nil)
    #expect(GateRun(.null) == nil)
  }

  private let cases = [
    EvalCase(
      id: ExampleID("a"),
      kind: .golden,
      question: "What is the capital?",
      expected: "Paris",
      cluster: "a"
    ),
    EvalCase(id: ExampleID("b"), kind: .golden, question: "When?", expected: "Soon", cluster: "b"),
    EvalCase(
      id: ExampleID("c"),
      kind: .regression,
      question: "Is it?",
      expected: "Yes",
      cluster: "c"
    ),
  ]

  private func run(_ answers: [String?]) -> GateRun {
    let scorer = Scorer(tools: ScoringTools(json: { _ in nil }, matches: { _, _ in nil }))
    return GateRun(
      candidate: "x",
      cases: "y",
      scoring: "1",
      results: zip(cases, answers).map { test, answer in
        CaseResult(
          id: test.id,
          kind: test.kind,
          cluster: test.cluster,
          trials: [
            answer.map { Trial($0, scorer.score($0, for: test)) } ?? Trial(.timedOut)
          ]
        )
      }
    )
  }

  private func report(answer: String) throws -> GateReport {
    let run = run([answer, nil, "Yes."])
    let verdict = GateVerdict(
      try RunComparison(run, with: nil),
      policy: GatePolicy(),
      now: Timestamp(milliseconds: 0)
    )
    return GateReport(verdict, of: run, cases: cases)
  }
}
