import ReviewModel

/// Keeps an agent from being trained on its own echo.
///
/// Source: Shumailov et al., "AI models collapse when trained on recursively generated data" (Nature 631, 2024): what a
/// model says about a question that it was trained on is no evidence of anything, and each round of training on
/// one's own answers narrows what comes out.
struct AmplificationGuard: Sendable {
  /// What the versions were trained on.
  var history = TrainingHistory()
  /// How far from people's words an answer may be that is trained on.
  var maxDepth = CurationPolicy.usualMaxDepth

  /// The rule of answers to questions that their version was trained on.
  static let echoRule = "echo"
  /// The rule of answers that are too far from people's words.
  static let depthRule = "depth"

  /// Says how far an example is from people's words, and takes it out of training, with a warning, when it is an echo or
  /// too far.
  ///
  /// - Parameter clusters: the cluster of each wording of its question, and its own.
  func apply(to example: inout Example, clusters: some Sequence<String>) {
    guard let agent = example.words.agent else { return }
    example.words.depth = 1 + history.depth(of: agent)
    if let finding = echo(of: agent, to: clusters) {
      take(&example, Self.echoRule, finding)
    } else if example.words.depth > maxDepth {
      let finding = "\(example.words.depth) steps from people's words; \(maxDepth) are allowed"
      take(&example, Self.depthRule, finding)
    }
  }

  /// Why an answer of an agent is an echo; nil when it is none.
  func echo(of agent: Agent, to clusters: some Sequence<String>) -> String? {
    if let version = history.version(of: agent, trainedOn: clusters) {
      return "an answer of \(version), which was trained on this question"
    }
    guard agent.names.isEmpty, let version = history.version(trainedOn: clusters) else {
      return nil
    }
    return "an answer of a version that was not logged, and \(version) was trained on this question"
  }

  private func take(_ example: inout Example, _ rule: String, _ finding: String) {
    example.uses.formIntersection([.eval])
    example.warnings.append(CurationWarning(rule: rule, finding: "\(finding): evaluation only"))
  }
}
