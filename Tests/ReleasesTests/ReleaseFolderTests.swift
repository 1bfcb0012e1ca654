import Foundation
import ReviewModel
import Testing

@testable import Releases

@Suite struct `The folder of a release` {
  @Test func `The folders above it are made`() throws {
    let folder = try TemporaryFolder()
    #expect(try writeSample(to: folder("releases/2026/28")).isNew)
    #expect(try checkRelease(at: folder("releases/2026/28")).isEmpty)
  }

  @Test func `Is refused while examples wait for approval`() throws {
    let set = sampleSet()
    var approvals = approvingAll(set)
    approvals[set.examples[0].id] = .pending
    approvals[set.examples[1].id] = nil
    let error = #expect(throws: ReleaseError.self) { try Release(of: set, approvals: approvals) }
    #expect(error?.code == .unapproved)
    #expect(
      error?.message.hasPrefix("2 of 4 examples of the set \(set.id) wait for approval.") == true
    )
  }

  @Test func `Is refused when nothing is approved`() throws {
    let set = sampleSet()
    let rejected = Dictionary(
      uniqueKeysWithValues: set.examples.map { ($0.id, ApprovalState.rejected("no")) }
    )
    #expect(throws: ReleaseError.self) { try Release(of: set, approvals: rejected) }
    #expect(throws: ReleaseError.self) { try Release(of: sampleSet(of: []), approvals: [:]) }
  }

  @Test func `Is left alone when it holds this very release`() throws {
    let folder = try TemporaryFolder()
    let first = try writeSample(to: folder("out"))
    let second = try writeSample(to: folder("out/"))
    #expect(first.isNew)
    #expect(!second.isNew)
    #expect(second.manifest == first.manifest)
    #expect(try folder.names == ["out"])
  }

  @Test func `Is refused when it holds another release`() throws {
    let folder = try TemporaryFolder()
    let set = sampleSet()
    try _ = Release(of: set, approvals: approvingAll(set), trainedAs: "2").write(to: folder("out"))
    try expectOccupied { try writeSample(to: folder("out")) }
    #expect(try checkRelease(at: folder("out")) == [])
    #expect(try folder.names == ["out"])
  }

  @Test func `Is refused when its files were changed since`() throws {
    let folder = try TemporaryFolder()
    try writeSample(to: folder("out"))
    try write("{}\n", to: folder("out/sft.jsonl"))
    try expectOccupied { try writeSample(to: folder("out")) }
    #expect(try read(folder("out/sft.jsonl")) == "{}\n")
  }

  @Test func `Is refused when it holds something else`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder("out"),
      withIntermediateDirectories: false
    )
    try write("mine", to: folder("out/notes.txt"))
    try write("a file", to: folder("file"))
    try FileManager.default.createSymbolicLink(
      atPath: folder("link"),
      withDestinationPath: folder("nowhere")
    )
    for name in ["out", "file", "link"] {
      try expectOccupied { try writeSample(to: folder(name)) }
    }
    #expect(try folder.names == ["file", "link", "out"])
    #expect(try read(folder("out/notes.txt")) == "mine")
  }

  @Test(arguments: ["", ".", "/", "..", "a/..", "//"])
  func `Needs a name`(path: String) {
    #expect(throws: ReleaseError.self) { try writeSample(to: path) }
  }

  @Test func `May be there already when it is empty`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder("out"),
      withIntermediateDirectories: false
    )
    #expect(try writeSample(to: folder("out")).isNew)
    #expect(try checkRelease(at: folder("out")) == [])
  }

  @Test func `Needs a parent that can be written to`() throws {
    let error = #expect(throws: ReleaseError.self) { try writeSample(to: "/proc/errata-release") }
    #expect(error?.code == .io)
    #expect(throws: ReleaseError.self) { try writeSample(to: "/proc/none/errata-release") }
  }

  @Test(arguments: ReleaseFile.allCases)
  func `Does not appear, nor anything beside it, when writing fails`(file: ReleaseFile) throws {
    let folder = try TemporaryFolder()
    let set = sampleSet()
    let release = try Release(of: set, approvals: approvingAll(set))
    let error = #expect(throws: ReleaseError.self) {
      try release.write(to: folder("out")) { next throws(ReleaseError) in
        if next == file { throw .system("write \(next.rawValue)", ENOSPC) }
      }
    }
    #expect(
      error?.message
        == "cannot write \(file.rawValue): No space left on device. Make room and try again."
    )
    #expect(try folder.names == [])
  }

  @Test func `Is written where a killed run left its half`() throws {
    let folder = try TemporaryFolder()
    let half = folder(".out.errata-partial")
    try FileManager.default.createDirectory(atPath: half, withIntermediateDirectories: false)
    try write("{\"half", to: "\(half)/eval.jsonl")
    #expect(try writeSample(to: folder("out")).isNew)
    #expect(try checkRelease(at: folder("out")) == [])
    #expect(try folder.names == ["out"])
  }

  @Test func `Is refused while another run writes it`() throws {
    let folder = try TemporaryFolder()
    let set = sampleSet()
    let release = try Release(of: set, approvals: approvingAll(set))
    let written = try release.write(to: folder("out")) { file throws(ReleaseError) in
      guard file == .card else { return }
      let error = #expect(throws: ReleaseError.self) { try writeSample(to: folder("out")) }
      #expect(error?.message.hasPrefix("another errata is writing") == true)
    }
    #expect(written.isNew)
    #expect(try checkRelease(at: folder("out")) == [])
  }

  private func expectOccupied(_ body: () throws -> some Any) throws {
    let error = #expect(throws: ReleaseError.self) { try body() }
    #expect(error?.code == .exists)
  }
}

@Suite struct `The check of a release` {
  @Test func `Finds a changed byte, a missing file and a file too many`() throws {
    let folder = try TemporaryFolder()
    try writeSample(to: folder("out"))
    #expect(try checkRelease(at: folder("out")) == [])
    let eval = try read(folder("out/eval.jsonl"))
    try write(eval.replacing("golden", with: "Golden"), to: folder("out/eval.jsonl"))
    try FileManager.default.removeItem(atPath: folder("out/sft.jsonl"))
    try write("", to: folder("out/more.jsonl"))
    let findings = try checkRelease(at: folder("out"))
    #expect(findings.map(\.file) == ["eval.jsonl", "sft.jsonl", "more.jsonl"])
  }

  @Test(arguments: [
    "", "[]", "{}", "{\"format\":\"errata-release\",\"version\":2,\"files\":{}}",
    "{\"format\":\"errata-release\",\"version\":1,\"files\":[]}",
  ])
  func `Refuses what is no manifest`(text: String) throws {
    let folder = try TemporaryFolder()
    #expect(throws: ReleaseError.self) { try checkRelease(at: folder.path) }
    try write(text, to: folder("manifest.json"))
    let error = #expect(throws: ReleaseError.self) { try checkRelease(at: folder.path) }
    #expect(error?.code == .missing)
  }

  @Test func `Reads no file but those of a release`() throws {
    let folder = try TemporaryFolder()
    let manifest = """
      {"format":"errata-release","version":1,
       "files":{"../secret":{"lines":0,"bytes":0,"sha256":""},"eval.jsonl":{"lines":"x"}}}
      """
    try write(manifest, to: folder("manifest.json"))
    let findings = try checkRelease(at: folder.path)
    #expect(findings.map(\.file) == ["eval.jsonl", "sft.jsonl", "preferences.jsonl", "README.md"])
    #expect(Set(findings.map(\.finding)) == ["the manifest does not list it"])
  }
}
