import ReviewModel
import Testing

@Suite struct `The difference of a set and a release` {
  private func example(
    _ id: ExampleID,
    _ cluster: String,
    _ record: InteractionID,
    expected: String = "A",
    kind: ExampleKind = .golden,
    role: LineageRole = .confirmed,
    warned: Bool = false
  ) -> Example {
    Example(
      id: id,
      kind: kind,
      question: "Q",
      answer: "A",
      expected: expected,
      cluster: cluster,
      uses: [.eval],
      lineage: [LineageEntry(interaction: record, role: role)],
      warnings: warned ? [CurationWarning(rule: "long", finding: "long")] : []
    )
  }

  private func set(_ id: SetID, _ examples: [Example], _ drops: [Drop] = []) -> CuratedSet {
    CuratedSet(id: id, policy: [], examples: examples, drops: drops, counts: CurationCounts())
  }

  @Test func `Says what is new, changed and gone, and why, with warnings first`() {
    let released = set(
      "old",
      [
        example("same", "1", "r1"), example("old", "2", "r2"), example("dropped", "3", "r3"),
        example("merged", "4", "r4"), example("erased", "5", "r5"), example("mine", "6", "r6"),
        example("refused", "7", "r7"),
      ]
    )
    let new = set(
      "new",
      [
        example("same", "1", "r1"),
        example("new", "2", "r2", expected: "B", kind: .regression, role: .reviewerCorrection),
        example("fresh", "8", "r8"), example("warned", "9", "r9", warned: true),
        example("mine", "6", "r6"), example("refused", "7", "r7"),
      ],
      [
        Drop(interaction: "r3", rule: "length", reason: "the question is too long"),
        Drop(interaction: "r4", rule: "duplicate", reason: "", mergedInto: "same"),
      ]
    )
    var approvals: [ExampleID: ApprovalState] = [:]
    for example in released.examples { approvals[example.id] = .approved }
    approvals["refused"] = .rejected("wrong")
    let difference = SetDifference(
      of: new,
      ["mine": .rejected("old news")],
      from: released,
      approvals
    ) {
      "gone: \($0)"
    }
    #expect(
      difference.entries.map {
        "\($0.change) \($0.example.id): \($0.reasons.joined(separator: "; "))"
      }
        == [
          "added warned: its user confirmed the answer",
          "added fresh: its user confirmed the answer",
          "added refused: it was rejected then: wrong",
          "changed new: golden became regression; another expected answer; a reviewer corrected the answer",
          "removed dropped: length: the question is too long",
          "removed erased: gone: r5",
          "removed merged: the example same speaks for it",
          "removed mine: rejected in this set: old news",
        ]
    )
    #expect(difference.entries(.changed).first?.before?.id == "old")
    #expect(difference.unchanged == 1)
  }

  @Test func `Calls everything new when nothing was released`() {
    let difference = SetDifference(
      of: set("new", [example("x", "1", "r")]),
      [:],
      from: set("", []),
      [:]
    ) { _ in "" }
    #expect(difference.entries.map(\.change) == [.added])
    #expect(difference.unchanged == 0)
  }
}
