import ReviewModel
import Testing

@Suite struct `A decision on one of those that ask the same` {
  private static let answer = "30 days."

  @Test(arguments: [
    // Another answer is wrong too, or not: the correction is right whatever it was.
    (Verdict.correct("60 days."), "30 days.", true),
    (.correct("60 days."), "10 days.", true),
    // A thumbs down on what counts as right is for a person to look at.
    (.correct("60 days."), "60 days.", false),
    (.correct("60 days."), " 60 days.\n", false),
    // What was affirmed is this answer and no other.
    (.affirm, "30 days.", true),
    (.affirm, "30 days.\n", true),
    (.affirm, "30 Days.", false),
    (.affirm, "", false),
    // The reason is the question's.
    (.discard(ReasonCode("off-topic")), "10 days.", true),
    (.skip, "10 days.", true),
    // What is flagged stands in this record.
    (.flag(ReasonCode("privacy")), "30 days.", false),
  ])
  func `Covers another when it is as true of it`(
    verdict: Verdict,
    other: String,
    covers: Bool
  ) {
    let member = ClusterMember(key: 2, answer: other)
    #expect(ClusterRule.covers(verdict, of: Self.answer, member) == covers)
  }

  @Test(arguments: [
    (Verdict.correct("60 days."), false), (.affirm, false), (.discard(ReasonCode("spam")), true),
    (.skip, true),
  ])
  func `Makes nothing of a record that allows no use`(verdict: Verdict, covers: Bool) {
    let member = ClusterMember(key: 2, answer: Self.answer, forbidsEveryUse: true)
    #expect(ClusterRule.covers(verdict, of: Self.answer, member) == covers)
  }

  @Test(arguments: VerdictKind.allCases)
  func `Is expected to cover what the rule may cover`(kind: VerdictKind) {
    let standing = ClusterStanding(waiting: [2, 3], sameAnswer: [3])
    let expected: [ItemKey] =
      switch kind {
      case .correct, .discard, .skip: [2, 3]
      case .affirm: [3]
      case .flag: []
      }
    #expect(standing.expected(kind) == expected)
    #expect(ClusterRule.coversOthers(kind) == !expected.isEmpty)
  }
}
