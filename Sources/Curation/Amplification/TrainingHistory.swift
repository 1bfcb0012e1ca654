package import ReviewModel

/// What the versions of the agent were trained on.
package struct TrainingHistory: Sendable {
  private var versions: [String] = []
  private var depths: [Int] = []
  private var numbers: [String: Int] = [:]
  private var trained: [String: [Int]] = [:]

  /// Makes a history in which nothing was trained.
  package init() {}

  /// Whether nothing was trained.
  package var isEmpty: Bool { versions.isEmpty }

  /// Takes in what a version was trained on.
  package mutating func add(_ entry: TrainedCluster) {
    let number = numbers[entry.version] ?? versions.count
    if number == versions.count {
      versions.append(entry.version)
      depths.append(0)
      numbers[entry.version] = number
    }
    depths[number] = max(depths[number], entry.depth)
    if trained[entry.cluster]?.contains(number) != true {
      trained[entry.cluster, default: []].append(number)
    }
  }

  /// Takes in a question that a version was trained on, which names a cluster.
  package mutating func add(_ entry: TrainedQuestion, hash: ContentHash) {
    add(
      TrainedCluster(
        version: entry.version,
        cluster: hash.clusterID(ofQuestion: entry.question),
        depth: entry.depth
      )
    )
  }

  /// How far the words that an agent was trained on are from people's; 0 when it was trained on none.
  func depth(of agent: Agent) -> Int {
    agent.names.compactMap { numbers[$0] }.map { depths[$0] }.max() ?? 0
  }

  /// The version of an agent that was trained on one of these clusters; nil when none was.
  func version(of agent: Agent, trainedOn clusters: some Sequence<String>) -> String? {
    guard !trained.isEmpty else { return nil }
    let own = Set(agent.names.compactMap { numbers[$0] })
    guard !own.isEmpty else { return nil }
    return version(trainedOn: clusters) { own.contains($0) }
  }

  /// Any version that was trained on one of these clusters, the first by its name.
  func version(trainedOn clusters: some Sequence<String>) -> String? {
    trained.isEmpty ? nil : version(trainedOn: clusters) { _ in true }
  }

  private func version(
    trainedOn clusters: some Sequence<String>,
    where isMeant: (Int) -> Bool
  ) -> String? {
    clusters.flatMap { trained[$0] ?? [] }.filter(isMeant).map { versions[$0] }
      .min { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
