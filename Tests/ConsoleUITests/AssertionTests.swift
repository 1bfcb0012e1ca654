import CellGrid
import ConsoleUI
import Queueing
import ReviewModel
import TestSupport
import Testing

@Suite struct `What must be said and must not` {
  private static let right = "Ein Gastzugang ist 72 Stunden gültig und wird danach gelöscht."
  private let taken = [Assertion(.contains, "72 Stunden"), Assertion(.excludes, "24 Stunden")]

  /// At the third item, whose answer says 24 hours.
  private func robotAtGuests() -> Robot {
    var robot = Robot()
    robot.press("j j")
    return robot
  }

  private func write(_ robot: inout Robot) {
    robot.press("e")
    robot.type(Self.right)
  }

  private func assertions(of item: ItemKey, _ robot: Robot) -> [Assertion]? {
    robot.desk[item].flatMap { DecisionLog($0.history).effective?.assertions }
  }

  @Test func `Is never what nobody asked for: a plain correction asserts nothing`() {
    var robot = robotAtGuests()
    write(&robot)
    robot.press("Ctrl-S")
    #expect(robot.desk.verdict(of: 3) == .correct(Self.right))
    #expect(assertions(of: 3, robot) == [])
    #expect(robot.desk.efforts.last.map { $0?.keys } == Self.right.count + 2)
  }

  @Test func `Is listed in the editor, where a digit takes each`() {
    var robot = robotAtGuests()
    write(&robot)
    robot.press("F9")
    #expect(robot.sees("must say \u{201C}72 Stunden\u{201D}"))
    #expect(robot.sees("must not say \u{201C}24 Stunden\u{201D}"))
    robot.press("1")
    #expect(robot.sees("taken"))
    expectScreen(robot.grid, named: "assertions-80x24")
    robot.press("2 Esc")
    #expect(robot.state.overlay == nil)
    #expect(robot.sees("2 assertions taken"))
    robot.press("Ctrl-S")
    #expect(robot.desk.verdict(of: 3) == .correct(Self.right))
    #expect(assertions(of: 3, robot) == taken)
  }

  @Test func `Is dropped by the same key again`() {
    var robot = robotAtGuests()
    write(&robot)
    robot.press("F9 1 2 1 Esc Ctrl-S")
    #expect(assertions(of: 3, robot) == [taken[1]])
  }

  @Test func `Is taken with Enter and the arrows too, and the list stays open`() {
    var robot = robotAtGuests()
    write(&robot)
    robot.press("F9 Down Enter")
    guard case .menu(let menu) = robot.state.overlay else {
      Issue.record("the list is closed")
      return
    }
    #expect(menu.selected == 1)
    #expect(menu.entries.map(\.detail) == ["", "taken"])
    robot.press("Esc Ctrl-S")
    #expect(assertions(of: 3, robot) == [taken[1]])
  }

  @Test func `Is left behind when the correction no longer says it`() {
    var robot = robotAtGuests()
    write(&robot)
    robot.press("F9 1 2 Esc")
    for _ in 0..<Self.right.count { robot.press("Backspace") }
    robot.type("Ein Gastzugang ist 48 Stunden gültig.")
    robot.press("Ctrl-S")
    #expect(assertions(of: 3, robot) == [taken[1]])
  }

  @Test func `Is taken for a correction that is stored, and undone like any decision`() {
    var robot = robotAtGuests()
    write(&robot)
    robot.press("Ctrl-S")
    robot.run("move.to", "3")
    robot.press("p 1 2 Esc")
    #expect(robot.desk.verdict(of: 3) == .correct(Self.right))
    #expect(assertions(of: 3, robot) == taken)
    robot.run("move.to", "3")
    robot.resize(100, 60)
    #expect(robot.sees("must say 72 Stunden"))
    #expect(robot.sees("must not say 24 Stunden"))
    robot.press("p 1 Esc")
    #expect(assertions(of: 3, robot) == [taken[1]])
    robot.press("u")
    #expect(assertions(of: 3, robot) == taken)
    robot.press("u")
    #expect(assertions(of: 3, robot) == [])
  }

  @Test func `Is stored once, and not at all when nothing changes`() {
    var robot = robotAtGuests()
    write(&robot)
    robot.press("F9 1 Esc Ctrl-S")
    let decisions = robot.desk[3]?.history.count
    robot.run("move.to", "3")
    robot.press("p Esc")
    robot.press("p 1 1 Esc")
    #expect(robot.desk[3]?.history.count == decisions)
    #expect(assertions(of: 3, robot) == [taken[0]])
  }

  @Test func `Stays with a correction that is written anew, as far as that says it`() {
    var robot = robotAtGuests()
    write(&robot)
    robot.press("F9 1 2 Esc Ctrl-S")
    robot.run("move.to", "3")
    robot.press("e")
    robot.type(" Danach endet er.")
    robot.press("Ctrl-S")
    #expect(robot.desk.verdict(of: 3) == .correct(Self.right + " Danach endet er."))
    #expect(assertions(of: 3, robot) == taken)
  }

  @Test func `Is not asked where there is nothing to look for or nobody to ask`() {
    var robot = robotAtGuests()
    robot.press("p")
    #expect(robot.message == "Assertions go with a correction of yours; e writes one.")
    robot.press("e F9")
    #expect(robot.message == "Write the correction first: it says what can be asserted.")
    robot.type("Ein Gastzugang ist 24 Stunden gültig und wird danach gelöscht, und")
    robot.press("F9")
    #expect(
      robot.message
        == "Nothing in the correction can be looked for: no number, name or short phrase is new."
    )
    #expect(robot.state.overlay == nil)
  }

  @Test func `Is no private value: no placeholder is ever proposed`() {
    var robot = robotAtGuests()
    robot.press("e")
    robot.type("Frage [PERSON_1] nach 72 Stunden.")
    robot.press("F9")
    guard case .menu(let menu) = robot.state.overlay else {
      Issue.record("nothing is listed")
      return
    }
    #expect(menu.entries.allSatisfy { !$0.title.contains("PERSON") })
    #expect(menu.entries.contains { $0.title.contains("72 Stunden") })
  }

  @Test func `Is no part of a value that redaction would take`() {
    var robot = robotAtGuests()
    robot.privateWords = ["Ada Lovelace": "PERSON"]
    robot.press("e")
    robot.type("Frage Ada Lovelace nach 72 Stunden.")
    robot.wait(2_000)
    robot.press("F9")
    #expect(robot.sees("72 Stunden"))
    guard case .menu(let menu) = robot.state.overlay else {
      Issue.record("nothing is listed")
      return
    }
    #expect(
      menu.entries.allSatisfy { !$0.title.contains("Lovelace") && !$0.title.contains("PERSON") }
    )
  }

  @Test func `Comes back with the text when the correction is undone`() {
    var robot = robotAtGuests()
    write(&robot)
    robot.press("F9 1 2 Esc Ctrl-S u")
    #expect(robot.state.editing == nil)
    robot.run("move.to", "3")
    robot.press("e")
    #expect(robot.sees("2 assertions taken"))
    robot.press("Ctrl-S")
    #expect(assertions(of: 3, robot) == taken)
  }

  @Test func `Is stored anew for its own item only`() {
    var robot = robotAtGuests()
    write(&robot)
    robot.press("Ctrl-S")
    robot.run("move.to", "3")
    robot.forgetEffects()
    robot.press("p 1 Esc")
    let sent = robot.effects.compactMap { effect -> DecisionDetails? in
      guard case .decide(_, _, _, _, _, let details) = effect else { return nil }
      return details
    }
    #expect(sent.map(\.coversCluster) == [false])
    #expect(sent.map(\.assertions) == [[taken[0]]])
  }

  @Test func `Is what a failed case asserts, for a correction that starts from what it expects`() {
    var detail = item(1, "Wie lange gilt ein Gastzugang?", "24 Stunden.", kind: .gate)
    detail.failedCase = FailedCase(
      expected: Self.right,
      assertions: [Assertion(.contains, "72 Stunden")]
    )
    var robot = Robot([detail, item(2, "How long?", "A day.")], size: Size(columns: 100, rows: 40))
    #expect(robot.sees("Expected by the case  t starts from it"))
    #expect(robot.sees("must say 72 Stunden"))
    robot.press("t Ctrl-S")
    #expect(robot.desk.verdict(of: 1) == .correct(Self.right))
    #expect(assertions(of: 1, robot) == [Assertion(.contains, "72 Stunden")])
  }

  @Test func `Is forgotten with its item when that is erased`() {
    var robot = robotAtGuests()
    write(&robot)
    robot.press("F9 1 Esc")
    robot.send(.missing([3]))
    #expect(robot.state.editing == nil)
    robot.press("p")
    #expect(robot.state.overlay == nil)
  }
}
