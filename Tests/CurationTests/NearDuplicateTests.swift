import Curation
import ReviewModel
import Testing

@Suite struct `Questions in nearly the same words` {
  private let records = [
    record(
      "a",
      question: "How long do I have for a refund?",
      key: "how long do i have for a refund",
      feedback: Feedback(.up, time: at(1))
    ),
    record(
      "b",
      question: "hi, how long do I have for a refnud",
      key: "hi how long do i have for a refnud",
      feedback: Feedback(.up, time: at(2))
    ),
    record(
      "c",
      question: "How long do I have for 2 refunds?",
      key: "how long do i have for 2 refunds",
      feedback: Feedback(.up, time: at(3))
    ),
  ]
  private var policy: CurationPolicy {
    var policy = CurationPolicy()
    policy.mergesNearDuplicates = true
    return policy
  }

  @Test func `Make one example where the policy says so, and the merged are listed with why`() {
    let set = curate(records, policy: policy).set
    #expect(set.examples.count == 2)
    #expect(set.drops.map(\.interaction) == ["a"])
    #expect(set.drops.map(\.rule) == [Drop.nearDuplicateRule])
    #expect(set.drops[0].reason.contains("nearly the wording"))
    #expect(set.examples.contains { $0.paraphrases == ["How long do I have for a refund?"] })
    #expect(set.policy.contains { $0.name == "rule.near-duplicate" })
  }

  @Test func `Stay apart by default`() {
    #expect(curate(records).set.examples.count == 3)
  }

  @Test func `Make the same set in any order of reading`() {
    let set = curate(records, policy: policy).set
    #expect(curate(records.reversed(), policy: policy).set == set)
  }
}
