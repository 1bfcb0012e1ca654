import CellGrid
import Testing

@testable import ConsoleUI

/// Screen readers and input methods follow the terminal's own cursor.
@Suite struct `The terminal's cursor` {
  @Test(arguments: [
    ("j j", "Wie lange"), ("j j Tab", ""), ("j j Enter", ""), ("d", "unanswerable"),
    ("d Down Down", "off-topic"), ("V s", "Skip 6"), (": o r d", ":ord"), ("/ t o", "/to"),
    ("F s i g", "Filter: sig"), ("? a f f", "aff"), ("Ctrl-P a f f", "aff"), ("T Down", ""),
    ("e o n e", "one"), ("d Tab n o", "no"), ("'", ""), ("\"", ""),
  ])
  func `Stands on the selected row or at the caret`(keys: String, words: String) throws {
    var robot = Robot { $0.views = [] }
    robot.press(keys)
    let cursor = try #require(robot.grid.cursor)
    let line = String(robot.lines[cursor.row])
    #expect(line.contains(words), "\(cursor): \(line)")
    #expect(cursor.column < robot.state.size.columns && cursor.row < robot.state.size.rows)
  }

  @Test(arguments: ["2", "2 j", "2 Enter", "2 Enter j", "2 Enter Tab", "2 Enter D", "2 Enter V a"])
  func `Stands on the selected row among the sets too`(keys: String) throws {
    var robot = SetsRobot()
    robot.press(keys)
    #expect(robot.grid.cursor != nil)
  }
}
