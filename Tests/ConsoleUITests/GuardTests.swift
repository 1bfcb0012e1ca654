import CellGrid
import ConsoleUI
import ReviewModel
import TestSupport
import Testing

extension Robot {
  fileprivate mutating func write(_ text: String) {
    press("e")
    type(text)
    press("Ctrl-S")
  }

  /// The notes that decisions were sent with.
  fileprivate var notes: [String?] {
    effects.compactMap { effect -> String?? in
      guard case .decide(_, _, _, let note, _, _) = effect else { return nil }
      return .some(note)
    }
  }
}

@Suite struct `A correction that is submitted before it is known what was said before` {
  private func waiting() -> Robot {
    var robot = Robot()
    robot.desk.precedents = [
      2: Precedents(approved: [
        ApprovedAnswer(example: "x", set: "s", expected: "Any monitor can be used for 30 days.")
      ])
    ]
    robot.holdsPrecedents = true
    robot.press("j e")
    robot.type("Any monitor can be used for 180 days.")
    robot.press("Ctrl-S")
    return robot
  }

  @Test func `waits for it, and is asked about then`() {
    var robot = waiting()
    #expect(robot.desk.verdict(of: 2) == nil && robot.state.editing != nil)
    robot.answer()
    #expect(robot.sees("An approved example of this question has other"))
    #expect(robot.desk.verdict(of: 2) == nil)
  }

  @Test func `goes on, and says so, when that cannot be read`() {
    var robot = waiting()
    robot.send(.failed("No such dictionary."))
    #expect(robot.desk.verdict(of: 2) == nil)
    robot.send(.precedentsFailed(2, "The index is damaged."))
    #expect(robot.sees("What was said before cannot be read"))
    #expect(robot.desk.verdict(of: 2)?.correction == "Any monitor can be used for 180 days.")
  }

  @Test func `is not asked about over and over when that cannot be read`() {
    var robot = Robot()
    robot.desk.precedentsFailure = "The index is damaged."
    robot.press("j")
    #expect(robot.sees("What was said before cannot be read"))
    let before = robot.desk.timesAskedForPrecedents
    for _ in 0..<3 { robot.press("PgUp") }
    #expect(robot.desk.timesAskedForPrecedents == before)
  }
}

@Suite struct `A correction that looks like a slip` {
  private let slip = "The new token arrives by post within five working days."

  @Test func `Says at the bottom what Enter does with the choice`() {
    var robot = Robot()
    robot.write(slip)
    #expect(robot.footer == "Enter write on  Esc back")
    robot.press("Down")
    #expect(robot.footer == "Enter submit  Esc back")
  }

  @Test func `Is asked about, with the reason`() {
    var robot = Robot()
    robot.write(slip)
    #expect(robot.state.context == .menu)
    #expect(robot.sees("It only leaves out a part of the answer."))
    #expect(robot.desk.verdict(of: 1) == nil)
    #expect(robot.state.editing?.text == slip)
  }

  @Test(arguments: ["Enter", "Esc", "w", "1"])
  func `Can be written on`(key: String) {
    var robot = Robot()
    robot.write(slip)
    robot.press(key)
    #expect(robot.state.context == .editor)
    let rest = " No: the new token is shown once, right after the reset."
    robot.type(rest)
    robot.press("Ctrl-S")
    #expect(robot.desk.verdict(of: 1) == .correct(slip + rest))
    #expect(robot.notes == [nil])
  }

  @Test func `Is submitted all the same for a reason, which is the decision's note`() {
    var robot = Robot()
    robot.write(slip)
    robot.press("s Enter")
    #expect(robot.footer.contains("A warning is overruled for a reason only; it is logged."))
    robot.type("the portal is gone")
    robot.press("Enter")
    #expect(robot.notes == ["overruled only-deletion, unsupported: the portal is gone"])
    #expect(robot.desk.verdict(of: 1) == .correct(slip))
    #expect(robot.selected == "hd-0002")
    robot.press("k")
    robot.run("record.half-page-down")
    robot.run("move.last")
    #expect(robot.desk[1]?.history.last?.note == robot.notes[0])
  }

  @Test func `Is asked about a step back with Esc`() {
    var robot = Robot()
    robot.write(slip)
    robot.press("s Esc")
    #expect(robot.sees("It only leaves out a part of the answer."))
    robot.press("Esc")
    #expect(robot.state.editing?.text == slip)
  }

  @Test func `May have private values too, which are asked about next`() {
    var robot = Robot()
    robot.privateWords = ["five": "NAME"]
    robot.write(slip)
    robot.press("s")
    robot.type("known")
    robot.press("Enter")
    #expect(robot.sees("1 private value in the text"))
    robot.press("r")
    #expect(robot.notes == ["overruled only-deletion, unsupported: known"])
  }

  @Test func `Is asked about in a script too`() {
    var robot = Robot()
    robot.run("decide.correct", slip)
    #expect(robot.sees("It only leaves out a part of the answer."))
    robot.run("menu.accept", "submit")
    robot.run("prompt.accept", "so it is")
    #expect(robot.notes == ["overruled only-deletion, unsupported: so it is"])
  }

  @Test func `Is forgotten with a record that is gone`() {
    var robot = Robot()
    robot.write(slip)
    robot.desk.erase([1])
    robot.send(.missing([1]))
    #expect(robot.state.overlay == nil)
    #expect(robot.notes == [])
  }

  @Test func `Several warnings are asked about at once`() {
    var robot = Robot()
    robot.desk.precedents[1] = Precedents(
      approved: [ApprovedAnswer(example: "x", set: "s", expected: "It is shown once.")]
    )
    robot.send(.storeChanged(at: robot.now))
    robot.write(slip)
    #expect(robot.sees("3 warnings"))
    #expect(robot.sees("An approved example of this question"))
  }

  @Test func `Takes two keys beyond the text when there is nothing to ask`() {
    var robot = Robot()
    robot.write("It is shown at once, on the page of the reset.")
    #expect(robot.notes == [nil])
  }

  @Test(arguments: [(80, 24), (120, 40)])
  func `Is asked about in any window`(columns: Int, rows: Int) {
    var robot = Robot(size: Size(columns: columns, rows: rows)) { $0.theme = 1 }
    robot.write("It does not come by post, it's shown at once.")
    expectScreen(robot.grid, named: "warning-\(columns)x\(rows)")
    robot.press("s")
    robot.type("tried it")
    expectScreen(robot.grid, named: "overruling-\(columns)x\(rows)")
  }
}
