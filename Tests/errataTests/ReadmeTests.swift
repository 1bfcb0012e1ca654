import Foundation
import TestSupport
import Testing

@testable import errata

@Suite(.serialized) struct `The README` {
  @Test func `Shows the console as it is`() throws {
    let desk = try Workbench()
    try desk.write("move.to 14\ndecide.affirm\nmove.to 3\n", to: "script")
    let run = try desk.errata(
      "demo",
      "--dump-screen",
      "-",
      "--size",
      "100x30",
      "--script",
      "script",
      "--clock",
      "2026-07-13T09:00:00Z"
    )
    #expect(run.status == 0, "\(run.messages)")
    try expectSection("screen", is: "```text\n\(run.output)```\n")
  }

  @Test func `Lists the keys as they are`() throws {
    try expectSection("keys", is: KeyDigest.markdown())
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")))
  func `Wires an agent in a way that works`() throws {
    let parts = try text.components(separatedBy: "```python\n")
    let code = try #require(parts.last?.components(separatedBy: "```").first)
    let desk = try Workbench()
    try desk.write(
      """
      \(code)
      page = {"title": "Refunds", "text": "Within 14 days."}
      log_answer("How long?", "30 days.", [page], user="ann", thumb="down", comment="\\ud800 no")
      log_answer("How long?", "14 days.", [page], thumb="up", consent="training")
      log_answer("Who?", "You.", [])

      """,
      to: "agent.py"
    )
    let agent = try desk.shell("/usr/bin/python3 agent.py")
    #expect(agent.status == 0, "\(agent.messages)")
    let run = try desk.errata("log", "answers.jsonl", "--json")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains(#""lines":3,"added":3"#))
  }

  private static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("README.md")

  private var text: String {
    get throws { try String(contentsOf: Self.path, encoding: .utf8) }
  }

  /// Expects a section between its two marks; `RECORD_SNAPSHOTS=1` writes it anew and fails.
  private func expectSection(_ name: String, is expected: String) throws {
    let begin = "<!-- \(name): kept true by a test -->\n"
    let end = "<!-- end of \(name) -->"
    let text = try text
    let start = try #require(text.range(of: begin)?.upperBound)
    let stop = try #require(text.range(of: end)?.lowerBound)
    guard ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" else {
      #expect(text[start..<stop] == expected, "README.md is stale: run with RECORD_SNAPSHOTS=1")
      return
    }
    let fresh = text.replacingCharacters(in: start..<stop, with: expected)
    try fresh.write(to: Self.path, atomically: true, encoding: .utf8)
    Issue.record("recorded the section \(name) of README.md: look at it")
  }
}
