import ReviewModel
import ReviewStorage
import Testing

extension ReviewStoreCheck {
  static let setChecks = [
    agreed("A set is kept whole, in every field") { store throws in
      let set = set("s", ["x", "y"])
      try store.save(set, now: moment(1))
      #expect(try store.set("s") == set)
    },
    agreed("A set of a known id changes nothing") { store throws in
      try store.save(set("s", ["x"]), now: moment(1))
      try store.save(set("s", ["y"]), now: moment(2))
      #expect(try store.set("s")?.examples.map(\.id) == ["x"])
      #expect(try store.sets().map(\.made) == [moment(1)])
    },
    agreed("The list has the newest set first, with its counts") { store throws in
      try store.save(set("old", ["x", "y", "z"]), now: moment(1))
      try store.save(set("new", ["x"]), now: moment(2))
      try store.appendApprovals(
        [approval("1", "x", .approved), approval("1", "y", .rejected("wrong"))],
        to: "old"
      )
      try store.recordRelease(of: "old", manifest: "abc", path: nil, now: moment(5))
      try store.recordRelease(of: "old", manifest: "def", path: "/r/28", now: moment(7))
      #expect(
        try store.releases() == [
          ReleaseRecord(set: "old", manifest: "abc", path: nil, time: moment(5)),
          ReleaseRecord(set: "old", manifest: "def", path: "/r/28", time: moment(7)),
        ]
      )
      #expect(
        try store.sets() == [
          SetSummary(id: "new", made: moment(2), examples: 1, warned: 1, drops: 2),
          SetSummary(
            id: "old",
            made: moment(1),
            examples: 3,
            approved: 1,
            rejected: 1,
            warned: 1,
            drops: 2,
            released: moment(7)
          ),
        ]
      )
    },
    agreed("The last approval of an example speaks, and unseen ones are missing") {
      store throws in
      try store.save(set("s", ["x", "y", "z"]), now: moment(1))
      try store.appendApprovals(
        [approval("1", "x", .approved), approval("1", "y", .approved)],
        to: "s"
      )
      try store.appendApprovals([approval("2", "x", .rejected("no"), by: "bo")], to: "s")
      try store.appendApprovals([approval("3", "y", .pending)], to: "s")
      #expect(try store.approvals(of: "s") == ["x": .rejected("no"), "y": .pending])
    },
    agreed("Approvals of a known operation change nothing") { store throws in
      try store.save(set("s", ["x", "y"]), now: moment(1))
      try store.appendApprovals([approval("1", "x", .approved)], to: "s")
      try store.appendApprovals(
        [approval("1", "y", .approved), approval("1", "x", .pending)],
        to: "s"
      )
      #expect(try store.approvals(of: "s") == ["x": .approved])
    },
    agreed("Undo takes the reviewer's last operation on the set back, whole") {
      store throws in
      try store.save(set("s", ["x", "y"]), now: moment(1))
      try store.appendApprovals([approval("1", "x", .rejected("no"))], to: "s")
      try store.appendApprovals(
        [approval("2", "y", .approved), approval("2", "x", .approved)],
        to: "s"
      )
      try store.appendApprovals([approval("3", "y", .rejected("bo"), by: "bo")], to: "s")
      let undone = try store.undoApproval(of: "s", by: "ana", operation: "4", now: moment(9))
      #expect(undone == ["y", "x"])
      #expect(try store.approvals(of: "s") == ["x": .rejected("no"), "y": .rejected("bo")])
      #expect(
        try store.undoApproval(of: "s", by: "ana", operation: "4", now: moment(9)) == undone
      )
      #expect(
        try store.undoApproval(of: "s", by: "ana", operation: "5", now: moment(9)) == ["x"]
      )
      #expect(try store.undoApproval(of: "s", by: "ana", operation: "6", now: moment(9)) == nil)
      #expect(try store.approvals(of: "s") == ["y": .rejected("bo")])
    },
    agreed("A released set stays as it was released") { store throws in
      try store.save(set("s", ["x", "y"]), now: moment(1))
      try store.appendApprovals(
        [approval("1", "x", .approved), approval("1", "y", .approved)],
        to: "s"
      )
      try store.recordRelease(of: "s", manifest: "abc", path: nil, now: moment(5))
      let error = #expect(throws: StoreError.self) {
        try store.appendApprovals([approval("2", "x", .rejected("no"))], to: "s")
      }
      #expect(error?.code == .refused)
      #expect(throws: StoreError.self) {
        try store.undoApproval(of: "s", by: "ana", operation: "3", now: moment(9))
      }
      try store.appendApprovals([approval("1", "x", .approved)], to: "s")
      try store.recordRelease(of: "s", manifest: "abc", path: nil, now: moment(9))
      #expect(try store.approvals(of: "s") == ["x": .approved, "y": .approved])
    },
    agreed("Approvals of an unknown set or example are refused whole") { store throws in
      try store.save(set("s", ["x"]), now: moment(1))
      #expect(throws: StoreError.self) {
        try store.appendApprovals([approval("1", "x", .approved)], to: "t")
      }
      #expect(throws: StoreError.self) {
        try store.appendApprovals(
          [approval("1", "x", .approved), approval("1", "y", .approved)],
          to: "s"
        )
      }
      #expect(throws: StoreError.self) {
        try store.recordRelease(of: "t", manifest: "abc", path: nil, now: moment(1))
      }
      #expect(try store.approvals(of: "s") == [:])
    },
  ]

  /// A check on a store that has the records behind the examples, of users who agreed.
  private static func agreed(
    _ sentence: String,
    _ body: @escaping @Sendable (any ReviewStore) throws -> Void
  ) -> ReviewStoreCheck {
    ReviewStoreCheck(sentence) { store in
      try store.ingest(record("i", consent: .training), record("j", consent: .eval))
      try body(store)
    }
  }

  private static func approval(
    _ operation: OperationID,
    _ example: ExampleID,
    _ state: ApprovalState,
    by reviewer: String = "ana"
  ) -> ApprovalEvent {
    ApprovalEvent(
      operation: operation,
      example: example,
      state: state,
      reviewer: reviewer,
      time: moment(3)
    )
  }

  private static func set(_ id: SetID, _ examples: [ExampleID]) -> CuratedSet {
    var counts = CurationCounts()
    counts.records = 9
    counts.used = 4
    counts.withoutConsent = 2
    return CuratedSet(
      id: id,
      policy: [PolicyValue("length", "1...4000"), PolicyValue("", "")],
      examples: examples.enumerated().map { number, id in
        Example(
          id: id,
          kind: number == 0 ? .regression : .golden,
          question: "Q\u{0}?",
          answer: "A",
          expected: "E",
          sources: [Source(title: "T", score: "0.10")],
          tags: ["a", "b"],
          weight: 3 + number,
          cluster: "k",
          paraphrases: ["P?", "p?"],
          uses: [.eval, .sft],
          lineage: [
            LineageEntry(interaction: "i", role: .reviewerCorrection, operation: "op"),
            LineageEntry(interaction: "j", role: .duplicate),
          ],
          warnings: number == 0 ? [CurationWarning(rule: "length", finding: "long")] : []
        )
      },
      drops: [
        Drop(interaction: "d", rule: "length", reason: "4,001 characters"),
        Drop(interaction: "e", rule: "duplicate", reason: "same question", mergedInto: "x"),
      ],
      counts: counts
    )
  }
}
