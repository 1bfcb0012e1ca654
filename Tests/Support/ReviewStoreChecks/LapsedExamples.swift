import ReviewModel
import ReviewStorage
import Testing

extension ReviewStoreCheck {
  static let lapsedExampleChecks = [
    ReviewStoreCheck("An example lapses when a record behind it allows less than it is used for") {
      store throws in
      try store.ingest(
        record("1", consent: .training, user: "u"),
        record("2", consent: .training),
        record("3")
      )
      try store.setDefaultConsent(.training)
      try store.save(
        set([
          example("a", [.eval], [("1", .confirmed)]),
          example("b", [.eval, .sft], [("1", .confirmed)]),
          example("c", [.eval, .preference], [("2", .userCorrection), ("1", .duplicate)]),
          example("d", [.eval, .sft], [("3", .confirmed)]),
          example("e", [.eval], [("2", .confirmed), ("3", .reviewerCorrection)]),
          example("f", [.eval], [("gone", .confirmed)]),
        ])
      )
      func lapsed() throws -> String {
        let lapsed = try store.lapsedExamples(of: "s")
        for position in 0..<6 {
          let standing = try #require(try store.example(at: position, of: "s"))
          #expect(standing.isLapsed == (lapsed[position] != nil), "\(standing)")
        }
        return lapsed.sorted { $0.key < $1.key }.map(\.value.rawValue).joined()
      }
      #expect(try lapsed() == "f")
      try store.setConsent(.eval, ofUser: "u", now: moment(2))
      #expect(try lapsed() == "bf")
      #expect(try store.example(at: 1, of: "s")?.consent == .eval)
      try store.setConsent(Consent.none, ofUser: "u", now: moment(3))
      #expect(try lapsed() == "abcf")
      #expect(try store.example(at: 2, of: "s")?.consent == Consent.none)
      try store.setConsent(nil, ofUser: "u", now: moment(4))
      try store.setDefaultConsent(.eval)
      #expect(try lapsed() == "df")
      try store.setDefaultConsent(nil)
      #expect(try lapsed() == "def")
      try store.ingest(record("2", consent: .eval))
      #expect(try lapsed() == "cdef")
      #expect(try store.lapsedExamples(of: "t") == [:])
    },
    ReviewStoreCheck("What has lapsed is rejected and never approved; the others of a batch are") {
      store throws in
      try store.ingest(record("1", consent: .training, user: "u"), record("2", consent: .eval))
      try store.save(
        set([example("a", [.eval], [("1", .confirmed)]), example("b", [.eval], [("2", .affirmed)])])
      )
      try store.setConsent(Consent.none, ofUser: "u", now: moment(2))
      for _ in 1...2 {
        #expect(try store.settle(request([0, 1], .approved, "1")).lapsed == [0])
        #expect(try store.approvals(of: "s") == ["b": .approved])
      }
      #expect(try store.settle(request([0], .approved, "2")).lapsed == [0])
      #expect(try store.settle(request([0], .rejected("no"), "3")).all == [])
      #expect(
        try store.appendApprovals(events(["b", "a"], .approved, "4"), to: "s").lapsed == ["a"]
      )
      #expect(
        try store.appendApprovals(events(["b", "a"], .approved, "4"), to: "s").lapsed == ["a"]
      )
      #expect(try store.approvals(of: "s") == ["a": .rejected("no"), "b": .approved])
      #expect(try store.appendApprovals(events(["a"], .pending, "5"), to: "s").all == [])
      try store.setConsent(nil, ofUser: "u", now: moment(4))
      #expect(try store.settle(request([0], .approved, "6")).all == [])
      #expect(try store.approvals(of: "s") == ["a": .approved, "b": .approved])
    },
  ]

  private static func example(
    _ id: ExampleID,
    _ uses: Set<ExampleUse>,
    _ lineage: [(InteractionID, LineageRole)]
  ) -> Example {
    Example(
      id: id,
      kind: .golden,
      question: "Q",
      answer: "A",
      expected: "A",
      cluster: id.rawValue,
      uses: uses,
      lineage: lineage.map { LineageEntry(interaction: $0, role: $1) }
    )
  }

  private static func set(_ examples: [Example]) -> CuratedSet {
    CuratedSet(id: "s", policy: [], examples: examples, drops: [], counts: CurationCounts())
  }

  private static func request(
    _ positions: [Int],
    _ state: ApprovalState,
    _ operation: OperationID
  ) -> ApprovalRequest {
    ApprovalRequest(
      set: "s",
      positions: positions,
      state: state,
      reviewer: "ana",
      operation: operation,
      time: moment(3)
    )
  }

  private static func events(
    _ examples: [ExampleID],
    _ state: ApprovalState,
    _ operation: OperationID
  ) -> [ApprovalEvent] {
    examples.map {
      ApprovalEvent(
        operation: operation,
        example: $0,
        state: state,
        reviewer: "ana",
        time: moment(3)
      )
    }
  }
}

extension ReviewStore {
  fileprivate func save(_ set: CuratedSet) throws { try save(set, now: moment(1)) }
}
