import CellGrid
import ReviewModel
import TestSupport
import Testing

@testable import ConsoleUI

@Suite struct `The spelling of a correction` {
  private func robot(checks: Bool = true) -> Robot {
    var robot = Robot { $0.checksSpelling = checks }
    robot.press("e")
    return robot
  }

  /// The words that are marked on the screen.
  private func marked(_ robot: Robot) -> [String] {
    let grid = robot.grid
    var words = [""]
    for row in 0..<grid.size.rows {
      for column in 0..<grid.size.columns {
        guard let cell = grid[Point(column: column, row: row)] else { continue }
        if cell.style.attributes.isSuperset(of: [.bold, .italic, .underline]) {
          words[words.count - 1].unicodeScalars.append(cell.scalar)
        } else if words.last != "" {
          words.append("")
        }
      }
    }
    return words.filter { !$0.isEmpty }
  }

  @Test func `is marked when nothing was typed for a moment, but not the word at the caret`() {
    var robot = robot()
    robot.type("The teh toekn")
    robot.wait(1000)
    #expect(robot.state.editing?.misspelt == [4..<7, 8..<13])
    #expect(marked(robot) == ["teh"])
    robot.type(" x")
    robot.wait(1000)
    #expect(marked(robot) == ["teh", "toekn"])
  }

  @Test func `follows its words while others are typed, and goes with them`() {
    var robot = robot()
    robot.type("teh toekn is")
    robot.wait(1000)
    robot.press("Ctrl-Home")
    robot.type("A ")
    #expect(robot.state.editing?.misspelt == [2..<5, 6..<11])
    robot.press("Delete")
    #expect(robot.state.editing?.misspelt == [5..<10])
  }

  @Test func `is looked at once per pause, and not at all unless it is set`() {
    var robot = robot()
    robot.forgetEffects()
    robot.type("teh toekn")
    robot.wait(1000)
    let asked = robot.effects.filter { if case .checkSpelling = $0 { true } else { false } }
    #expect(asked.count == 1)
    var other = self.robot(checks: false)
    other.type("teh ")
    other.wait(1000)
    #expect(other.state.editing?.misspelt == [])
  }

  @Test func `of another text is not marked in this one`() {
    var robot = robot()
    robot.type("teh ")
    robot.send(.misspelt(generation: -1, [0..<3]))
    #expect(robot.state.editing?.misspelt == [])
  }
}
