import ReviewModel
import ReviewStorage
import Testing

extension ReviewStoreCheck {
  static let queueChecks = [
    ReviewStoreCheck(
      "By value: conflicts, then down before retry, then the newest, the timeless last"
    ) {
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
          "c", "down new", "down old", "retry new", "retry old", "down timeless",
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
    ReviewStoreCheck("By value: what was asked more often counts as newer, by its doublings") {
      store throws in
      let day: Int64 = 86_400
      try store.ingest(
        record("once", time: moment(5 * day)),
        record("old twice", question: "Twice?", time: moment(0)),
        record("late retry", Feedback(.retry), time: moment(15 * day)),
        record("new twice", question: "twice?", time: moment(day))
      )
      #expect(try store.queue() == ["once", "new twice", "old twice", "late retry"])
      for number in 0..<2 {
        try store.ingest(record(InteractionID("up \(number)"), Feedback(.up), question: "Twice?"))
      }
      #expect(try store.queue() == ["new twice", "old twice", "once", "late retry"])
    },
    ReviewStoreCheck("By agent: the newest version first; by cluster: the largest first") {
      store throws in
      func agent(_ version: String?) -> Agent { Agent(model: "m", version: version) }
      try store.ingest(
        record("a", question: "q?", time: moment(1), agent: agent("v9")),
        record("b", question: "p?", time: moment(2), agent: agent("v10")),
        record("c", question: "Q?", time: moment(3), agent: agent("v9")),
        record("d", question: "x?", time: moment(4), agent: agent(nil)),
        record("e", question: "p?", time: moment(5), agent: agent("v10")),
        record("f", question: "p?", time: moment(6), agent: agent("v9"))
      )
      for page in [1, 2, 5, 9] {
        #expect(try store.queue(order: .agent, page: page) == ["e", "b", "f", "c", "a", "d"])
        #expect(try store.queue(order: .cluster, page: page) == ["f", "e", "b", "c", "a", "d"])
      }
      try store.decide(.skip, "f", "e", operation: "1")
      #expect(try store.queue(order: .agent, page: 2) == ["b", "c", "a", "d", "f", "e"])
      #expect(try store.queue(order: .cluster, page: 2) == ["b", "c", "a", "d", "f", "e"])
      #expect(
        try store.queue("is:any", order: .cluster, page: 2) == ["b", "c", "a", "d", "f", "e"]
      )
    },
    ReviewStoreCheck("At random: every item once, in the same order for the same seed") {
      store throws in
      _ = try store.ingest((0..<50).map { record(InteractionID("r\($0)")) }, now: moment(0))
      let one = try store.queue(order: .random(seed: 1))
      #expect(try store.queue(order: .random(seed: 1), page: 7) == one)
      #expect(Set(one).count == 50)
      #expect(try store.queue(order: .random(seed: 2)) != one)
      #expect(try store.queue("is:any", order: .random(seed: 1), page: 7) == one)
      #expect(try store.queue("what", order: .random(seed: 1), page: 7) == one)
    },
    ReviewStoreCheck("A page that nobody wants comes back empty") { store throws in
      try store.ingest(record("a"), record("b"))
      let page = try store.queuePage(
        QueueQuery(filter: try ItemFilter(parsing: "what")),
        after: nil,
        limit: 9,
        while: { false }
      )
      #expect(page.keys == [])
      #expect(page.next == nil)
    },
    ReviewStoreCheck("The words for filters are what is in the store") { store throws in
      try store.ingest(
        record("a", Feedback(.down, tags: ["money", "two words"]), agent: Agent(version: "v9")),
        record("b", Feedback(.down, tags: ["money"]), agent: Agent(model: "m", version: "v10"))
      )
      try store.decide(.discard(ReasonCode("spam")), "a", by: "bo", operation: "1")
      let words = try store.filterWords()
      #expect(Set(words.agents) == ["v9", "v10"])
      #expect(words.models == ["m"])
      #expect(Set(words.tags) == ["money", "two words"])
      #expect(words.reasons == ["spam"])
      #expect(words.reviewers == ["bo"])
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
      for order in QueueOrder.allCases where order != .random(seed: 1) {
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
    "is:any -refund -signal:down", "efun", "is:any efun ong", "is:any \"a refund, a\"",
    "is:any \"refund, a w\"", "is:any ?", "is:any handbook", "is:any HANDB", "is:any shelf.example",
    "is:any \"line \\\"two\\\"\"", "is:any id", "is:any sixty", "is:any \"sixty days\"",
    "is:any yes",
    "is:any 返金", "is:any 金", "is:any 返金は", "is:any はも", "is:any 返は", "is:any ärger", "is:any ßt",
    "is:any \(String(repeating: "x", count: 40))", "is:any \(String(repeating: "x", count: 90))",
    "is:any abcdef\(String(repeating: "x", count: 70))", "is:any xyz", "is:any \"xyz end\"",
    "cluster:1", "cluster:>1", "is:any cluster:2..9", "cluster:<2", "cluster:>=3", "-cluster:>1",
    "is:any reason:expert", "is:any reason:SPAM", "is:any -reason:spam", "is:any reviewer:bo",
    "reviewer:ana", "is:any reviewer:Ana reason:spam", "is:any has:correction", "has:tags",
    "is:any -has:correction",
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
      record(
        "r3",
        Feedback(.down, comment: ""),
        sources: [
          Source(id: "id", title: "Handbook", uri: "https://shelf.example/x"),
          Source(text: "A line\nof a \"line \\\"two\\\"\" and line \"two\""),
        ]
      ),
      record("r4", answer: "Übung macht den Meister.", agent: Agent(version: "beta")),
      record("r10", time: moment(3), agent: Agent()),
      record("r11"),
      record("r12"),
      record("r13"),
      record("r14"),
      record("r15", Feedback(.up), question: "refund up")
    )
    let long = String(repeating: "x", count: 80)
    try store.ingest(
      record("r16", answer: "返金はもう済みました。Ärger! abcdef\(long)xyz end \(long)yz", time: moment(4)),
      record("r17", Feedback(.up, correction: "Not sixty, seventy."), question: "What of r11?"),
      record("r18", Feedback(.retry, correction: nil, comment: "Größte"), question: "what of r11?")
    )
    try store.putConflicts([conflict("c1", of: "r15")], now: moment(0))
    try store.decide(.correct("Sixty days, says shelf 9."), "r18", operation: "7")
    try store.undo("8")
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
