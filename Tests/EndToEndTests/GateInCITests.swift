import Foundation
import TestSupport
import Testing

@Suite struct `The page about the gate in CI` {
  /// The shell's lines of each job on the page, a step an element.
  private static func jobs() throws -> [[String]] {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/errata/errata.docc/GateInCI.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    return text.components(separatedBy: "```yaml\n").dropFirst().map { part in
      steps(part.components(separatedBy: "```")[0])
    }
  }

  private static func steps(_ yaml: String) -> [String] {
    var steps: [String] = []
    var depth: Int?
    for line in yaml.split(separator: "\n") {
      let indent = line.prefix { $0 == " " }.count
      if let block = depth, indent > block {
        steps[steps.count - 1] += "\(line.dropFirst(block + 2))\n"
      } else {
        depth = line.hasSuffix("run: |") || line.hasSuffix("- |") ? indent : nil
        if depth != nil { steps.append("") }
      }
    }
    return steps
  }

  /// The exit status of each step, as a runner starts them.
  private func run(_ steps: [String], in desk: Workbench) throws -> [Int32] {
    try steps.map { step in
      try desk.shell(
        """
        errata() { "$ERRATA" "$@"; }
        set -eo pipefail
        \(step)
        """,
        environment: [
          "GITHUB_STEP_SUMMARY": "summary.md", "CI_COMMIT_BRANCH": "main",
          "CI_DEFAULT_BRANCH": "main",
        ]
      ).status
    }
  }

  @Test(arguments: [(job: 0, steps: 3), (job: 1, steps: 2)])
  func `Has jobs that pass a good agent, keep its run, and stop a worse one`(
    job: Int,
    steps count: Int
  ) throws {
    let steps = try Self.jobs()[job]
    #expect(steps.count == count)
    let desk = try GateDesk.withRelease()
    try FileManager.default.createDirectory(
      atPath: desk.path("releases"),
      withIntermediateDirectories: true
    )
    try FileManager.default.moveItem(
      atPath: desk.path("release"),
      toPath: desk.path("releases/current")
    )
    _ = try desk.writeProgram(GateDesk.agent, to: "agent")
    #expect(try run(steps, in: desk) == Array(repeating: 0, count: count))
    #expect(try desk.read("baseline.json").contains(#""answer":"Lisbon""#))
    #expect(try desk.read("gate.md").hasPrefix("## errata gate: passed"))

    _ = try desk.writeProgram(
      GateDesk.agent.replacingOccurrences(of: ":-30", with: ":-60"),
      to: "agent"
    )
    #expect(try run(steps, in: desk)[0] == 1)
    #expect(try desk.read("gate.xml").contains("the number 30 days is missing"))
    #expect(try desk.read("gate.md").hasPrefix("## errata gate: regressed"))
    if job == 0 { #expect(try desk.read("summary.md").contains("## errata gate: regressed")) }

    _ = try desk.writeProgram("#!/bin/sh\nexit 1", to: "agent")
    #expect(try run(Array(steps.prefix(1)), in: desk) == [3])
  }
}
