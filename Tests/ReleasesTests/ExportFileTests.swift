import Curation
import Foundation
import JSONText
import ReviewModel
import Testing

@testable import Releases

@Suite struct `The files of an export` {
  @Test(arguments: exportNames)
  func `Hold what a stream would, and are private to their owner`(name: String) throws {
    let folder = try TemporaryFolder()
    let format = try format(name)
    let path = folder("made/out")
    let written = try export(name).write(to: path, replaces: false)
    #expect(written.isNew)
    let file = format.companion == nil ? path : "\(path)/\(format.fileName)"
    #expect(try read(file) == exported(name).text)
    #expect(try mode(file) == 0o600)
    if format.companion != nil { #expect(try mode(path) == 0o700) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder("made")) == ["out"])
  }

  @Test func `Of LLaMA-Factory come with their entry`() throws {
    let folder = try TemporaryFolder()
    _ = try export("llama-factory").write(to: folder("out"), replaces: false)
    let info = try JSONReader.parse(read(folder("out/dataset_info.json"))).value
    let entry = try #require(info["errata_sft"])
    #expect(entry["file_name"]?.text == "sft.jsonl")
    #expect(entry["formatting"]?.text == "sharegpt")
    #expect(entry["columns"]?["messages"]?.text == "messages")
    #expect(entry["tags"]?["assistant_tag"]?.text == "assistant")
  }

  @Test(arguments: ["inspect", "llama-factory"])
  func `Are left alone when they are the same, and replaced on request only`(name: String) throws {
    let folder = try TemporaryFolder()
    let path = folder("out")
    #expect(try export(name).write(to: path, replaces: false).isNew)
    #expect(try !export(name).write(to: path, replaces: false).isNew)
    let other = try export(name, Array(hostileExamples.prefix(1)))
    let error = #expect(throws: ReleaseError.self) { try other.write(to: path, replaces: false) }
    #expect(error?.code == .exists)
    #expect(try !export(name).write(to: path, replaces: true).isNew)
    #expect(try other.write(to: path, replaces: true).isNew)
    let file = name == "inspect" ? path : "\(path)/sft.jsonl"
    #expect(try lines(file).count == 1)
    #expect(try folder.names == ["out"])
  }

  @Test func `Take nothing away that is no export`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder("mine"),
      withIntermediateDirectories: false
    )
    try write("mine", to: folder("mine/notes.txt"))
    try write("a file", to: folder("file"))
    try FileManager.default.createSymbolicLink(
      atPath: folder("link"),
      withDestinationPath: folder("file")
    )
    for (name, path) in [("llama-factory", "mine"), ("llama-factory", "file"), ("inspect", "link")]
    {
      let error = #expect(throws: ReleaseError.self) {
        try export(name).write(to: folder(path), replaces: true)
      }
      #expect(error?.code == .exists)
    }
    #expect(try read(folder("mine/notes.txt")) == "mine")
    #expect(try read(folder("file")) == "a file")
    #expect(try folder.names == ["file", "link", "mine"])
  }

  @Test func `Go into a folder that is named, under their own name`() throws {
    let folder = try TemporaryFolder()
    let written = try export("inspect").write(to: folder.path, replaces: false)
    #expect(written.path == folder("inspect.jsonl"))
    _ = try export("csv").write(to: folder("new/"), replaces: false)
    #expect(try read(folder("new/examples.csv")) == exported("csv").text)
  }

  @Test(arguments: exportNames)
  func `Are not made of nothing`(name: String) throws {
    let folder = try TemporaryFolder()
    let export = try export(name, [])
    let error = #expect(throws: ReleaseError.self) {
      try export.write(to: folder("out"), replaces: true)
    }
    #expect(error?.code == .unapproved)
    #expect(try folder.names == [])
  }

  @Test func `Take over what a killed run left`() throws {
    let folder = try TemporaryFolder()
    try write("half a row", to: folder(".out.errata-partial"))
    #expect(try export("inspect").write(to: folder("out"), replaces: false).isNew)
    #expect(try folder.names == ["out"])
    #expect(try read(folder("out")) == exported("inspect").text)
  }

  @Test func `Wait for another run to the same place`() throws {
    let folder = try TemporaryFolder()
    let other = try FileInTheMaking.make(at: folder("out"), name: "inspect.jsonl")
    #expect(throws: ReleaseError.self) {
      try export("inspect").write(to: folder("out"), replaces: false)
    }
    #expect(try other.publish(replaces: false))
  }

  @Test func `Are of approved examples, unless a draft is asked for`() throws {
    let set = sampleSet()
    var approvals = approvingAll(set)
    let regressions = set.examples.filter { $0.kind == .regression }
    approvals[regressions[0].id] = .pending
    #expect(throws: ReleaseError.self) {
      try ExportSelection(from: set, approvals: approvals, isDraft: false)
    }
    let draft = try ExportSelection(from: set, approvals: approvals, isDraft: true)
    #expect(draft.examples.count == set.examples.count)
    #expect(draft.pending == [regressions[0].id])
    approvals[regressions[0].id] = .rejected("no")
    let approved = try ExportSelection(from: set, approvals: approvals, isDraft: false)
    let again = try ExportSelection(from: set, approvals: approvals, isDraft: true)
    #expect(approved == again)
    #expect(approved.rejected == 1)
    #expect(!approved.examples.contains { $0.id == regressions[0].id })
    let rejected = Dictionary(
      uniqueKeysWithValues: set.examples.map { ($0.id, ApprovalState.rejected("no")) }
    )
    #expect(throws: ReleaseError.self) {
      try ExportSelection(from: set, approvals: rejected, isDraft: true)
    }
  }

  private func export(_ name: String, _ examples: [Example] = hostileExamples) throws -> Export {
    Export(of: examples, as: try format(name), systemPrompt: nil)
  }

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }
}
