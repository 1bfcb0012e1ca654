package import ReviewModel

/// Which of some examples are trained on, when the agent's own words may be no more than a share of all.
///
/// The share is one of the policy that made the set (`CurationPolicy.agentShareName`), and none for a set without it. It
/// is counted over what goes into `sft.jsonl`, so it holds whatever was rejected. What is too much is kept out of
/// training and stays an eval case: of the agent's own words those go in first that a reviewer affirmed, then
/// those nearer to people's words, then those that more users asked for, then by their ids.
///
/// Source of the limit: people's words have to stay in each round for the error to stay bounded (Gerstgrasser et al., "Is
/// model collapse inevitable?", arXiv 2404.01413); how many is a house rule.
package struct TrainingSelection: Hashable, Sendable {
  /// The examples in their order, with what each is used for.
  package private(set) var examples: [Example]
  /// Those that were kept out of training, in the same order.
  package private(set) var held: [ExampleID] = []
  /// The share, in thousandths; nil for none.
  package let limit: Int?

  /// Selects from examples that are approved.
  package init(of examples: [Example], policy: [PolicyValue]) {
    self.examples = examples
    limit = policy.first { $0.name == CurationPolicy.agentShareName }
      .flatMap { FixedDecimal($0.value)?.thousandths }
    guard let limit, limit < 1000 else { return }
    let training = examples.indices.filter { examples[$0].uses.contains(.sft) }
    let own = training.filter { examples[$0].words.areAgents }
    let allowed = (training.count - own.count) * limit / (1000 - limit)
    guard own.count > allowed else { return }
    let ranked = own.sorted {
      rank(of: examples[$0]).lexicographicallyPrecedes(rank(of: examples[$1]))
    }
    for place in ranked.dropFirst(allowed).sorted() {
      self.examples[place].uses.remove(.sft)
      held.append(examples[place].id)
    }
  }

  /// Why they were kept out, in words.
  package var reason: String {
    "at most \(percent(of: limit ?? 1000)) of the training rows may be the agent's own words"
  }

  /// How many training rows there are, how many of them are the agent's own words, and the greatest distance from
  /// people's words among them.
  package func words(trainedAs version: String? = nil) -> ReleaseWords {
    let training = examples.filter { $0.uses.contains(.sft) }
    return ReleaseWords(
      trainedAs: version,
      trainingRows: training.count,
      agentRows: training.count(where: \.words.areAgents),
      heldRows: held.count,
      depth: training.map(\.words.depth).max() ?? 0
    )
  }

  /// What a model is trained on: the examples of `sft.jsonl` and `preferences.jsonl`.
  package var trained: [TrainedExample] {
    examples.filter { !$0.uses.isDisjoint(with: [.sft, .preference]) }
      .map { TrainedExample(id: $0.id, depth: $0.words.depth) }
  }
}

private func rank(of example: Example) -> [UInt8] {
  func bytes(_ number: Int) -> [UInt8] {
    withUnsafeBytes(of: UInt64(max(0, number)).bigEndian) { Array($0) }
  }
  return [example.lineage.first?.role == .affirmed ? 0 : 1] + bytes(example.words.depth)
    + bytes(Int.max - max(0, example.weight)) + Array(example.id.rawValue.utf8)
}

/// Thousandths as a percentage.
package func percent(of thousandths: Int) -> String {
  thousandths.isMultiple(of: 10)
    ? "\(thousandths / 10) %" : "\(thousandths / 10).\(thousandths % 10) %"
}
