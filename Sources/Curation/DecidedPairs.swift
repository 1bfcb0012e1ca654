package import ReviewModel

/// What people said of pairs of questions, by the places of the questions.
///
/// Of two decisions on one pair, `different` holds: a merge that is missed costs less than one that is wrong.
struct DecidedPairs {
  /// Pairs that ask the same, in the order of their places.
  let same: [(pair: [Int], decision: PairDecision)]
  /// Pairs that ask something else.
  let different: [[Int]: PairDecision]

  /// Keeps the decisions whose questions are both there.
  ///
  /// - Parameter questions: the normalised questions in the order of their places.
  init(_ decisions: [PairDecision], of questions: some Sequence<String>) {
    let wanted = Set(decisions.flatMap(\.questions))
    var places: [String: Int] = [:]
    if !wanted.isEmpty {
      for (place, question) in questions.enumerated() where wanted.contains(question) {
        places[question] = place
      }
    }
    var same: [(pair: [Int], decision: PairDecision)] = []
    var different: [[Int]: PairDecision] = [:]
    for decision in decisions {
      let pair = decision.questions.compactMap { places[$0] }.sorted()
      guard pair.count == 2, pair[0] != pair[1] else { continue }
      if decision.isSame { same.append((pair, decision)) } else { different[pair] = decision }
    }
    same.sort { $0.pair.lexicographicallyPrecedes($1.pair) }
    self.same = same
    self.different = different
  }
}

/// Two decisions of people that cannot both hold: the one calls two questions the same, the other parts them, or what they were
/// put together with.
package struct PairContradiction: Hashable, Sendable {
  /// The item whose `same` was not followed.
  package var refused: ItemID
  /// The item whose `different` stands against it.
  package var standing: ItemID

  /// Makes a contradiction.
  package init(refused: ItemID, standing: ItemID) {
    self.refused = refused
    self.standing = standing
  }
}
