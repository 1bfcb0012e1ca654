import Curation
import ReviewModel
import Testing

@Suite struct `Records of one question` {
  @Test func `Make one example, and the others are merged into it`() throws {
    let set = curate([
      record("a", feedback: Feedback(.up, time: at(1))),
      record("b", feedback: Feedback(.up, time: at(2))),
      record("c", question: "Which days do you open?", feedback: Feedback(.up)),
    ]).set
    #expect(set.examples.count == 2)
    let example = try #require(set.examples.first { $0.lineage.count == 2 })
    #expect(example.lineage.map(\.interaction) == ["b", "a"])
    #expect(example.lineage.map(\.role) == [.confirmed, .duplicate])
    let drop = try #require(set.drops.first)
    #expect(drop.interaction == "a")
    #expect(drop.rule == Drop.duplicateRule)
    #expect(drop.mergedInto == example.id)
    #expect(set.counts.used == 3)
    #expect(set.counts.dropped == 0)
  }

  @Test func `Weigh as many as asked: a known user once, an unknown one each time`() {
    let set = curate([
      record("a", user: "u1", feedback: Feedback(.up)),
      record("b", user: "u1", feedback: Feedback(.up)),
      record("c", user: "u2", feedback: Feedback(.up)),
      record("d", feedback: Feedback(.up)),
      record("e", feedback: Feedback(.up)),
    ]).set
    #expect(set.examples.map(\.weight) == [4])
  }

  @Test func `Keep their other wordings`() {
    let set = curate([
      record("a", question: "refund?", key: "refund", feedback: Feedback(.up, time: at(1))),
      record("b", question: "Refund", key: "refund", feedback: Feedback(.up, time: at(3))),
      record("c", question: "REFUND", key: "refund", feedback: Feedback(.up, time: at(2))),
      record("d", question: "refund?", key: "refund", feedback: Feedback(.up, time: at(2))),
    ]).set
    #expect(set.examples.map(\.question) == ["Refund"])
    #expect(set.examples.map(\.paraphrases) == [["REFUND", "refund?"]])
  }

  @Test func `Keep the labels of all that say the same, sorted`() {
    let set = curate([
      record(
        "a",
        feedback: Feedback(.down, correction: "Thirty days.", tags: ["wrong", "old"], time: at(1))
      ),
      record("b", feedback: Feedback(.down, correction: "thirty days", tags: ["old"], time: at(2))),
      record("c", answer: "Thirty.", feedback: Feedback(.up, tags: ["nice"], time: at(3))),
    ]).set
    #expect(set.examples.map(\.tags) == [["old", "wrong"]])
  }

  @Test func `Without a key of their own go by the question itself`() {
    let set = curate([
      record("a", question: "???", key: "", feedback: Feedback(.up)),
      record("b", question: "!!!", key: "", feedback: Feedback(.up)),
    ]).set
    #expect(set.examples.count == 2)
  }

  @Test(arguments: [
    "thirty days", " Thirty  days.\n", "THIRTY DAYS!", "\u{201C}Thirty days\u{201D}",
  ])
  func `Take the newest of corrections that agree`(newest: String) {
    let result = curate([
      record("a", feedback: .corrected("Thirty days.", at: 1)),
      record("b", feedback: .corrected(newest, at: 2)),
    ])
    #expect(result.conflicts.isEmpty)
    #expect(result.set.examples.map(\.expected) == [newest])
  }

  @Test func `Take a reviewer's correction before a newer one of a user that agrees`() {
    let set = curate([
      record("a", decision: decision(.correct("Thirty days."), at: 1)),
      record("b", feedback: .corrected("thirty days", at: 200)),
    ]).set
    #expect(set.examples.map(\.expected) == ["Thirty days."])
    #expect(set.examples[0].lineage.map(\.role) == [.reviewerCorrection, .duplicate])
  }

  @Test func `Take an affirmed answer before a confirmed one`() {
    let set = curate([
      record("a", answer: "Thirty.", decision: decision(.affirm, at: 1)),
      record("b", answer: "Sixty days.", feedback: Feedback(.up, time: at(2))),
    ]).set
    #expect(set.examples.map(\.expected) == ["Thirty."])
  }

  @Test func `Take a confirmed answer that may be trained on before a newer one that may not`() {
    let set = curate([
      record("a", answer: "Thirty.", feedback: Feedback(.up, time: at(1))),
      record("b", answer: "30 days.", feedback: Feedback(.up, time: at(2)), consent: .eval),
    ]).set
    #expect(set.examples.map(\.expected) == ["Thirty."])
    #expect(set.examples.map(\.uses) == [[.eval, .sft]])
  }

  @Test func `Make a regression when another answer was called right`() {
    let result = curate([
      record("a", answer: "Sixty.", feedback: .corrected("Thirty days.", at: 1)),
      record("b", answer: "Within thirty days.", feedback: Feedback(.up, time: at(2))),
    ])
    #expect(result.conflicts.isEmpty)
    #expect(result.set.examples.map(\.kind) == [.regression])
    #expect(result.set.examples.map(\.answer) == ["Sixty."])
    #expect(result.set.examples.map(\.warnings) == [[]])
  }

  @Test func `Follow a reviewer's correction against a thumb for the same answer, with a warning`()
  {
    let result = curate([
      record("a", decision: decision(.correct("Thirty days."))),
      record("b", feedback: Feedback(.up, time: at(200))),
    ])
    #expect(result.conflicts.isEmpty)
    #expect(result.set.examples.map(\.expected) == ["Thirty days."])
    #expect(result.set.examples.flatMap(\.warnings).map(\.rule) == ["disputed"])
  }
}

@Suite struct `Two answers agree` {
  @Test(arguments: [
    ("Thirty days.", "thirty days"),
    ("A  B\nC", "a b c"),
    ("\u{FF21}\u{FF22}", "ab"),
    ("don\u{2019}t", "don't"),
    ("Yes: it is; truly!", "Yes, it is. Truly?"),
  ])
  func `When only case, white space or prose punctuation differs`(pair: (String, String)) {
    #expect(agree(pair.0, pair.1))
  }

  @Test(arguments: [
    ("30 days", "60 days"),
    ("-5 degrees", "5 degrees"),
    ("5% off", "5 off"),
    ("$5 fee", "€5 fee"),
    ("1.5 hours", "15 hours"),
    (".5 hours", "5 hours"),
    ("Use C#", "Use C"),
    ("f(x) = 2", "f x = 2"),
    ("It is allowed", "It is not allowed"),
    ("A or B", "B or A"),
  ])
  func `And not when a sign or a word differs`(pair: (String, String)) {
    #expect(!agree(pair.0, pair.1))
  }

  private func agree(_ left: String, _ right: String) -> Bool {
    curate([
      record("a", feedback: .corrected(left, at: 1)),
      record("b", feedback: .corrected(right, at: 2)),
    ]).conflicts.isEmpty
  }
}
