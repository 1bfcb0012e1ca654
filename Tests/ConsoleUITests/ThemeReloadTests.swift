import CellGrid
import Testing

@testable import ConsoleUI

private func theme(_ name: String, _ color: UInt8 = 0) -> Theme {
  Theme(name: name, appearance: .dark, styles: [.text: Style(foreground: .indexed(color))])
}

@Suite struct `Themes whose files change` {
  private func robot() -> Robot {
    Robot {
      $0.themes = [theme("a"), theme("mine", 1)]
      $0.theme = 1
    }
  }

  @Test func `keep the chosen one chosen, and say that it was read`() {
    var robot = robot()
    robot.send(.themesChanged([theme("a"), theme("b"), theme("mine", 2)], problem: nil))
    #expect(robot.state.theme == theme("mine", 2))
    #expect(robot.state.notice?.text == "The theme mine was read again.")
    robot.send(.themesChanged([theme("mine", 2)], problem: nil))
    #expect(robot.state.theme == theme("mine", 2))
  }

  @Test func `say nothing when the chosen one is as it was`() {
    var robot = robot()
    robot.send(.themesChanged([theme("a", 9), theme("mine", 1)], problem: nil))
    #expect(robot.state.notice == nil && robot.state.themes.first == theme("a", 9))
  }

  @Test func `leave a broken one as it was, with file and line`() {
    var robot = robot()
    robot.send(.themesChanged([theme("a")], problem: "mine.toml:3: there is no colour x."))
    #expect(robot.state.theme == theme("mine", 1))
    #expect(
      robot.state.notice?.text == "mine.toml:3: there is no colour x. The theme stays as it was."
    )
    #expect(robot.state.notice?.kind == .failure)
    robot.send(.themesChanged([theme("a"), theme("mine", 4)], problem: nil))
    #expect(robot.state.theme == theme("mine", 4))
  }

  @Test func `keep the chosen one when its file is gone, and say so once`() {
    var robot = robot()
    robot.send(.themesChanged([theme("a")], problem: nil))
    #expect(robot.state.theme == theme("mine", 1))
    let words = "The file of the theme mine is gone; the theme stays until you leave it."
    #expect(robot.state.notice?.text == words)
    robot.press("j")
    robot.send(.themesChanged([theme("a"), theme("b")], problem: nil))
    #expect(robot.state.notice == nil && robot.state.theme == theme("mine", 1))
    robot.send(.themesChanged([theme("a"), theme("mine", 2)], problem: nil))
    #expect(robot.state.notice?.text == "The theme mine was read again.")
  }

  @Test func `close a menu whose choices are gone`() {
    var robot = robot()
    robot.press("T Up")
    #expect(robot.state.theme == theme("a"))
    robot.send(.themesChanged([theme("mine", 3)], problem: nil))
    #expect(robot.state.overlay == nil && robot.state.theme == theme("mine", 3))
  }
}
