import Curation
import ReviewModel
import Testing

@Suite struct `A conflict` {
  private let users = [
    record("a", feedback: .corrected("Thirty days.", at: 1)),
    record("b", feedback: .corrected("Fourteen days.", at: 2)),
    record("c", answer: "Thirty.", feedback: Feedback(.up, time: at(3))),
  ]

  @Test func `Of two corrections makes nothing of the whole cluster`() throws {
    let result = curate(users)
    #expect(result.set.examples.isEmpty)
    #expect(result.set.drops.isEmpty)
    #expect(result.set.counts.inConflict == 3)
    #expect(result.openConflicts == 1)
    let conflict = try #require(result.conflicts.first)
    #expect(conflict.questionKey == "how long do i have for a refund?")
    #expect(
      conflict.sides == [
        ConflictSide(interaction: "b", correction: "Fourteen days.", time: at(2)),
        ConflictSide(interaction: "a", correction: "Thirty days.", time: at(1)),
      ]
    )
  }

  @Test func `Arises between a reviewer and a user too`() {
    let result = curate([
      record("a", feedback: .corrected("Thirty days.", at: 300)),
      record("b", decision: decision(.correct("Fourteen days."))),
    ])
    #expect(result.conflicts.first?.sides.map(\.reviewer) == [nil, "rita"])
    #expect(result.set.counts.inConflict == 2)
  }

  @Test func `Arises when a correction and a thumb speak of the same answer`() {
    let result = curate([
      record("a", feedback: .corrected("Thirty days.", at: 1)),
      record("b", answer: "you have sixty days", feedback: Feedback(.up, time: at(2))),
    ])
    let sides = result.conflicts.first?.sides
    #expect(sides?.map(\.correction) == ["you have sixty days", "Thirty days."])
  }

  @Test func `Does not arise over records without consent`() {
    let result = curate([
      record("a", feedback: .corrected("Thirty days.", at: 1)),
      record("b", feedback: .corrected("Fourteen days.", at: 2), consent: nil),
    ])
    #expect(result.conflicts.isEmpty)
    #expect(result.set.examples.map(\.expected) == ["Thirty days."])
  }

  @Test func `Stays the same when somebody says the same again`() {
    let again = record("d", feedback: .corrected("thirty days", at: 9))
    #expect(curate(users + [again]).conflicts == curate(users).conflicts)
  }

  @Test func `Is the same whatever lengths the policy allows`() {
    let policy = CurationPolicy(questionLength: 2...8000, expectedLength: 13...32_000)
    let result = curate(users, policy: policy)
    #expect(result.conflicts == curate(users).conflicts)
    #expect(result.openConflicts == 1)
    #expect(result.set.examples.isEmpty, "the other side is not taken for right")
    #expect(result.set.drops.map(\.interaction) == ["a", "c"])
    #expect(result.set.drops.map(\.rule) == ["length", "length"])
    #expect(result.set.counts.inConflict == 1)
    let short = CurationPolicy(questionLength: 2...3)
    #expect(curate(users, policy: short).conflicts == curate(users).conflicts)
  }

  @Test func `Keeps its id when a side is added`() {
    let third = record("d", feedback: .corrected("Ninety days.", at: 9))
    let conflicts = curate(users + [third]).conflicts
    #expect(conflicts.map(\.id) == curate(users).conflicts.map(\.id))
    #expect(conflicts.map(\.sides.count) == [3])
  }
}

@Suite struct `A settled conflict` {
  private let users = [
    record("a", user: "u1", feedback: .corrected("Thirty days.", at: 1)),
    record("b", user: "u2", feedback: .corrected("Fourteen days.", at: 2)),
    record("c", answer: "Thirty.", user: "u3", feedback: Feedback(.up, time: at(3))),
  ]

  @Test func `Takes the reviewer's text`() throws {
    let result = settle(users, .correct("Thirty days from purchase."))
    let example = try #require(result.set.examples.first)
    #expect(example.kind == .regression)
    #expect(example.expected == "Thirty days from purchase.")
    #expect(example.answer == "You have sixty days.")
    #expect(example.weight == 3)
    #expect(
      example.lineage == [
        LineageEntry(interaction: "b", role: .reviewerCorrection, operation: "settle"),
        LineageEntry(interaction: "a", role: .duplicate),
        LineageEntry(interaction: "c", role: .duplicate),
      ]
    )
    #expect(result.set.counts.used == 3)
    #expect(result.openConflicts == 0)
  }

  @Test func `Is still reported, so that its item and decision are kept`() {
    #expect(settle(users, .affirm).conflicts == curate(users).conflicts)
  }

  @Test func `Is golden when the agent's answer was affirmed, with a warning`() throws {
    let example = try #require(settle(users, .affirm).set.examples.first)
    #expect(example.kind == .golden)
    #expect(example.expected == "You have sixty days.")
    #expect(example.uses == [.eval, .sft])
    #expect(example.warnings.map(\.rule) == ["overruled"])
  }

  @Test func `Is warned of when a record is affirmed that somebody had corrected`() throws {
    var again = record(decision: decision(.affirm, sequence: 2))
    #expect(curate([again]).set.examples[0].warnings.isEmpty)
    again.overruled = decision(.correct("Thirty days."))
    let example = try #require(curate([again]).set.examples.first)
    #expect(example.kind == .golden)
    #expect(example.warnings.map(\.rule) == ["overruled"])
    again.decision = decision(.correct("Ninety days."), sequence: 2)
    #expect(curate([again]).set.examples[0].warnings.isEmpty)
  }

  @Test func `Is golden when the reviewer's text is the only answer there was`() throws {
    let same = [
      record("a", feedback: .corrected("Thirty days.", at: 1)),
      record("b", feedback: Feedback(.up, time: at(2))),
    ]
    let example = try #require(settle(same, .correct("You have sixty days")).set.examples.first)
    #expect(example.kind == .golden)
    #expect(example.expected == "You have sixty days.")
    #expect(example.warnings.isEmpty)
  }

  @Test func `Takes the reviewer's text though a side was too short for the policy`() {
    let policy = CurationPolicy(expectedLength: 13...32_000)
    let result = settle(users, .correct("Thirty days from purchase."), policy: policy)
    #expect(result.set.examples.map(\.expected) == ["Thirty days from purchase."])
    #expect(result.set.counts.used == 3)
    #expect(result.set.counts.dropped == 0)
  }

  @Test func `Drops the whole cluster when it was discarded`() {
    let set = settle(users, .discard(ReasonCode("outdated-question"))).set
    #expect(set.examples.isEmpty)
    #expect(set.drops.map(\.interaction) == ["a", "b", "c"])
    #expect(set.drops.map(\.reason) == Array(repeating: "outdated-question", count: 3))
    #expect(set.counts.dropped == 3)
  }

  @Test(arguments: [Verdict.skip, .flag(ReasonCode("expert"))])
  func `Still waits when it was skipped or flagged`(verdict: Verdict) {
    let result = settle(users, verdict)
    #expect(result.set.counts.inConflict == 3)
    #expect(result.openConflicts == 1)
  }

  @Test func `Opens again when a side is added that nobody weighed`() {
    let conflict = curate(users).conflicts[0]
    let settlement = Settlement(of: conflict.id, decision: decision(.affirm), sides: conflict.sides)
    let third = record("d", feedback: .corrected("Ninety days.", at: 9))
    let result = curate((users + [third]).map { $0.settled(settlement) })
    #expect(result.set.examples.isEmpty)
    #expect(result.set.counts.inConflict == 4)
  }

  @Test func `Is used as the most careful consent allows`() {
    var mixed = users
    mixed[2].consent = .eval
    #expect(settle(mixed, .correct("Forty days.")).set.examples.map(\.uses) == [[.eval]])
  }

  @Test func `Drops the cluster when its text fails a rule`() {
    let set = settle(users, .correct("How long do I have for a refund")).set
    #expect(set.examples.isEmpty)
    #expect(Set(set.drops.map(\.rule)) == ["equal-to-question"])
    #expect(set.counts.dropped == 3)
  }

  private func settle(
    _ records: [JudgedRecord],
    _ verdict: Verdict,
    policy: CurationPolicy = CurationPolicy()
  ) -> CurationResult {
    let conflict = curate(records).conflicts[0]
    let settlement = Settlement(
      of: conflict.id,
      decision: decision(verdict, operation: "settle"),
      sides: conflict.sides
    )
    return curate(records.map { $0.settled(settlement) }, policy: policy)
  }
}

extension JudgedRecord {
  fileprivate func settled(_ settlement: Settlement) -> JudgedRecord {
    var record = self
    record.settlement = settlement
    return record
  }
}
