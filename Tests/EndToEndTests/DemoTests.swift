import Foundation
import TestSupport
import Testing

@Suite struct `The demo without a terminal` {
  @Test func `Prints the first screen and says how to go on`() throws {
    let desk = try Workbench()
    let run = try desk.errata("demo")
    #expect(run.status == 0)
    #expect(run.output.contains("Queue"))
    #expect(run.output.contains("errata  sample store  ada"))
    #expect(run.messages.contains("In a terminal"))
  }

  @Test func `Leaves nothing behind`() throws {
    let desk = try Workbench()
    #expect(try desk.errata("demo").status == 0)
    let left = try FileManager.default.subpathsOfDirectory(atPath: desk.folder.path)
    #expect(left.isEmpty, "\(left)")
  }

  @Test func `Takes no store`() throws {
    #expect(try Workbench().errata("demo", "--store", "errata.db").status == 64)
  }
}

@Suite(.enabled(if: TmuxSession.isAvailable, TmuxSession.hint))
struct `The demo in a terminal` {
  @Test func `Opens the console, takes a decision, and quits`() async throws {
    let desk = try Workbench()
    let session = try TmuxSession(
      [
        "sh", "-c", "'\(Products.url("errata").path)' demo --reviewer ada; echo ended $?; exec cat",
      ],
      environment: ["TMPDIR": desk.folder.path]
    )
    try await session.wait(for: "34 waiting")
    try session.press("j")
    try session.type("a")
    try await session.wait(for: "1 decided")
    try session.type("q")
    try await session.wait(for: "ended 0")
    let left = try FileManager.default.subpathsOfDirectory(atPath: desk.folder.path)
    #expect(left.isEmpty, "\(left)")
  }
}
