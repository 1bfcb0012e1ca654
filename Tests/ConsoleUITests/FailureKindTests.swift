import CellGrid
import ConsoleUI
import Queueing
import ReviewModel
import TestSupport
import Testing

@Suite struct `How the agent failed` {
  @Test(arguments: Array(zip("1234567890".map(String.init), FailureChoice.standard)))
  func `Is said with two keys`(digit: String, choice: FailureChoice) {
    var robot = Robot()
    robot.press("x \(digit)")
    #expect(robot.failure(of: 1) == choice.kind)
    #expect(robot.message == "hd-0001: \(choice.title); u takes it back.")
    #expect(robot.selected == "hd-0001", "it decides nothing, so it goes nowhere")
    #expect(robot.desk.status(of: 1) == .open)
    #expect(robot.sees(choice.title))
  }

  @Test func `Is offered as a list of titles with digits`() {
    var robot = Robot()
    robot.press("x")
    expectScreen(robot.grid, named: "failure-kinds-80x24")
  }

  @Test func `Is taken away by the same keys again, and by undo`() {
    var robot = Robot()
    robot.press("x 3 x 3")
    #expect(robot.failure(of: 1) == nil)
    #expect(robot.message == "hd-0001: no failure kind any more; u takes it back.")
    robot.press("u")
    #expect(robot.failure(of: 1) == FailureKind("outdated"))
    robot.press("u")
    #expect(robot.failure(of: 1) == nil)
    #expect(robot.message == "hd-0001: no longer called outdated.")
    robot.press("Ctrl-R")
    #expect(robot.failure(of: 1) == FailureKind("outdated"))
    #expect(robot.message == "hd-0001: outdated again.")
  }

  @Test func `Stays with a decision that says nothing of it, and is changed after it`() {
    var robot = Robot()
    robot.press("x 1 d 4 k x 2")
    #expect(robot.failure(of: 1) == FailureKind("unsupported"))
    #expect(robot.desk.verdict(of: 1) == .discard(ReasonCode("spam")))
    #expect(robot.sees("unsupported"))
  }

  @Test func `Is said from the editor, which stays open with its text`() {
    var robot = Robot()
    robot.press("e")
    robot.type("Once")
    robot.run("decide.kind")
    robot.press("4")
    #expect(robot.failure(of: 1) == FailureKind("incomplete"))
    robot.type(".")
    robot.press("Ctrl-S")
    #expect(robot.desk.verdict(of: 1) == .correct("Once."))
    #expect(robot.failure(of: 1) == FailureKind("incomplete"))
  }

  @Test func `Is taken out of force by an affirmation, which says so`() {
    var robot = Robot()
    robot.press("x 4 a")
    #expect(robot.message == "hd-0001 affirmed, and no longer called incomplete; u takes it back.")
    robot.press("u")
    #expect(robot.failure(of: 1) == FailureKind("incomplete"))
  }

  @Test func `Is chosen among many with the keys of a list, and what is out of sight is told of`() {
    var robot = Robot(size: Size(columns: 50, rows: 14))
    robot.press("x")
    let below = " \(robot.state.theme.symbol(.moreBelow))"
    let marked = robot.lines.count { $0.contains(below) }
    robot.press("End")
    #expect(robot.lines.count { $0.contains(below) } == marked - 1)
    #expect(robot.sees("format"))
    #expect(!robot.sees("wrong fact"))
    robot.press("Home PgDn")
    guard case .menu(let menu) = robot.state.overlay else {
      Issue.record("the menu is gone")
      return
    }
    #expect(menu.selected == menu.entries.count - 1)
    robot.press("PgUp Enter")
    #expect(robot.failure(of: 1) == FailureKind("wrong-fact"))
  }

  @Test func `Is not said of an answer that was affirmed as right`() {
    var robot = Robot()
    robot.press("a k x")
    #expect(robot.message == "It was affirmed as right, so nothing failed.")
  }

  @Test func `Is said of all that is marked, after a question`() {
    var robot = Robot()
    robot.press("Space Space x 1")
    #expect(robot.failure(of: 1) == nil)
    #expect(robot.sees("Call 2 items wrong fact?"))
    robot.press("y")
    #expect(robot.failure(of: 1) == FailureKind("wrong-fact"))
    #expect(robot.failure(of: 2) == FailureKind("wrong-fact"))
    #expect(!robot.state.queue.hasMarks)
  }

  @Test func `Has the kinds of the settings`() {
    var robot = Robot { $0.failureKinds = [FailureChoice(FailureKind("price"), title: "Price!")] }
    robot.press("x 1")
    #expect(robot.failure(of: 1) == FailureKind("price"))
    #expect(robot.sees("Price!"))
    robot.run("decide.kind", "prise")
    #expect(
      robot.message
        == "There is no failure kind prise. Did you mean price? The kinds are price, none."
    )
  }

  @Test func `The flagged are shown by one command, and everything by it again`() {
    var robot = Robot()
    robot.press("f 3 f 1")
    robot.run("filter.flagged")
    #expect(robot.state.filter.description == "is:flagged")
    #expect(robot.state.queue.keys == [1, 2])
    robot.run("filter.flagged")
    #expect(robot.state.filter == ItemFilter())
  }
}

extension Robot {
  fileprivate func failure(of key: ItemKey) -> FailureKind? {
    desk[key].flatMap { DecisionLog($0.history).failure }
  }
}
