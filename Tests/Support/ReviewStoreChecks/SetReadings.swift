import ReviewModel
import ReviewStorage
import Testing

extension ReviewStoreCheck {
  static let setReadingChecks = [
    ReviewStoreCheck("The outline of a set has its examples in the order of the list") {
      store throws in
      try store.save(set("s", [gold("a"), regr("b"), warned(gold("c")), warned(regr("d"))]))
      try store.settle(request([1], .rejected("no"), "1"))
      let outline = try #require(try store.outline(of: "s"))
      #expect(outline.entries.map(\.position) == [3, 1, 2, 0])
      #expect(outline.entries.map(\.kind) == [.regression, .regression, .golden, .golden])
      #expect(outline.entries.map(\.isWarned) == [true, false, true, false])
      #expect(outline.entries.map(\.standing) == [.pending, .rejected, .pending, .pending])
      #expect(outline.drops == [0, 1])
      #expect(try store.outline(of: "t") == nil)
    },
    ReviewStoreCheck("Rows and examples of a set are read by their positions") { store throws in
      let examples = [gold("a"), warned(regr("b"))]
      try store.save(set("s", examples))
      try store.settle(request([1], .rejected("no"), "1"))
      #expect(
        try store.examples(at: [1, 7, 0], of: "s") == [
          ExampleSummary(examples[1], at: 1), ExampleSummary(examples[0], at: 0),
        ]
      )
      #expect(try store.examples(at: [0], of: "t") == [])
      #expect(try store.example(at: 0, of: "s") == StandingExample(examples[0], .pending))
      let said = StandingApproval(state: .rejected("no"), reviewer: "ana", time: moment(3))
      #expect(
        try store.example(at: 1, of: "s") == StandingExample(examples[1], said.state, said: said)
      )
      #expect(try store.example(at: 2, of: "s") == nil)
      #expect(try store.example(at: 0, of: "t") == nil)
    },
    ReviewStoreCheck("What a set leaves out is read with its question and who speaks for it") {
      store throws in
      try store.ingest(record("d", question: String(repeating: "x", count: 400)))
      try store.save(set("s", [gold("a")]))
      let rows = try store.drops(at: [0, 1, 2], of: "s")
      #expect(rows.map(\.position) == [0, 1])
      #expect(rows.map(\.drop) == set("s", []).drops)
      #expect(rows.map(\.question?.count) == [300, nil])
      #expect(rows.map(\.spokenForBy) == [nil, "What of a?"])
      #expect(try store.drops(at: [0], of: "t") == [])
    },
    ReviewStoreCheck("Examples are handed over in their order, those that are wanted, till enough")
    {
      store throws in
      try store.save(set("s", [gold("a"), gold("b"), regr("c"), gold("d"), gold("e")]))
      var seen: [Int: ExampleID] = [:]
      var order: [Int] = []
      try store.forEachExample(of: "s", where: { $0 != 1 }) { position, example in
        seen[position] = example.id
        order.append(position)
        return position < 3
      }
      #expect(order == [0, 2, 3])
      #expect(seen == [0: "a", 2: "c", 3: "d"])
      try store.forEachExample(of: "t", where: { _ in true }) { _, _ in
        Issue.record("There is no such set.")
        return true
      }
    },
    ReviewStoreCheck("Examples are settled by their positions, all or none, once") { store throws in
      try store.save(set("s", [gold("a"), gold("b"), gold("c")]))
      try store.settle(request([2, 0], .approved, "1"))
      #expect(try store.approvals(of: "s") == ["a": .approved, "c": .approved])
      #expect(throws: StoreError.self) { try store.settle(request([1, 9], .approved, "2")) }
      try store.settle(request([1], .approved, "1"))
      #expect(try store.approvals(of: "s") == ["a": .approved, "c": .approved])
      #expect(
        try store.undoApproval(of: "s", by: "ana", operation: "3", now: moment(4)).map(Set.init)
          == ["a", "c"]
      )
      #expect(throws: StoreError.self) {
        try store.settle(request([0], .approved, "4", of: "t"))
      }
      try store.recordRelease(of: "s", manifest: "m", path: nil, now: moment(5))
      let error = #expect(throws: StoreError.self) {
        try store.settle(request([0], .approved, "5"))
      }
      #expect(error?.code == .refused)
      #expect(try store.approvals(of: "s") == [:])
    },
    ReviewStoreCheck("Redo puts what was taken back in force again, whole, behind what came since")
    {
      store throws in
      try store.save(set("s", [gold("a"), gold("b")]))
      try store.settle(request([0, 1], .approved, "1"))
      try store.settle(request([1], .rejected("no"), "2"))
      #expect(try redo("3", store) == nil)
      try undo("4", store)
      try undo("5", store)
      #expect(try store.approvals(of: "s") == [:])
      try store.settle(request([0], .rejected("bo"), "6", by: "bo"))
      #expect(try redo("7", store) == ["a", "b"])
      #expect(
        try store.standings(after: "7", of: "s") == [
          ReversedExample(position: 0, standing: .approved),
          ReversedExample(position: 1, standing: .approved),
        ]
      )
      #expect(try redo("7", store) == ["a", "b"])
      #expect(try redo("8", store) == ["b"])
      #expect(try store.approvals(of: "s") == ["a": .approved, "b": .rejected("no")])
      #expect(try redo("9", store) == nil)
      try undo("10", store)
      #expect(try store.standings(after: "10", of: "s").map(\.standing) == [.approved])
      try store.settle(request([1], .approved, "11"))
      #expect(try redo("12", store) == nil)
      try undo("13", store)
      try store.recordRelease(of: "s", manifest: "m", path: nil, now: moment(5))
      #expect(throws: StoreError.self) { try redo("14", store) }
    },
    ReviewStoreCheck("A set is compared with what was approved and released before it") {
      store throws in
      try store.save(
        set("old", [gold("a"), regr("b", "c1"), gold("c", "c2"), regr("d", "c3"), gold("e", "c4")])
      )
      try store.settle(request([0, 1, 2, 3], .approved, "1", of: "old"))
      try store.save(
        set("new", [gold("a"), regr("b2", "c1"), gold("e", "c4"), gold("f", "c9")]),
        now: moment(9)
      )
      #expect(try store.comparison(of: "new") == nil)
      try store.recordRelease(of: "old", manifest: "m", path: nil, now: moment(10))
      let comparison = try #require(try store.comparison(of: "new"))
      #expect(comparison.set == "old" && comparison.time == moment(10))
      #expect(comparison.changed == [1: 1])
      #expect(comparison.added == [2, 3])
      #expect(comparison.removed == [3, 2])
      try store.recordRelease(of: "new", manifest: "m", path: nil, now: moment(20))
      #expect(try store.comparison(of: "new") == comparison)
      #expect(try store.comparison(of: "old") == nil)
    },
  ]

  @discardableResult
  private static func undo(
    _ operation: OperationID,
    _ store: any ReviewStore
  ) throws -> [ExampleID]? {
    try store.undoApproval(of: "s", by: "ana", operation: operation, now: moment(4))
  }

  private static func redo(
    _ operation: OperationID,
    _ store: any ReviewStore
  ) throws -> [ExampleID]? {
    try store.redoApproval(of: "s", by: "ana", operation: operation, now: moment(4))
  }

  private static func request(
    _ positions: [Int],
    _ state: ApprovalState,
    _ operation: OperationID,
    of set: SetID = "s",
    by reviewer: String = "ana"
  ) -> ApprovalRequest {
    ApprovalRequest(
      set: set,
      positions: positions,
      state: state,
      reviewer: reviewer,
      operation: operation,
      time: moment(3)
    )
  }

  private static func gold(_ id: ExampleID, _ cluster: String? = nil) -> Example {
    Example(
      id: id,
      kind: .golden,
      question: "What of \(id)?",
      answer: "A",
      expected: "A",
      tags: ["t"],
      cluster: cluster ?? id.rawValue,
      uses: [.eval],
      lineage: []
    )
  }

  private static func regr(_ id: ExampleID, _ cluster: String? = nil) -> Example {
    var example = gold(id, cluster)
    example.kind = .regression
    example.expected = "E"
    return example
  }

  private static func warned(_ example: Example) -> Example {
    var example = example
    example.warnings = [CurationWarning(rule: "length", finding: "long")]
    return example
  }

  private static func set(_ id: SetID, _ examples: [Example]) -> CuratedSet {
    CuratedSet(
      id: id,
      policy: [],
      examples: examples,
      drops: [
        Drop(interaction: "d", rule: "length", reason: "4,001 characters"),
        Drop(interaction: "e", rule: "duplicate", reason: "same question", mergedInto: "a"),
      ],
      counts: CurationCounts()
    )
  }
}

extension ReviewStore {
  fileprivate func save(_ set: CuratedSet) throws { try save(set, now: moment(1)) }
}
