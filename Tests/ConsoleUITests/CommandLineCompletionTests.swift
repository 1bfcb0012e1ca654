import CellGrid
import ReviewModel
import Testing

@testable import ConsoleUI

@Suite struct `The completion of commands` {
  private func field(_ robot: Robot) -> String {
    guard case .prompt(let prompt) = robot.state.overlay else { return "no prompt" }
    return prompt.field.text
  }

  @Test func `Completes a name, and its argument among what there is`() {
    var robot = Robot()
    robot.press(": t h Tab")
    #expect(field(robot) == "theme ")
    robot.press("Tab")
    let names = robot.state.themes.map(\.name).sorted()
    #expect(names.allSatisfy(robot.screen.contains))
    robot.press("Tab")
    #expect(field(robot) == "theme \(names[0])")
    robot.press("Tab")
    #expect(field(robot) == "theme \(names[1])")
    robot.press("Enter")
    #expect(robot.state.theme.name == names[1])
  }

  @Test func `Goes as far as all that is possible agrees`() {
    var robot = Robot()
    robot.press(": o r d Tab o Tab")
    #expect(field(robot) == "order oldest")
    robot.press("Ctrl-U Tab")
    #expect(field(robot).isEmpty && robot.screen.contains("affirm"))
    robot.press("d e c i d e . a Tab")
    #expect(field(robot) == "decide.affirm")
    robot.press("Ctrl-U q z Tab")
    #expect(field(robot) == "qz" && robot.sees("Nothing that is known begins so."))
  }

  @Test func `Names every listed command that it can run`() {
    let robot = Robot()
    for word in robot.state.completion(of: "").words {
      #expect(robot.state.command(called: word) != nil, "\(word)")
    }
  }

  @Test func `Goes through what was typed before, and back to what was being typed`() {
    var robot = Robot { $0.history = ["order newest", "theme plain"] }
    robot.press(": x Up")
    #expect(field(robot) == "theme plain")
    robot.press("Up Up")
    #expect(field(robot) == "order newest")
    robot.press("Down Down Down")
    #expect(field(robot) == "x")
    robot.press("Esc : Up Up")
    #expect(field(robot) == "theme plain")
  }

  @Test(arguments: [
    ("theme plain", "theme plain"), ("order newest", "order newest"), ("sets", "sets"),
    ("discard spam", "discard spam"),
    ("decide.correct My own words", nil), ("filter signal:down", nil), ("search.start ada", nil),
    ("theme somebody", nil), ("nothing", nil), ("3", nil),
  ])
  func `Keeps for other sessions only words that errata knows`(line: String, kept: String?) {
    #expect(Robot().state.memorable(line) == kept)
  }

  @Test func `Asks for a line to be kept when it was run`() {
    var robot = Robot()
    robot.press(":")
    robot.type("order newest")
    robot.press("Enter")
    #expect(robot.effects.contains(.remember("order newest")))
  }
}
