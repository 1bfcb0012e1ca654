import ReviewModel
import ReviewStorage
import Testing

extension ReviewStoreCheck {
  static let judgedRecordChecks = [
    ReviewStoreCheck("Records come in the order of their ids' bytes") { store throws in
      let ids: [InteractionID] = ["b", "a", "B", "é", "10", "9", "e\u{301}", "ab"]
      _ = try store.ingest(ids.map { record($0, nil) }, now: moment(0))
      #expect(try judged(store).map(\.interaction.id) == ids.sorted())
    },
    ReviewStoreCheck("A record carries its feedback, its item and the decision that counts") {
      store throws in
      try store.ingest(
        record("1", nil),
        record("2"),
        record("3"),
        record("4"),
        record("5"),
        record("6", Feedback(.up))
      )
      try store.decide(.correct("Sixty."), "3", operation: "a", note: "see page 2")
      try store.decide(.affirm, "3", by: "bo", operation: "b")
      try store.decide(.skip, "4", operation: "c")
      try store.decide(.affirm, "5", operation: "d")
      try store.undo("e")
      let records = try judged(store)
      #expect(
        records.map(\.status) == [nil, .open, .decided(.correct), .skipped, .open, nil]
      )
      #expect(records.map(\.decision?.operation) == [nil, nil, "a", "c", nil, nil])
      #expect(records[2].decision?.action == .decide(.correct("Sixty.")))
      #expect(records[2].decision?.note == "see page 2")
      #expect(records.map(\.feedback?.signal) == [nil, .down, .down, .down, .down, .up])
      #expect(records[0].questionKey == "what of 1?")
    },
    ReviewStoreCheck("To curate are those that somebody called right, corrected or decided") {
      store throws in
      try store.ingest(
        record("1", nil),
        record("2", Feedback(.up)),
        record("3", Feedback(.edit, correction: "Three.")),
        record("4"),
        record("5"),
        record("6"),
        record("7"),
        record("8", Feedback(.retry)),
        record("9", nil)
      )
      try store.decide(.discard(ReasonCode("spam")), "4", operation: "a")
      try store.decide(.skip, "5", operation: "b")
      try store.decide(.flag(ReasonCode("expert")), "6", operation: "c")
      try store.decide(.affirm, "7", operation: "d")
      try store.undo("e")
      var extents: [CurationExtent] = []
      var ids: [InteractionID] = []
      try store.forEachRecordToCurate(counted: { extents.append($0) }) {
        ids.append($0.interaction.id)
      }
      #expect(ids.sorted() == ["2", "3", "4", "6"])
      #expect(extents == [CurationExtent(toCurate: 4, waiting: 3, unjudged: 2)])
    },
    ReviewStoreCheck("Consent is the record's own, else the store's default") { store throws in
      try store.ingest(
        record("1", consent: .training),
        record("2"),
        record("3", consent: .training)
      )
      try store.ingest(record("3", consent: Consent.none))
      #expect(try judged(store).map(\.consent) == [.training, nil, Consent.none])
      try store.setDefaultConsent(.eval)
      #expect(try judged(store).map(\.consent) == [.training, .eval, Consent.none])
    },
    ReviewStoreCheck("A settled conflict is handed on with its sides") { store throws in
      try store.ingest(
        record("1", Feedback(.up), question: "Q?"),
        record("2", Feedback(.up), question: "q?"),
        record("3", Feedback(.up))
      )
      let conflict = conflict("c", of: "1", questionKey: "q?")
      try store.putConflicts([conflict], now: moment(0))
      #expect(try judged(store).map(\.settlement) == [nil, nil, nil])
      try store.decide(.flag(ReasonCode("expert")), "c", by: "bo", operation: "a")
      #expect(try judged(store).map(\.settlement) == [nil, nil, nil])
      try store.decide(.correct("Yes."), "c", operation: "b")
      let records = try judged(store)
      #expect(records.map(\.settlement?.decision.operation) == ["b", "b", nil])
      #expect(records[0].settlement?.sides == conflict.sides)
      // One that is no longer found stays settled, so that it is not asked again.
      try store.putConflicts([], now: moment(1))
      #expect(try judged(store).map(\.settlement?.decision.operation) == ["b", "b", nil])
      try store.undo("c")
      #expect(try judged(store).map(\.settlement) == [nil, nil, nil])
    },
    ReviewStoreCheck("What the rules said of a record is kept until texts go or change") {
      store throws in
      try store.ingest(record("1"), record("2"), record("3"))
      let verdicts = ["1", "2", "gone"].map {
        KeptVerdict(interaction: $0, digest: "d\($0)", content: "k")
      }
      func revision() throws -> Int64 {
        var extent = CurationExtent(toCurate: 0, waiting: 0, unjudged: 0)
        try store.forEachRecordToCurate(counted: { extent = $0 }) { _ in }
        return extent.revision
      }
      let before = try revision()
      try store.remember(verdicts.map { FreshVerdict($0) }, asOf: before)
      #expect(try judged(store).map(\.verdict) == [verdicts[0], verdicts[1], nil])
      let later = KeptVerdict(
        interaction: "2",
        digest: "other",
        content: "k\u{1F}rule\u{1F}finding"
      )
      try store.remember([FreshVerdict(later)], asOf: before)
      #expect(try judged(store).map(\.verdict) == [verdicts[0], verdicts[1], nil], "not as read")
      try store.remember([FreshVerdict(later, replaces: "d2")], asOf: before)
      #expect(try judged(store).map(\.verdict) == [verdicts[0], later, nil])

      _ = try store.erase([RecordErasure("1", marks: [])], isRehearsal: true, now: moment(1))
      #expect(try judged(store).map(\.verdict) == [verdicts[0], later, nil])
      _ = try store.erase([RecordErasure("1", marks: [])], isRehearsal: false, now: moment(1))
      #expect(try judged(store).map(\.verdict) == [later, nil])
      // What was read before texts went is not kept.
      let set = CuratedSet(
        id: "s",
        policy: [],
        examples: [],
        drops: [],
        counts: CurationCounts()
      )
      #expect(throws: StoreError.outdatedReading) {
        try store.save(set, asOf: before, now: moment(2))
      }
      #expect(throws: StoreError.outdatedReading) {
        try store.putConflicts([], asOf: before, now: moment(2))
      }
      #expect(try store.sets().isEmpty)
      try store.save(set, asOf: try revision(), now: moment(2))
      #expect(try store.sets().count == 1)
      try store.remember([FreshVerdict(verdicts[1], replaces: "other")], asOf: before)
      #expect(try judged(store).map(\.verdict) == [later, nil])

      try store.decide(.correct("Sixty."), "2", operation: "a")
      #expect(try judged(store).map(\.verdict) == [later, nil])
      try store.revise([WordsRevision(operation: "a", correction: "[NAME_1]", note: nil)])
      #expect(try judged(store).map(\.verdict) == [nil, nil])
      let then = try revision()
      try store.remember([FreshVerdict(later)], asOf: then)
      try store.ingest(record("2", Feedback(.up, time: moment(900))))
      let blank = try #require(try judged(store)[0].verdict)
      #expect(blank.content == "" && blank.digest != "other", "its user says something else")
      // What was read before is not kept of this record, and of others it is.
      let other = KeptVerdict(interaction: "3", digest: "d3", content: "k")
      try store.remember(
        [FreshVerdict(later, replaces: "other"), FreshVerdict(later), FreshVerdict(other)],
        asOf: then
      )
      #expect(try judged(store).map(\.verdict) == [blank, other])
      try store.remember([FreshVerdict(later, replaces: blank.digest)], asOf: then)
      #expect(try judged(store).map(\.verdict) == [later, other])
    },
    ReviewStoreCheck("What the reader throws ends the reading") { store throws in
      struct Enough: Error {}
      try store.ingest(record("1"), record("2"))
      var count = 0
      #expect(throws: Enough.self) {
        try store.forEachJudgedRecord { _ in
          count += 1
          throw Enough()
        }
      }
      #expect(count == 1)
    },
    ReviewStoreCheck("The reader may ask the store and write to it") { store throws in
      try store.ingest(record("1"), record("2"))
      var ids: [InteractionID] = []
      try store.forEachJudgedRecord { record in
        ids.append(record.interaction.id)
        #expect(try store.record(record.interaction.id) != nil)
        try store.setDefaultConsent(.eval)
      }
      #expect(ids == ["1", "2"])
    },
  ]

  private static func judged(_ store: any ReviewStore) throws -> [JudgedRecord] {
    var records: [JudgedRecord] = []
    try store.forEachJudgedRecord { records.append($0) }
    return records
  }
}
