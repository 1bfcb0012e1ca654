import Curation
import ReviewModel
import Testing

@Suite struct `A second reading` {
  private func audit(_ verdict: Verdict) -> DecisionEvent {
    decision(verdict, by: "bo", operation: "op-2", at: 200, sequence: 2)
  }

  @Test func `Speaks for a record of which nobody else has decided anything`() throws {
    let result = curate([
      record("a", feedback: Feedback(.up), audit: audit(.correct("Thirty days.")))
    ])
    let example = try #require(result.set.examples.first)
    #expect(example.kind == .regression)
    #expect(example.expected == "Thirty days.")
    #expect(curate([record("a", audit: audit(.affirm))]).set.examples.first?.kind == .golden)
    let wrong = curate([record("a", feedback: Feedback(.up), audit: audit(.discard(.wrong)))])
    #expect(wrong.set.drops.map(\.reason) == ["wrong"])
  }

  @Test func `That says the same changes nothing`() throws {
    let alone = curate([record("a", decision: decision(.correct("Thirty days.")))])
    let again = curate([
      record(
        "a",
        decision: decision(.correct("Thirty days.")),
        audit: audit(.correct("thirty days"))
      )
    ])
    #expect(again.set.examples == alone.set.examples)
    #expect(again.conflicts.isEmpty)
    let wrong = record(
      "a",
      decision: decision(.correct("Thirty days.")),
      audit: audit(.discard(.wrong))
    )
    #expect(curate([wrong]).set.examples == alone.set.examples)
  }

  @Test func `That says otherwise is a conflict with both sides`() throws {
    let result = curate([
      record("a", decision: decision(.affirm), audit: audit(.correct("Thirty days.")))
    ])
    #expect(result.set.examples.isEmpty)
    #expect(result.openConflicts == 1)
    let conflict = try #require(result.conflicts.first)
    #expect(conflict.sides.map(\.reviewer) == ["bo", "rita"])
    #expect(conflict.sides.map(\.correction) == ["Thirty days.", "You have sixty days."])
    let settled = curate([
      record(
        "a",
        decision: decision(.affirm),
        audit: audit(.correct("Thirty days.")),
        settlement: Settlement(
          of: conflict.id,
          decision: decision(.correct("Thirty days."), by: "cy", operation: "op-3", sequence: 3),
          sides: conflict.sides
        )
      )
    ])
    #expect(settled.set.examples.map(\.expected) == ["Thirty days."])
    #expect(settled.set.counts.used == 1)
  }

  @Test func `That calls an affirmed answer wrong keeps it out of the set, with a reason`() {
    let result = curate([record("a", decision: decision(.affirm), audit: audit(.discard(.wrong)))])
    #expect(result.set.examples.isEmpty)
    #expect(result.set.drops.map(\.reason) == ["second-reading"])
  }
}
