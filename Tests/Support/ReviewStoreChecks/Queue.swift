import ReviewModel
import ReviewStorage
import Testing

extension ReviewStoreCheck {
  static let queueChecks = [
    ReviewStoreCheck("By value: conflicts, then down before retry, then the newest") {
      store throws in
      try store.ingest(
        record("retry new", Feedback(.retry), time: moment(9)),
        record("down old", time: moment(1)),
        record("down new", time: moment(5)),
        record("down timeless"),
        record("retry old", Feedback(.retry), time: moment(2))
      )
      try store.putConflicts([conflict("c", of: "down old")], now: moment(0))
      #expect(
        try store.queue() == [
          "c", "down new", "down old", "down timeless", "retry new", "retry old",
        ]
      )
      #expect(
        try store.queue(order: .newest) == [
          "retry new", "down new", "retry old", "down old", "c", "down timeless",
        ]
      )
      #expect(
        try store.queue(order: .oldest) == [
          "down timeless", "down old", "c", "retry old", "down new", "retry new",
        ]
      )
    },
    ReviewStoreCheck("Skipped items come last, in the order of skipping, in every order") {
      store throws in
      try store.ingest(
        record("a", time: moment(1)),
        record("b", time: moment(2)),
        record("c", time: moment(3)),
        record("d", Feedback(.retry), time: moment(4))
      )
      try store.decide(.skip, "c", operation: "1")
      try store.decide(.skip, "b", operation: "2")
      #expect(try store.queue() == ["a", "d", "c", "b"])
      #expect(try store.queue(order: .newest) == ["d", "a", "c", "b"])
      #expect(try store.queue(order: .oldest) == ["a", "d", "c", "b"])
      #expect(try store.queue("is:skipped") == ["c", "b"])
      try store.decide(.skip, "c", operation: "3")
      #expect(try store.queue() == ["a", "d", "b", "c"])
    },
    ReviewStoreCheck("Equal times are told apart by the key") { store throws in
      _ = try store.ingest((0..<20).map { record(InteractionID("r\($0)")) }, now: moment(0))
      let ids = (0..<20).map { ItemID("r\($0)") }
      for order in QueueOrder.allCases {
        for page in [1, 3, 20, 21] {
          #expect(try store.queue(order: order, page: page) == ids)
        }
      }
    },
    ReviewStoreCheck("Pages of any size give the same queue, skipped items included") {
      store throws in
      for number in 0..<40 {
        let time = number % 7 == 0 ? nil : moment(Int64(number * 13 % 5))
        let feedback = Feedback(number % 3 == 0 ? .retry : .down)
        try store.ingest(record(InteractionID("r\(number)"), feedback, time: time))
      }
      for (number, id) in ["r5", "r30", "r12"].enumerated() {
        try store.decide(.skip, ItemID(id), operation: OperationID("op\(number)"))
      }
      for order in QueueOrder.allCases {
        let whole = try store.queue(order: order)
        #expect(whole.count == 40)
        for page in [1, 2, 7, 39, 40] {
          #expect(try store.queue(order: order, page: page) == whole)
        }
      }
    },
    ReviewStoreCheck("What others decide between two pages neither repeats nor hides a row") {
      store throws in
      _ = try store.ingest(
        (0..<9).map { record(InteractionID("r\($0)"), time: moment(Int64(-$0))) },
        now: moment(0)
      )
      let first = try store.queuePage(QueueQuery(), after: nil, limit: 3)
      try store.decide(.affirm, "r0", "r2", "r4", operation: "1")
      try store.ingest(record("newer", time: moment(5)))
      let second = try store.queuePage(QueueQuery(), after: first.next, limit: 100)
      let ids = try store.summaries(of: second.keys, now: moment(0)).map(\.id)
      #expect(ids == ["r3", "r5", "r6", "r7", "r8"])
      #expect(second.next == nil)
    },
    ReviewStoreCheck("A page that ends with the queue says so") { store throws in
      try store.ingest(record("a"), record("b"))
      #expect(try store.queuePage(QueueQuery(), after: nil, limit: 2).next == nil)
      #expect(try store.queuePage(QueueQuery(), after: nil, limit: 1).next != nil)
    },
    ReviewStoreCheck("Items that others claimed are in the queue") { store throws in
      try store.ingest(record("a"), record("b"))
      try store.claim("a", by: "bo")
      #expect(try store.queue() == ["a", "b"])
    },
    ReviewStoreCheck("Every filter shows what ItemFilter.matches says") { store throws in
      try fillForFilters(store)
      let all = try store.queue("is:any").map { try store.key($0) }
      let details = try all.map { try #require(try store.item($0, now: moment(0))) }
      for text in filters {
        let filter = try ItemFilter(parsing: text)
        let expected = Set(details.filter(filter.matches).map(\.summary.id))
        for order in QueueOrder.allCases {
          #expect(Set(try store.queue(text, order: order, page: 3)) == expected, "\(text)")
        }
        #expect(try store.queueCount(filter) == expected.count, "\(text)")
      }
    },
    ReviewStoreCheck("The change counter grows with every write, and with nothing else") {
      store throws in
      var last = try store.changeCounter()
      func expectGrowth() throws {
        let now = try store.changeCounter()
        #expect(now > last)
        last = now
      }
      try store.ingest(record("a"))
      try expectGrowth()
      try store.claim("a", by: "ana")
      try expectGrowth()
      try store.decide(.affirm, "a", operation: "1")
      try expectGrowth()
      try store.undo("2")
      try expectGrowth()
      try store.setDefaultConsent(.eval)
      try expectGrowth()
      _ = try store.queue()
      #expect(try store.changeCounter() == last)
    },
  ]

  private static let filters = [
    "", "refund", "REFUND -week", "\"two weeks\"", "übung", "ÜBUNG", "id:r1", "-id:r1", "id:c",
    "signal:down", "signal:retry", "signal:up", "kind:answer", "kind:conflict", "agent:2026.7.1",
    "-agent:2026.7.1", "AGENT:BETA", "model:small-3", "-model:small-3", "tag:money", "tag:MONEY",
    "-tag:money", "before:2026-07-06T02:00:02Z", "after:2026-07-06T02:00:02Z",
    "-before:2026-07-06T02:00:02Z", "has:comment", "-has:comment", "has:sources", "-has:sources",
    "is:waiting", "is:skipped", "is:flagged", "is:decided", "is:corrected", "is:affirmed",
    "is:discarded", "is:disputed", "is:any", "-is:skipped", "-is:waiting", "-is:any",
    "is:any -is:decided", "is:decided -is:corrected", "is:any is:disputed refund tag:money",
    "is:any -refund -signal:down",
  ]

  private static func fillForFilters(_ store: any ReviewStore) throws {
    try store.ingest(
      record(
        "r1",
        Feedback(.down, comment: "Two weeks!", tags: ["Money", "speed"]),
        question: "How long is a refund?",
        time: moment(1)
      ),
      record("r2", Feedback(.retry), answer: "A refund, a week.", time: moment(2)),
      record("r3", Feedback(.down, comment: ""), sources: [Source(title: "Handbook")]),
      record("r4", answer: "Übung macht den Meister.", agent: Agent(version: "beta")),
      record("r10", time: moment(3), agent: Agent()),
      record("r11"),
      record("r12"),
      record("r13"),
      record("r14"),
      record("r15", Feedback(.up), question: "refund up")
    )
    try store.putConflicts([conflict("c1", of: "r15")], now: moment(0))
    try store.decide(.skip, "r2", operation: "1")
    try store.decide(.flag(ReasonCode("expert")), "r10", operation: "2")
    try store.decide(.correct("x"), "r11", operation: "3")
    try store.decide(.affirm, "r11", by: "bo", operation: "4")
    try store.decide(.affirm, "r12", operation: "5")
    try store.decide(.discard(ReasonCode("spam")), "r13", operation: "6")
    _ = try store.setFeedback(nil, of: "r14", now: moment(9))
  }
}

/// A conflict between two corrections, the newer of the named record.
func conflict(
  _ id: ItemID,
  of interaction: InteractionID,
  _ corrections: String...,
  questionKey: String = "key"
) -> Conflict {
  let corrections = corrections.isEmpty ? ["Yes.", "No."] : corrections
  return Conflict(
    id: id,
    questionKey: questionKey,
    sides: corrections.enumerated().map { number, correction in
      ConflictSide(
        interaction: interaction,
        correction: correction,
        reviewer: number == 0 ? nil : "bo",
        time: moment(Int64(-number))
      )
    }
  )
}
