import Curation
import ReviewModel
import Testing

@Suite struct `What the curator makes of a signal` {
  @Test func `Thumbs up makes a golden case and a training line`() throws {
    let set = curate([record(feedback: Feedback(.up))]).set
    let example = try #require(set.examples.first)
    #expect(example.kind == .golden)
    #expect(example.expected == "You have sixty days.")
    #expect(example.uses == [.eval, .sft])
    #expect(example.lineage == [LineageEntry(interaction: "r1", role: .confirmed)])
  }

  @Test(arguments: [FeedbackSignal.up, .down, .edit, .retry])
  func `A user's correction makes a regression case, a training line and a pair`(
    signal: FeedbackSignal
  ) throws {
    let feedback = Feedback(signal, correction: "Thirty days.")
    let example = try #require(curate([record(feedback: feedback)]).set.examples.first)
    #expect(example.kind == .regression)
    #expect(example.expected == "Thirty days.")
    #expect(example.answer == "You have sixty days.")
    #expect(example.uses == [.eval, .sft, .preference])
    #expect(example.lineage == [LineageEntry(interaction: "r1", role: .userCorrection)])
  }

  @Test(arguments: [FeedbackSignal.down, .edit, .retry])
  func `A bad answer without a correction waits and makes nothing`(signal: FeedbackSignal) {
    let set = curate([record(feedback: Feedback(signal))]).set
    #expect(set.examples.isEmpty)
    #expect(set.counts.waiting == 1)
  }

  @Test func `No feedback makes nothing`() {
    let set = curate([record()]).set
    #expect(set.examples.isEmpty)
    #expect(set.counts.unjudged == 1)
  }

  @Test func `A reviewer's correction counts as a correction`() throws {
    let reviewed = record(
      feedback: Feedback(.down),
      decision: decision(.correct("Thirty days."), operation: "op-7")
    )
    let example = try #require(curate([reviewed]).set.examples.first)
    #expect(example.kind == .regression)
    #expect(example.expected == "Thirty days.")
    #expect(
      example.lineage == [
        LineageEntry(interaction: "r1", role: .reviewerCorrection, operation: "op-7")
      ]
    )
  }

  @Test func `An affirmed answer is golden`() throws {
    let reviewed = record(feedback: Feedback(.down), decision: decision(.affirm))
    let example = try #require(curate([reviewed]).set.examples.first)
    #expect(example.kind == .golden)
    #expect(
      example.lineage == [LineageEntry(interaction: "r1", role: .affirmed, operation: "op-1")]
    )
  }

  @Test func `A reviewer's decision beats the user's feedback`() throws {
    let affirmed = record(feedback: .corrected("Ten days."), decision: decision(.affirm))
    #expect(curate([affirmed]).set.examples.map(\.kind) == [.golden])
    let corrected = record(feedback: Feedback(.up), decision: decision(.correct("Thirty days.")))
    #expect(curate([corrected]).set.examples.map(\.expected) == ["Thirty days."])
  }

  @Test func `A discarded record is dropped with its reason code`() {
    let discarded = record(
      feedback: Feedback(.down),
      decision: decision(.discard(ReasonCode("spam")))
    )
    let set = curate([discarded]).set
    #expect(set.examples.isEmpty)
    #expect(set.drops == [Drop(interaction: "r1", rule: "discarded", reason: "spam")])
    #expect(set.counts.dropped == 1)
  }

  @Test func `A flagged record waits, whatever its user says since`() {
    let flagged = record(feedback: Feedback(.up), decision: decision(.flag(ReasonCode("privacy"))))
    #expect(curate([flagged]).set.counts.waiting == 1)
  }

  @Test func `A skipped record is judged by its feedback`() {
    let skipped = record(feedback: Feedback(.down), decision: decision(.skip))
    #expect(curate([skipped]).set.counts.waiting == 1)
    let correctedSince = record(feedback: .corrected("Thirty days."), decision: decision(.skip))
    #expect(curate([correctedSince]).set.examples.map(\.expected) == ["Thirty days."])
  }
}

@Suite struct `A record's consent` {
  @Test func `For eval cases allows no training`() {
    let example = curate([record(feedback: .corrected("Thirty days."), consent: .eval)])
      .set.examples.first
    #expect(example?.uses == [.eval])
  }

  @Test func `That nobody says keeps a judged record out, counted`() {
    let result = curate([record(feedback: Feedback(.up), consent: nil)])
    #expect(result.set.examples.isEmpty)
    #expect(result.set.drops.isEmpty)
    #expect(result.set.counts.withoutConsent == 1)
    #expect(result.consentUnknown == 1)
  }

  @Test func `That allows nothing drops a judged record, with the reason`() {
    let result = curate([record("a", feedback: Feedback(.up), consent: Consent.none)])
    #expect(result.set.examples.isEmpty)
    #expect(
      result.set.drops == [
        Drop(interaction: "a", rule: "consent", reason: "no use of it is allowed")
      ]
    )
    #expect(result.set.counts.dropped == 1)
    #expect(result.set.counts.withoutConsent == 0)
  }

  @Test(arguments: [Consent.eval, .training])
  func `Stands on the example that is made under it`(consent: Consent) {
    let result = curate([record(feedback: Feedback(.up), consent: consent)])
    #expect(result.set.examples.map(\.consent) == [consent])
  }

  @Test func `Is not asked of what makes nothing anyway`() {
    let records = [
      record("a", consent: nil),
      record("b", feedback: Feedback(.down), consent: nil),
      record("c", decision: decision(.discard(ReasonCode("spam"))), consent: nil),
    ]
    #expect(curate(records).set.counts.withoutConsent == 0)
  }
}
