import ReviewModel
import ReviewStorage
import Testing

extension ReviewStoreCheck {
  static let removalChecks = [
    ReviewStoreCheck("Why an example of the release is gone is found out") { store throws in
      let names: [InteractionID] = [
        "dropped", "merged", "other", "refused", "silent", "used", "waits",
      ]
      try store.setDefaultConsent(.training)
      for name in names {
        let isWaiting = name == "waits"
        try store.ingest(
          record(
            name,
            Feedback(isWaiting ? .down : .up),
            consent: name == "silent" ? nil : .training,
            user: name == "refused" ? "u" : nil
          )
        )
      }
      try store.save(set("old", names.map { example(ExampleID("e-\($0)"), [$0]) }), now: moment(1))
      try store.settle(
        ApprovalRequest(
          set: "old",
          positions: Array(names.indices),
          state: .approved,
          reviewer: "ana",
          operation: "1",
          time: moment(2)
        )
      )
      try store.recordRelease(of: "old", manifest: "m", path: nil, now: moment(3))
      try store.setDefaultConsent(nil)
      try store.setConsent(Consent.none, ofUser: "u", now: moment(3))
      let drops = [
        Drop(interaction: "dropped", rule: "length", reason: "too long"),
        Drop(interaction: "merged", rule: "duplicate", reason: "", mergedInto: "kept"),
      ]
      try store.save(
        set("new", [example("kept", ["own", "used"], cluster: "another")], drops),
        now: moment(4)
      )
      let comparison = try #require(try store.comparison(of: "new"))
      let found = try store.reasons(forRemovalsOf: comparison, from: "new", now: moment(5))
      let none = "its record is in conflict with another, or nobody judges it any more"
      #expect(
        names.indices.map { found[$0] } == [
          "length: too long", "the example kept speaks for it", none, "no use of it is allowed",
          "nobody says that it may be used", "the example kept speaks for it",
          "its record waits for a reviewer",
        ]
      )
    }
  ]

  private static func example(
    _ id: ExampleID,
    _ records: [InteractionID],
    cluster: String? = nil
  ) -> Example {
    Example(
      id: id,
      kind: .golden,
      question: "Q",
      answer: "A",
      expected: "A",
      cluster: cluster ?? id.rawValue,
      uses: [.eval],
      lineage: records.map { LineageEntry(interaction: $0, role: .confirmed) }
    )
  }

  private static func set(
    _ id: SetID,
    _ examples: [Example],
    _ drops: [Drop] = []
  ) -> CuratedSet {
    CuratedSet(id: id, policy: [], examples: examples, drops: drops, counts: CurationCounts())
  }
}
