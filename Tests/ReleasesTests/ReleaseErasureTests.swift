import Curation
import Foundation
import JSONText
import ReviewModel
import Testing

@testable import Releases

@Suite struct `A release that holds an erased record` {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let set = sampleSet()
    try _ = Release(of: set, approvals: approvingAll(set)).write(to: folder("out"))
  }

  private func erasure(of ids: Set<InteractionID>) -> ReleaseErasure {
    ReleaseErasure(
      isErased: { ids.contains($0) },
      staying: { id in
        sampleRecords.first { $0.interaction.id == id }.map {
          StayingRecord(question: $0.interaction.question, tags: $0.feedback?.tags ?? [])
        }
      }
    )
  }

  private func rewrite(_ ids: Set<InteractionID>) throws -> RewrittenRelease? {
    try StandingRelease(at: folder("out")).rewrite(without: erasure(of: ids))
  }

  private var all: String {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder("out")).sorted()
        .map { try read(folder("out/\($0)")) }.joined()
    }
  }

  @Test func `Names the lines that were made of it, by file`() throws {
    let held = try StandingRelease(at: folder("out")).lines { $0 == "r4" }
    for line in held {
      let text = try read(folder("out/\(line.file)")).split(separator: "\n")[line.line - 1]
      let mark = line.file == "manifest.json" ? "\"r4\"" : "Where is my order?"
      #expect(text.contains(mark), "\(line)")
    }
    #expect(
      held.map(\.file) == [
        "eval.jsonl", "sft.jsonl", "preferences.jsonl", "manifest.json", "manifest.json",
      ]
    )
    #expect(held.map(\.part) == [.text, .text, .text, .name, .name])
  }

  @Test func `Names where it stands as one that asked the same`() throws {
    let held = try StandingRelease(at: folder("out")).lines { $0 == "r2" }
    #expect(held.filter { $0.file == "eval.jsonl" }.map(\.part) == [.name])
    #expect(held.contains { $0.file == "manifest.json" })
    #expect(!held.contains { $0.file == "sft.jsonl" })
  }

  @Test func `Is written again without it, and checks well`() throws {
    let before = try lines(folder("out/eval.jsonl"))
    let rewritten = try #require(try rewrite(["r4"]))
    #expect(rewritten.removed == [1, 1, 1])
    #expect(try checkRelease(at: folder("out")) == [])
    #expect(try !all.contains("Where is my order?"))
    #expect(try !all.contains("confirmation mail"))
    #expect(try !all.contains("\"r4\""))
    #expect(
      try lines(folder("out/eval.jsonl"))
        == before.filter { $0["question"]?.text != "Where is my order?" }
    )
    #expect(try folder.names == ["out"])
    let manifest = try JSONReader.parse(read(folder("out/manifest.json"))).value
    #expect(manifest["rewritten"]?.elements.count == 1)
    #expect(
      manifest["rewritten"]?.elements.first?["manifest_before"]?.text == rewritten.before
    )
    #expect(manifest["counts"]?["out"]?["eval"] == .number("3"))
    let sft = manifest["lineage"]?["sft.jsonl"]?.elements ?? []
    #expect(sft.map { $0["line"] } == [.number("1"), .number("2")])
  }

  @Test func `Keeps what another person asked, without the erased name and wording`() throws {
    let rewritten = try #require(try rewrite(["r2"]))
    #expect(rewritten.removed == [0, 0, 0])
    #expect(rewritten.changed == 1)
    #expect(try checkRelease(at: folder("out")) == [])
    let example = try #require(
      try lines(folder("out/eval.jsonl")).first {
        $0["question"]?.text == "How long do I have for a refund?"
      }
    )
    #expect(example["weight"] == .number("1"))
    #expect(example["paraphrases"] == .array([]))
    #expect(example["tags"] == .array([.string("wrong")]))
    #expect(try !all.contains("how long do i have for a refund"))
    #expect(try !all.contains("\"r2\""))
  }

  @Test func `Is left alone when it holds nothing of it`() throws {
    let before = try all
    #expect(try rewrite(["r99"]) == nil)
    #expect(try all == before)
  }

  @Test func `Loses names that stand among the drops alone`() throws {
    #expect(try #require(try rewrite(["r6"])).removed == [0, 0, 0])
    #expect(try !all.contains("\"r6\""))
    #expect(try checkRelease(at: folder("out")) == [])
  }

  @Test func `Is the same bytes for the same erasure, step by step or at once`() throws {
    let copy = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: folder("out"), toPath: copy("out"))
    _ = try rewrite(["r4"])
    _ = try StandingRelease(at: copy("out")).rewrite(without: erasure(of: ["r4"]))
    for name in try FileManager.default.contentsOfDirectory(atPath: folder("out")) {
      #expect(try read(folder("out/\(name)")) == read(copy("out/\(name)")), "\(name)")
    }
    _ = try rewrite(["r2"])
    let manifest = try JSONReader.parse(read(folder("out/manifest.json"))).value
    #expect(manifest["rewritten"]?.elements.count == 2)
  }

  @Test func `Is not touched when its files are not as its manifest says`() throws {
    try write("{}\n", to: folder("out/sft.jsonl"))
    #expect(throws: ReleaseError.self) { try rewrite(["r4"]) }
    #expect(try read(folder("out/sft.jsonl")) == "{}\n")
  }
}
