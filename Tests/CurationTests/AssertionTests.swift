import Curation
import ReviewModel
import Testing

@Suite struct `Assertions of an example` {
  private let asserted = [Assertion(.contains, "30 days"), Assertion(.excludes, "60 days")]

  private func example(
    _ assertions: [Assertion],
    correction: String = "You have 30 days.",
    verdict: Verdict? = nil
  ) throws -> Example {
    let decision = decision(verdict ?? .correct(correction), assertions: assertions)
    return try #require(curate([record(decision: decision)]).set.examples.first)
  }

  @Test func `Are those of the correction that it is made of`() throws {
    #expect(try example(asserted).assertions == asserted)
    #expect(try example([]).assertions.isEmpty)
    #expect(try example(asserted, verdict: .affirm).assertions.isEmpty)
  }

  @Test func `Make it another example, so that an approval lapses when they change`() throws {
    let ids = try [
      example([]), example(asserted), example([asserted[0]]), example(asserted.reversed()),
      example([Assertion(.contains, "30")]),
    ].map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(try example(asserted).id == example(asserted).id)
    #expect(
      try example(asserted).differences(from: example([])) == ["other assertions"]
    )
  }

  @Test func `Are left out where the right answer itself would break them`() throws {
    let broken = [
      Assertion(.contains, "40 days"), Assertion(.excludes, "thirty days"),
      Assertion(.contains, "[PERSON_1]"), Assertion(.contains, "thirty days"),
    ]
    #expect(
      try example(broken, correction: "[PERSON_1]: you have 30 days.").assertions == [broken[3]]
    )
  }

  @Test func `Are those of the newest correction, as its words are`() throws {
    let older = record(
      "r1",
      decision: decision(.correct("You have 30 days."), at: 100, assertions: asserted)
    )
    let newer = record(
      "r2",
      decision: decision(
        .correct("You have 30 days."),
        operation: "op-2",
        at: 200,
        assertions: [asserted[1]]
      )
    )
    let examples = curate([older, newer]).set.examples
    #expect(examples.map(\.assertions) == [[asserted[1]]])
  }
}
