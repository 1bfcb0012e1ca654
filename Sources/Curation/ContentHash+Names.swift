package import ReviewModel
import TextAnalysis

/// Ids that are made of words, as they are for the words of today.
extension ContentHash {
  /// The id of the cluster of a normalised question.
  func clusterID(ofQuestion key: String) -> String {
    var content = HashedContent("cluster")
    content.add(key)
    return id(of: content)
  }

  /// The id of the conflict over a normalised question.
  package func conflictID(ofQuestion key: String) -> ItemID {
    ItemID("conflict-\(clusterID(ofQuestion: key).prefix(16))")
  }

  /// The id that an example and its cluster have when they are made of the words that the example has.
  ///
  /// An example that was redacted anew has another than it was given: that one says whether somebody has
  /// guessed the words that are gone.
  package func names(of example: Example) -> (id: ExampleID, cluster: String) {
    let keys = ([example.question] + example.paraphrases).map { question in
      let key = questionKey(of: question)
      let name = key.isEmpty ? question : key
      guard PlaceholderShare(question).placeholders > 0, let own = example.lineage.first else {
        return name
      }
      return name.belonging(to: own.interaction)
    }
    // A cluster of several questions goes by one of them.
    let least = keys.min { $0.utf8.lexicographicallyPrecedes($1.utf8) } ?? ""
    let cluster =
      keys.map(clusterID(ofQuestion:)).contains(example.cluster)
      ? example.cluster : clusterID(ofQuestion: least)
    var named = example
    named.cluster = cluster
    return (exampleID(of: named), cluster)
  }
}
