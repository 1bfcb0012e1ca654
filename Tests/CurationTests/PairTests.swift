import Curation
import ReviewModel
import Testing
import TextAnalysis

@Suite struct `Pairs of questions in nearly the same words` {
  private let policy: CurationPolicy = {
    var policy = CurationPolicy()
    policy.mergesNearDuplicates = true
    return policy
  }()

  private let words: Set<String> = [
    "park", "bridge", "car", "buy", "purchase", "town", "how",
  ]

  private func asked(_ id: String, _ question: String, _ answer: String = "Yes.") -> JudgedRecord {
    record(id, question: question, key: question, answer: answer, feedback: Feedback(.up))
  }

  private func curate(
    _ records: [JudgedRecord],
    _ decisions: [PairDecision] = []
  ) -> CurationResult {
    let words = words
    var curator = Curator(
      policy: policy,
      hash: testHash,
      dictionary: WordDictionary { words.contains(String(decoding: $0, as: UTF8.self)) },
      pairDecisions: decisions
    )
    for record in records { curator.add(record) }
    return curator.finish()
  }

  private let under = "can i park under the bridge"
  private let on = "can i park on the bridge"

  @Test func `Ask a person when they are alike and not merged`() throws {
    let result = curate([asked("a", under), asked("b", on, "No.")])
    #expect(result.set.examples.count == 2)
    let pair = try #require(result.pairs.first)
    #expect(result.pairs.count == 1 && pair.kind == .pair)
    #expect(Set(pair.sides.map(\.interaction)) == ["a", "b"])
    #expect(Set(pair.sides.map(\.correction)) == ["Yes.", "No."])
  }

  @Test func `Are merged for good when a person calls them the same, and ask no more`() {
    let result = curate(
      [asked("a", under), asked("b", on, "No.")],
      [PairDecision(on, under, isSame: true)]
    )
    #expect(result.set.examples.count == 1 && result.pairs.isEmpty)
    #expect(result.set.examples[0].warnings.allSatisfy { $0.rule != "one-word-apart" })
  }

  @Test func `Are kept apart for good when a person calls them different`() {
    let records = [asked("a", "how do i buy a car"), asked("b", "how do i purchase a car")]
    #expect(curate(records).set.examples.count == 1)
    let result = curate(
      records,
      [PairDecision("how do i purchase a car", "how do i buy a car", isSame: false)]
    )
    #expect(result.set.examples.count == 2 && result.pairs.isEmpty)
  }

  /// Two members of a star may be called different, though neither is its centre.
  @Test func `Part members of one example`() {
    let records = [
      asked("a", "a car please"), asked("b", "please a car"), asked("c", "thanks a car"),
    ]
    #expect(curate(records).set.examples.count == 1)
    let result = curate(records, [PairDecision("please a car", "thanks a car", isSame: false)])
    #expect(result.set.examples.count == 2)
  }

  @Test func `Carry a warning, and ask, where a synonym was merged`() {
    let result = curate([asked("a", "how do i buy a car"), asked("b", "how do i purchase a car")])
    #expect(result.set.examples[0].warnings.map(\.rule) == ["one-word-apart"])
    #expect(result.pairs.count == 1)
  }

  @Test func `Are a hundred at most, those first that more people ask`() {
    var records: [JudgedRecord] = []
    for number in 0..<120 {
      for (place, word) in ["under", "on"].enumerated() {
        let question = "can i park \(word) the bridge of town \(number)"
        for copy in 0...(number == 77 ? 1 : 0) {
          records.append(asked("r\(number)-\(place)-\(copy)", question))
        }
      }
    }
    let pairs = curate(records).pairs
    #expect(pairs.count == 100)
    #expect(curate(records).pairs.contains { $0.questionKey.hasSuffix("town 77") })
  }

  @Test func `Have one id, whichever comes first`() {
    #expect(testHash.pairID([under, on]) == testHash.pairID([on, under]))
    #expect(testHash.pairID([under, on]) != testHash.pairID([under, "x"]))
  }
}
