/// Whose words the right answer of an example is.
package struct ExampleWords: Hashable, Sendable {
  /// The agent whose own answer it is; nil when a person wrote it.
  package var agent: Agent?
  /// How far it is from people's words: 0 for a person's, 1 for an answer of an agent that was trained on no answer
  /// of an agent, 2 for one of an agent that was trained on such answers, and so on.
  package var depth: Int

  /// A person's words.
  package static let person = ExampleWords(agent: nil, depth: 0)

  /// An agent's words.
  package init(agent: Agent?, depth: Int) {
    self.agent = agent
    self.depth = depth
  }

  /// The words of an example of which no more is known than what its record gave.
  package init(role: LineageRole?) {
    switch role {
    case .confirmed, .affirmed: self.init(agent: Agent(), depth: 1)
    case .userCorrection, .reviewerCorrection, .duplicate, nil: self = .person
    }
  }

  /// Whether they are the agent's own.
  package var areAgents: Bool { agent != nil }
}

extension Agent {
  /// By what a version of it is known: its version, and the name of its model.
  package var names: [String] { [version, model].compactMap(\.self).filter { !$0.isEmpty } }
}

/// An example that a version of the agent was trained on, as far as its later answers hang on it.
package struct TrainedExample: Hashable, Sendable {
  /// The example.
  package var id: ExampleID
  /// How far its words are from people's.
  package var depth: Int

  /// Makes it.
  package init(id: ExampleID, depth: Int) {
    self.id = id
    self.depth = depth
  }
}

/// A cluster of questions that a version of the agent was trained on.
package struct TrainedCluster: Hashable, Sendable {
  /// The version, as it was named with the release.
  package var version: String
  /// The cluster.
  package var cluster: String
  /// How far the words that it was trained on are from people's.
  package var depth: Int

  /// Makes it.
  package init(version: String, cluster: String, depth: Int) {
    self.version = version
    self.cluster = cluster
    self.depth = depth
  }
}

/// A question that a version of the agent was trained on by an example that is there no more.
package struct TrainedQuestion: Hashable, Sendable {
  /// The version, as it was named with the release.
  package var version: String
  /// The normalised question.
  package var question: String
  /// How far the words that it was trained on are from people's.
  package var depth: Int

  /// Makes it.
  package init(version: String, question: String, depth: Int) {
    self.version = version
    self.question = question
    self.depth = depth
  }
}

/// What a release holds of the agent's own words.
package struct ReleaseWords: Hashable, Sendable {
  /// The version that was trained on it, if one was.
  package var trainedAs: String?
  /// The lines of `sft.jsonl`.
  package var trainingRows: Int
  /// How many of them are the agent's own words.
  package var agentRows: Int
  /// How many more were kept out, since the policy allows no more of them.
  package var heldRows: Int
  /// The greatest distance from people's words among them.
  package var depth: Int

  /// Makes it.
  package init(
    trainedAs: String? = nil,
    trainingRows: Int,
    agentRows: Int,
    heldRows: Int,
    depth: Int
  ) {
    self.trainedAs = trainedAs
    self.trainingRows = trainingRows
    self.agentRows = agentRows
    self.heldRows = heldRows
    self.depth = depth
  }
}
