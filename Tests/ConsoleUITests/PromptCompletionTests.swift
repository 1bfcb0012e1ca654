import CellGrid
import ReviewModel
import Testing

@testable import ConsoleUI

@Suite struct `Completion at the prompts` {
  private static var desk: Robot {
    var robot = Robot()
    robot.filterWords.agents = ["2.4.0", "2.4.1"]
    robot.filterWords.tags = ["two words", "vpn"]
    robot.filterWords.reviewers = ["ana", "bo"]
    return robot
  }

  private func field(_ robot: Robot) -> String {
    guard case .prompt(let prompt) = robot.state.overlay else { return "no prompt" }
    return prompt.field.text
  }

  @Test func `A filter's keys and values are completed, and gone through`() {
    var robot = Self.desk
    robot.press("F Tab")
    #expect(robot.sees("after:  age:  agent:"))
    robot.type("-ag")
    robot.press("Tab Tab")
    #expect(field(robot) == "-age:")
    robot.press("Tab")
    #expect(field(robot) == "-agent:")
    robot.type("2.")
    robot.press("Tab")
    #expect(field(robot) == "-agent:2.4.")
    #expect(robot.sees("agent:2.4.0  agent:2.4.1"))
    robot.press("Tab Tab")
    #expect(field(robot) == "-agent:2.4.1")
    robot.type(" tag:t")
    robot.press("Tab")
    #expect(field(robot) == #"-agent:2.4.1 tag:"two words""#)
    robot.press("Ctrl-U z z Tab")
    #expect(field(robot) == "zz" && robot.sees("Nothing that is known begins so."))
  }

  @Test func `What has no room in the line is counted, and gone through`() {
    var robot = Self.desk
    robot.press("F")
    robot.type("is:")
    robot.press("Tab")
    #expect(robot.footer.hasSuffix("  9 in all"), "\(robot.footer)")
    robot.press("Tab Tab Tab")
    #expect(robot.footer.hasSuffix("  3 of 9"), "\(robot.footer)")
    robot.resize(200, 24)
    #expect(!robot.footer.contains(" of 9"), "\(robot.footer)")
  }

  @Test func `What stands behind the caret stays there`() {
    var robot = Self.desk
    robot.press("F")
    robot.type("rev printer")
    robot.press("Home Right Right Right Tab")
    #expect(field(robot) == "reviewer: printer")
    robot.type("b")
    robot.press("Tab")
    #expect(field(robot) == "reviewer:bo printer")
  }

  @Test func `Codes that nobody has used yet are known, and nothing typed is taken away`() {
    var robot = Self.desk
    robot.filterWords.tags = ["two words", "two"]
    robot.press("F")
    robot.type("reason:spa")
    robot.press("Tab")
    #expect(field(robot) == "reason:spam")
    robot.press("Ctrl-U")
    robot.type("tag:tw")
    robot.press("Tab")
    #expect(field(robot) == "tag:tw")
    robot.press("Tab")
    #expect(field(robot) == #"tag:"two words""#)
  }

  @Test func `The filter of a command line is completed alike`() {
    var robot = Self.desk
    robot.press(":")
    robot.type("fil")
    robot.press("Tab")
    #expect(field(robot) == "filter ")
    robot.type("signal:down rev")
    robot.press("Tab")
    robot.type("a")
    robot.press("Tab Enter")
    #expect(robot.state.filter.description == "signal:down reviewer:ana")
  }

  @Test func `All else is completed from what was typed before`() {
    var robot = Self.desk
    robot.press("/")
    robot.type("vpn token")
    robot.press("Enter /")
    robot.type("v")
    robot.press("Tab")
    #expect(field(robot) == "vpn token")
    #expect(robot.state.search?.text == "vpn token")
  }

  @Test func `Lines typed before come back at every prompt, and the way back too`() {
    var robot = Self.desk
    for filter in ["signal:down", "printer", "signal:retry"] {
      robot.press("F Ctrl-U")
      robot.type(filter)
      robot.press("Enter")
    }
    robot.press("F Ctrl-U Up Up")
    #expect(field(robot) == "printer")
    robot.press("Up")
    #expect(field(robot) == "signal:down")
    robot.press("Up Down Down Down")
    #expect(field(robot).isEmpty)
    robot.press("Up Enter")
    #expect(robot.state.filter.description == "signal:retry")
  }

  @Test func `The store is asked for values once a while, not at every prompt`() {
    var robot = Self.desk
    robot.forgetEffects()
    robot.press("F Esc : Esc F Esc")
    #expect(robot.effects.count { $0 == .loadFilterWords } == 1)
    robot.wait(10_000)
    robot.press(":")
    #expect(robot.effects.count { $0 == .loadFilterWords } == 2)
  }
}
