import ReviewModel
import Testing

@testable import ConsoleUI

@Suite struct `Words that were typed about an item that is erased` {
  private func texts(_ robot: Robot) -> [String] {
    robot.desk.items.flatMap(\.history).compactMap {
      if case .decide(.correct(let text)) = $0.action { text } else { nil }
    }
  }

  @Test func `are not written again by a macro`() {
    var robot = Robot(helpDeskWithoutSources)
    robot.press("# e")
    robot.type("Widow Zwingli owes 40")
    robot.press("Ctrl-S #")
    #expect(texts(robot).count == 1)
    robot.meanwhile { desk, _ in desk.erase([1]) }
    robot.press("@")
    robot.wait(3_000)
    #expect(texts(robot).isEmpty)
    #expect(robot.state.macro == Macro())
  }

  @Test func `are not written on by a macro that plays`() {
    var robot = Robot(helpDeskWithoutSources)
    robot.press("# e")
    robot.type("Widow Zwingli owes 40")
    robot.press("Ctrl-S #")
    robot.run("macro.play", "3")
    robot.wait(5)
    robot.meanwhile { desk, _ in desk.erase([1]) }
    robot.wait(3_000)
    #expect(robot.state.macro == Macro())
    #expect(texts(robot).isEmpty)
  }

  @Test func `are in no prompt any more, but lines that are kept for later sessions are`() throws {
    var robot = Robot { $0.history = ["order newest"] }
    robot.press("/")
    robot.type("Zwingli")
    robot.press("Enter Esc :")
    robot.type("filter Zwingli")
    robot.press("Esc")
    #expect(robot.state.keptLines[.search] != nil)
    let shown = try #require(robot.state.shownItem)
    robot.meanwhile { desk, _ in desk.erase([shown]) }
    #expect(robot.state.keptLines == [.command: LineMemory(["order newest"])])
  }

  @Test func `stay when an item is erased that nothing was typed about`() {
    var robot = Robot(helpDeskWithoutSources)
    robot.press("j # e")
    robot.type("Yes.")
    robot.press("Ctrl-S # G")
    robot.meanwhile { desk, _ in desk.erase([6]) }
    #expect(!robot.state.macro.steps.isEmpty)
  }
}
