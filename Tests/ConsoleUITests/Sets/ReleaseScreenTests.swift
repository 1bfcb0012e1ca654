import CellGrid
import ReviewModel
import TestSupport
import Testing

@testable import ConsoleUI

@Suite struct `The way from a set to its release` {
  private let set: SetID = "9f86d081884c7d659a2feaa0c55ad015"

  /// A lead before a set of which an earlier release had one example alike, one in other words, and one more.
  private func opened(size: Size = Size(columns: 160, rows: 40)) -> SetsRobot {
    var robot = SetsRobot(size: size)
    let now = robot.store.set(set)?.examples ?? []
    let same = now.filter { $0.id == "a1" }
    let other = now.filter { $0.id == "b2" }.map { example in
      var example = example
      example.id = "b1"
      example.expected = "Open the portal, choose Security. The new token is shown once."
      return example
    }
    let gone = Example(
      id: "e5",
      kind: .golden,
      question: "Where is the fax?",
      answer: "On floor 2.",
      expected: "On floor 2.",
      cluster: "c9",
      uses: [.eval],
      lineage: [LineageEntry(interaction: "hd-0099", role: .confirmed)]
    )
    let time = Timestamp(milliseconds: 1_783_900_000_000)
    robot.lastRelease = (same + other + [gone], "77", time)
    robot.press("2 Enter")
    return robot
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)])
  func `looks as its goldens say`(size: Size) {
    var robot = opened(size: size)
    robot.press("j")
    expectScreen(robot.grid, named: "since-release-\(size.columns)x\(size.rows)")
  }

  @Test func `shows what is new, changed by words, and gone`() {
    var robot = opened()
    #expect(robot.sees("2 new, 1 changed, 1 gone since the release of 2026-07-12"))
    #expect(robot.lines.contains { $0.contains("+ regr") && $0.contains("Gastzugang") })
    #expect(robot.lines.contains { $0.contains("~ regr") && $0.contains("VPN") })
    #expect(robot.lines.contains { $0.contains("  gold") && $0.contains("cafet") })
    robot.press("j")
    #expect(robot.sees("Since the last release"))
    #expect(robot.sees("choose Security{+ and press Reset token+}."))
    robot.press("D D")
    #expect(robot.row.contains("Where is the fax?"))
    #expect(robot.sees("In the last release, and not in this set"))
    robot.press("a")
    #expect(robot.message.hasPrefix("The list shows what is gone;"))
    robot.press("D")
    #expect(robot.row.contains("VPN"))
  }

  @Test func `lists the examples of a filter, which a batch then takes whole`() {
    var robot = opened()
    robot.press("F")
    robot.type("kind:gold")
    robot.press("Tab Enter")
    #expect(robot.sees("Examples: kind:golden") && !robot.sees("Gastzugang"))
    robot.press("V a y")
    #expect(robot.approvals == [.approve(set, [0, 3], .approved, ticket: 1)])
    robot.press("u")
    #expect(robot.state.notice?.text == "Taken back: 2 examples wait to be looked at again.")
    robot.run("filter", "change:added -has:warnings")
    #expect(robot.row.contains("monitor"))
    robot.press("A y")
    #expect(robot.approvals.last == .approve(set, [3], .approved, ticket: 3))
    robot.press("Esc")
    #expect(robot.sees("Gastzugang"))
  }

  @Test func `lists nothing when a filter finds nothing, so that no batch takes what is not meant`()
  {
    var robot = opened()
    robot.run("filter", "zebra")
    #expect(
      robot.state.notice?.text == "The filter matches none of the 4 examples; Esc lists all."
    )
    #expect(robot.sees("Examples: zebra") && robot.sees("No example matches the filter."))
    for key in ["V", "a", "A", "x", "b"] {
      robot.press(key)
      #expect(robot.state.notice?.text == "No example matches the filter; Esc lists all.", "\(key)")
    }
    #expect(robot.approvals.isEmpty && robot.state.overlay == nil)
    robot.press("Esc")
    #expect(robot.sees("Gastzugang"))
  }

  @Test func `keeps the list when what is typed is no filter`() {
    var robot = opened()
    robot.run("filter", "knd:golden")
    #expect(robot.state.notice?.text == "Filter: There is no key knd. Did you mean kind:?")
    robot.press("F")
    robot.type("kind:wrong")
    robot.press("Enter")
    #expect(robot.sees("kind: needs another value. It can be golden, regression."))
    robot.press("Esc")
    robot.run("filter", "kind:golden")
    robot.run("filter", "none")
    #expect(robot.sees("Gastzugang"))
  }

  @Test func `goes on to what waits among the examples of a filter`() {
    var robot = opened()
    robot.run("filter", "kind:golden")
    robot.press("G a")
    #expect(robot.row.contains("cafet"))
    robot.press("a")
    #expect(robot.approvals.count == 2 && robot.sees("2 to look at  2 approved"))
  }

  @Test func `releases once all is settled, after a question`() {
    var robot = opened()
    robot.press("r")
    #expect(
      robot.state.notice?.text == "4 examples wait to be looked at; a release has all settled."
    )
    robot.press("x")
    robot.type("Too short")
    robot.press("Enter V a y")
    #expect(robot.sees("4 approved") || robot.sees("3 approved"))
    robot.press("r")
    #expect(robot.sees("Release to: releases/9f86d081884c"))
    robot.press("Enter")
    #expect(robot.sees("to releases/9f86d081884c? The set stays as it is then."))
    robot.press("r Enter")
    #expect(robot.releases.isEmpty)
    robot.press("y")
    #expect(robot.releases == [.writeRelease(set, folder: "releases/9f86d081884c")])
    #expect(robot.sees("the release is being checked"))
    robot.press("r")
    #expect(robot.message.hasPrefix("A release is being written."))
    robot.send(.releasing(set, .step("4 examples are being written")))
    robot.send(.releasing(set, .written("Released to releases/9f86d081884c: 4 eval lines.")))
    #expect(robot.state.notice?.text == "Released to releases/9f86d081884c: 4 eval lines.")
    robot.run("sets.release", "elsewhere")
    robot.press("y")
    robot.send(.releasing(set, .failed("Not released: elsewhere is there already.")))
    #expect(robot.state.notice?.text == "Not released: elsewhere is there already.")
    #expect(!robot.sees("is being"))
  }

  @Test func `stays as fast with a hundred thousand examples as with a hundred`() {
    let small = keyCost(of: 100)
    let large = keyCost(of: 100_000)
    // What was linear here took four hundred times as long.
    #expect(large < small * 12, "\(large) and \(small)")
  }

  /// The least time of a round of keys and drawings in a set of so many examples, all but two approved.
  private func keyCost(of count: Int) -> Duration {
    let examples = (0..<count).map { index in
      Example(
        id: ExampleID(String(1_000_000 + index)),
        kind: .golden,
        question: "Question \(index)",
        answer: "A",
        expected: "A",
        cluster: "\(index)",
        uses: [.eval],
        lineage: []
      )
    }
    let many = CuratedSet(
      id: set,
      policy: [],
      examples: examples,
      drops: [],
      counts: CurationCounts()
    )
    var robot = SetsRobot()
    robot.store.sets = [many]
    robot.store.approve(set, Array(2..<count), .approved)
    robot.press("2 Enter G V")
    var best = Duration.seconds(1_000)
    for _ in 0..<5 {
      let time = processorTime {
        robot.press("k Space k")
        _ = robot.grid
        robot.send(.approved(ticket: 99, set, [1], .rejected("no")))
        _ = robot.grid
      }
      best = min(best, time)
    }
    return best
  }
}
