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
    "park", "bridge", "car", "buy", "purchase", "town", "how", "far", "where",
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

  private let three = ["how do i buy a car", "is the town far", "where is the park"]

  private func clusters(_ set: CuratedSet) -> Set<Set<String>> {
    Set(set.examples.map { Set($0.lineage.map(\.interaction.rawValue)) })
  }

  /// In whatever order they were said: a = b = c, and a is not c.
  @Test(arguments: [[0, 1, 2], [2, 1, 0], [1, 2, 0], [0, 2, 1]])
  func `Never come together in a chain of others when a person called them different`(
    order: [Int]
  ) {
    let said = [
      PairDecision(three[0], three[1], isSame: true),
      PairDecision(three[1], three[2], isSame: true),
      PairDecision(three[0], three[2], isSame: false),
    ]
    let records = zip(["a", "b", "c"], three).map { asked($0, $1) }
    let result = curate(records, order.map { said[$0] })
    #expect(clusters(result.set) == [["a", "b"], ["c"]])
    #expect(
      result.contradictions == [
        PairContradiction(
          refused: testHash.pairID([three[1], three[2]]),
          standing: testHash.pairID([three[0], three[2]])
        )
      ]
    )
    #expect(curate(records, Array(said.prefix(2))).contradictions.isEmpty)
  }

  @Test func `Are kept apart when the same two were called both`() {
    let id = testHash.pairID([under, on])
    let result = curate(
      [asked("a", under), asked("b", on)],
      [PairDecision(on, under, isSame: true), PairDecision(under, on, isSame: false)]
    )
    #expect(result.set.examples.count == 2 && result.pairs.isEmpty)
    #expect(result.contradictions == [PairContradiction(refused: id, standing: id)])
  }

  /// The words of b are nearer to a than those of c, whichever of them came first.
  @Test(arguments: [["a", "b", "c"], ["a", "c", "b"]])
  func `Leave the nearer of two in a cluster that a person called different`(order: [String]) {
    let questions = [
      "a": "how do i buy a car", "b": "please how do i buy a car", "c": "how do i purchase a car",
    ]
    let records = order.enumerated().map { place, id in
      var one = asked(id, questions[id]!)
      one.interaction.time = at(place)
      return one
    }
    let result = curate(records, [PairDecision(questions["b"]!, questions["c"]!, isSame: false)])
    #expect(clusters(result.set) == [["a", "b"], ["c"]])
    #expect(result.contradictions.isEmpty)
  }

  /// x and y are called the same, and the questions that they would be put with are not.
  @Test func `Are called the same beside two that are different, and both is held`() {
    let questions = ["a car", "a bridge", "please a car", "thanks a bridge"]
    let records = zip(["a", "b", "x", "y"], questions).map { asked($0, $1) }
    let result = curate(
      records,
      [
        PairDecision(questions[0], questions[1], isSame: false),
        PairDecision(questions[2], questions[3], isSame: true),
      ]
    )
    #expect(result.contradictions.isEmpty)
    let found = clusters(result.set)
    #expect(found.contains { $0.isSuperset(of: ["x", "y"]) })
    #expect(!found.contains { $0.isSuperset(of: ["a", "b"]) })
  }

  @Test func `Ask nothing that others have answered`() {
    let other = "can i park by the bridge"
    let records = [asked("a", under), asked("b", on), asked("c", other)]
    let before = curate(records).pairs
    #expect(before.count > 1)
    let after = curate(
      records,
      [PairDecision(under, on, isSame: true), PairDecision(on, other, isSame: false)]
    )
    #expect(after.pairs.isEmpty)
    #expect(clusters(after.set) == [["a", "b"], ["c"]])
  }

  @Test func `Keep the warning of a synonym when its record is called the same as a third`() {
    let questions = ["how do i buy a car", "how do i purchase a car", "is the town far"]
    let records = zip(["a", "b", "c"], questions).map { asked($0, $1) }
    let result = curate(records, [PairDecision(questions[1], questions[2], isSame: true)])
    #expect(clusters(result.set) == [["a", "b", "c"]])
    #expect(result.set.examples[0].warnings.map(\.rule) == ["one-word-apart"])
    #expect(result.pairs.count == 1)
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
