import CellGrid
import Testing

@testable import ConsoleUI

@Suite struct `The mouse` {
  @Test func `Selects a row and scrolls what is under it`() {
    var robot = Robot()
    robot.mouse(.press, column: 10, row: 3)
    #expect(robot.selected == "hd-0003")
    robot.mouse(.wheelDown, column: 10, row: 3)
    #expect(robot.selected == "hd-0004")
    robot.mouse(.press, column: 300, row: 300)
    robot.mouse(.wheelUp, column: -4, row: 9)
    #expect(robot.selected == "hd-0004")
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 140, rows: 30)])
  func `Puts the caret where it points in the editor`(size: Size) throws {
    var robot = Robot(size: size)
    robot.press("e")
    robot.type("One two\nthree \u{1F600} four")
    robot.press("Shift-Left")
    let editor = try #require(ConsoleLayout(robot.state)).editor
    robot.mouse(.press, column: editor.left + 4, row: editor.top)
    robot.type("and ")
    #expect(robot.state.editing?.text == "One and two\nthree \u{1F600} four")
    // The right half of a wide sign.
    robot.mouse(.press, column: editor.left + 7, row: editor.top + 1)
    robot.type("x")
    robot.mouse(.press, column: editor.right - 1, row: editor.top + 3)
    robot.type(".")
    #expect(robot.state.editing?.text == "One and two\nthree x\u{1F600} four.")
    #expect(robot.selected == "hd-0001")
  }

  @Test func `Is switched by a key, and says what that means`() {
    var robot = Robot()
    robot.press("m")
    #expect(robot.effects.contains(.setMouse(true)))
    #expect(robot.message.hasPrefix("The mouse is on"))
  }

  @Test func `Drags the line between panes that stand side by side`() throws {
    var robot = Robot(size: Size(columns: 140, rows: 30))
    let before = try #require(ConsoleLayout(robot.state))
    robot.mouse(.press, column: before.divider.left, row: 9)
    robot.mouse(.drag, column: 70, row: 3)
    #expect(ConsoleLayout(robot.state)?.divider.left == 70)
    robot.mouse(.drag, column: 500, row: 3)
    #expect(ConsoleLayout(robot.state)?.record.columns ?? 0 >= 28)
    robot.mouse(.drag, column: 60, row: 3)
    robot.mouse(.release, column: 60, row: 3)
    robot.mouse(.drag, column: 90, row: 3)
    #expect(ConsoleLayout(robot.state)?.divider.left == 60)
    #expect(robot.selected == "hd-0001")
    // Another size keeps what was chosen, as far as it has room.
    robot.send(.input(.resized(Size(columns: 80, rows: 24)), at: robot.now))
    robot.send(.input(.resized(Size(columns: 140, rows: 30)), at: robot.now))
    #expect(ConsoleLayout(robot.state)?.divider.left == 60)
  }

  @Test func `Drags the title between panes that stand one above the other`() throws {
    var robot = Robot()
    let before = try #require(ConsoleLayout(robot.state))
    robot.mouse(.press, column: 30, row: before.recordTitle.top)
    robot.mouse(.drag, column: 30, row: 12)
    #expect(ConsoleLayout(robot.state)?.recordTitle.top == 12)
    robot.mouse(.drag, column: 30, row: 99)
    #expect(ConsoleLayout(robot.state)?.record.rows ?? 0 >= ListShare.leastRows)
    robot.mouse(.drag, column: 30, row: -9)
    #expect(ConsoleLayout(robot.state)?.list.rows == ListShare.leastRows)
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 140, rows: 30)])
  func `Does what two keys do too`(size: Size) throws {
    var robot = Robot(size: size)
    let before = try #require(ConsoleLayout(robot.state)).list.size
    robot.press(">")
    let after = try #require(ConsoleLayout(robot.state)).list.size
    #expect(after.rows + after.columns > before.rows + before.columns)
    robot.press("<")
    #expect(ConsoleLayout(robot.state)?.list.size == before)
    robot.press(String(repeating: "<", count: 60))
    #expect(robot.message == "The list is as small as it can be.")
    robot.press(String(repeating: ">", count: 60))
    #expect(robot.message == "The list is as large as it can be.")
    robot.press("Enter >")
    #expect(robot.message == "There is no list to be resized here.")
  }

  @Test func `Turns through lists and menus with its wheel, and chooses nothing there`() {
    var robot = Robot()
    robot.press("T")
    robot.mouse(.wheelDown, column: 1, row: 1)
    guard case .menu(let menu) = robot.state.overlay else {
      Issue.record("the menu is gone")
      return
    }
    #expect(menu.selected == 1)
    robot.mouse(.press, column: 10, row: 3)
    #expect(robot.state.overlay == .menu(menu) && robot.selected == "hd-0001")
  }
}
