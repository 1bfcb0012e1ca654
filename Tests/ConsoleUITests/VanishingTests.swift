import Queueing
import ReviewModel
import TestSupport
import Testing

@testable import ConsoleUI

@Suite struct `An item that is erased while it is open` {
  @Test func `Vanishes from the screen with a message, and the selection stays`() {
    var robot = Robot()
    let before = robot.selected
    let question = robot.state.shownItem.flatMap { robot.desk[$0]?.interaction.question } ?? "-"
    #expect(robot.sees(String(question.prefix(20))))
    robot.meanwhile { desk, _ in desk.erase([1]) }
    #expect(robot.sees("The item is gone from the store."))
    #expect(robot.message.hasPrefix("An item is gone from the store, as after an erasure."))
    #expect(!robot.sees(String(question.prefix(20))))
    #expect(robot.state.queue.selection == 1)
    #expect(before == "hd-0001")
    robot.press("a")
    #expect(robot.message == "The item is gone; R reads the queue again.")
  }

  @Test func `Takes its open editor and its draft along, and nothing of it is written again`() {
    var robot = Robot()
    robot.press("e")
    robot.type("My own words")
    robot.meanwhile { desk, _ in desk.erase([1]) }
    #expect(robot.state.editing == nil)
    #expect(robot.state.drafts[1] == nil)
    #expect(robot.state.parked[1] == nil)
    #expect(robot.journal.last == .erase(1))
    #expect(robot.message.contains("its draft is dropped"))
    let written = robot.journal.count
    robot.send(.editorReturned(1, "My own words, longer"))
    robot.wait(60_000)
    robot.press("j k")
    #expect(robot.journal.count == written)
    #expect(robot.state.drafts[1] == nil)
  }

  @Test func `Takes a draft along that is not shown`() {
    var robot = Robot()
    robot.press("e")
    robot.type("My own words")
    robot.press("Esc j j")
    robot.meanwhile { desk, _ in desk.erase([1]) }
    #expect(robot.journal.last == .erase(1))
    #expect(robot.state.drafts.isEmpty)
    #expect(robot.message.contains("its draft is dropped"))
    #expect(robot.selected == "hd-0003")
  }
}

@Suite struct `A record of which no use is allowed` {
  private func robot() -> Robot {
    var robot = Robot()
    robot.meanwhile { desk, _ in desk.forbid([1]) }
    return robot
  }

  @Test(arguments: ["decide.correct", "decide.affirm"])
  func `Is not offered to be corrected or affirmed`(command: String) {
    var robot = robot()
    robot.run(command)
    #expect(robot.message == "No use of this record is allowed; d discards it.")
    #expect(robot.state.editing == nil)
  }

  @Test func `Stays as it is when it is marked with others that are affirmed`() {
    var robot = robot()
    robot.press("Space Space a y")
    #expect(robot.message == "1 item affirmed; no use is allowed of 1: left as they were.")
    #expect(robot.desk.verdict(of: 1) == nil)
    #expect(robot.state.queue.standing(of: 1) == nil)
  }

  @Test func `Says so, and can be discarded`() {
    var robot = robot()
    robot.resize(120, 70)
    #expect(robot.sees("consent: no use, says the user"))
    robot.run("decide.discard", "spam")
    #expect(robot.desk.verdict(of: 1) == .discard(ReasonCode("spam")))
  }
}
