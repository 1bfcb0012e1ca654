import ReviewModel
import TestSupport
import Testing
import TextAnalysis

@testable import Curation

@Suite struct `What leaks from a question that is held out` {
  private static let ordinary: Set<String> = [
    "red", "blue", "green", "black", "white", "pink", "grey", "brown", "cats", "hide", "from",
    "dogs", "how", "buy",
    "purchase", "car", "where", "park", "far", "town", "please", "hello", "thanks",
  ]
  private let dictionary = WordDictionary { ordinary.contains(String(decoding: $0, as: UTF8.self)) }

  /// The examples of which the first is held out, and the others are for training, a question each.
  private func spread(
    _ questions: [String],
    held: Int = 1,
    _ decisions: [PairDecision] = []
  ) -> (leaked: [Int], left: Int, uncompared: Int) {
    spread(wordings: questions.map { [$0] }, held: held, decisions)
  }

  private func spread(
    wordings: [[String]],
    held: Int = 1,
    _ decisions: [PairDecision] = []
  ) -> (leaked: [Int], left: Int, uncompared: Int) {
    var spread = LeakageSpread(
      wordings: wordings,
      isForTraining: wordings.indices.map { $0 >= held },
      isHeld: wordings.indices.map { $0 < held },
      dictionary: dictionary,
      decisions: decisions
    )
    let leaked = spread.run()
    return (leaked, spread.leaksLeft, spread.uncompared)
  }

  @Test func `Is the same question, one in nearly its words, and what is near to that`() {
    let found = spread([
      "how do i buy a car", "how do i buy a car", "please how do i purchase a car",
      "where is the park",
    ])
    #expect(found == (leaked: [1, 2], left: 0, uncompared: 0))
  }

  @Test func `Is what any wording of an example is near to`() {
    let found = spread(wordings: [
      ["how do i buy a car", "where is the park"], ["is the town far", "please where is the park"],
      ["hello is the town far"],
    ])
    #expect(found.leaked == [1, 2])
  }

  @Test func `Is what a person called the same, in whatever words`() {
    let questions = ["how do i buy a car", "where is the park", "is the town far"]
    #expect(spread(questions).leaked.isEmpty)
    let said = [
      PairDecision(questions[1], questions[0], isSame: true),
      PairDecision(questions[1], questions[2], isSame: true),
    ]
    #expect(spread(questions, said).leaked == [1, 2])
  }

  @Test
  func `Is not what a person called different, unless it is near to another one that is held`() {
    let questions = ["buy a car", "please buy a car", "thanks buy a car"]
    let apart = PairDecision(questions[0], questions[1], isSame: false)
    #expect(spread(Array(questions.prefix(2)), [apart]) == (leaked: [], left: 0, uncompared: 0))
    #expect(spread(questions, [apart]).leaked == [1, 2])
    let also = PairDecision(questions[1], questions[2], isSame: false)
    #expect(spread(questions, [apart, also]) == (leaked: [2], left: 0, uncompared: 0))
  }

  /// Of the words of one question any number of others can be made, so that comparing all with all has no end.
  @Test func `Is all of a large group of the same words, which is said`() {
    let words = ["red", "blue", "green", "black", "white", "pink", "grey", "brown"]
    let questions = permutations(of: words, 20_000)
    var found: (leaked: [Int], left: Int, uncompared: Int) = ([], 0, 0)
    let time = processorTime { found = spread(questions + ["where is the park"], held: 4_000) }
    #expect(found.leaked.count == 16_000 && found.leaked.last == 19_999)
    #expect(found.left == 0)
    #expect(found.uncompared >= 15_000)
    #expect(time < .seconds(20))
  }

  @Test func `Is found one by one in a small group of the same words`() {
    let words = ["cats", "hide", "from", "dogs"]
    let found = spread(permutations(of: words, 24))
    #expect(found.uncompared == 0 && found.left == 0)
    #expect(found.leaked.count < 23)
  }

  @Test func `Stands in the notes of the set when a group was too large`() {
    let words = ["red", "blue", "green", "black", "white", "pink", "grey"]
    let records = permutations(of: words, 400).enumerated().map { number, question in
      record("r\(number)", question: question, key: question, feedback: Feedback(.up))
    }
    var policy = CurationPolicy()
    policy.mergesNearDuplicates = false
    policy[CurationPolicy.setting("holdout.share")!] = .decimal(.percent(20))
    var curator = Curator(policy: policy, hash: testHash, dictionary: dictionary)
    for record in records { curator.add(record) }
    let set = curator.finish().set
    #expect(set.examples.count == 400 && set.selection.leaksLeft == 0)
    #expect(set.examples.count(where: \.isForTraining) == 0)
    #expect(set.selection.notes.contains { $0.hasPrefix("leakage: ") })
  }

  /// Different orders of words, those first that differ at the end.
  private func permutations(of words: [String], _ count: Int) -> [String] {
    (0..<count).map { number in
      var rest = words
      var number = number
      var order: [String] = []
      while !rest.isEmpty {
        order.append(rest.remove(at: number % rest.count))
        number /= rest.count + 1
      }
      return order.joined(separator: " ")
    }
  }
}
