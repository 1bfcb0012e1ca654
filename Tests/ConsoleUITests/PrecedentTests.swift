import CellGrid
import ConsoleUI
import ReviewModel
import TestSupport
import Testing

private let earlier = EarlierCorrection(
  id: "hd-0077",
  question: "How do I reset the token for the VPN?",
  correction: "The new token is shown once, right after the reset.",
  reviewer: "bo",
  time: time(day: 9)
)

private func robot(
  _ corrections: [EarlierCorrection] = [earlier],
  columns: Int = 120,
  rows: Int = 40
) -> Robot {
  var robot = Robot(size: Size(columns: columns, rows: rows)) { $0.theme = 1 }
  robot.desk.precedents[1] = Precedents(corrections: corrections)
  robot.send(.storeChanged(at: robot.now))
  return robot
}

@Suite struct `A question that was corrected before` {
  @Test func `Shows who said what and when`() {
    let robot = robot(columns: 200)
    #expect(robot.sees("Corrected before  by bo, 2026-07-09"))
    #expect(robot.sees("t takes it over as a start"))
    #expect(robot.sees("The new token is shown once, right after the reset."))
  }

  @Test func `Fills nothing in unasked`() {
    var robot = robot()
    robot.press("e")
    #expect(robot.state.editing?.text == "")
  }

  @Test func `Is taken over with one key, and submitted with the next`() {
    var robot = robot()
    robot.press("t Ctrl-S")
    #expect(robot.desk.verdict(of: 1) == .correct(earlier.correction))
  }

  @Test func `Is taken over in the editor in one step of undo`() {
    var robot = robot()
    robot.press("e")
    robot.type("Mine")
    robot.press("Ctrl-O 1")
    #expect(robot.state.editing?.text == earlier.correction)
    robot.press("Ctrl-Z")
    #expect(robot.state.editing?.text == "Mine")
    robot.press("Ctrl-O 2")
    #expect(robot.state.editing?.text.hasPrefix("Open the portal") == true)
  }

  @Test func `Shows how the question was worded when that differs`() {
    var other = earlier
    other.question = "How can I get another VPN token?"
    other.isSameQuestion = false
    other.reviewer = nil
    let robot = robot([other], columns: 200)
    #expect(robot.sees("Similar, corrected before  by a user"))
    #expect(robot.sees("How can I get another VPN token?"))
  }

  @Test func `Asks which when there are several`() {
    var second = earlier
    second.correction = "See the portal."
    var robot = robot([earlier, second])
    robot.press("t")
    #expect(robot.sees("Earlier correction 2, by bo"))
    robot.press("2")
    #expect(robot.state.editing?.text == "See the portal.")
  }

  @Test func `Is read when it is shown, once, and again when somebody has decided`() {
    var robot = robot()
    robot.forgetEffects()
    robot.press("j k")
    #expect(robot.effects.filter { $0 == .loadPrecedents(1) }.isEmpty)
    robot.press("j e")
    robot.type("No: HDMI alone is not enough.")
    robot.press("Ctrl-S k k")
    #expect(robot.effects.filter { $0 == .loadPrecedents(1) }.count == 1)
  }

  @Test func `Is forgotten when a record is gone, for it may be of that`() {
    var robot = robot()
    robot.desk.precedents = [:]
    robot.send(.missing([2]))
    #expect(!robot.sees("Corrected before"))
  }

  @Test func `Is no news for a conflict, which shows its sides`() {
    var robot = robot()
    robot.desk.precedents[5] = Precedents(corrections: [earlier])
    robot.run("move.to", "5")
    #expect(!robot.sees("Corrected before"))
    robot.press("t 1")
    #expect(robot.state.editing?.text == "Up to five days, until the end of March.")
  }

  @Test(arguments: [(80, 24), (120, 40)])
  func `Is seen`(columns: Int, rows: Int) {
    var robot = robot(columns: columns, rows: rows)
    robot.press("}")
    expectScreen(robot.grid, named: "precedent-\(columns)x\(rows)")
  }
}
