import ReviewModel
import ReviewStorage
import Testing

extension ReviewStoreCheck {
  static let carriedApprovalChecks = [
    ReviewStoreCheck("What was approved or rejected stays so in the next set, by the same word") {
      store throws in
      try prepare(store)
      try store.save(set("s", [example("x"), example("y"), example("z")]), now: moment(1))
      try store.settle(request([0], .approved, "1", of: "s"))
      try store.settle(request([1], .rejected("no"), "2", of: "s", by: "bo"))
      try store.save(set("t", [example("x"), example("y"), example("z")]), now: moment(9))
      #expect(try store.approvals(of: "t") == ["x": .approved, "y": .rejected("no")])
      #expect(
        try store.settledExamples(of: "t") == [
          "x": StandingApproval(
            state: .approved,
            reviewer: "ana",
            time: moment(3),
            isCarried: true
          ),
          "y": StandingApproval(
            state: .rejected("no"),
            reviewer: "bo",
            time: moment(3),
            isCarried: true
          ),
        ]
      )
      #expect(try store.settledExamples(of: "s")["x"]?.isCarried == false)
      #expect(try store.sets().first?.approved == 1)
    },
    ReviewStoreCheck("An approval that comes late overrules nothing that somebody else said since")
    {
      store throws in
      try prepare(store)
      try store.save(set("s", [example("x"), example("y"), example("z")]), now: moment(1))
      try store.settle(request([0], .rejected("no"), "1", of: "s", by: "bo"))
      var late = request([0, 1], .approved, "2", of: "s")
      late.time = moment(2)
      late.isLate = true
      let refused = RefusedApprovals(overtaken: [0])
      #expect(try store.settle(late) == refused)
      #expect(try store.settle(late) == refused, "again it has what it had")
      #expect(try store.approvals(of: "s") == ["x": .rejected("no"), "y": .approved])
      late = request([0], .approved, "3", of: "s")
      late.time = moment(4)
      late.isLate = true
      #expect(try store.settle(late).all == [], "what was said before it is overruled")
      #expect(try store.approvals(of: "s")["x"] == .approved)
    },
    ReviewStoreCheck("An example of which anything to be seen has changed waits again") {
      store throws in
      try prepare(store)
      let seen = example("x", warnings: ["long", "short"], wordings: ["Where is it?"])
      try store.save(set("s", [seen, example("y")]), now: moment(1))
      try store.settle(request([0, 1], .approved, "1", of: "s"))
      var counted = example("y", wordings: [])
      counted.weight = 9
      counted.tags = ["new"]
      for (id, changed, stays) in [
        ("a", example("x", warnings: ["long"], wordings: ["where is it"]), true),
        ("b", example("x", warnings: ["long", "other"]), false),
        ("c", example("x", wordings: ["Where has it gone?"]), false),
      ] as [(SetID, Example, Bool)] {
        try store.save(set(id, [changed, counted]), now: moment(2))
        #expect(try store.approvals(of: id)["x"] == (stays ? .approved : nil), "\(id)")
        #expect(try store.approvals(of: id)["y"] == .approved)
      }
    },
    ReviewStoreCheck("What nobody has settled in a known set comes to it when it is saved again") {
      store throws in
      try prepare(store)
      try store.save(set("s", [example("x"), example("y")]), now: moment(1))
      try store.save(set("t", [example("x"), example("y")]), now: moment(2))
      try store.settle(request([1], .rejected("no"), "1", of: "t"))
      try store.settle(request([0, 1], .approved, "2", of: "s"))
      #expect(try store.approvals(of: "t") == ["y": .rejected("no")])
      try store.save(set("t", [example("x"), example("y")]), now: moment(9))
      #expect(try store.approvals(of: "t") == ["x": .approved, "y": .rejected("no")])
    },
    ReviewStoreCheck("The newest set in which somebody spoke has the word") { store throws in
      try prepare(store)
      try store.save(set("s", [example("x"), example("y")]), now: moment(1))
      try store.settle(request([0, 1], .approved, "1", of: "s"))
      try store.save(set("t", [example("x"), example("y")]), now: moment(2))
      try store.settle(request([0], .rejected("no"), "2", of: "t"))
      try store.settle(request([1], .pending, "3", of: "t"))
      try store.save(set("u", [example("x"), example("y")]), now: moment(3))
      #expect(try store.approvals(of: "u") == ["x": .rejected("no")])
    },
    ReviewStoreCheck("An undo takes what came along with it, and a redo brings it again") {
      store throws in
      try prepare(store)
      try store.save(set("s", [example("x"), example("y")]), now: moment(1))
      try store.settle(request([0, 1], .approved, "1", of: "s"))
      try store.save(set("t", [example("x"), example("y")]), now: moment(2))
      #expect(try store.undoApproval(of: "t", by: "ana", operation: "2", now: moment(4)) == nil)
      #expect(
        try store.undoApproval(of: "s", by: "ana", operation: "3", now: moment(4)) == ["x", "y"]
      )
      #expect(try store.approvals(of: "s") == [:])
      #expect(try store.approvals(of: "t") == [:])
      #expect(try store.redoApproval(of: "t", by: "ana", operation: "4", now: moment(5)) == nil)
      #expect(
        try store.redoApproval(of: "s", by: "ana", operation: "5", now: moment(5)) == ["x", "y"]
      )
      #expect(try store.approvals(of: "t") == ["x": .approved, "y": .approved])
      try store.recordRelease(of: "t", manifest: "m", path: nil, now: moment(6))
      _ = try store.undoApproval(of: "s", by: "ana", operation: "6", now: moment(7))
      #expect(try store.approvals(of: "t") == ["x": .approved, "y": .approved])
    },
    ReviewStoreCheck("Who said what is right does not approve it where two persons are asked for") {
      store throws in
      try prepare(store)
      try store.decide(.correct("No."), "1", operation: "fix")
      let judged = example("x", judgedBy: "fix")
      try store.save(set("one", [judged]), now: moment(1))
      #expect(try store.settle(request([0], .approved, "1", of: "one")).all == [])
      try store.save(set("two", [judged, example("y")], twoPersons: true), now: moment(2))
      #expect(try store.approvals(of: "two") == [:], "an approval of one's own does not come along")
      for _ in 1...2 {
        let refused = try store.settle(request([0, 1], .approved, "2", of: "two"))
        #expect(refused == RefusedApprovals(own: [0]))
      }
      #expect(try store.approvals(of: "two") == ["y": .approved])
      let event = ApprovalEvent(
        operation: "3",
        example: "x",
        state: .approved,
        reviewer: "ana",
        time: moment(3)
      )
      for _ in 1...2 {
        #expect(try store.appendApprovals([event], to: "two") == RefusedApprovals(own: ["x"]))
      }
      #expect(try store.settle(request([0], .rejected("no"), "4", of: "two")).all == [])
      #expect(try store.settle(request([0], .approved, "5", of: "two", by: "bo")).all == [])
      #expect(try store.approvals(of: "two")["x"] == .approved)
    },
  ]

  private static func prepare(_ store: any ReviewStore) throws {
    try store.ingest(record("1", Feedback(.down), consent: .training))
  }

  private static func example(
    _ id: ExampleID,
    warnings: [String] = [],
    wordings: [String] = [],
    judgedBy operation: OperationID? = nil
  ) -> Example {
    Example(
      id: id,
      kind: .golden,
      question: "Q?",
      answer: "A",
      expected: "A",
      cluster: "k",
      paraphrases: wordings,
      uses: [.eval, .sft],
      lineage: [
        LineageEntry(
          interaction: "1",
          role: operation == nil ? .confirmed : .reviewerCorrection,
          operation: operation
        )
      ],
      warnings: warnings.map { CurationWarning(rule: $0, finding: $0) }
    )
  }

  private static func set(
    _ id: SetID,
    _ examples: [Example],
    twoPersons: Bool = false
  ) -> CuratedSet {
    CuratedSet(
      id: id,
      policy: twoPersons ? [PolicyValue(CuratedSet.twoPersonName, "true")] : [],
      examples: examples,
      drops: [],
      counts: CurationCounts()
    )
  }

  private static func request(
    _ positions: [Int],
    _ state: ApprovalState,
    _ operation: OperationID,
    of set: SetID,
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
}
