import Foundation
import Glibc
import TestSupport
import Testing

@testable import ConsoleRuntime

@Suite struct `The history of the command line` {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("state/errata/history")
  }

  @Test func `is kept over sessions, for its owner alone`() throws {
    CommandHistory(path).remember("theme dusk")
    CommandHistory(path).remember("order newest")
    #expect(CommandHistory(path).lines == ["theme dusk", "order newest"])
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect(stat(folder.path("state"), &status) == 0 && status.st_mode & 0o777 == 0o700)
  }

  @Test func `does not grow for ever`() {
    let history = CommandHistory(path)
    history.remember("first")
    let file = try? FileHandle(forWritingTo: URL(filePath: path))
    file?.seekToEndOfFile()
    file?.write(Data(String(repeating: "order newest\n", count: 6_000).utf8))
    history.remember("last")
    #expect(history.lines.count == CommandHistory.lineLimit && history.lines.last == "last")
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_size < 4_000)
  }

  @Test func `takes no other file's place, and nothing that is no line of its own`() throws {
    #expect(CommandHistory(path).lines.isEmpty)
    CommandHistory(path).remember("a")
    try "ok\nwith \u{1B}[31m\n".write(toFile: path, atomically: false, encoding: .utf8)
    #expect(CommandHistory(path).lines == ["ok"])
    unlink(path)
    let other = folder.path("other")
    try "secret".write(toFile: other, atomically: false, encoding: .utf8)
    symlink(other, path)
    CommandHistory(path).remember("a")
    #expect(try String(contentsOfFile: other, encoding: .utf8) == "secret")
  }
}

@Suite struct `The opener of links` {
  @Test func `is given the link as one argument, without a shell`() async throws {
    let folder = try TemporaryFolder()
    let script = folder.path("opener")
    try "#!/bin/sh\nprintf '%s|' \"$#\" \"$@\" > \"$1\".part; mv \"$1\".part \"$1\"\n"
      .write(toFile: script, atomically: false, encoding: .utf8)
    chmod(script, 0o700)
    let seen = folder.path("seen")
    let link = "https://a.example/?q=$(touch \(folder.path("evil")));&x='y'"
    try #require(LinkOpener([script, seen])).open(link)
    for _ in 0..<500 where !FileManager.default.fileExists(atPath: seen) {
      try await Task.sleep(for: .milliseconds(10))
    }
    #expect(try String(contentsOfFile: seen, encoding: .utf8) == "2|\(seen)|\(link)|")
    #expect(!FileManager.default.fileExists(atPath: folder.path("evil")))
  }

  @Test func `says what to do when there is no such program`() throws {
    #expect(LinkOpener([]) == nil && LinkOpener([""]) == nil)
    #expect {
      try #require(LinkOpener(["/no/such/program"])).open("https://a.example")
    } throws: { "\($0)".contains("opener in the settings") }
  }
}
