import Configuration
import EvalGate
import Foundation
import ReviewModel
import Testing

/// What is said of a policy that is wrong.
private func complaint(_ toml: String) -> String {
  do {
    _ = try GatePolicy(toml, path: "gate.toml")
    return "fine"
  } catch {
    return error.description
  }
}

@Suite struct `The policy of a gate` {
  @Test func `Has an example that is read, and names every method`() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/Configuration/Examples/gate.example.toml").path
    let policy = try GatePolicy.read(path)
    #expect(policy.mayBreak == [.golden: 0, .regression: 0])
    #expect(policy.mostDrop == 0.02)
    #expect(policy.waivers.count == 1)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for method in ScoringMethod.allCases {
      #expect(text.contains("#   \(method.rawValue) "))
    }
  }

  @Test func `Is read from every place of the file`() throws {
    let policy = try GatePolicy(
      """
      [golden]
      may-break = 0.01
      method = "token-f1"
      threshold = 0.7

      [regression]
      may-break = 1

      [overall]
      significance = 0
      most-drop = 0.05
      may-stay-unknown = 0.02

      [waive.3fdc345a63bc]
      reason = "the wording is being discussed"
      expires = "2027-01-31"
      """,
      path: "gate.toml"
    )
    #expect(policy.mayBreak == [.golden: 0.01, .regression: 1])
    #expect(policy.scoring[.golden] == ScoringRule(.tokenF1, threshold: 0.7))
    #expect(policy.significance == nil)
    #expect(policy.mostDrop == 0.05)
    #expect(policy.mayStayUnknown == 0.02)
    #expect(policy.waivers.map(\.id) == [ExampleID("3fdc345a63bc")])
    #expect(policy.waivers[0].expires.rfc3339 == "2027-01-31T00:00:00.000Z")
  }

  @Test func `Is the usual one when it says nothing`() throws {
    #expect(try GatePolicy("", path: "gate.toml") == GatePolicy())
  }

  @Test(arguments: [
    ("[golden]\nmay-brake = 0", "gate.toml:2: there is no may-brake here. Did you mean may-break?"),
    (
      "[golden]\nmay-break = 5",
      "gate.toml:2: may-break is no share. It must be a number from 0 to 1"
    ),
    (
      "[golden]\nmethod = \"rogue-l\"",
      "gate.toml:2: method cannot be rogue-l. Did you mean rouge-l?"
    ),
    ("[waive.a]\nreason = \"x\"", "gate.toml:1: a waiver says why, and until when"),
    ("[waive.a]\nreason = \"x\"\nexpires = \"soon\"", "gate.toml:3: expires is no day"),
    ("[golden", "gate.toml:1: this is not TOML"),
  ])
  func `Is refused with file, line and reason`(toml: String, words: String) {
    #expect(complaint(toml).hasPrefix(words), "\(complaint(toml))")
  }
}
