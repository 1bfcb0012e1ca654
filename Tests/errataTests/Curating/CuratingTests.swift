import ArgumentParser
import Curation
import Releases
import ReviewModel
import Testing

@testable import errata

@Suite struct `An abbreviated id` {
  private let ids: [SetID] = ["abc1", "abc2", "abd", "abcd12"]

  @Test(arguments: [("abd", "abd"), ("abc1", "abc1"), ("abcd", "abcd12"), ("abcd12", "abcd12")])
  func `Stands for the one id that begins so`(pair: (given: String, found: String)) throws {
    #expect(try uniqueMatch(of: pair.given, among: ids, what: "set").rawValue == pair.found)
  }

  @Test(arguments: ["ab", "abc", "x", "", "abcd123"])
  func `Is refused when none or several begin so`(prefix: String) {
    let failure = #expect(throws: Failure.self) {
      try uniqueMatch(of: prefix, among: ids, what: "set")
    }
    #expect(failure?.status == .missingInput)
  }

  @Test func `Means the whole id even when others go on from it`() throws {
    #expect(try uniqueMatch(of: "a", among: ["ab", "a", "ac"] as [SetID], what: "set") == "a")
  }
}

@Suite struct `The commands of the curator` {
  @Test(arguments: [
    ["approve", "s"], ["approve", "s", "e", "--all"],
    ["approve", "s", "--all", "--without-warnings"],
    ["reject", "s", "--reason", "r"], ["reject", "s", "e"], ["reject", "s", "e", "--reason", " "],
    ["release", "s"], ["release", "--out", "d"], ["release", "s", "--out", ""],
    ["release", "--check", "d", "--out", "e"],
    ["release", "s", "--out", "d", "--trained-as", "a\nb"],
    ["release", "s", "--out", "d", "--trained-as", ""],
    ["curate", "--min-answer", "0"], ["curate", "--min-question", "9", "--max-question", "8"],
    ["curate", "--system-prompt", " "], ["curate", "--holdout", "2"],
    ["curate", "--holdout", "20%"],
    ["curate", "--print-policy", "--json"], ["curate", "--policy", ""],
    ["release", "s", "--out", "d", "--paraphrases", "-1"],
    ["export", "s", "--format", "trl-sft", "--paraphrases", "2"], ["set", "--drops"],
    ["set", "s", "e", "--drops"],
  ])
  func `Refuse what makes no sense as wrong usage`(arguments: [String]) {
    let error = #expect(throws: (any Error).self) { try Errata.parseAsRoot(arguments) }
    #expect(error.map { Errata.exitCode(for: $0) } == .validationFailure)
  }

  @Test(arguments: [
    ["curate", "--dry-run", "--json"], ["curate", "--min-question", "5", "--system-prompt", "Hi"],
    ["set"], ["set", "s"], ["set", "s", "--drops", "--json"], ["set", "s", "e", "f"],
    ["approve", "s", "e", "f"], ["approve", "s", "--all"], ["approve", "s", "--without-warnings"],
    ["reject", "s", "e", "f", "--reason", "r"],
    ["release", "s", "--out", "d", "--trained-as", "v"],
    ["release", "--check", "d"], ["curate", "--policy", "p.toml", "--holdout", "0.2"],
    ["curate", "--print-policy", "--no-near-duplicates"],
    ["release", "s", "--out", "d", "--paraphrases", "2"],
    ["export", "s", "--format", "inspect", "--paraphrases", "2"],
  ])
  func `Take what the help says`(arguments: [String]) throws {
    _ = try Errata.parseAsRoot(arguments)
  }

  @Test func `Hand the policy on`() throws {
    let parsed = try Errata.parseAsRoot(["curate", "--max-answer", "9", "--system-prompt", "Hi"])
    let command = try #require(parsed as? CurateCommand)
    #expect(
      try command.policy.policy(over: nil)
        == CurationPolicy(expectedLength: 1...9, systemPrompt: "Hi")
    )
  }
}

@Suite struct `Approving in a batch` {
  private let found = sampleSet(states: [.pending, .approved, .rejected("no"), .pending])

  @Test func `Takes all that wait, and nobody else's rejections`() throws {
    #expect(try choose("--all") == ["e0", "e3"])
  }

  @Test func `Can leave out what has warnings`() throws {
    #expect(try choose("--without-warnings") == ["e0"])
  }

  @Test func `Takes the examples that are named, each once`() throws {
    #expect(try choose("e2", "e3", "e2") == ["e2", "e3"])
  }

  @Test func `Changes only what is in another state, and says what is left`() throws {
    let chosen = try found.examples(["e0", "e1", "e2"])
    let change = ApprovalChange(found: found, examples: chosen, state: .approved)
    #expect(change.changed.map(\.id) == ["e0", "e2"])
    #expect(change.summary == "approved 2 examples; 1 example of the set s still pending")
    let rejection = ApprovalChange(
      found: found,
      examples: try found.examples(["e0", "e3"]),
      state: .rejected("old")
    )
    #expect(rejection.summary == "rejected 2 examples; none of the set s is pending")
  }

  private func choose(_ arguments: String...) throws -> [ExampleID] {
    let parsed = try Errata.parseAsRoot(["approve", "s"] + arguments)
    return try #require(parsed as? ApproveCommand).choose(from: found).map(\.id)
  }
}

@Suite struct `A set in listings` {
  @Test func `Has the ids first, and every example with its state`() throws {
    let text = sampleSet(states: [.rejected("off")]).json.text
    #expect(text.hasPrefix("{\"id\":\"s\",\"counts\":{\"records\":1,"))
    #expect(
      text.contains(
        """
        "examples":[{"id":"e0","state":"rejected","reason":"off",\
        "reviewer":"ana","settled":"1970-01-01T00:00:00.000Z","kind":"golden","question":"Q 0?",\
        "answer":"A","expected":"A","sources":[],"tags":[],"weight":1,"cluster":"c0",\
        "paraphrases":[],"assert":[],"uses":["eval","sft"],"consent":"training",\
        "lineage":[{"id":"r0","role":"confirmed","operation":null,"words":"agent","version":null,"depth":1}],\
        "warnings":[]}]
        """
      )
    )
  }

  @Test func `Gives its tally with drops by reason`() {
    var set = sampleSet(states: [.pending]).set
    set.counts = CurationCounts()
    set.counts.records = 1200
    set.counts.dropped = 2
    set.drops = [
      Drop(interaction: "a", rule: "discarded", reason: "spam"),
      Drop(interaction: "b", rule: "discarded", reason: "spam"),
      Drop(interaction: "c", rule: "duplicate", reason: "…", mergedInto: "e0"),
    ]
    #expect(set.headline == "set s: 1 example (1 golden, 0 regression), 0 with warnings")
    #expect(
      set.tally == [
        "     1200  records",
        "        0  behind an example, 1 of them repeats",
        "        0  not judged by anybody",
        "        0  waiting for a reviewer",
        "        0  judged, consent not said",
        "        0  in conflict",
        "        2  dropped",
        "        2    discarded: spam",
      ]
    )
  }

  @Test func `Shows an example whole, with nothing that acts on a terminal`() {
    var found = sampleSet(states: [.approved])
    var set = found.set
    set.examples[0].kind = .regression
    set.examples[0].answer = "bad \u{1B}[2J"
    set.examples[0].warnings = [CurationWarning(rule: "very-short", finding: "short")]
    found = FoundSet(set: set, approvals: found.approvals)
    var page = ExamplePage(width: 80)
    page.add(set.examples[0], found.state(of: set.examples[0]))
    #expect(page.lines.first == "e0  approved  regression  asked by 1")
    #expect(page.lines.contains("warning: very-short: short"))
    #expect(page.lines.contains("THE AGENT SAID"))
    #expect(!page.lines.joined().unicodeScalars.contains("\u{1B}"))
  }
}

@Suite struct `The report of a curation` {
  @Test func `Says where conflicts wait, and what to do next`() {
    let report = CurationReport(result: result, isKept: true)
    #expect(
      report.lines.suffix(6) == [
        "",
        "1 question on which judgements differ waits in the queue: errata queue --filter kind:conflict",
        "",
        "1 training row, 1 of them the agent's own words.",
        "",
        "Look: errata set s   Approve: errata approve s --all",
      ]
    )
  }

  @Test func `Says that a dry run kept nothing`() {
    let report = CurationReport(result: result, isKept: false)
    #expect(report.lines.first?.hasSuffix("(dry run: not kept)") == true)
    #expect(!report.lines.contains { $0.contains("approve") })
  }

  @Test func `Names the decisions that cannot both hold`() {
    #expect(!CurationReport(result: result, isKept: true).lines.contains { $0.contains("anew") })
    var contradicted = result
    contradicted.contradictions = [PairContradiction(refused: "pair-1", standing: "pair-2")]
    let lines = CurationReport(result: contradicted, isKept: true).lines
    #expect(lines.contains("  pair-1 was called the same, against pair-2"))
    #expect(lines.contains { $0.contains("errata decide ID same|different") })
  }

  @Test func `Says how to give consent only when records lack it`() {
    #expect(CurationReport.consentHint(result)?.contains("2 judged records left out") == true)
    var agreed = result
    agreed.consentUnknown = 0
    #expect(CurationReport.consentHint(agreed) == nil)
  }

  private let result = CurationResult(
    set: sampleSet(states: [.pending]).set,
    conflicts: [],
    openConflicts: 1,
    consentUnknown: 2
  )
}

@Suite struct `A refused release` {
  @Test(arguments: [
    (ReleaseError.Code.unapproved, errata.ExitStatus.checkSaidNo), (.exists, .usage),
    (.missing, .missingInput), (.io, .inputOutput),
  ])
  func `Ends with the status of its kind`(
    pair: (code: ReleaseError.Code, status: errata.ExitStatus)
  ) {
    #expect(Ending(of: ReleaseError(pair.code, "why")) == .message("why", pair.status))
  }
}

extension FoundSet {
  fileprivate var json: JSONLine {
    let time = Timestamp(milliseconds: 0)
    return self.set.json(
      settled: approvals.mapValues { StandingApproval(state: $0, reviewer: "ana", time: time) }
    )
  }
}

private func sampleSet(states: [ApprovalState]) -> FoundSet {
  let examples = states.indices.map { index in
    Example(
      id: ExampleID("e\(index)"),
      kind: .golden,
      question: "Q \(index)?",
      answer: "A",
      expected: "A",
      cluster: "c\(index)",
      uses: [.eval, .sft],
      lineage: [LineageEntry(interaction: InteractionID("r\(index)"), role: .confirmed)],
      warnings: index == 3 ? [CurationWarning(rule: "very-short", finding: "short")] : []
    )
  }
  var counts = CurationCounts()
  counts.records = states.count
  let set = CuratedSet(id: "s", policy: [], examples: examples, drops: [], counts: counts)
  return FoundSet(
    set: set,
    approvals: Dictionary(uniqueKeysWithValues: zip(examples.map(\.id), states))
  )
}
