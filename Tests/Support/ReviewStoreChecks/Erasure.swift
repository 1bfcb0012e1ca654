import ReviewModel
import ReviewStorage
import Testing

extension ReviewStoreCheck {
  static let erasureChecks = [
    ReviewStoreCheck(
      "An erased record is gone with its feedback, its item, its claim and its words"
    ) {
      store throws in
      try store.ingest(record("1", Feedback(.down, comment: "wrong")), record("2"))
      let key = try store.key("1")
      try store.claim("1", by: "ana")
      try store.decide(.correct("Sixty."), "1", operation: "a", note: "see page 2")
      try store.claim("1", by: "bo", at: moment(101))
      let extent = try erase(store, "1")
      #expect(extent.records == ["1"])
      #expect(
        extent.counts.filter { $0.key != .searchIndex } == [
          .records: 1, .feedback: 1, .items: 1, .claims: 1, .decisions: 1, .texts: 2, .questions: 1,
        ]
      )
      #expect(extent.items == [key])
      #expect(try store.record("1") == nil)
      #expect(try store.item(key, now: moment(0)) == nil)
      #expect(try store.itemKey(of: "1") == nil)
      #expect(try store.queue("is:any") == ["2"])
      #expect(try store.statistics().interactions == 1)
      #expect(try store.statistics().signals == [.down: 1])
    },
    ReviewStoreCheck("Hundreds of records are erased at once, and others can be added after them") {
      store throws in
      let ids = (0..<220).map { "n\($0)" }
      for id in ids { try store.ingest(record(InteractionID(id), Feedback(.down))) }
      try store.ingest(record("stays", Feedback(.down)))
      let extent = try store.erase(
        ids.map { RecordErasure(InteractionID($0), marks: []) },
        isRehearsal: false,
        now: moment(100)
      )
      #expect(extent.records.count == 220)
      #expect(extent.counts[.items] == 220)
      #expect(try store.queue("is:any") == ["stays"])
      try store.compact()
      #expect(try store.check() == [])
      try store.ingest(record("new", Feedback(.down)))
      #expect(try store.statistics().interactions == 2)
    },
    ReviewStoreCheck("The log keeps the line of an erased decision, without its words") {
      store throws in
      try store.ingest(record("1"), record("2"))
      let kept = KeptValues(reason: "page 2 is public", types: ["PHONE"])
      try store.decide(.correct("Sixty."), "1", operation: "a", note: "see page 2", kept: kept)
      try store.decide(.discard(ReasonCode("spam")), "2", operation: "b", note: "twice")
      let before = try store.decisions(after: 0, limit: 9)
      try erase(store, "1")
      let after = try store.decisions(after: 0, limit: 9)
      #expect(after.map(\.sequence) == before.map(\.sequence))
      #expect(after.map(\.operation) == ["a", "b"])
      #expect(after[0].action == .decide(.correct("")))
      #expect(after[0].note == nil)
      #expect(after[0].kept == KeptValues(reason: "", types: ["PHONE"]))
      #expect(after[1] == before[1])
      #expect(try store.statistics().decisions == 2)
    },
    ReviewStoreCheck("What is erased is nobody's to undo or redo") { store throws in
      try store.ingest(record("1"), record("2"), record("3"))
      try store.decide(.affirm, "1", operation: "a")
      try store.decide(.affirm, "2", "3", operation: "b")
      try store.decide(.affirm, "3", by: "bo", operation: "c")
      try store.undo("d", by: "bo")
      try erase(store, "1", "3")
      #expect(try store.redo("e", by: "bo") == nil)
      #expect(try store.undo("f")?.items == [try store.key("2")])
      #expect(try store.undo("g") == nil)
      #expect(try store.redo("h")?.items == [try store.key("2")])
      #expect(try store.status("2") == .decided(.affirm))
    },
    ReviewStoreCheck("A text of a batch stays while one of its items does") { store throws in
      try store.ingest(record("1"), record("2"))
      try store.decide(.discard(ReasonCode("spam")), "1", "2", operation: "a", note: "both")
      #expect(try erase(store, "1").counts[.texts] == nil)
      #expect(try store.decisions(after: 0, limit: 9).map(\.note) == ["both", "both"])
      #expect(try erase(store, "2").counts[.texts] == 1)
      #expect(try store.decisions(after: 0, limit: 9).map(\.note) == [nil, nil])
    },
    ReviewStoreCheck("What other people asked and were told stays, word for word the same or not") {
      store throws in
      try store.ingest(
        record("1", question: "How long?", user: "u"),
        record("2", question: "How long?", user: "v"),
        record("3", question: "how long?", user: "w")
      )
      let extent = try erase(store, "1")
      #expect(extent.counts[.questions] == nil)
      #expect(extent.counts[.agents] == nil)
      #expect(try store.record("2")?.asked == 2)
      #expect(try store.record("3")?.interaction.question == "how long?")
      #expect(try erase(store, "2", "3").counts[.agents] == 1)
    },
    ReviewStoreCheck("A rehearsal says what would go, and changes nothing") { store throws in
      try store.ingest(record("1"), record("2"))
      try store.decide(.correct("Sixty."), "1", operation: "a")
      let rehearsed = try store.erase(
        [RecordErasure("1", marks: ["m"])],
        isRehearsal: true,
        now: moment(500)
      )
      #expect(try store.record("1") != nil)
      #expect(try store.tombstones() == 0)
      #expect(try store.decisions(after: 0, limit: 9)[0].action == .decide(.correct("Sixty.")))
      let extent = try erase(store, "1")
      #expect(extent.counts == rehearsed.counts)
      #expect(extent.items == rehearsed.items)
    },
    ReviewStoreCheck("An erased record does not come back, under its id or with its content") {
      store throws in
      var first = record("1")
      first.marks = ["id of 1", "content"]
      first.content = [1, 2, 3]
      var copy = record("9")
      copy.marks = ["id of 9", "content"]
      var other = record("2")
      other.marks = ["id of 2", "other content"]
      _ = try store.ingest([first], now: moment(0))
      #expect(try store.content(of: "1") == [1, 2, 3])
      #expect(try store.content(of: "2") == [])
      _ = try store.erase(
        [RecordErasure("1", marks: first.marks)],
        isRehearsal: false,
        now: moment(1)
      )
      #expect(
        try store.ingest([first, copy, other], now: moment(2))
          == [.erasedBefore, .erasedBefore, .added]
      )
      #expect(try store.erased(among: ["content", "other content"]) == ["content"])
      #expect(try store.tombstones() == 2)
      #expect(try store.setFeedback(Feedback(.down), of: "1", now: moment(3)) == nil)
    },
    ReviewStoreCheck("What is left to do of an erasure is known until it is done") { store throws in
      try store.ingest(record("1"), record("2"))
      let key = try store.key("1")
      let requests = ["a", "b"].map {
        ErasureRequest(
          id: $0,
          users: ["u", "v"],
          before: moment(7),
          isOfUnconsented: $0 == "b",
          unread: [unread(at: "/gone/\u{e9}"), unread(at: nil)],
          rewrites: [ReleaseRewrite(path: "/rel/\u{e9}", set: "s", manifest: "0123")]
        )
      }
      var traces: TextTraces?
      var counts: [ErasurePlace: Int]?
      func erase(_ id: InteractionID, _ request: Int, isRehearsal: Bool = false) throws {
        let extent = try store.erase(
          [RecordErasure(id, marks: [])],
          for: requests[request],
          isRehearsal: isRehearsal,
          now: moment(9)
        )
        traces = extent.traces
        counts = extent.counts
      }
      try erase("1", 0, isRehearsal: true)
      #expect(try store.pendingErasures() == [])
      try erase("1", 0)
      let count = traces?.count
      let gone = try #require(counts)
      #expect(gone[.records] == 1)
      try erase("x", 1)
      var first = PendingErasure(request: requests[0], time: moment(9), records: 1, items: [key])
      var second = PendingErasure(request: requests[1], time: moment(9), records: 0, items: [])
      // Its hashes have a key of their own each time.
      let pending = try store.pendingErasures()
      #expect(pending.map(\.traces?.count) == [count, 0])
      first.counts = gone
      first.traces = pending[0].traces
      second.traces = pending[1].traces
      #expect(pending == [first, second])
      try store.finish(["a", "never"])
      #expect(try store.pendingErasures() == [second])
      try store.finish(["b"])
      #expect(try store.pendingErasures() == [])
    },
    ReviewStoreCheck("What an erasure is about leaves its marks too, and its receipt is kept") {
      store throws in
      try store.ingest(record("1", user: "u"))
      let request = ErasureRequest(id: "a", users: ["u"], marks: ["user u"])
      let erasure = [RecordErasure("1", marks: ["id of 1"])]
      _ = try store.erase(erasure, for: request, isRehearsal: true, now: moment(1))
      #expect(try store.erased(among: ["user u"]).isEmpty)
      _ = try store.erase(erasure, for: request, isRehearsal: false, now: moment(1))
      #expect(try store.erased(among: ["user u", "user v"]) == ["user u"])
      #expect(try store.tombstones() == 2)
      #expect(try store.receipts() == [])
      let receipts = ["a", "b"].map { id in
        KeptReceipt(
          id: id,
          time: moment(2),
          records: 1,
          json: #"{"id":"\#(id)"}"#,
          lines: ["Erased 1 record", "", "  é"]
        )
      }
      try store.finish(["a"], receipt: receipts[0])
      #expect(try store.pendingErasures() == [])
      try store.finish([], receipt: receipts[1])
      try store.finish(["never"])
      #expect(try store.receipts() == receipts)
    },
    ReviewStoreCheck("An unknown record leaves its marks alone") { store throws in
      let extent = try store.erase(
        [RecordErasure("x", marks: ["id of x"])],
        isRehearsal: false,
        now: moment(1)
      )
      #expect(extent.records == [])
      #expect(extent.counts == [:])
      #expect(try store.erased(among: ["id of x"]) == ["id of x"])
    },
    ReviewStoreCheck("A conflict loses the sides of erased records, and its decision's words") {
      store throws in
      try store.ingest(record("1"), record("2"), record("3"))
      try store.putConflicts([conflict("c", ["3", "2", "1"])], now: moment(1))
      try store.decide(.correct("As 3 says."), "c", operation: "a")
      #expect(try store.status("c") == .decided(.correct))
      #expect(try erase(store, "3").counts[.sides] == 1)
      let item = try #require(try store.item(try store.key("c"), now: moment(0)))
      #expect(item.sides.map(\.interaction) == ["2", "1"])
      #expect(item.interaction.id == "2")
      #expect(item.summary.status == .open)
      #expect(item.history.map(\.action) == [.decide(.correct(""))])
      try erase(store, "2")
      #expect(try store.status("c") == .withdrawn)
      try erase(store, "1")
      #expect(try store.itemKey(of: "c") == nil)
    },
    ReviewStoreCheck("An example goes with the record that it was made of, from every set") {
      store throws in
      try store.ingest(record("1"), record("2"))
      try store.save(set("s", [example("x", of: "1"), example("y", of: "2")]), now: moment(1))
      try store.save(set("t", [example("x", of: "1")]), now: moment(2))
      try store.appendApprovals(
        [rejection("1", "x", "he said so"), rejection("1", "y", "wrong")],
        to: "s"
      )
      let extent = try erase(store, "1")
      #expect(extent.counts[.examples] == 2)
      #expect(extent.counts[.rejections] == 1)
      #expect(extent.counts[.drops] == 2)
      #expect(extent.examples == ["x"])
      #expect(try store.set("s")?.examples.map(\.id) == ["y"])
      #expect(try store.set("s")?.drops == [])
      #expect(try store.set("t")?.examples == [])
      #expect(try store.approvals(of: "s") == ["y": .rejected("wrong")])
      #expect(try store.sets().map(\.rejected) == [0, 1])
    },
    ReviewStoreCheck("An example that an erased record only counted in loses that alone") {
      store throws in
      try store.ingest(
        record("1", Feedback(.down, tags: ["a"]), question: "How long?"),
        record("2", Feedback(.down, tags: ["b"]), question: "how long"),
        record("3", question: "For how long?")
      )
      var joint = example("x", of: "1")
      joint.lineage += ["2", "3"].map { LineageEntry(interaction: $0, role: .duplicate) }
      joint.paraphrases = ["For how long?", "how long"]
      joint.tags = ["a", "b"]
      joint.weight = 3
      try store.save(set("s", [joint]), now: moment(1))
      let extent = try erase(store, "2")
      #expect(extent.counts[.exampleNames] == 1)
      let left = try #require(try store.set("s")?.examples.first)
      #expect(left.id == "x")
      #expect(left.lineage.map(\.interaction) == ["1", "3"])
      #expect(left.paraphrases == ["For how long?"])
      #expect(left.tags == ["a"])
      #expect(left.weight == 2)
    },
    ReviewStoreCheck("No piece of an erased text is left in what is stored") { store throws in
      let secret = "Where did the blue parcel from Aunt Gerda end up last week?"
      try store.ingest(
        record("1", Feedback(.down, comment: "\(secret) (comment)"), question: secret),
        record("2")
      )
      try store.decide(.correct("\(secret) (correction)"), "1", operation: "a", note: "\(secret) !")
      let extent = try erase(store, "1")
      #expect(extent.traces.count >= 7)
      try store.compact()
      var search = TraceSearch(extent.traces)
      try store.forEachStoredText { search.look(in: $0) }
      // "What the agent says" is the same in both records.
      var others = TextTraces()
      others.add("Thirty days.")
      #expect(search.found <= others.count)
    },
    ReviewStoreCheck("The files that texts were written to are remembered once") { store throws in
      try store.remember(KeptPlace(.rejects, path: "/b"))
      try store.remember(KeptPlace(.rejects, path: "/a"))
      try store.remember(KeptPlace(.rejects, path: "/b"))
      #expect(try store.places().map(\.path) == ["/a", "/b"])
    },
  ]

  @discardableResult
  private static func erase(
    _ store: any ReviewStore,
    _ ids: InteractionID...
  ) throws -> ErasureExtent {
    try store.erase(
      ids.map { RecordErasure($0, marks: [ErasureMark("id of \($0)")]) },
      isRehearsal: false,
      now: moment(500)
    )
  }

  private static func conflict(_ id: ItemID, _ records: [InteractionID]) -> Conflict {
    Conflict(
      id: id,
      questionKey: "what of \(records[0])?",
      sides: records.map { ConflictSide(interaction: $0, correction: "As \($0) says.") }
    )
  }

  private static func example(_ id: ExampleID, of record: InteractionID) -> Example {
    Example(
      id: id,
      kind: .regression,
      question: "How long?",
      answer: "Thirty days.",
      expected: "Sixty.",
      cluster: "k",
      uses: [.eval],
      lineage: [LineageEntry(interaction: record, role: .userCorrection)]
    )
  }

  private static func set(_ id: SetID, _ examples: [Example]) -> CuratedSet {
    CuratedSet(
      id: id,
      policy: [],
      examples: examples,
      drops: [Drop(interaction: "1", rule: "length", reason: "long")],
      counts: CurationCounts()
    )
  }

  private static func rejection(
    _ operation: OperationID,
    _ example: ExampleID,
    _ reason: String
  ) -> ApprovalEvent {
    ApprovalEvent(
      operation: operation,
      example: example,
      state: .rejected(reason),
      reviewer: "ana",
      time: moment(3)
    )
  }
}

private func unread(at path: String?) -> UnreadRelease {
  UnreadRelease(
    release: ReleaseRecord(set: "s", manifest: "m", path: path, time: moment(3)),
    examples: 2,
    reason: "it is gone"
  )
}
