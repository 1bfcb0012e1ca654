import ReviewModel
import Testing

@Suite struct `The written filter` {
  @Test(arguments: [
    ("", []),
    ("refund", [FilterTerm(.text("refund"))]),
    ("  two\twords ", [FilterTerm(.text("two")), FilterTerm(.text("words"))]),
    (#""two words""#, [FilterTerm(.text("two words"))]),
    (#"-"two words""#, [FilterTerm(.text("two words"), isNegated: true)]),
    (#""say \"no\" \\ \n""#, [FilterTerm(.text(#"say "no" \ \n"#))]),
    (#"5""#, [FilterTerm(.text(#"5""#))]),
    ("12:30", [FilterTerm(.text("12:30"))]),
    ("-", [FilterTerm(.text("-"))]),
    (
      "signal:down -kind:conflict",
      [
        FilterTerm(.signal(.down)), FilterTerm(.kind(.conflict), isNegated: true),
      ]
    ),
    ("Signal:DOWN", [FilterTerm(.signal(.down))]),
    (
      "kind:wrong-fact -kind:Price",
      [
        FilterTerm(.failure(FailureKind("wrong-fact"))),
        FilterTerm(.failure(FailureKind("price")), isNegated: true),
      ]
    ),
    (
      #"agent:2026.7.1 model:"small 3" tag:Refund id:q-17"#,
      [
        FilterTerm(.agentVersion("2026.7.1")), FilterTerm(.model("small 3")),
        FilterTerm(.tag("Refund")), FilterTerm(.id("q-17")),
      ]
    ),
    (
      "before:2026-07-10 after:2026-07-10T18:30+02:00",
      [
        FilterTerm(.before(Timestamp(milliseconds: 1_783_641_600_000))),
        FilterTerm(.after(Timestamp(milliseconds: 1_783_701_000_000))),
      ]
    ),
    (
      "has:comment -has:sources",
      [
        FilterTerm(.hasComment), FilterTerm(.hasSources, isNegated: true),
      ]
    ),
    (
      "is:open is:disputed",
      [
        FilterTerm(.status(.waiting)), FilterTerm(.status(.disputed)),
      ]
    ),
  ])
  func `Every form is read, and printed so that it reads the same`(
    text: String,
    terms: [FilterTerm]
  ) throws {
    let filter = try ItemFilter(parsing: text)
    #expect(filter.terms == terms)
    #expect(try ItemFilter(parsing: filter.description) == filter)
  }

  @Test(arguments: [
    "", "-x", "a:b", "tag:", #"a"b"#, #""a"#, " ", "\u{0}", "\\", #"\""#, "e\u{301}", "日本 語",
    "after:", "http://example.org/x",
  ])
  func `Any text of at least a character is printed so that it reads the same`(text: String) throws
  {
    guard !text.isEmpty else { return }
    let filter = ItemFilter([
      FilterTerm(.text(text)), FilterTerm(.tag(text), isNegated: true), FilterTerm(.id(text)),
    ])
    #expect(try ItemFilter(parsing: filter.description) == filter)
  }

  @Test(arguments: [
    (
      "signl:down",
      #"filter, character 1: there is no signl: (did you mean "signal"?)"#
        + "; to look for it as text, put it in quotes"
    ),
    (
      "a http://example.org",
      "filter, character 3: there is no http:; to look for it as text, put it in quotes"
    ),
    (
      "x signal:donw",
      #"filter, character 10: signal: has no "donw" (did you mean "down"?)"#
        + "; it takes up, corrected, down, retry, none"
    ),
    (
      "has:everything",
      #"filter, character 5: has: has no "everything"; it takes comment, correction, draft, sources, tags"#
    ),
    (
      "is:flaged",
      #"filter, character 4: is: has no "flaged" (did you mean "flagged"?)"#
        + "; it takes waiting, skipped, flagged, decided, corrected, affirmed, discarded, "
        + "disputed, any"
    ),
    (
      "before:yesterday",
      "filter, character 8: before: needs a day or a time in UTC, as in before:2026-07-10 or "
        + "before:2026-07-10T18:30Z"
    ),
    (
      "cluster:many",
      "filter, character 9: cluster: needs a number, as in cluster:>5, cluster:<=2, cluster:3..9 "
        + "or cluster:1"
    ),
    (
      "cluster:<0",
      "filter, character 9: cluster: needs a number, as in cluster:>5, cluster:<=2, cluster:3..9 "
        + "or cluster:1"
    ),
    (
      "age:7d",
      "filter, character 5: age: needs < or > and a number with m, h, d or w, as in age:<7d or "
        + "age:>2w"
    ),
    ("tag: x", "filter, character 5: tag: needs a value, as in tag:refund"),
    (
      #"a "b c"#,
      #"filter, character 3: this quote is never closed; put a " behind the text"#
    ),
    (#""a"b"#, "filter, character 4: put a space behind the closing quote"),
    (#"a "" b"#, "filter, character 3: there is nothing in the quotes"),
  ])
  func `What cannot be read is named with its place and a way out`(text: String, message: String) {
    let error = #expect(throws: FilterError.self) { try ItemFilter(parsing: text) }
    #expect(error?.description == message)
  }

  @Test(arguments: [
    ("signal:again", "signal:retry"), ("signal:Thumbs-down", "signal:down"),
    ("is:open", "is:waiting"),
    ("is:settled", "is:decided"),
  ])
  func `What screens call a thing can be asked for`(shown: String, code: String) throws {
    #expect(try ItemFilter(parsing: shown) == ItemFilter(parsing: code))
  }

  @Test(arguments: [
    ("", ["after:", "age:", "agent:", "before:", "cluster:"]), ("ag", ["age:", "agent:"]),
    ("refund -AG", ["age:", "agent:"]), ("agent:", ["agent:v2", "agent:v10"]),
    ("agent:V1", ["agent:v10"]), ("x tag:t", [#"tag:"two words""#]),
    (#"tag:"two w"#, [#"tag:"two words""#]), ("signal:r", ["signal:retry"]),
    ("is:fl", ["is:flagged"]),
    ("has:d", ["has:draft"]), ("nothing:", []), (#""in quotes ag"#, []), ("zzz", []),
  ])
  func `What is typed is completed from keys and values`(text: String, first: [String]) {
    var words = FilterWords()
    words.agents = ["v2", "v10"]
    words.tags = ["two words", "money"]
    let completion = FilterCompletion(of: text, words: words)
    #expect(Array(completion.choices.prefix(5)) == first)
  }

  @Test func `A completion begins at its term, behind a minus`() {
    #expect(FilterCompletion(of: "a -ag", words: FilterWords()).start == 3)
  }

  @Test func `A filter has a limit of terms`() {
    let text = String(repeating: "x ", count: ItemFilter.termLimit + 1)
    let error = #expect(throws: FilterError.self) { try ItemFilter(parsing: text) }
    #expect(error?.position == ItemFilter.termLimit * 2)
  }
}

@Suite struct `What a filter lets through` {
  let item = ItemDetail(
    summary: ItemSummary(
      key: 1,
      id: "q-17",
      question: "How long do Refunds take?",
      time: Timestamp(milliseconds: 1000),
      signal: .down
    ),
    interaction: Interaction(
      id: "q-17",
      time: Timestamp(milliseconds: 1000),
      question: "How long do Refunds take?",
      answer: "Zwei Wochen, sagt der BÄR.",
      sources: [Source(title: "Handbook", text: "The manual.")],
      agent: Agent(model: "Small-3", version: "2026.7.1")
    ),
    feedback: Feedback(.down, comment: "wrong number", tags: ["Refund", "money"]),
    history: [
      DecisionEvent(
        sequence: 1,
        item: 1,
        operation: "a",
        action: .decide(.correct("Nine weeks.")),
        reviewer: "ana",
        time: Timestamp(milliseconds: 2000)
      ),
      DecisionEvent(
        sequence: 2,
        item: 1,
        operation: "b",
        action: .decide(.flag(ReasonCode("tone"))),
        reviewer: "bo",
        time: Timestamp(milliseconds: 3000)
      ),
      DecisionEvent(
        sequence: 3,
        item: 1,
        operation: "c",
        action: .undo("b"),
        reviewer: "bo",
        time: Timestamp(milliseconds: 4000)
      ),
    ]
  )

  @Test(arguments: [
    "", "refunds", "REFUND", "bär", "\"Wrong Number\"", "id:q-1", "signal:down", "kind:answer",
    "agent:2026.7.1", "model:small-3", "tag:refund", "before:1970-01-02", "after:1970-01-01",
    "has:comment", "has:sources", "is:waiting", "is:any", "-is:skipped", "-nothing",
    "refunds bär -tag:speed", "manual", "handbook", "\"nine weeks\"", "cluster:1", "cluster:<2",
    "cluster:1..3", "reviewer:ANA", "-reviewer:bo", "-reason:tone", "has:correction", "has:tags",
    "is:any has:correction -has:draft",
  ])
  func `All terms hold`(text: String) throws {
    #expect(try ItemFilter(parsing: text).matches(item))
  }

  @Test(arguments: [
    "nothing", "-refunds", "id:Q-1", "id:q-17x", "signal:retry", "kind:conflict", "agent:2026.7",
    "model:small", "tag:ref", "before:1970-01-01", "after:1970-01-02", "-has:comment",
    "-has:sources", "is:flagged", "is:disputed", "-is:any", "refunds tag:speed", "cluster:>1",
    "-cluster:<=1", "reviewer:bo", "reason:tone", "-has:correction", "-has:tags",
  ])
  func `One term fails`(text: String) throws {
    #expect(try !ItemFilter(parsing: text).matches(item))
  }

  @Test func `Without a word on the state, what is settled is hidden`() throws {
    var settled = item
    settled.summary.status = .decided(.affirm)
    #expect(try !ItemFilter(parsing: "refunds").matches(settled))
    #expect(try !ItemFilter(parsing: "-is:corrected").matches(settled))
    #expect(try ItemFilter(parsing: "is:decided").matches(settled))
    #expect(try ItemFilter(parsing: "is:any refunds").matches(settled))
  }

  @Test func `An item without a time is neither before nor after`() throws {
    var timeless = item
    timeless.interaction.time = nil
    #expect(try !ItemFilter(parsing: "before:2026-01-01").matches(timeless))
    #expect(try !ItemFilter(parsing: "after:1960-01-01").matches(timeless))
  }

  @Test func `Ages and drafts are resolved before a store is asked`() throws {
    let filter = try ItemFilter(parsing: "age:<7d -age:>2h has:draft refund")
    #expect(!filter.isResolved)
    #expect(filter.asksForDrafts)
    let now = Timestamp(milliseconds: 700_000_000)
    let resolved = filter.resolved(now: now, drafts: [4])
    #expect(resolved.isResolved)
    #expect(
      resolved.terms == [
        FilterTerm(.after(Timestamp(milliseconds: 700_000_000 - 604_800_000 + 1))),
        FilterTerm(.before(Timestamp(milliseconds: 700_000_000 - 7_200_000)), isNegated: true),
        FilterTerm(.items([4])), FilterTerm(.text("refund")), FilterTerm(.status(.any)),
      ]
    )
    let waiting = try ItemFilter(parsing: "is:waiting has:draft").resolved(now: now, drafts: [4])
    #expect(waiting.terms == [FilterTerm(.status(.waiting)), FilterTerm(.items([4]))])
  }

  @Test(arguments: [
    "age:<7d", "age:>2w", "age:<90m", "age:>5h", "age:<0m", "cluster:>=6", "cluster:<=4",
    "cluster:5",
    "cluster:2..9", "reason:tone", "reviewer:\"ana b\"", "has:draft", "has:correction", "has:tags",
    "-has:draft",
  ])
  func `The newer terms are written as they are read`(text: String) throws {
    #expect(try ItemFilter(parsing: text).description == text)
  }

  @Test(arguments: [
    ("cluster:>5", "cluster:>=6"), ("cluster:=5", "cluster:5"), ("cluster:<5", "cluster:<=4"),
    ("age:<14d", "age:<2w"), ("age:>120m", "age:>2h"),
  ])
  func `Other ways to write them mean the same`(text: String, written: String) throws {
    #expect(try ItemFilter(parsing: text).description == written)
  }

  @Test func `Two spellings of an id are two ids`() {
    #expect(InteractionID("\u{E9}") != InteractionID("e\u{301}"))
    #expect(InteractionID("\u{E9}") == InteractionID("\u{E9}"))
  }
}
