import CellGrid
import ConsoleUI
import ReviewModel
import TestSupport
import Testing

@Suite struct `The screen of the curated sets` {
  private let set: SetID = "9f86d081884c7d659a2feaa0c55ad015"

  private func opened(size: Size = Size(columns: 80, rows: 24)) -> SetsRobot {
    var robot = SetsRobot(size: size)
    robot.press("2 Enter")
    return robot
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)])
  func `looks as its goldens say`(size: Size) {
    var robot = SetsRobot(size: size)
    let suffix = "\(size.columns)x\(size.rows)"
    robot.press("2")
    expectScreen(robot.grid, named: "sets-\(suffix)")
    robot.press("Enter j a")
    expectScreen(robot.grid, named: "examples-\(suffix)")
    robot.press("k j j x")
    robot.type("Says less than")
    expectScreen(robot.grid, named: "reject-\(suffix)")
    robot.press("Esc D")
    expectScreen(robot.grid, named: "drops-\(suffix)")
  }

  @Test func `lists the sets, opens one, and goes back layer by layer`() {
    var robot = SetsRobot()
    robot.press("2")
    #expect(robot.row.contains("9f86d081884c"))
    robot.press("j")
    #expect(robot.row.contains("2c26b46b68ff") && robot.row.contains("released"))
    robot.press("k Enter")
    #expect(robot.row.contains("Gastzugang"))
    robot.press("Enter Esc")
    #expect(robot.row.contains("Gastzugang"))
    robot.press("Esc")
    #expect(robot.row.contains("9f86d081884c"))
    robot.press("Esc")
    #expect(robot.state.screen == .triage)
    robot.press("2 Enter q q")
    #expect(robot.state.screen == .triage)
  }

  @Test func `rejects the next one for the same reason with Enter alone`() {
    var robot = opened()
    robot.press("x Enter")
    #expect(robot.sees("A rejection needs a reason."))
    robot.type("Too short")
    robot.press("Enter x")
    #expect(robot.message.hasPrefix("Reject: why? (Enter: Too short)"))
    robot.press("Enter")
    #expect(robot.approvals.last == .approve(set, [1], .rejected("Too short"), ticket: 2))
    #expect(robot.message == "1 example rejected; u takes it back.")
  }

  @Test func `says how far a set is in a narrow list too`() {
    var robot = SetsRobot(size: Size(columns: 100, rows: 30))
    robot.press("2")
    #expect(robot.row.contains("4 of 4 to look at"))
  }

  @Test func `groups examples by kind, and puts those with warnings first`() {
    let lines = opened().lines
    let order = ["Gastzugang", "VPN?", "cafeteria", "monitor"].map { word in
      lines.firstIndex { $0.contains(word) } ?? -1
    }
    #expect(order == order.sorted() && order.first != -1)
  }

  @Test func `approves the selected example, says so when it is durable, and goes on`() {
    var robot = opened()
    robot.holdsApprovals = true
    robot.press("a")
    #expect(robot.approvals == [.approve(set, [2], .approved, ticket: 1)])
    #expect(robot.row.contains("VPN"))
    #expect(!robot.sees("1 approved"))
    robot.answer()
    #expect(robot.message == "1 example approved; u takes it back.")
    #expect(robot.sees("3 to look at  1 approved"))
  }

  @Test func `does not approve again what is approved or being saved`() {
    var robot = opened()
    robot.holdsApprovals = true
    robot.press("a k a")
    #expect(robot.approvals.count == 1 && robot.message == "It is being saved.")
    robot.answer()
    robot.press("a")
    #expect(robot.approvals.count == 1 && robot.message == "It is approved.")
  }

  @Test func `rejects with a reason, and not without one`() {
    var robot = opened()
    robot.press("x Enter")
    #expect(robot.sees("A rejection needs a reason."))
    #expect(robot.approvals.isEmpty)
    robot.type("Too short")
    robot.press("Enter")
    #expect(robot.approvals == [.approve(set, [2], .rejected("Too short"), ticket: 1)])
    robot.press("k")
    #expect(robot.sees("Rejected: Too short"))
  }

  @Test func `approves all without warnings that wait, and asks with the count`() {
    var robot = opened()
    robot.press("j x")
    robot.type("Wrong")
    robot.press("Enter A")
    #expect(robot.sees("Approve 2 examples without warnings?"))
    robot.press("Enter A")
    #expect(robot.approvals.count == 1)
    robot.press("y")
    #expect(robot.approvals.last == .approve(set, [0, 3], .approved, ticket: 2))
    #expect(robot.sees("1 to look at  2 approved  1 rejected"))
    robot.press("A")
    #expect(robot.message == "No example without warnings waits for approval.")
  }

  @Test func `decides on the marked examples after a question`() {
    var robot = opened()
    robot.press("Space Space a")
    #expect(robot.sees("Approve 2 examples (1 with warnings)?"))
    robot.press("n")
    #expect(robot.approvals.isEmpty && robot.message == "2 marked")
    robot.press("a y")
    #expect(robot.approvals == [.approve(set, [2, 1], .approved, ticket: 1)])
    robot.press("g v G x")
    robot.type("No")
    robot.press("Enter")
    #expect(robot.sees("Reject 4 examples?"))
    robot.press("y V Esc a")
    #expect(robot.sees("Approve it all the same? It is rejected."))
    #expect(robot.approvals.count == 2)
    robot.press("y")
    #expect(robot.approvals.count == 3)
  }

  @Test func `leaves out of a batch what was rejected, and says so`() {
    var robot = opened()
    robot.press("x")
    robot.type("Wrong")
    robot.press("Enter V a")
    #expect(robot.sees("Approve 3 examples (1 rejected left out)?"))
    robot.press("y")
    #expect(robot.sees("3 approved  1 rejected"))
    robot.press("V a")
    #expect(robot.message.hasPrefix("None of them waits: 1 rejected, the rest approved."))
    #expect(robot.approvals.count == 2)
  }

  @Test func `takes the last operation back, a batch whole`() {
    var robot = opened()
    robot.press("V a y")
    #expect(robot.sees("0 to look at  4 approved"))
    robot.press("u")
    #expect(robot.message == "Taken back: 4 examples wait to be looked at again.")
    #expect(robot.sees("4 to look at") && robot.row.contains("Gastzugang"))
    robot.press("u")
    #expect(robot.message == "There is nothing of yours to take back in this set.")
  }

  @Test
  func `puts what was taken back in force again, a batch whole, until something else is done`() {
    var robot = opened()
    robot.press("Ctrl-R")
    #expect(robot.message == "There is nothing to redo in this set: redo follows an undo.")
    robot.press("Space Space a y j x")
    robot.type("Wrong")
    robot.press("Enter u u")
    #expect(robot.sees("4 to look at") && !robot.sees("approved "))
    robot.press("Z")
    #expect(robot.message == "In force again: 2 examples are approved.")
    #expect(robot.sees("2 to look at  2 approved") && robot.row.contains("Gastzugang"))
    robot.press("Z")
    #expect(robot.message == "In force again: 1 example is rejected.")
    #expect(robot.sees("Rejected: Wrong"))
    robot.press("u a Z")
    #expect(robot.message == "There is nothing to redo in this set: redo follows an undo.")
  }

  @Test func `reads what is in sight and around it, whatever the size of the set`() {
    var robot = SetsRobot()
    let example = robot.store.set(set)?.examples.first
    robot.store.sets[0].examples = (0..<5_000).compactMap { number in
      var copy = example
      copy?.id = ExampleID(String(100_000 + number))
      copy?.question = "Question \(number)"
      return copy
    }
    robot.press("2 Enter")
    let read = robot.parts.reduce(0) { count, part in
      switch part {
      case .rows(let positions), .rowsAhead(let positions): count + positions.count
      default: count
      }
    }
    #expect((10...60).contains(read), "\(read)")
    #expect(robot.parts.filter { $0 == .outline }.count == 1)
    robot.press("G")
    #expect(robot.row.contains("Question 4999") && robot.sees("Question 4996"))
    robot.forgetEffects()
    robot.press("k")
    // The row and the example were read before; one more example is read ahead.
    #expect(robot.parts.count <= 1, "\(robot.parts)")
  }

  @Test func `says what it looks for, and compares in its own time`() {
    var robot = SetsRobot()
    robot.holdsComparisons = true
    robot.press("2 Enter")
    #expect(robot.row.contains("Gastzugang"))
    robot.run("filter", "change:added")
    #expect(
      robot.message
        == "The set is still being compared with the last release; try again then."
    )
    robot.answer()
    robot.run("filter", "change:none kind:golden")
    #expect(robot.message == "filter: change:none kind:golden")
    #expect(robot.row.contains("cafeteria") && !robot.sees("Gastzugang"))
  }

  @Test func `lets examples wait again when they could not be saved`() {
    var robot = opened()
    robot.failure = "The disk is full; make room and try again."
    robot.press("a")
    #expect(
      robot.message == "1 example not approved: The disk is full; make room and try again."
    )
    robot.press("k")
    #expect(robot.sees("Waits for approval"))
  }

  @Test func `shows what was left out, and why`() {
    var robot = opened()
    robot.press("D")
    #expect(robot.row.contains("duplicate") && robot.row.contains("VPN token reset?"))
    #expect(robot.sees("How do I reset the token for the VPN?"))
    robot.press("a")
    #expect(robot.approvals.isEmpty)
    #expect(
      robot.message.hasPrefix("The list shows what was left out; Esc shows the examples.")
    )
    robot.press("j")
    #expect(robot.sees("9,120 characters"))
    robot.press("Esc")
    #expect(robot.row.contains("Gastzugang"))
  }

  @Test func `shows how the answer became what is expected`() {
    var robot = opened()
    robot.press("j Tab G")
    #expect(robot.sees("VPN token reset?"))
    robot.press("g }")
    #expect(robot.sees("[-arrives by post-]{+is shown at once+}."))
  }

  @Test func `keeps its place when the store changes under it`() {
    var robot = opened()
    robot.press("j j")
    let row = robot.row
    robot.store.approve(set, [0], .approved)
    robot.send(.storeChanged(at: Timestamp(milliseconds: 0)))
    #expect(robot.row.dropFirst(4) == row.dropFirst(4))
    #expect(robot.sees("1 approved"))
    robot.store.sets = []
    robot.send(.storeChanged(at: Timestamp(milliseconds: 0)))
    #expect(robot.message == "The set is gone from the store.")
  }

  @Test func `lists anew, by the same filter, when examples are gone`() {
    var robot = opened()
    robot.press("j j Space")
    robot.store.sets[0].examples.removeLast()
    robot.send(.storeChanged(at: Timestamp(milliseconds: 0)))
    #expect(robot.row.contains("cafeteria") && !robot.sees("monitor"))
    #expect(robot.sees("3 to look at") && !robot.sees("marked"))
    robot.run("filter", "kind:regression")
    robot.store.sets[0].examples.removeLast()
    robot.send(.storeChanged(at: Timestamp(milliseconds: 0)))
    #expect(robot.message == "filter: kind:regression" && robot.sees("VPN"))
    #expect(!robot.sees("Gastzugang"))
  }

  @Test func `changes nothing of a set that was released`() {
    var robot = SetsRobot()
    robot.store.released = [set]
    robot.press("2 Enter")
    for key in ["a", "x", "A", "u", "Z"] {
      robot.press(key)
      #expect(robot.message.hasPrefix("This set was released and stays as it is;"), "\(key)")
    }
    #expect(robot.approvals.isEmpty)
  }

  @Test func `opens the first set for an Enter that came before the list`() {
    var robot = SetsRobot()
    robot.holdsReads = true
    robot.press("2 Enter")
    #expect(robot.message == "The sets are being read; the first one opens then.")
    robot.answer()
    #expect(robot.row.contains("Gastzugang"))
  }

  @Test func `says what to do when there is no set`() {
    var robot = SetsRobot()
    robot.store.sets = []
    robot.press("2")
    #expect(robot.sees("There is no curated set yet; `errata curate` makes one."))
    robot.press("Enter a")
    #expect(robot.message == "No set is open; Enter opens the selected one.")
  }

  @Test(arguments: Command.allCases)
  func `has every command safe, with no set, a set, drops and an empty set`(command: Command) {
    for keys in ["2", "2 Enter", "2 Enter D", "2 j Enter", "2 Enter V"] {
      var robot = SetsRobot()
      robot.press(keys)
      robot.run(command.rawValue)
      _ = robot.grid
      robot.run(command.rawValue, "3")
      _ = robot.grid
    }
  }

  @Test(arguments: [
    Size(columns: 0, rows: 0), Size(columns: 60, rows: 16), Size(columns: 200, rows: 60),
  ])
  func `can be drawn at any size`(size: Size) {
    let robot = opened(size: size)
    #expect(robot.grid.size == size)
  }
}
