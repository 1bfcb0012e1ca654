import Curation
import ReviewModel
import Testing
import TextAnalysis

@Suite struct `Unreviewed thumbs` {
  @Test func `Go in when their users allow it and nobody has looked`() {
    let thumbs = collect([
      record("down", feedback: Feedback(.down)),
      record("other", question: "Where?", feedback: Feedback(.down)),
      record("skipped", question: "When?", feedback: Feedback(.down), decision: decision(.skip)),
    ])
    #expect(thumbs.thumbs.map(\.interaction) == ["down", "other", "skipped"])
    #expect(thumbs.thumbs[0].answer == "You have sixty days.")
  }

  @Test func `Stay out when they are none, or somebody has looked`() {
    let thumbs = collect([
      record("up", feedback: Feedback(.up)),
      record("retry", feedback: Feedback(.retry)),
      record("none"),
      record("corrected", feedback: .corrected("Thirty.")),
      record(
        "flagged",
        feedback: Feedback(.down),
        decision: decision(.flag(ReasonCode("privacy")))
      ),
      record("affirmed", feedback: Feedback(.down), decision: decision(.affirm)),
      record(
        "discarded",
        feedback: Feedback(.down),
        decision: decision(.discard(ReasonCode("spam")))
      ),
    ])
    #expect(thumbs.thumbs.isEmpty)
    #expect([thumbs.withoutConsent, thumbs.dropped, thumbs.repeated] == [0, 0, 0])
  }

  @Test func `Stay out, counted, without consent or when a rule drops them`() {
    let thumbs = collect([
      record("eval", feedback: Feedback(.down), consent: .eval),
      record("none", feedback: Feedback(.down), consent: Consent.none),
      record("unsaid", feedback: Feedback(.down), consent: nil),
      record("short", question: "?", feedback: Feedback(.down)),
    ])
    #expect(thumbs.thumbs.isEmpty)
    #expect(thumbs.withoutConsent == 3)
    #expect(thumbs.dropped == 1)
  }

  @Test func `Stay out when another row speaks of the same answer`() {
    let set = curate([
      record("good", answer: "Thirty days.", feedback: Feedback(.up)),
      record("bad", question: "Where?", answer: "Here.", feedback: .corrected("There.")),
    ])
    .set
    var thumbs = UnreviewedThumbs(besides: set)
    for record in [
      record("a", answer: "thirty days", feedback: Feedback(.down)),
      record("b", question: "where", answer: "Here.", feedback: Feedback(.down)),
      record("c", question: "Where?", answer: "Nowhere.", feedback: Feedback(.down)),
      record("d", question: "Where?", answer: "Nowhere.", feedback: Feedback(.down)),
    ] { thumbs.add(record) }
    #expect(thumbs.thumbs.map(\.interaction) == ["c"])
    #expect(thumbs.repeated == 3)
  }

  @Test
  func `Stay out when a row speaks of the same answer to a question in nearly the same words`() {
    var policy = CurationPolicy()
    policy.mergesNearDuplicates = true
    let asked = "How long is the refund open for sugar?"
    let near = "how long is the refnud open for sugar"
    for (merges, expected) in [(true, ["far"]), (false, ["near", "far"])] {
      policy.mergesNearDuplicates = merges
      let set = curate(
        [record("good", question: asked, answer: "Thirty days.", feedback: Feedback(.up))],
        policy: policy
      )
      .set
      var thumbs = UnreviewedThumbs(besides: set)
      thumbs.add(record("near", question: near, answer: "Thirty days.", feedback: Feedback(.down)))
      thumbs.add(record("far", question: near, answer: "Ten days.", feedback: Feedback(.down)))
      thumbs.finish(dictionary: WordDictionary { _ in false })
      #expect(thumbs.thumbs.map(\.interaction.rawValue) == expected)
    }
  }

  @Test func `Stay out when the set holds their question out of training`() {
    var set = curate([
      record("good", question: "Where is the lamp?", answer: "There.", feedback: Feedback(.up))
    ])
    .set
    set.examples[0].trainingHold = .holdout
    var thumbs = UnreviewedThumbs(besides: set)
    thumbs.add(
      record("a", question: "where is the lamp", answer: "Gone.", feedback: Feedback(.down))
    )
    #expect(thumbs.thumbs.isEmpty)
    #expect(thumbs.heldOut == 1)
  }

  @Test func `Go by the lengths of the set`() {
    let set = curate([], policy: CurationPolicy(expectedLength: 1...5)).set
    var thumbs = UnreviewedThumbs(besides: set)
    thumbs.add(record("long", feedback: Feedback(.down)))
    #expect(thumbs.dropped == 1)
  }

  private func collect(_ records: [JudgedRecord]) -> UnreviewedThumbs {
    var thumbs = UnreviewedThumbs(besides: curate([]).set)
    for record in records { thumbs.add(record) }
    return thumbs
  }
}
