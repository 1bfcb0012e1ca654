import Curation
import JSONText
import Releases
import ReviewModel
import Testing

@Suite struct `The changes between two releases` {
  private let folder: TemporaryFolder
  private let earlier: StandingRelease

  init() throws {
    folder = try TemporaryFolder()
    try writeSample(to: folder("old"))
    earlier = try StandingRelease(at: folder("old"))
  }

  /// The set of a week later: one record is discarded, another corrected, one is new.
  private func later() -> CuratedSet {
    var records = sampleRecords
    records[2].decision = DecisionEvent(
      sequence: 2,
      item: 2,
      operation: "op-later",
      action: .decide(.discard(ReasonCode("outdated-question"))),
      reviewer: "rita",
      time: Timestamp(milliseconds: 0)
    )
    records[4].feedback = Feedback(.down, correction: "Yes, wholly.")
    records.append(
      JudgedRecord(
        interaction: Interaction(
          id: "r20",
          time: Timestamp(milliseconds: 86_400_000),
          question: "Do you sell coats?",
          answer: "We do."
        ),
        feedback: Feedback(.up),
        status: nil,
        decision: nil,
        questionKey: "do you sell coats",
        consent: .training
      )
    )
    return sampleSet(of: records)
  }

  private func words(_ changes: ReleaseChanges) -> [String] {
    changes.difference.entries.map { entry in
      "\(entry.change) \(entry.example.lineage[0].interaction): \(entry.reasons.joined(separator: "; "))"
    }
  }

  private let expected = [
    "added r20: its user confirmed the answer",
    "changed r5: golden became regression; another expected answer; its user corrected the answer",
    "removed r3: discarded: outdated-question",
  ]

  @Test func `Are the same from a set on its way and from its folder`() throws {
    let set = later()
    let changes = ReleaseChanges(of: set, approvingAll(set), since: earlier)
    #expect(words(changes) == expected)
    #expect(changes.difference.unchanged == 2)
    try _ = Release(of: set, approvals: approvingAll(set)).write(to: folder("new"))
    let standing = try ReleaseChanges(of: StandingRelease(at: folder("new")), since: earlier)
    #expect(words(standing) == expected)
    #expect(standing.manifest == earlier.manifestHash)
  }

  @Test func `Name what was rejected since`() throws {
    let set = sampleSet()
    var approvals = approvingAll(set)
    let rejected = try #require(set.examples.first { $0.lineage[0].interaction == "r4" })
    approvals[rejected.id] = .rejected("old news")
    try _ = Release(of: set, approvals: approvals).write(to: folder("new"))
    let changes = try ReleaseChanges(of: StandingRelease(at: folder("new")), since: earlier)
    #expect(words(changes) == ["removed r4: rejected in this set: old news"])
  }

  @Test func `Stand in the card and in the manifest, without a name of an example`() throws {
    let set = later()
    var release = try Release(of: set, approvals: approvingAll(set))
    release.changes = ReleaseChanges(of: set, approvingAll(set), since: earlier)
    release.period = Timestamp(milliseconds: 0)...Timestamp(milliseconds: 86_400_000)
    try _ = release.write(to: folder("new"))
    let card = try read(folder("new/README.md"))
    #expect(card.contains("from 1970-01-01 to 1970-01-02 (UTC)"))
    #expect(card.contains("| removed | discarded: outdated-question | 1 |"))
    #expect(card.contains("2 example(s) are as they were"))
    let manifest = try JSONReader.parse(read(folder("new/manifest.json"))).value
    #expect(
      manifest["since"]
        == .object([
          JSONMember("set", .string(earlier.set.rawValue)),
          JSONMember("manifest_sha256", .string(earlier.manifestHash)),
          JSONMember("added", .number("1")), JSONMember("changed", .number("1")),
          JSONMember("removed", .number("1")), JSONMember("unchanged", .number("2")),
        ])
    )
  }

  @Test func `Are none between a release and itself`() {
    let changes = ReleaseChanges(of: earlier, since: earlier)
    #expect(changes.difference.entries == [])
    #expect(changes.groups.isEmpty)
  }
}

@Suite struct `The lineage of a release` {
  private let folder: TemporaryFolder
  private let set = sampleSet()
  private let release: StandingRelease

  init() throws {
    folder = try TemporaryFolder()
    try writeSample(to: folder("out"))
    release = try StandingRelease(at: folder("out"))
  }

  @Test func `Is as the set says while all of it is there`() {
    #expect(release.lineageFindings(against: set, approvingAll(set)) { _ in true } == [])
  }

  @Test func `Is missed where a record is gone, by file and line`() {
    let findings = release.lineageFindings(against: set, approvingAll(set)) { $0 != "r4" }
    #expect(Set(findings.map(\.file)) == ["eval.jsonl", "sft.jsonl", "preferences.jsonl"])
    #expect(findings.allSatisfy { $0.finding.hasSuffix("the record r4 is gone from the store") })
  }

  @Test func `Is missed where the set has another, or an example is not approved`() throws {
    var other = set
    let place = try #require(other.examples.firstIndex { $0.lineage[0].interaction == "r5" })
    other.examples[place].lineage[0].operation = "another"
    var approvals = approvingAll(set)
    let golden = try #require(set.examples.first { $0.lineage[0].interaction == "r3" })
    approvals[golden.id] = .pending
    let findings = release.lineageFindings(against: other, approvals) { _ in true }.map(\.finding)
    #expect(findings.count { $0.contains("the lineage is another") } == 1)
    #expect(findings.count { $0.contains("is not approved") } == 2)
    other.examples = []
    #expect(
      release.lineageFindings(against: other, approvals) { _ in true }
        .count { $0.finding.contains("the set has no example") } == 9
    )
  }
}

@Suite struct `The agent's own words in a release` {
  private func golden(_ number: Int) -> JudgedRecord {
    JudgedRecord(
      interaction: Interaction(
        id: InteractionID("g\(number)"),
        question: "What is article \(number)?",
        answer: "Article \(number) is a coat.",
        agent: Agent(version: "v1")
      ),
      feedback: Feedback(.up),
      status: nil,
      decision: nil,
      questionKey: "what is article \(number)",
      consent: .training
    )
  }

  @Test func `Are at most half of the training rows, the rest is named and stays an eval case`()
    throws
  {
    let folder = try TemporaryFolder()
    let set = sampleSet(of: sampleRecords + (0..<9).map(golden))
    let release = try Release(of: set, approvals: approvingAll(set))
    let written = try release.write(to: folder("out"))
    #expect(written.lines == [13, 4, 2])
    #expect(release.training.held.count == 8)
    let manifest = try JSONReader.parse(read(folder("out/manifest.json"))).value
    #expect(manifest["counts"]?["out"]?["sft_agent"] == .number("2"))
    #expect(
      manifest["held_from_training"]
        == .array(release.training.held.map { .string($0.rawValue) })
    )
    let card = try read(folder("out/README.md"))
    #expect(
      card.contains("Of 4 training row(s), 2 hold a person's words and 2 the agent's own (50 %).")
    )
    #expect(card.contains("8 more of the agent's own are eval cases only: at most 50 %"))
    let row = try #require(
      try lines(folder("out/eval.jsonl")).first { $0["question"]?.text == "What is article 1?" }
    )
    guard case .array(let lineage)? = row["lineage"], let own = lineage.first else {
      Issue.record("no lineage")
      return
    }
    #expect(own["words"] == .string("agent"))
    #expect(own["version"] == .string("v1"))
    #expect(own["depth"] == .number("1"))
  }
}
