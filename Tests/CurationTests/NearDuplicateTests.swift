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

  @Test func `Keep the names of their example when somebody asks again`() {
    let set = curate([records[1]], policy: policy).set
    let later = curate(records, policy: policy).set
    #expect(later.examples.contains { $0.cluster == set.examples[0].cluster })
  }

  @Test func `Keep a settled conflict when it is put round another question`() throws {
    let asked = [
      record(
        "a",
        question: "Where is the refund?",
        key: "where is the refund",
        feedback: .corrected("Here.")
      ),
      record(
        "b",
        question: "hi, where is the refund",
        key: "hi where is the refund",
        feedback: .corrected("There.")
      ),
    ]
    let conflict = try #require(curate(asked, policy: policy).conflicts.first)
    var settled = asked
    settled[1].settlement = Settlement(
      of: conflict.id,
      decision: decision(.affirm),
      sides: conflict.sides
    )
    let earlier = record(
      "c",
      question: "hello, where is the refund",
      key: "hello where is the refund",
      answer: "Everywhere.",
      feedback: Feedback(.up)
    )
    let result = curate(settled + [earlier], policy: policy)
    #expect(result.openConflicts == 0)
    #expect(result.conflicts.map(\.id) == [conflict.id])
  }

  @Test func `Are not merged where redaction hides whom they ask about`() {
    let asked = ["x", "y"].map {
      record(
        $0,
        question: "Who owns [EMAIL_1]?",
        key: "who owns [email_1]",
        answer: "Team \($0)",
        feedback: Feedback(.up)
      )
    }
    let set = curate(asked, policy: policy).set
    #expect(set.examples.count == 2)
    #expect(Set(set.examples.map(\.cluster)).count == 2)
    #expect(set.examples.allSatisfy { $0.warnings.map(\.rule) == ["redacted-question"] })
    for example in set.examples {
      let names = testHash.names(of: example)
      #expect(names.id == example.id && names.cluster == example.cluster)
    }
    #expect(curate(Array(asked.prefix(1))).set.examples[0].warnings.isEmpty)
  }

  @Test func `Stay apart by default`() {
    #expect(curate(records).set.examples.count == 3)
  }

  @Test func `Make the same set in any order of reading`() {
    let set = curate(records, policy: policy).set
    #expect(curate(records.reversed(), policy: policy).set == set)
  }
}
