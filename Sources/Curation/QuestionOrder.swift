import ReviewModel
import TextAnalysis

/// A record of a cluster; with a drop, it is too short or too long for the policy.
struct ClusterMember: Sendable {
  var candidate: Candidate
  var drop: Drop?
}

/// The questions in the order in which they were first asked, whatever the order in which they were read; equal times go by
/// the question.
///
/// So the question round which others are put stays the same when more are asked, and with it the names of
/// clusters and examples.
struct QuestionOrder {
  private struct Entry {
    var name: String
    var asked: Timestamp
    var members: [ClusterMember]
    var asksOfRedacted: Bool { members.contains(where: \.candidate.asksOfRedacted) }
  }

  private var entries: [Entry]

  init(_ clusters: [String: [ClusterMember]]) {
    entries = clusters.values.map { members in
      Entry(
        name: Self.name(of: members),
        asked: members.compactMap(\.candidate.interaction.time).min() ?? .init(milliseconds: .max),
        members: members
      )
    }
    entries.sort {
      $0.asked == $1.asked
        ? $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) : $0.asked < $1.asked
    }
  }

  /// The question that names a cluster: keys that only differ in their canonical form are one, and the least names it.
  static func name(of members: [ClusterMember]) -> String {
    members.map(\.candidate.clusterKey).min { $0.utf8.lexicographicallyPrecedes($1.utf8) } ?? ""
  }

  /// The records of questions that are nearly the same, by the first of them, as people have decided where they have.
  ///
  /// What people called the same is put together first, then what has the same words, then what is one word apart; so of
  /// two members that were called different, the one that is nearer stays. What would put two such into one cluster is left out,
  /// and said when a person asked for it.
  func stars(
    dictionary: WordDictionary,
    decisions: [PairDecision],
    hash: ContentHash
  ) -> QuestionClusters {
    let redacted = entries.filter(\.asksOfRedacted)
    let entries = entries.filter { !$0.asksOfRedacted }
    let decided = DecidedPairs(decisions, of: entries.lazy.map(\.name))
    let stars = QuestionStars(dictionary: dictionary, apart: decided.different.keys) { take in
      for entry in entries {
        var name = entry.name
        name.withUTF8(take)
      }
    }
    var groups = PartedGroups(count: entries.count, apart: decided.different.keys)
    let contradictions = decided.same.compactMap { same -> PairContradiction? in
      groups.unite(same.pair[0], same.pair[1]).flatMap { decided.different[$0] }.map { different in
        PairContradiction(
          refused: hash.pairID(same.decision.questions),
          standing: hash.pairID(different.questions)
        )
      }
    }
    _ = groups.unite(stars, where: .sameWords)
    var close = groups
    let apart = groups.unite(stars, where: .oneWordApart)

    var clusters = entries.map { (key: $0.name, members: [ClusterMember]()) }
    for (place, entry) in entries.enumerated() {
      let centre = groups.first(of: place)
      let isClose = close.first(of: place) == close.first(of: centre)
      var members = entry.members
      for index in members.indices {
        members[index].candidate.likeness = isClose ? .sameWords : .oneWordApart
      }
      clusters[centre].members += members
    }
    let known = Set(decided.same.map(\.pair))
    let doubtful =
      apart.filter { !known.contains($0) }
      + stars.alike.map { [Int($0.centre), Int($0.question)].sorted() }.filter { pair in
        groups.first(of: pair[0]) != groups.first(of: pair[1])
          && groups.obstacle(between: pair[0], and: pair[1]) == nil
      }
    return QuestionClusters(
      clusters: clusters.filter { !$0.members.isEmpty } + redacted.map { ($0.name, $0.members) },
      doubtful: doubtful.map { pair in
        pair.map { QuestionClusters.Wording(name: entries[$0].name, members: entries[$0].members) }
      },
      contradictions: contradictions
    )
  }
}

extension PartedGroups {
  /// Puts the questions with their centres that are so near to them.
  ///
  /// - Returns: the pairs of a centre and a question that were put together by it.
  fileprivate mutating func unite(_ stars: QuestionStars, where likeness: Likeness) -> [[Int]] {
    var united: [[Int]] = []
    for place in stars.centres.indices where stars.likenesses[place] == likeness {
      let centre = Int(stars.centres[place])
      guard centre != place, first(of: centre) != first(of: place),
        unite(centre, place) == nil
      else { continue }
      united.append([centre, place])
    }
    return united
  }
}

/// Questions by what they ask.
struct QuestionClusters {
  /// A question with its records.
  struct Wording {
    var name: String
    var members: [ClusterMember]
  }

  /// The records by the question that they are put round.
  var clusters: [(key: String, members: [ClusterMember])]
  /// Pairs of questions of which a person should say whether they are the same.
  var doubtful: [[Wording]]
  /// What people said of pairs and cannot hold beside what they said of others.
  var contradictions: [PairContradiction] = []
}
