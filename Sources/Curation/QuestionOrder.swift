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

  /// The records of questions that are nearly the same, by the first of them.
  func stars(dictionary: WordDictionary) -> [(key: String, members: [ClusterMember])] {
    let redacted = entries.filter(\.asksOfRedacted)
    let entries = entries.filter { !$0.asksOfRedacted }
    let stars = QuestionStars(dictionary: dictionary) { take in
      for entry in entries {
        var name = entry.name
        name.withUTF8(take)
      }
    }
    var clusters = entries.map { (key: $0.name, members: [ClusterMember]()) }
    for (place, entry) in entries.enumerated() {
      var members = entry.members
      for index in members.indices { members[index].candidate.likeness = stars.likenesses[place] }
      clusters[Int(stars.centres[place])].members += members
    }
    return clusters.filter { !$0.members.isEmpty } + redacted.map { ($0.name, $0.members) }
  }
}
