import ReviewModel
import ReviewStorage
import Testing

extension ReviewStoreCheck {
  static let auditChecks = [
    ReviewStoreCheck("Of an empty pool nothing is drawn") { store throws in
      #expect(try store.draw(AuditPlan(size: 3)) == nil)
      try store.ingest(record("a"))
      #expect(try store.draw(AuditPlan(pool: .settled, size: 3)) == nil)
      #expect(try store.audits().isEmpty)
    },
    ReviewStoreCheck(
      "A draw takes those of the least rank, rated or not, and they are judged blind"
    ) {
      store throws in
      try store.ingest(
        record("a", Feedback(.up)),
        record("b", Feedback(.down, comment: "No.")),
        record("c", nil),
        record("d", nil)
      )
      let draw = try #require(try store.draw(AuditPlan(size: 2, seed: 7), order: "cbad"))
      #expect(draw == AuditDraw(number: 1, pool: 4, drawn: 2, known: 0))
      #expect(Set(try store.queue()) == ["b", "audit-b", "audit-c"])
      let item = try #require(try store.item(store.key("audit-b"), now: moment(0)))
      #expect(item.summary.kind == .audit)
      #expect(item.summary.signal == .none)
      #expect(item.feedback == nil)
      #expect(item.sides.isEmpty)
      #expect(item.interaction.id == "b")
      let sample = try #require(try store.audits().first)
      #expect(sample.plan == AuditPlan(size: 2, seed: 7))
      #expect(sample.pool.values.reduce(0, +) == 4)
      #expect(Set(sample.members.map(\.group.signal)) == [.down, .none])
      #expect(sample.members.allSatisfy { $0.reading == nil && $0.first == nil })
    },
    ReviewStoreCheck("A larger sample holds the smaller one, with what was said of it") {
      store throws in
      try store.ingest(record("a", nil), record("b", nil), record("c", nil))
      _ = try store.draw(AuditPlan(size: 1), order: "bca")
      try store.decide(.affirm, "audit-b", operation: "1")
      let draw = try #require(try store.draw(AuditPlan(size: 2), order: "bca"))
      #expect(draw == AuditDraw(number: 2, pool: 3, drawn: 2, known: 1))
      #expect(try store.queue() == ["audit-c"])
      let readings = try store.audits().map { $0.members.map(\.reading) }
      let right = AuditReading(reviewer: "ana", verdict: .affirm)
      #expect(readings == [[right], [right, nil]])
      try store.undo("2")
      #expect(try store.audits().allSatisfy { $0.members.allSatisfy { $0.reading == nil } })
    },
    ReviewStoreCheck("Parts of a pool give equally many, and the small ones all they have") {
      store throws in
      let (old, new) = (Agent(model: "m", version: "1"), Agent(model: "m", version: "2"))
      try store.ingest(
        record("a", nil, agent: old),
        record("b", nil, agent: old),
        record("c", nil, agent: old),
        record("d", nil, agent: new)
      )
      _ = try store.draw(AuditPlan(size: 3, strata: .version), order: "abcd")
      let sample = try #require(try store.audits().first)
      #expect(sample.members.map(\.group.version) == ["1", "1", "2"])
      #expect(
        sample.pool == [
          AuditGroup(version: "1", signal: .none): 3, AuditGroup(version: "2", signal: .none): 1,
        ]
      )
    },
    ReviewStoreCheck("What was settled is drawn with what was said of it first") { store throws in
      try store.ingest(record("a"), record("b"), record("c"))
      try store.decide(.affirm, "a", operation: "1")
      try store.decide(.discard(ReasonCode("spam")), "b", by: "bo", operation: "2")
      let draw = try #require(try store.draw(AuditPlan(pool: .settled, size: 9), order: "abc"))
      #expect(draw.drawn == 2)
      try store.decide(.discard(.wrong), "audit-a", by: "bo", operation: "3")
      let members = try #require(try store.audits().first).members
      #expect(
        members.map(\.first) == [
          AuditReading(reviewer: "ana", verdict: .affirm),
          AuditReading(reviewer: "bo", verdict: .discard, reason: ReasonCode("spam")),
        ]
      )
      #expect(
        members.map(\.reading) == [
          AuditReading(reviewer: "bo", verdict: .discard, reason: .wrong), nil,
        ]
      )
    },
    ReviewStoreCheck("A share takes each answer by itself, and of a larger pool the same ones") {
      store throws in
      try store.ingest(record("a", nil), record("b", nil))
      let ranks: [InteractionID: UInt64] = ["a": 0, "b": .max, "c": .max / 4]
      func draw() throws -> AuditDraw? {
        try store.drawAudit(
          AuditPlan(size: 1, share: 300_000),
          rank: { ranks[$0] ?? 0 },
          name: { ItemID("audit-\($0)") },
          now: moment(1)
        )
      }
      #expect(try draw()?.drawn == 1)
      try store.ingest(record("c", nil))
      #expect(try draw() == AuditDraw(number: 2, pool: 3, drawn: 2, known: 1))
      #expect(try store.audits().last?.plan.share == 300_000)
    },
    ReviewStoreCheck("An audit is curated where nobody decided on the answer itself") {
      store throws in
      try store.ingest(record("a", nil), record("b"))
      _ = try store.draw(AuditPlan(size: 2), order: "ab")
      try store.decide(.correct("Forty days."), "audit-a", operation: "1")
      try store.decide(.affirm, "b", operation: "2")
      var found: [InteractionID: [OperationID?]] = [:]
      try store.forEachRecordToCurate(counted: { #expect($0.toCurate == 2) }) { record in
        found[record.interaction.id] = [record.decision?.operation, record.audit?.operation]
      }
      #expect(found == ["a": [nil, "1"], "b": ["2", nil]])
    },
    ReviewStoreCheck("New feedback leaves an audit blind, and new conflicts leave it waiting") {
      store throws in
      try store.ingest(record("a", nil))
      _ = try store.draw(AuditPlan(size: 1), order: "a")
      _ = try store.setFeedback(Feedback(.down), of: "a", now: moment(5))
      try store.putConflicts([], now: moment(6))
      let item = try #require(try store.item(store.key("audit-a"), now: moment(7)))
      #expect(item.summary.signal == .none)
      #expect(item.summary.status == .open)
    },
    ReviewStoreCheck("An erased record leaves its sample") { store throws in
      try store.ingest(record("a", nil), record("b", nil))
      _ = try store.draw(AuditPlan(size: 2), order: "ab")
      try store.decide(.correct("Forty days."), "audit-a", operation: "1")
      _ = try store.erase([RecordErasure("a", marks: [])], isRehearsal: false, now: moment(10))
      #expect(try store.itemKey(of: "audit-a") == nil)
      #expect(try store.audits().first?.members.count == 1)
      _ = try store.erase([RecordErasure("b", marks: [])], isRehearsal: false, now: moment(11))
      #expect(
        try store.audits().first?.pool == [AuditGroup(version: nil, signal: .none): 2],
        "a version goes with its last answer"
      )
    },
    ReviewStoreCheck("What was taken back is no first reading any more") { store throws in
      try store.ingest(record("a"))
      try store.decide(.affirm, "a", operation: "1")
      _ = try store.draw(AuditPlan(pool: .settled, size: 1), order: "a")
      #expect(try store.audits().first?.members.first?.first != nil)
      try store.undo("2")
      #expect(try store.audits().first?.members.first?.first == nil)
    },
    ReviewStoreCheck("A sample waits in the order of its ranks, whatever the age of the answers") {
      store throws in
      try store.ingest(
        record("a", nil, time: moment(5)),
        record("b", nil, time: moment(1)),
        record("c", nil, time: moment(9))
      )
      _ = try store.draw(AuditPlan(size: 3), order: "bca")
      #expect(try store.queue() == ["audit-b", "audit-c", "audit-a"])
    },
    ReviewStoreCheck(
      "A share of what is settled is judged by somebody else, or again by the same person"
    ) {
      store throws in
      try store.ingest(record("a"), record("b"), record("c"), record("d"), record("e"))
      try store.decide(.affirm, "a", operation: "1", at: moment(0))
      try store.decide(.affirm, "b", operation: "2", at: moment(0))
      try store.decide(.affirm, "c", by: "bo", operation: "3", at: moment(0))
      try store.decide(.affirm, "d", operation: "4", at: moment(0))
      let second: Set<InteractionID> = ["a", "c", "e"]
      func draw(at time: Timestamp, _ policy: ReadingPolicy) throws -> Int {
        try store.drawReadings(
          policy,
          rank: { id, isSame in (isSame ? id == "b" : second.contains(id)) ? 0 : .max },
          name: { ItemID("audit-\($0)") },
          now: time
        )
      }
      func waiting(for reader: String?) throws -> [String] {
        let query = QueueQuery(filter: try ItemFilter(parsing: "kind:audit"), reader: reader)
        let page = try store.queuePage(query, after: nil, limit: 9, while: nil)
        let rows = try store.summaries(of: page.keys, now: moment(0))
        return rows.map(\.id.rawValue).sorted()
      }
      let policy = ReadingPolicy(second: 500_000, again: 500_000)
      let changes = try store.changeCounter()
      #expect(try draw(at: moment(9), ReadingPolicy()) == 0)
      #expect(try draw(at: moment(9), ReadingPolicy(again: 500_000)) == 0)
      #expect(try store.changeCounter() == changes, "nothing to draw writes nothing")
      #expect(try draw(at: moment(9), policy) == 2)
      #expect(try waiting(for: "ana") == ["audit-c"])
      #expect(try waiting(for: "bo") == ["audit-a"])
      #expect(try waiting(for: nil) == ["audit-a", "audit-c"])
      // Who settled it is asked again when they have forgotten it.
      let later = moment(ReadingPolicy.rest / 1000 + 1)
      #expect(try draw(at: later, policy) == 1)
      #expect(try draw(at: later, policy) == 0)
      #expect(try waiting(for: "ana") == ["audit-b", "audit-c"])
      #expect(try waiting(for: "bo") == ["audit-a"])
      #expect(
        try store.reader(of: store.key("audit-b")) == AuditReader(reviewer: "ana", isSame: true)
      )
      #expect(try store.reader(of: store.key("b")) == nil)
      try store.decide(.affirm, "audit-c", operation: "5")
      let members = try store.audits().flatMap(\.members)
      #expect(members.count == 3)
      #expect(members.filter { $0.reading != nil }.map(\.first?.reviewer) == ["bo"])
      _ = try store.erase([RecordErasure("b", marks: [])], isRehearsal: false, now: later)
      #expect(try waiting(for: "ana") == [])
    },
    ReviewStoreCheck("A share of nobody keeps no sample") { store throws in
      try store.ingest(record("a"))
      #expect(try store.draw(AuditPlan(size: 0, share: 0), order: "a") == nil)
      #expect(try store.audits().isEmpty)
    },
    ReviewStoreCheck("No filter finds an audited answer by what its user said") { store throws in
      try store.ingest(record("a", Feedback(.down, comment: "wrong", tags: ["billing"])))
      _ = try store.draw(AuditPlan(size: 1), order: "a")
      for filter in ["has:comment", "tag:billing", "has:tags", "wrong", "signal:down"] {
        let query = try ItemFilter(parsing: "kind:audit \(filter)")
        #expect(try store.queueCount(query) == 0, "\(filter)")
      }
    },
  ]
}

extension ReviewStore {
  /// Draws a sample by an order of ids that are one letter long.
  fileprivate func draw(_ plan: AuditPlan, order: String = "") throws -> AuditDraw? {
    try drawAudit(
      plan,
      rank: { id in
        UInt64(
          order.distance(
            from: order.startIndex,
            to: order.firstIndex(of: Character(id.rawValue)) ?? order.endIndex
          )
        )
      },
      name: { ItemID("audit-\($0)") },
      now: moment(1)
    )
  }
}
