import ReviewModel
import TextAnalysis

/// A record of a cluster; with a drop, it is too short or too long for the policy.
struct ClusterMember {
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
  /// - Returns: the clusters, and the pairs of questions, as their places among them and in them, of which a person should say
  ///   whether they are the same.
  func stars(dictionary: WordDictionary, decisions: [PairDecision]) -> QuestionClusters {
    let redacted = entries.filter(\.asksOfRedacted)
    let entries = entries.filter { !$0.asksOfRedacted }
    let stars = QuestionStars(dictionary: dictionary) { take in
      for entry in entries {
        var name = entry.name
        name.withUTF8(take)
      }
    }
    var centres = stars.centres.map(Int.init)
    var likenesses = stars.likenesses
    let places = Dictionary(
      entries.enumerated().map { (ContiguousArray($0.element.name.utf8), $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
    let decided = decisions.compactMap { decision -> (pair: [Int], isSame: Bool)? in
      let pair = decision.questions.compactMap { places[ContiguousArray($0.utf8)] }.sorted()
      return pair.count == 2 && pair[0] != pair[1] ? (pair, decision.isSame) : nil
    }
    let different = Set(decided.filter { !$0.isSame }.map(\.pair))
    part(different, &centres)
    for decision in decided where decision.isSame {
      unite(decision.pair, unless: different, &centres, &likenesses)
    }

    var clusters = entries.map { (key: $0.name, members: [ClusterMember]()) }
    for (place, entry) in entries.enumerated() {
      var members = entry.members
      for index in members.indices { members[index].candidate.likeness = likenesses[place] }
      clusters[centres[place]].members += members
    }
    let known = Set(decided.map(\.pair))
    var doubtful = stars.alike.map { [Int($0.centre), Int($0.question)].sorted() }
    for place in entries.indices
    where centres[place] != place && likenesses[place] == .oneWordApart {
      doubtful.append([centres[place], place].sorted())
    }
    return QuestionClusters(
      clusters: clusters.filter { !$0.members.isEmpty } + redacted.map { ($0.name, $0.members) },
      doubtful: doubtful.filter { !known.contains($0) }.map { pair in
        pair.map { QuestionClusters.Wording(name: entries[$0].name, members: entries[$0].members) }
      }
    )
  }

  /// Takes questions out of a cluster that a person called different from an earlier one in it.
  private func part(_ different: Set<[Int]>, _ centres: inout [Int]) {
    for pair in different.sorted(by: { $0.lexicographicallyPrecedes($1) })
    where centres[pair[0]] == centres[pair[1]] {
      // The earlier may be a member that is to leave its centre, never the later the centre of the earlier.
      centres[pair[1]] = pair[1]
    }
  }

  /// Puts the clusters of two questions together that a person called the same, unless somebody called two of theirs different.
  private func unite(
    _ pair: [Int],
    unless different: Set<[Int]>,
    _ centres: inout [Int],
    _ likenesses: inout [Likeness]
  ) {
    let ends = pair.map { centres[$0] }.sorted()
    for place in pair { likenesses[place] = .sameWords }
    guard ends[0] != ends[1] else { return }
    let moved = centres.indices.filter { centres[$0] == ends[1] }
    let isRefused = different.contains { other in
      let sides = other.map { centres[$0] }.sorted()
      return sides == ends
    }
    guard !isRefused else {
      // At least the two themselves, which is what was said.
      centres[pair[1]] = centres[pair[0]]
      return
    }
    for place in moved { centres[place] = ends[0] }
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
}
