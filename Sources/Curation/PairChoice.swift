package import ReviewModel

/// Which pairs of questions in nearly the same words a person is asked about.
enum PairChoice {
  /// How many wait at a time: somebody settles so many in half an hour, and what is decided makes room for the next.
  static let most = 100

  /// The pairs as items, those first whose questions both were asked by the most people.
  static func items(of pairs: [[QuestionClusters.Wording]], hash: ContentHash) -> [Conflict] {
    var choices = pairs.map { Choice($0, hash: hash) }
    choices.sort { $0.precedes($1) }
    return choices.prefix(most).compactMap { choice in
      let sides = choice.pair.compactMap { side(of: $0.members) }
      guard sides.count == 2 else { return nil }
      return Conflict(id: choice.id, kind: .pair, questionKey: choice.pair[0].name, sides: sides)
    }
  }

  private struct Choice {
    /// Of how many people asked the one and the other, the lesser number.
    var least: Int
    var sum: Int
    var id: ItemID
    var pair: [QuestionClusters.Wording]

    init(_ pair: [QuestionClusters.Wording], hash: ContentHash) {
      let numbers = pair.map { PairChoice.askers(of: $0.members) }
      least = numbers.min() ?? 0
      sum = numbers.reduce(0, +)
      id = hash.pairID(pair.map(\.name))
      self.pair = pair
    }

    func precedes(_ other: Choice) -> Bool {
      if least != other.least { return least > other.least }
      if sum != other.sum { return sum > other.sum }
      return id < other.id
    }
  }

  /// How many asked: each known user once, each record without a user once.
  private static func askers(of members: [ClusterMember]) -> Int {
    let users = members.map(\.candidate.interaction.user)
    return Set(users.compactMap(\.self)).count + users.count { $0 == nil }
  }

  private static func side(of members: [ClusterMember]) -> ConflictSide? {
    members.map(\.candidate).min { $0.interaction.id < $1.interaction.id }.map {
      ConflictSide(interaction: $0.interaction.id, correction: $0.expected)
    }
  }
}

extension ContentHash {
  /// The id of the item that asks whether two normalised questions are the same, whichever comes first.
  package func pairID(_ questions: [String]) -> ItemID {
    var content = HashedContent("pair")
    for question in questions.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      content.add(question)
    }
    return ItemID("pair-\(id(of: content).prefix(16))")
  }
}
