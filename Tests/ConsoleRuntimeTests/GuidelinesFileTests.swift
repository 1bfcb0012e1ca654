import ConsoleUI
import Foundation
import Glibc
import TestSupport
import Testing

@testable import ConsoleRuntime

@Suite struct `The file with the guidelines` {
  private let folder: TemporaryFolder
  private var path: String { folder.path("guide.md") }

  init() throws { folder = try TemporaryFolder() }

  private func write(_ bytes: [UInt8]) throws {
    let raw = open(path, O_CREAT | O_WRONLY | O_TRUNC, 0o600)
    try #require(raw >= 0)
    let descriptor = Descriptor(owning: raw)
    try descriptor.write(bytes)
  }

  private func problem(_ file: GuidelinesFile) -> String {
    if case .problem(let words) = file.read() { words } else { "none" }
  }

  @Test func `Is read once, and again when it has changed`() throws {
    let file = GuidelinesFile(path)
    try write(Array("# One".utf8))
    #expect(file.read() == .text("# One"))
    #expect(file.read() == nil)
    try write(Array("# Two, longer".utf8))
    #expect(file.read() == .text("# Two, longer"))
    #expect(file.read() == nil)
  }

  @Test func `Says what is wrong, where, and what names it, each time`() throws {
    let file = GuidelinesFile(path)
    for _ in 0..<2 {
      #expect(
        problem(file)
          == "The guidelines cannot be read from \(path): No such file or directory. "
          + "The setting guidelines in errata.toml names the file."
      )
    }
    try write([0x23, 0xFF, 0xFE])
    #expect(problem(file).contains("it is not UTF-8"))
    try write(Array(repeating: 0x61, count: GuidelinesFile.limit + 1))
    #expect(problem(file).contains("it has more than 256 KiB"))
    try write(Array(repeating: 0x61, count: GuidelinesFile.limit))
    #expect(problem(file) == "none")
    #expect(problem(GuidelinesFile(folder.path("."))).contains("it is no file"))
  }
}

@Suite struct `The watch over the guidelines` {
  private let folder: TemporaryFolder
  private var path: String { folder.path("guide.md") }

  init() throws { folder = try TemporaryFolder() }

  private func write(_ name: String) throws {
    try "# One".write(toFile: folder.path(name), atomically: false, encoding: .utf8)
  }

  @Test func `notices when the file is written, replaced or made, and nothing else`() throws {
    let watch = GuidelinesWatch(path)
    #expect(!watch.take())
    try write("guide.md")
    #expect(watch.take() && !watch.take())
    try write(".guide.md.swp")
    try write("other.md")
    #expect(!watch.take())
    rename(folder.path("other.md"), path)
    #expect(watch.take())
    unlink(path)
    #expect(watch.take())
  }

  @Test func `follows a link to its file`() throws {
    try write("real.md")
    try FileManager.default.createDirectory(
      atPath: folder.path("links"),
      withIntermediateDirectories: true
    )
    symlink(folder.path("real.md"), folder.path("links/guide.md"))
    let watch = GuidelinesWatch(folder.path("links/guide.md"))
    try write("real.md")
    #expect(watch.take())
  }

  @Test func `is quiet where there is no folder`() {
    #expect(!GuidelinesWatch(folder.path("no/guide.md")).take())
  }
}
