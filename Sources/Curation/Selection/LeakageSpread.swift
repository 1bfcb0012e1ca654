import ReviewModel
import TextAnalysis

/// How what is held out spreads from question to question, among the examples of a set.
///
/// Its time grows with the number of questions and their words: of a group of wordings, which have the same words in other orders, so
/// many are compared with one that is held out; of a larger group all are held.
struct LeakageSpread {
  /// How many wordings of one group are compared with one wording.
  static let mostInGroup = 100

  /// How many examples were held since their group was too large to look at each.
  private(set) var uncompared = 0

  private let near: QuestionNeighbours
  private let said: SaidOfPairs
  /// Of each question its example, and of each example its questions.
  private var owners: [Int] = []
  private var questions: [Range<Int>] = []
  /// Of each wording its questions.
  private var sharers: [[Int]]
  private var isForTraining: [Bool]
  private var isHeld: [Bool]
  /// Of each group the wordings that an example for training has.
  private var open: [[Int]]
  /// Wordings from which all was looked at that can be.
  private var isDone: [Bool]
  private var leaked: [Int] = []
  private var next: [Int] = []

  /// Reads the examples.
  ///
  /// - Parameters:
  ///   - wordings: the questions of each example.
  ///   - isForTraining: whether a model is trained on an example.
  ///   - isHeld: whether it is held out.
  init(
    wordings: [[String]],
    isForTraining: [Bool],
    isHeld: [Bool],
    dictionary: WordDictionary,
    decisions: [PairDecision]
  ) {
    var keys: [String] = []
    for (example, texts) in wordings.enumerated() {
      questions.append(keys.count..<keys.count + texts.count)
      keys += texts.map(questionKey(of:))
      owners += Array(repeating: example, count: texts.count)
    }
    near = QuestionNeighbours(dictionary: dictionary) { take in
      for key in keys {
        var key = key
        key.withUTF8(take)
      }
    }
    said = SaidOfPairs(decisions, of: keys)
    var sharers = [[Int]](repeating: [], count: (near.wordings.max() ?? -1) + 1)
    for (question, wording) in near.wordings.enumerated() { sharers[wording].append(question) }
    self.sharers = sharers
    self.isForTraining = isForTraining
    self.isHeld = isHeld
    isDone = [Bool](repeating: false, count: sharers.count)
    let owners = owners
    open = (0..<near.groupCount).map { [near] group in
      near.wordings(of: group).filter { wording in
        sharers[wording].contains { isForTraining[owners[$0]] }
      }
    }
  }

  /// Holds what leaks, and what leaks from that.
  ///
  /// - Returns: the examples that are held now and were for training, in rising order.
  mutating func run() -> [Int] {
    next = owners.indices.filter { isHeld[owners[$0]] }
    while let question = next.popLast() {
      for other in said.same[question] ?? [] where isForTraining[owners[other]] {
        hold(owners[other])
      }
      let wording = near.wordings[question]
      guard !isDone[wording] else { continue }
      isDone[wording] = true
      for group in near.groups(near: near.group(of: wording)) { look(from: wording, at: group) }
    }
    return leaked.sorted()
  }

  /// How many pairs of a question that is held out and one for training are near, by a look after the fact.
  var leaksLeft: Int {
    owners.indices.reduce(0) { count, question in
      guard isHeld[owners[question]] else { return count }
      let wording = near.wordings[question]
      let others =
        near.groups(near: near.group(of: wording)).flatMap { open[$0] }
        .filter { near.areNear(wording, $0) }
        .flatMap { sharers[$0] } + (said.same[question] ?? [])
      return count
        + others.count {
          isForTraining[owners[$0]] && said.different[question]?.contains($0) != true
        }
    }
  }

  private mutating func look(from wording: Int, at group: Int) {
    var rest = open[group]
    guard !rest.isEmpty else { return }
    let isCrowded = rest.count > Self.mostInGroup
    for other in rest where isCrowded || near.areNear(wording, other) {
      for question in sharers[other]
      where isForTraining[owners[question]] && !isParted(question, from: wording) {
        if isCrowded { uncompared += 1 }
        hold(owners[question])
      }
    }
    rest.removeAll { other in !sharers[other].contains { isForTraining[owners[$0]] } }
    open[group] = rest
  }

  /// Whether somebody called a question different from each one of a wording that is held out.
  private mutating func isParted(_ question: Int, from wording: Int) -> Bool {
    guard let others = said.different[question] else { return false }
    let isParted = sharers[wording].allSatisfy { !isHeld[owners[$0]] || others.contains($0) }
    // Another question of the same words may be held out yet.
    if isParted { isDone[wording] = false }
    return isParted
  }

  private mutating func hold(_ example: Int) {
    isForTraining[example] = false
    isHeld[example] = true
    leaked.append(example)
    next += questions[example]
  }
}

/// What people said of pairs of questions, by the places of the questions.
private struct SaidOfPairs {
  private(set) var same: [Int: Set<Int>] = [:]
  private(set) var different: [Int: Set<Int>] = [:]

  init(_ decisions: [PairDecision], of questions: [String]) {
    guard !decisions.isEmpty else { return }
    let wanted = Set(decisions.flatMap(\.questions))
    var places: [String: [Int]] = [:]
    for (place, question) in questions.enumerated() where wanted.contains(question) {
      places[question, default: []].append(place)
    }
    for decision in decisions {
      let sides = decision.questions.map { places[$0] ?? [] }
      guard sides.count == 2 else { continue }
      for (own, other) in [(sides[0], sides[1]), (sides[1], sides[0])] {
        for place in own {
          if decision.isSame {
            same[place, default: []].formUnion(other)
          } else {
            different[place, default: []].formUnion(other)
          }
        }
      }
    }
    for (place, others) in different { same[place]?.subtract(others) }
  }
}
