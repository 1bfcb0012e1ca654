import Curation
import ReviewModel
import Testing

@Suite struct `The amplification guard` {
  private let old = Agent(model: "small", version: "v1")
  private let new = Agent(model: "small", version: "v2")

  private func example(
    _ record: JudgedRecord,
    _ history: TrainingHistory = TrainingHistory(),
    policy: CurationPolicy = CurationPolicy()
  ) throws -> Example {
    try #require(curate([record], policy: policy, history: history).set.examples.first)
  }

  /// What `v2` was trained on: the cluster of the one question of these tests.
  private func history(depth: Int = 0, version: String = "v2") throws -> TrainingHistory {
    let cluster = try example(record(feedback: Feedback(.up))).cluster
    var history = TrainingHistory()
    history.add(TrainedCluster(version: version, cluster: cluster, depth: depth))
    return history
  }

  @Test func `Knows whose words an example is, and of which version`() throws {
    let confirmed = try example(record(agent: old, feedback: Feedback(.up)))
    #expect(confirmed.words == ExampleWords(agent: old, depth: 1))
    let affirmed = try example(record(agent: old, decision: decision(.affirm)))
    #expect(affirmed.words.agent == old)
    for corrected in [
      record(agent: old, feedback: .corrected("Thirty.")),
      record(agent: old, decision: decision(.correct("Thirty."))),
    ] {
      #expect(try example(corrected).words == .person)
    }
  }

  @Test func `Takes the echo of a version out of training, with a warning`() throws {
    let echo = try example(record(agent: new, feedback: Feedback(.up)), history())
    #expect(echo.uses == [.eval])
    #expect(echo.warnings.map(\.rule) == ["echo"])
    #expect(echo.warnings.first?.finding.contains("v2") == true)
    #expect(try example(record(agent: new, feedback: Feedback(.up))).uses == [.eval, .sft])
  }

  @Test func `Knows a version by the name of its model too`() throws {
    let agent = Agent(model: "v2")
    #expect(try example(record(agent: agent, feedback: Feedback(.up)), history()).uses == [.eval])
  }

  @Test func `Lets the answers of other versions and people's words be`() throws {
    let history = try history()
    #expect(
      try example(record(agent: old, feedback: Feedback(.up)), history).uses == [.eval, .sft]
    )
    let corrected = try example(record(agent: new, feedback: .corrected("Thirty.")), history)
    #expect(corrected.uses == [.eval, .sft, .preference])
    #expect(corrected.warnings.isEmpty)
    let other = record(question: "Who are you?", agent: new, feedback: Feedback(.up))
    #expect(try example(other, history).uses == [.eval, .sft])
  }

  @Test func `Does not trust an answer whose version was not logged`() throws {
    let echo = try example(record(feedback: Feedback(.up)), history())
    #expect(echo.uses == [.eval])
    #expect(echo.warnings.first?.finding.contains("not logged") == true)
  }

  @Test func `Lets another answer speak for the question where there is one`() throws {
    let found = curate(
      [
        record("1", agent: old, feedback: Feedback(.up, time: at(1))),
        record("2", agent: new, feedback: Feedback(.up, time: at(9))),
      ],
      history: try history()
    )
    #expect(found.set.examples.map { $0.lineage[0].interaction } == ["1"])
    #expect(found.set.examples.first?.uses == [.eval, .sft])
  }

  @Test func `Counts the steps from people's words, and caps them`() throws {
    let question = record(question: "Who are you?", agent: new, feedback: Feedback(.up))
    for (trained, depth, isTrainedOn) in [(0, 1, true), (1, 2, true), (2, 3, false)] {
      let found = try example(question, history(depth: trained))
      #expect(found.words.depth == depth)
      #expect(found.uses.contains(.sft) == isTrainedOn, "\(depth)")
      #expect(found.warnings.map(\.rule) == (isTrainedOn ? [] : ["depth"]))
    }
    var policy = CurationPolicy()
    policy.maxDepth = 3
    #expect(try example(question, history(depth: 2), policy: policy).uses == [.eval, .sft])
  }
}

@Suite struct `The agent's own words in training` {
  private func example(
    _ id: ExampleID,
    own: Bool = true,
    role: LineageRole = .confirmed,
    depth: Int = 1,
    weight: Int = 1
  ) -> Example {
    Example(
      id: id,
      kind: own ? .golden : .regression,
      question: "Q",
      answer: "A",
      expected: own ? "A" : "B",
      weight: weight,
      cluster: id.rawValue,
      uses: own ? [.eval, .sft] : [.eval, .sft, .preference],
      words: own ? ExampleWords(agent: Agent(version: "v1"), depth: depth) : .person,
      lineage: [LineageEntry(interaction: "r", role: own ? role : .userCorrection)]
    )
  }

  private func select(_ examples: [Example], share: String?) -> TrainingSelection {
    TrainingSelection(
      of: examples,
      policy: share.map { [PolicyValue(CurationPolicy.agentShareName, $0)] } ?? []
    )
  }

  @Test(arguments: [
    ("0", 0), ("0.25", 1), ("0.5", 3), ("0.6", 4), ("0.625", 5), ("0.999", 5), ("1", 5),
  ])
  func `Are no more than their share`(pair: (share: String, own: Int)) {
    let examples =
      ["a", "b", "c", "d", "e"].map { example($0) }
      + ["x", "y", "z"].map { example($0, own: false) }
    let selection = select(examples, share: pair.share)
    let words = selection.words()
    #expect(words.agentRows == pair.own)
    #expect(words.trainingRows == pair.own + 3)
    #expect(words.heldRows == 5 - pair.own)
    #expect(selection.examples.map(\.id) == examples.map(\.id))
    #expect(selection.examples.allSatisfy { $0.uses.contains(.eval) })
    #expect(selection.held.allSatisfy { $0.rawValue <= "e" })
    #expect(selection.trained.count == pair.own + 3)
  }

  @Test func `Have no limit in a set of a policy that names none, nor in one that cannot be read`()
  {
    let examples = [example("a"), example("b")]
    for share in [nil, "half", "1.5", "0.0001", "-1"] {
      #expect(select(examples, share: share).held == [], "\(share ?? "none")")
    }
  }

  @Test func `Go in by affirmation, depth, weight and id, whatever their order`() {
    let examples = [
      example("d"), example("c"), example("far", depth: 2), example("often", weight: 9),
      example("affirmed", role: .affirmed, depth: 2),
    ]
    let people = ["1", "2", "3"].map { example($0, own: false) }
    for rotation in examples.indices {
      let turned = Array(examples[rotation...] + examples[..<rotation])
      let held = select(turned + people, share: "0.5").held
      #expect(Set(held) == ["d", "far"])
    }
  }

  @Test func `Are the policy's half unless somebody says otherwise`() {
    let values = CurationPolicy().values
    #expect(values.contains(PolicyValue("training.agent-share", "0.5")))
    #expect(values.contains(PolicyValue("training.max-depth", "2")))
    #expect(values.contains(PolicyValue("approval.two-person", "false")))
  }
}
