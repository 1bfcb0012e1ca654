import CellGrid
import ReviewModel
import Testing

@testable import ConsoleUI

@Suite struct `Saved views` {
  private static var desk: Robot {
    let down = SavedView(
      name: "down",
      filter: ItemFilter([FilterTerm(.signal(.down))]),
      order: .newest
    )
    let fixed = SavedView(
      name: "retries",
      filter: ItemFilter([FilterTerm(.signal(.retry))]),
      isOfSettings: true
    )
    var robot = Robot { $0.views = [down, fixed] }
    robot.savedViews = [down]
    return robot
  }

  @Test func `are chosen with two keys, filter and order at once`() {
    var robot = Self.desk
    robot.forgetEffects()
    robot.press("' 2")
    #expect(robot.state.filter.description == "signal:down" && robot.state.order == .newest)
    #expect(robot.effects.count { if case .loadQueue = $0 { true } else { false } } == 1)
    #expect(robot.sees("view: down"))
    robot.press("'")
    #expect(robot.sees("signal:retry"))
    robot.press("1")
    #expect(robot.state.filter == ItemFilter() && robot.state.order == .value)
  }

  @Test func `are chosen by name, with completion`() {
    var robot = Self.desk
    robot.press(":")
    robot.type("view r")
    robot.press("Tab Enter")
    #expect(robot.state.filter.description == "signal:retry")
    robot.run("view", "dwon")
    #expect(robot.message == "There is no view dwon. Did you mean down?")
  }

  @Test func `are saved under a name that is asked for`() {
    var robot = Self.desk
    robot.press("F")
    robot.type("printer")
    robot.press("Enter \"")
    robot.type("two words")
    robot.press("Enter")
    #expect(robot.sees("A view's name is one word"))
    robot.press("Ctrl-U")
    robot.type("printers")
    robot.press("Enter")
    #expect(robot.message == "The view printers is saved; ' lists the views.")
    #expect(robot.savedViews.map(\.name) == ["down", "printers"])
    #expect(robot.state.views.map(\.name) == ["down", "printers", "retries"])
  }

  @Test func `are not replaced unasked, and never those of the settings`() {
    var robot = Self.desk
    robot.run("filter", "printer")
    robot.run("view.save", "retries")
    #expect(robot.message.hasPrefix("A view of that name stands in the settings;"))
    robot.run("view.save", "down")
    #expect(robot.sees("Replace the view down?"))
    robot.press("n")
    #expect(robot.savedViews[0].filter.description == "signal:down")
    robot.run("view.save", "down")
    robot.press("y")
    #expect(robot.savedViews.map(\.filter.description) == ["printer"])
    robot.run("view.remove", "retries")
    #expect(robot.message.hasPrefix("The view retries stands in the settings;"))
  }

  @Test func `are removed by name or from a menu`() {
    var robot = Self.desk
    robot.run("view.remove")
    #expect(robot.sees("Remove which view?"))
    robot.press("Enter")
    #expect(robot.savedViews.count == 1)
    robot.press("1")
    #expect(robot.message == "The view down is removed.")
    #expect(robot.state.views.map(\.name) == ["retries"])
    robot.run("view.remove")
    #expect(robot.message == "There is no saved view to remove.")
  }

  @Test func `name no single items, and are worth a name only with a filter or an order`() {
    var robot = Self.desk
    robot.run("view.save", "all")
    #expect(robot.message == "There is nothing to save: no filter, and the usual order.")
    robot.run("filter", "id:hd-0001")
    robot.run("view.save", "one")
    #expect(robot.message.hasPrefix("A view is for many items;"))
    #expect(robot.savedViews.count == 1)
  }

  @Test func `that cannot be used are named at the start`() {
    let robot = Robot {
      $0.viewProblems = ["errata.toml:4: there is no order best. Did you mean oldest?", "b"]
    }
    #expect(robot.message.hasPrefix("errata.toml:4: there is no order best."))
    #expect(robot.message.hasSuffix("1 more of the views cannot be used."))
  }
}
