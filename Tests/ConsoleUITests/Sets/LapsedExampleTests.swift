import CellGrid
import ConsoleUI
import ReviewModel
import TestSupport
import Testing

@Suite struct `Examples whose consent was lowered` {
  private let set: SetID = "9f86d081884c7d659a2feaa0c55ad015"

  /// The screen of a set of which the first and the third row have lapsed.
  private func opened(size: Size = Size(columns: 80, rows: 24)) -> SetsRobot {
    var robot = SetsRobot(size: size)
    robot.store.lapsed = [0, 2]
    robot.press("2 Enter")
    return robot
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)])
  func `look as their goldens say`(size: Size) {
    var robot = opened(size: size)
    robot.press("j j")
    expectScreen(robot.grid, named: "lapsed-\(size.columns)x\(size.rows)")
  }

  @Test func `are shown with the scope that stands now, and not approved`() {
    var robot = opened(size: Size(columns: 120, rows: 40))
    #expect(robot.sees("consent: no use now, lowered from eval"))
    robot.press("a")
    #expect(robot.approvals.isEmpty)
    #expect(
      robot.state.notice?.text
        == "The consent for it was lowered; x rejects it, `errata curate` makes a new set."
    )
    robot.press("x")
    robot.type("Consent is gone")
    robot.press("Enter")
    #expect(robot.approvals == [.approve(set, [2], .rejected("Consent is gone"), ticket: 1)])
  }

  @Test func `are left out of a batch, and counted`() {
    var robot = opened(size: Size(columns: 120, rows: 40))
    robot.press("V a")
    #expect(robot.sees("Approve 2 examples (left out: 2 whose consent was lowered)?"))
    robot.press("y A")
    #expect(robot.approvals == [.approve(set, [1, 3], .approved, ticket: 1)])
    #expect(
      robot.state.notice?.text == "None of them can be approved: 1 whose consent was lowered."
    )
    robot.press("u A")
    #expect(
      robot.sees("Approve 2 examples without warnings (left out: 1 whose consent was lowered)?")
    )
  }

  @Test func `are found by a filter`() {
    var robot = opened(size: Size(columns: 120, rows: 40))
    robot.run("filter", "is:lapsed")
    #expect(robot.sees("Gastzugang") && robot.sees("cafeteria") && !robot.sees("monitor"))
    robot.press("V a")
    #expect(robot.approvals.isEmpty)
    #expect(
      robot.state.notice?.text == "None of them can be approved: 2 whose consent was lowered."
    )
    robot.run("filter", "-is:lapsed")
    #expect(!robot.sees("Gastzugang") && robot.sees("monitor"))
  }

  @Test func `stay as they stand when the store finds it out first`() {
    var robot = SetsRobot(size: Size(columns: 120, rows: 40))
    robot.press("2 Enter")
    robot.store.lapsed = [0, 2]
    robot.press("a")
    #expect(robot.state.notice?.text == "The consent for it was lowered: not approved.")
    robot.press("V a y")
    #expect(
      robot.state.notice?.text
        == "2 examples approved; u takes it back. Left out: 1 whose consent was lowered."
    )
    #expect(robot.sees("2 to look at  2 approved"))
  }

  @Test func `keep a set from being released, until they are rejected`() {
    var robot = SetsRobot(size: Size(columns: 120, rows: 40))
    robot.press("2 Enter V a y r")
    #expect(robot.sees("Release to:"))
    robot.press("Esc")
    robot.store.lapsed = [2]
    robot.send(.storeChanged(at: Timestamp(milliseconds: 0)))
    robot.press("r")
    #expect(!robot.sees("Release to:"))
    #expect(
      robot.state.notice?.text
        == "Consent for 1 approved example was lowered: reject it (x) or curate anew."
    )
    robot.press("g x")
    robot.type("Consent is gone")
    robot.press("Enter r")
    #expect(robot.sees("Release to:"))
  }
}
