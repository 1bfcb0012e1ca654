import CellGrid
import ReviewModel
import Testing

@testable import ConsoleUI

@Suite struct `Recorded keys` {
  @Test func `are played again as often as is said`() {
    var robot = Robot()
    robot.press("# d 4 #")
    #expect(robot.message == "2 keys recorded; @ plays them.")
    #expect(robot.state.counts[.discard] == 1)
    robot.press("@")
    robot.wait(100)
    #expect(robot.state.counts[.discard] == 2)
    robot.run("macro.play", "3")
    robot.wait(100)
    #expect(robot.state.counts[.discard] == 5)
    #expect(robot.state.macro.run == nil)
  }

  @Test func `type texts too`() {
    var robot = Robot()
    robot.press("# e")
    robot.type("See the manual.")
    robot.press("Ctrl-S # @")
    robot.wait(200)
    #expect(robot.state.counts[.correct] == 2)
  }

  @Test func `paste texts too`() {
    var robot = Robot()
    robot.press("# e")
    robot.paste("See the manual.")
    robot.press("Ctrl-S #")
    #expect(robot.message == "2 keys and 1 paste recorded; @ plays them.")
    robot.press("@")
    robot.wait(200)
    #expect(robot.desk.verdict(of: 2) == .correct("See the manual."))
  }

  @Test func `end at a paste that somebody makes, and at one that is too long to be recorded`() {
    var robot = Robot()
    robot.press("# j #")
    robot.run("macro.play", "1000")
    robot.wait(3)
    robot.paste("a")
    #expect(robot.state.macro.run == nil)
    robot.press("# e")
    robot.paste(String(repeating: "x", count: 10_001))
    #expect(!robot.state.macro.isRecording)
    #expect(robot.state.notice?.text.hasPrefix("A paste of a macro has at most 10,000") == true)
  }

  @Test func `end at any key, and say how far they came`() {
    var robot = Robot()
    robot.press("# j #")
    robot.run("macro.play", "1000")
    robot.wait(3)
    #expect(robot.sees("playing keys:"))
    robot.press("a", every: 0)
    #expect(robot.state.counts.decided == 0)
    #expect(robot.message.hasPrefix("A key was pressed. The macro was played "))
    robot.wait(5_000)
    #expect(robot.state.macro.run == nil)
  }

  @Test func `end at the first warning`() {
    var robot = Robot()
    robot.press("# ] a #")
    robot.run("macro.play", "100")
    robot.wait(2_000)
    // The second item has a source to go to, the third has none.
    #expect(robot.state.macro.run == nil)
    #expect(robot.message == "This record has no sources.")
    #expect(robot.state.counts.decided == 2 && robot.selected == "hd-0003")
  }

  @Test func `wait for a record that is still being read, and not for ever`() {
    var robot = Robot()
    robot.press("# a #")
    robot.holdsRecords = true
    robot.meanwhile { _, _ in }
    robot.press("G")
    let decided = robot.state.counts.decided
    robot.press("@")
    robot.wait(1_000)
    #expect(robot.state.macro.run != nil && robot.state.counts.decided == decided)
    robot.wait(3_000)
    #expect(robot.message.hasPrefix("The store takes long to answer."))
    robot.answer()
    robot.press("@")
    robot.wait(100)
    #expect(robot.state.counts.decided == decided + 1)
  }

  @Test func `are bounded, and nothing is played that is not there`() {
    var robot = Robot()
    robot.press("@")
    #expect(robot.message == "No keys are recorded yet; # does it.")
    robot.press("#")
    for _ in 0...Macro.mostKeys { robot.press("j") }
    #expect(robot.state.notice?.text == "A macro has at most 200 keys; it ends here.")
    robot.run("macro.play", "100000")
    #expect(robot.message == "A macro is played 1 to 1000 times: `:play 5`.")
    robot.press("# @")
    #expect(robot.message.hasPrefix("Keys are being recorded; # ends it."))
    robot.press("#")
    #expect(robot.message == "Nothing was recorded.")
  }
}
