import ConsoleUI
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
