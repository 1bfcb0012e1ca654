import Curation
import Foundation
import JSONText
import Releases
import ReviewModel
import TestSupport
import Testing

@Suite struct `The files of a release` {
  private let names = [
    "README.md", "eval.jsonl", "manifest.json", "preferences.jsonl", "sft.jsonl",
  ]

  @Test func `Are these, byte for byte`() throws {
    let folder = try TemporaryFolder()
    try writeSample(to: folder("out"))
    for name in names {
      expectSnapshot(try read("\(folder("out"))/\(name)"), named: "release-\(name)")
    }
  }

  @Test func `Are the same bytes whatever the order of reading and of approving`() throws {
    let folder = try TemporaryFolder()
    let first = try writeSample(to: folder("one"))
    for round in 0..<5 {
      let set = sampleSet(of: sampleRecords.shuffled())
      let release = try Release(of: set, approvals: approvingAll(set))
      let again = try release.write(to: folder("again\(round)"))
      #expect(again.manifest == first.manifest)
      for name in names {
        #expect(try read("\(folder("one"))/\(name)") == read("\(folder("again\(round)"))/\(name)"))
      }
    }
  }

  @Test func `Are private to their owner`() throws {
    let folder = try TemporaryFolder()
    try writeSample(to: folder("out"))
    #expect(try mode(folder("out")) == 0o700)
    for name in names { #expect(try mode("\(folder("out"))/\(name)") == 0o600) }
  }

  @Test func `Train on nothing but chats that end with an answer`() throws {
    let folder = try TemporaryFolder()
    try writeSample(to: folder("out"))
    let rows = try lines("\(folder("out"))/sft.jsonl")
    #expect(rows.count == 3)
    for row in rows {
      guard case .object(let members) = row, case .array(let messages)? = row["messages"] else {
        Issue.record("no chat")
        continue
      }
      #expect(members.map(\.key) == ["messages"])
      #expect(messages.map { $0["role"]?.text } == ["system", "user", "assistant"])
      #expect(messages.allSatisfy { $0["content"]?.text?.isEmpty == false })
    }
  }

  @Test func `Hold every approved example and no rejected one`() throws {
    let folder = try TemporaryFolder()
    let set = sampleSet()
    var approvals = approvingAll(set)
    let rejected = try #require(set.examples.first { $0.kind == .regression })
    approvals[rejected.id] = .rejected("not our product")
    let written = try Release(of: set, approvals: approvals).write(to: folder("out"))
    #expect(written.lines == [3, 2, 1])
    let ids = try lines("\(folder("out"))/eval.jsonl").map { $0["id"]?.text }
    #expect(ids == set.examples.filter { $0.id != rejected.id }.map(\.id.rawValue))
    for name in ["eval.jsonl", "sft.jsonl", "preferences.jsonl"] {
      #expect(try !read("\(folder("out"))/\(name)").contains(rejected.expected))
    }
    let manifest = try JSONReader.parse(read("\(folder("out"))/manifest.json")).value
    #expect(
      manifest["rejected"]
        == .array([
          .object([
            JSONMember("id", .string(rejected.id.rawValue)),
            JSONMember("reason", .string("not our product")),
          ])
        ])
    )
  }

  @Test(arguments: [("sft.jsonl", ExampleUse.sft), ("preferences.jsonl", .preference)])
  func `Are traced line by line in the manifest`(file: (name: String, use: ExampleUse)) throws {
    let folder = try TemporaryFolder()
    try writeSample(to: folder("out"))
    let set = sampleSet()
    let rows = try lines("\(folder("out"))/\(file.name)")
    let manifest = try JSONReader.parse(read("\(folder("out"))/manifest.json")).value
    guard case .array(let entries)? = manifest["lineage"]?[file.name] else {
      Issue.record("no lineage")
      return
    }
    #expect(entries.count == rows.count)
    for (index, pair) in zip(entries, rows).enumerated() {
      let example = try #require(set.examples.first { $0.id.rawValue == pair.0["example"]?.text })
      #expect(pair.0["line"] == .number("\(index + 1)"))
      #expect(pair.0["lineage"] == example.lineageRow)
      let row =
        file.use == .sft
        ? example.trainingRow(systemPrompt: set.systemPrompt)
        : example.preferenceRow(systemPrompt: set.systemPrompt)
      #expect(pair.1 == row)
    }
  }

  @Test func `Name the model where it was trained on the example`() throws {
    let folder = try TemporaryFolder()
    let set = sampleSet()
    try _ = Release(of: set, approvals: approvingAll(set), trainedAs: "2026.8").write(
      to: folder("out")
    )
    for row in try lines("\(folder("out"))/eval.jsonl") {
      let isEvalOnly = row["question"]?.text == "Is it vegan?"
      #expect(row["trained_on"] == (isEvalOnly ? .null : .string("2026.8")))
    }
    #expect(try read("\(folder("out"))/README.md").contains("The model 2026.8 was trained"))
  }

  @Test(
    .enabled(if: validators != nil, "set ERRATA_LARGE_TESTS=1 and have ../shared"),
    arguments: [
      ("openai-chat", "sft.jsonl"), ("trl-sft", "sft.jsonl"),
      ("trl-preference", "preferences.jsonl"),
    ]
  )
  func `Load with the code of those who read them`(format: (name: String, file: String)) throws {
    let folder = try TemporaryFolder()
    let set = sampleSet(of: sampleRecords + manyCorrections)
    try _ = Release(of: set, approvals: approvingAll(set)).write(to: folder("out"))
    let process = Process()
    process.executableURL = validators
    process.arguments = [format.name, "\(folder("out"))/\(format.file)"]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  private var manyCorrections: [JudgedRecord] {
    (0..<20).map { index in
      JudgedRecord(
        interaction: Interaction(
          id: InteractionID("m\(index)"),
          question: "What is article \(index)?",
          answer: "A shoe."
        ),
        feedback: Feedback(.down, correction: "A coat of type \(index)."),
        status: nil,
        decision: nil,
        questionKey: "what is article \(index)",
        consent: .training
      )
    }
  }

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }
}

@discardableResult
func writeSample(to path: String) throws -> WrittenRelease {
  let set = sampleSet()
  return try Release(of: set, approvals: approvingAll(set)).write(to: path)
}

private var validators: URL? {
  ProcessInfo.processInfo.environment["ERRATA_LARGE_TESTS"] == "1"
    ? sharedFile("tools/validators/run") : nil
}

@Suite struct `A release of a set with balance and hold-out` {
  private func release(
    _ paraphrases: Int? = nil
  ) throws -> (manifest: JSONValue, eval: [JSONValue], card: String) {
    var policy = CurationPolicy()
    policy[try #require(CurationPolicy.setting("holdout.share"))] = .decimal(.percent(50))
    policy[try #require(CurationPolicy.setting("balance.by"))] = .text("language")
    let records = sampleRecords.filter { !["r11", "r12"].contains($0.interaction.id.rawValue) }
    // A seed that leaves some of so few clusters on each side.
    let seed = try #require(CurationPolicy.setting("holdout.seed"))
    var set = sampleSet(of: records, policy: policy)
    for number in 0..<50 where !set.hasBothSides {
      policy[seed] = .text("seed \(number)")
      set = sampleSet(of: records, policy: policy)
    }
    let folder = try TemporaryFolder()
    let path = folder.path + "/release"
    _ = try Release(
      of: set,
      approvals: approvingAll(set),
      trainedAs: "v2",
      paraphrases: paraphrases
    ).write(to: path)
    return (
      try JSONReader.parse(try read(path + "/manifest.json")).value,
      try lines(path + "/eval.jsonl"),
      try read(path + "/README.md")
    )
  }

  @Test func `Says of each eval case whether its cluster is trained on`() throws {
    let (manifest, eval, card) = try release()
    guard case .array(let cases)? = manifest["lineage"]?["eval.jsonl"] else {
      Issue.record("The manifest has no eval cases")
      return
    }
    #expect(cases.count == eval.count)
    var trained: [Bool] = []
    for (one, row) in zip(cases, eval) {
      #expect(one["example"] == row["id"])
      #expect(one["cluster"] == row["cluster"])
      let isTrained = one["in_training"] == .bool(true)
      #expect((row["trained_on"] == .string("v2")) == isTrained)
      trained.append(isTrained)
    }
    #expect(Set(trained) == [true, false])
    guard case .number(let held)? = manifest["holdout"]?["held_out"] else {
      Issue.record("The manifest has no hold-out")
      return
    }
    #expect(Int(held) ?? 0 > 0)
    #expect(manifest["holdout"]?["near_duplicates_left"] == .number("0"))
    #expect(manifest["policy"]?["holdout.share"] == .string("0.5"))
    #expect(card.contains("\(held) eval case(s) are kept out of training by the hold-out"))
    #expect(card.contains("| holdout.share | 0.5 |"))
  }

  @Test func `Says what each group had and gave`() throws {
    let (manifest, _, card) = try release()
    #expect(manifest["balance"]?["by"] == .string("language"))
    guard case .array(let groups)? = manifest["balance"]?["groups"] else {
      Issue.record("The manifest has no groups")
      return
    }
    #expect(!groups.isEmpty)
    #expect(card.contains("## Balance"))
    #expect(card.contains("| group | there | taken | why |"))
  }

  @Test func `Has as many other wordings as are asked for`() throws {
    let (manifest, eval, _) = try release(0)
    #expect(manifest["paraphrases"] == .number("0"))
    #expect(eval.allSatisfy { $0["paraphrases"] == .array([]) })
    let (all, full, _) = try release()
    #expect(all["paraphrases"] == .null)
    #expect(full.contains { $0["paraphrases"] != .array([]) })
  }
}

extension CuratedSet {
  fileprivate var hasBothSides: Bool {
    examples.contains(where: \.isForTraining) && examples.contains { $0.trainingHold == .holdout }
  }
}
