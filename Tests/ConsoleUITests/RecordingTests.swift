import CellGrid
import ReviewModel
import Testing

@testable import ConsoleUI

@Suite struct `The recording of a session` {
  private static var desk: Robot { Robot(helpDeskWithoutSources) { $0.isRecorded = true } }

  @Test func `has each command, with the choice of a menu by its number`() {
    var robot = Self.desk
    robot.press("j a d 4 u ? Esc : ")
    robot.type("order newest")
    robot.press("Enter T Down Enter")
    #expect(
      robot.recorded == [
        "move.next", "decide.affirm", "decide.discard", "menu.accept 4", "undo", "help",
        "list.close", "command-line", "prompt.cancel", "order newest", "theme", "menu.accept 2",
      ]
    )
  }

  @Test func `holds nobody's words, wherever they are typed`() {
    var robot = Self.desk
    let secret = "Zebulon 4711"
    robot.press("f Tab")
    robot.type(secret)
    robot.press("Enter 1 e")
    robot.type(secret)
    robot.paste("Zebulon\nZebulon")
    robot.press("Ctrl-F")
    robot.type("Zeb")
    robot.press("Enter Ctrl-S :")
    robot.type("decide.correct Zebulon said so")
    robot.press("Enter F")
    robot.type("signal:down Zebulon tag:Zebulon agent:Zebulon -reason:Zebulon age:<100d")
    robot.press("Enter /")
    robot.type("Zebulon")
    robot.press("Enter :")
    robot.type("filter is:any Zebulon")
    robot.press("Enter \"")
    robot.type("Zebulon")
    robot.press("Enter ?")
    robot.type("Zebulon")
    robot.press("Esc")
    robot.send(.editorReturned(1, "Zebulon was here"))
    #expect(!robot.recorded.contains { $0.contains("ebu") || $0.contains("4711") })
    #expect(robot.recorded.contains("prompt.accept signal:down age:<100d xxxxxxxx"))
    #expect(robot.recorded.contains("filter is:any xxxxxxxx"))
    #expect(robot.recorded.contains("decide.correct xxxxxxx xxxx xx"))
    #expect(robot.recorded.contains("editor.insert x"))
    #expect(robot.recorded.contains("editor.new-line"))
  }

  @Test func `plays to the same screen, but for words`() {
    var robot = Self.desk
    robot.press("j j e")
    robot.type("It is xx.")
    robot.press("Ctrl-S Space Space d y 4 V Esc G k a F")
    robot.type("signal:down")
    robot.press("Enter g J J")
    var other = Robot(helpDeskWithoutSources)
    for line in robot.recorded {
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      other.run(parts[0], parts.count > 1 ? parts[1] : "")
    }
    #expect(other.state.counts == robot.state.counts && other.state.counts.decided > 0)
    #expect(other.selected == robot.selected)
    #expect(other.state.filter == robot.state.filter)
  }

  @Test(arguments: ["Zebulon", "-tag:Zebulon", "id:q3", "signal:down Zebulon"])
  func `lets nothing loose on items that a filter with words had kept out`(filter: String) {
    var robot = Self.desk
    robot.press("F")
    robot.type(filter)
    robot.press("Enter V d 1 y")
    var other = Robot(helpDeskWithoutSources)
    for line in robot.recorded {
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      other.run(parts[0], parts.count > 1 ? parts[1] : "")
    }
    #expect(other.state.counts.decided == 0)
  }

  @Test func `keeps an order with its seed`() {
    var robot = Self.desk
    robot.press(":")
    robot.type("order random:5")
    robot.press("Enter")
    #expect(robot.recorded.contains("order random:5"))
  }

  @Test func `leaves no view and no release of masked words behind when it is played`() {
    var robot = Self.desk
    robot.press("F")
    robot.type("signal:down")
    robot.press("Enter \"")
    robot.type("mine")
    robot.press("Enter :")
    robot.type("view.save other")
    robot.press("Enter # j # :")
    robot.type("play 3")
    robot.press("Enter")
    robot.wait(100)
    #expect(
      robot.recorded == [
        "filter", "prompt.accept signal:down", "view.save", "prompt.cancel", "command-line",
        "prompt.cancel", "move.next", "command-line", "prompt.cancel", "move.next", "move.next",
        "move.next",
      ]
    )
  }

  @Test func `removes no views of whoever plays it`() {
    var robot = Self.desk
    for name in ["aaa", "bbb", "ccc"] { robot.run("view.save", name) }
    for keys in ["view.remove", "view.remove bbb"] {
      robot.press(":")
      robot.type(keys)
      robot.press("Enter")
      if robot.state.overlay != nil { robot.press("2") }
    }
    robot.press("Ctrl-P")
    robot.type("remove a view")
    robot.press("Enter Down Enter")
    #expect(robot.savedViews.count < 3)
    #expect(!robot.recorded.contains { $0.contains("view.remove") || $0.contains("menu.") })
  }

  @Test func `is not made unasked`() {
    var robot = Robot()
    robot.press("j a : o Esc")
    #expect(robot.recorded.isEmpty)
  }
}
