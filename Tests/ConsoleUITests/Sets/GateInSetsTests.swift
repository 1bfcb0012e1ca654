import CellGrid
import ReviewModel
import TestSupport
import Testing

@testable import ConsoleUI

@Suite struct `What the gate says on the screen of the sets` {
  private let set: SetID = "9f86d081884c7d659a2feaa0c55ad015"

  /// A set of which the first example fails, and another one passes.
  private func opened() -> SetsRobot {
    var robot = SetsRobot(size: Size(columns: 110, rows: 30))
    let time = Timestamp(milliseconds: 1_784_500_000_000)
    robot.store.gate = [
      2: GateStanding(run: 7, time: time, change: .broken),
      0: GateStanding(run: 7, time: time, change: .passing),
    ]
    let score = AnswerScore(
      passed: false,
      similarity: 0.3,
      checks: [Check(.numbers, passed: false, finding: "the number 30 days is missing")]
    )
    let result = CaseResult(
      id: "x",
      kind: .golden,
      cluster: "c",
      trials: [Trial("Within a fortnight.", score)]
    )
    robot.store.findings = [
      2: GateFinding(
        run: GateRunSummary(
          number: 7,
          set: set,
          time: time,
          candidate: "command ./agent",
          cases: "c",
          scoring: "1",
          outcome: .regressed
        ),
        found: KeptGateCase(result, .broken)
      )
    ]
    robot.press("2 Enter")
    return robot
  }

  @Test func `stands beside each example, with what the candidate said`() {
    let robot = opened()
    #expect(robot.row.contains("broke"), "\(robot.row)")
    #expect(robot.lines.contains { $0.contains("pass ") && $0.contains("Where do I find") })
    for words in [
      "Gate: it passed and fails now", "run 7", "command ./agent",
      "the number 30 days is missing", "Within a fortnight.",
    ] {
      #expect(robot.sees(words), "\(words)")
    }
    #expect(!SetsRobot().sees("broke"))
  }

  @Test func `can be filtered by, what is broken among what fails`() {
    var robot = opened()
    robot.press("F")
    robot.type("gate:failing")
    robot.press("Enter")
    #expect(robot.state.sets.open?.exampleRows == 1)
    #expect(robot.row.contains("broke"))
    robot.run("filter", "gate:passing")
    #expect(robot.row.contains("Where do I find"))
    robot.run("filter", "gate:none")
    #expect(robot.state.sets.open?.exampleRows == 2)
    robot.run("filter", "gate:never")
    #expect(robot.message.contains("gate: needs another value"))
  }

  @Test func `goes back to the queue with one key, and is taken out with another`() {
    var robot = opened()
    robot.press("b")
    #expect(robot.effects.contains(.requeue(set, [2])))
    #expect(robot.message.hasPrefix("1 record waits in the queue again; u takes it back."))
    robot.press("b")
    #expect(robot.message.hasPrefix("It waits in the queue already."))
    robot.press("u")
    #expect(robot.effects.contains(.withdrawRequeued(set, [42])))
    #expect(robot.message.hasPrefix("Taken back: 1 record left the queue."))
    // What was approved since is taken back before.
    robot.press("b a u")
    #expect(robot.effects.last { if case .reverseApproval = $0 { true } else { false } } != nil)
    #expect(robot.effects.count { if case .withdrawRequeued = $0 { true } else { false } } == 1)
  }

  @Test func `asks once for many`() {
    var robot = opened()
    robot.press("Space Space b")
    #expect(robot.sees("Put 2 records back into the queue?"))
    robot.press("b")
    #expect(robot.requeues == 0, "the key that asked is no answer")
    robot.press("y")
    #expect(robot.requeues == 1)
    #expect(robot.message.hasPrefix("2 records wait in the queue again"))
  }

  @Test func `leads to the record`() {
    var robot = opened()
    robot.press("i")
    #expect(robot.state.screen == .triage)
    let record = robot.store.set(set)?.examples[2].lineage.first?.interaction.rawValue ?? "?"
    #expect(robot.state.filter.description == "id:\(record) is:any")
    robot.press("2")
    #expect(robot.row.contains("broke"), "the set is where it was")
  }

  @Test func `is asked for only where there is an example`() {
    var robot = SetsRobot()
    robot.press("2 b")
    #expect(robot.message.hasPrefix("No set is open"))
    robot.press("Enter D b")
    #expect(robot.requeues == 0)
    robot.press("1 i")
    #expect(robot.state.screen == .triage)
  }
}
