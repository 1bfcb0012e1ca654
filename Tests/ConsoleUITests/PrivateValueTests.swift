import CellGrid
import ConsoleUI
import ReviewModel
import TestSupport
import Testing

/// A robot whose store finds two addresses and a key in what is typed.
private func robot(
  columns: Int = 80,
  rows: Int = 24,
  theme: Int = 1
) -> Robot {
  var robot = Robot(helpDeskWithoutSources, size: Size(columns: columns, rows: rows)) {
    $0.theme = theme
  }
  robot.privateWords = [
    "ann@x.example": "EMAIL", "bob@x.example": "EMAIL", "sk-12345": "API_KEY",
  ]
  return robot
}

extension Robot {
  fileprivate mutating func write(_ text: String) {
    press("e")
    type(text)
    press("Ctrl-S")
  }

  /// The reasons to keep that decisions were sent with.
  fileprivate var reasons: [String?] {
    effects.compactMap { effect -> String?? in
      guard case .decide(_, _, _, _, let reason, _) = effect else { return nil }
      return .some(reason)
    }
  }

  fileprivate var searches: Int {
    effects.filter { if case .findPrivate = $0 { true } else { false } }.count
  }
}

@Suite struct `Private values in the editor` {
  @Test(arguments: ["", "Esc"])
  func `Are asked about, and what was pressed meanwhile is not taken, which is said`(key: String) {
    var robot = robot()
    robot.holdsPrivacy = true
    robot.write("Ask ann@x.example")
    robot.press("a a")
    if key.isEmpty { robot.answer() } else { robot.press(key) }
    #expect(robot.state.notice?.text == "2 keys pressed meanwhile were not taken.")
    #expect(robot.desk.verdict(of: 1) == nil && robot.desk.verdict(of: 2) == nil)
  }

  @Test func `Are looked for when nothing was typed for a moment, never at each key`() {
    var robot = robot()
    robot.press("e")
    robot.type("Ask ann@x.example")
    #expect(robot.searches == 0)
    #expect(!robot.sees("private value"))
    robot.wait(200)
    #expect(robot.searches == 1)
    #expect(robot.sees("1 private value: will be redacted"))
    robot.wait(2_000)
    #expect(robot.searches == 1)
  }

  @Test func `Stay where they are while more is typed, and go with their text`() {
    var robot = robot()
    robot.press("e")
    robot.type("Ask ann@x.example or bob@x.example")
    robot.wait(200)
    robot.press("Home")
    robot.type("Do ")
    #expect(robot.state.editing?.privateValues.map(\.scalars) == [7..<20, 24..<37])
    robot.press("Right Right Right Right Delete", every: 1)
    #expect(robot.state.editing?.privateValues.map(\.scalars) == [23..<36])
  }

  @Test func `An answer for a text that has changed is dropped`() {
    var robot = robot()
    robot.press("e")
    robot.type("Ask ann@x.example")
    robot.holdsPrivacy = true
    robot.wait(200)
    robot.type(".")
    robot.answer()
    #expect(robot.state.editing?.privateValues == [])
    robot.wait(200)
    #expect(robot.state.editing?.privateValues.count == 1)
  }

  @Test func `Are marked at once in a draft that is opened again`() {
    var robot = robot()
    robot.press("e")
    robot.type("Ask ann@x.example")
    robot.press("Esc e", every: 1)
    #expect(robot.sees("1 private value: will be redacted"))
  }

  @Test(arguments: [0, 1])
  func `Have a face of their own`(theme: Int) {
    var robot = robot(theme: theme)
    robot.press("e")
    robot.type("Ask ann@x.example, not bob@x.example\nwith sk-12345.")
    robot.wait(200)
    expectScreen(robot.grid, named: "private-\(theme == 0 ? "mono" : "faces")", styled: true)
  }
}

@Suite struct `Submitting private values` {
  @Test func `Nothing is asked about a text without any`() {
    var robot = robot()
    robot.write("Nothing.")
    #expect(robot.desk.verdict(of: 1) == .correct("Nothing."))
    #expect(robot.reasons == [nil])
  }

  @Test(arguments: ["Enter", "r", "1"])
  func `Are redacted unless the reviewer says otherwise`(key: String) {
    var robot = robot()
    robot.write("Ask ann@x.example")
    #expect(robot.sees("1 private value in the text"))
    #expect(robot.desk.verdict(of: 1) == nil)
    robot.press(key)
    #expect(robot.desk.verdict(of: 1) == .correct("Ask ann@x.example"))
    #expect(robot.reasons == [nil])
    #expect(robot.selected == "hd-0002")
  }

  @Test func `Are kept for a reason only`() {
    var robot = robot()
    robot.write("Ask ann@x.example")
    robot.press("k Enter")
    #expect(robot.footer.contains("Keeping private values needs a reason"))
    robot.type("the public desk")
    robot.press("Enter")
    #expect(robot.reasons == ["the public desk"])
    #expect(robot.state.editing == nil)
  }

  @Test func `Esc goes back a step at a time, and the text is there as it was`() {
    var robot = robot()
    robot.write("Ask ann@x.example")
    robot.press("k Esc")
    #expect(robot.sees("1 private value in the text"))
    robot.press("Esc")
    #expect(robot.state.context == .editor)
    robot.type("!")
    #expect(robot.state.editing?.text == "Ask ann@x.example!")
    #expect(robot.reasons == [])
  }

  @Test func `Secrets alone cannot be kept`() {
    var robot = robot()
    robot.write("Use sk-12345")
    robot.press("k")
    #expect(robot.message.hasPrefix("Secrets cannot be kept: 1 API_KEY."), "\(robot.message)")
    #expect(robot.state.context == .menu)
    robot.press("r")
    #expect(robot.reasons == [nil])
  }

  @Test func `Beside secrets the others can be kept`() {
    var robot = robot()
    robot.write("ann@x.example has sk-12345")
    #expect(robot.sees("all but secrets"))
    robot.press("k")
    robot.type("ann asked for it")
    robot.press("Enter")
    #expect(robot.reasons == ["ann asked for it"])
  }

  @Test func `In a note are asked about like those in a correction`() {
    var robot = robot()
    robot.press("f Tab")
    robot.type("says bob@x.example")
    robot.press("Tab 1")
    #expect(robot.sees("1 private value in the text"))
    robot.press("Esc")
    #expect(robot.sees("says bob@x.example"))
    #expect(robot.desk.status(of: 1) == .open)
    robot.press("Tab 1 r")
    #expect(robot.desk.status(of: 1) == .flagged)
  }

  @Test func `A batch with a note asks after its count was confirmed`() {
    var robot = robot()
    robot.press("Space Space d Tab")
    robot.type("both from ann@x.example")
    robot.press("Tab 1 y")
    #expect(robot.sees("1 private value in the text"))
    robot.press("k")
    robot.type("known")
    robot.press("Enter")
    #expect(robot.reasons == ["known"])
    #expect(robot.desk.status(of: 2) == .decided(.discard))
  }

  @Test func `Keys that come before the answer are meant for what follows`() {
    var robot = robot()
    robot.press("e")
    robot.type("Fine.")
    robot.holdsPrivacy = true
    robot.press("Ctrl-S a", every: 1)
    #expect(robot.state.editing?.text == "Fine.")
    robot.answer()
    #expect(robot.desk.verdict(of: 1) == .correct("Fine."))
    #expect(robot.desk.verdict(of: 2) == .affirm)
  }

  @Test func `Keys that come before a question answer nothing`() {
    var robot = robot()
    robot.press("e")
    robot.type("ann@x.example")
    robot.holdsPrivacy = true
    robot.press("Ctrl-S r", every: 1)
    robot.answer()
    #expect(robot.state.context == .menu)
    #expect(robot.reasons == [])
  }

  @Test func `Esc gives a search up that takes long`() {
    var robot = robot()
    robot.press("e")
    robot.type("Fine.")
    robot.holdsPrivacy = true
    robot.press("Ctrl-S x Esc", every: 1)
    robot.answer()
    #expect(robot.state.editing?.text == "Fine.")
    #expect(robot.desk.verdict(of: 1) == nil)
  }

  @Test func `An item that is erased meanwhile takes the question with it`() {
    var robot = robot()
    robot.write("Ask ann@x.example")
    robot.desk.erase([1])
    robot.send(.missing([1]))
    #expect(robot.state.overlay == nil)
    #expect(robot.reasons == [])
  }

  @Test func `The message says how many were replaced`() {
    var robot = robot()
    robot.holdsDecisions = true
    robot.write("Ask ann@x.example")
    robot.press("r")
    robot.send(.decided(ticket: 1, outcomes: [ItemOutcome(item: 1)], replaced: 1))
    #expect(
      robot.message == "hd-0001 corrected; u takes it back. 1 private value was replaced.",
      "\(robot.message)"
    )
  }

  @Test func `What was kept stands in the history with its reason`() {
    var items = helpDesk
    items[0].history.append(
      DecisionEvent(
        sequence: 1,
        item: 1,
        operation: "o",
        action: .decide(.skip),
        reviewer: "bo",
        time: time(day: 12),
        kept: KeptValues(reason: "the public desk", types: ["EMAIL", "PHONE"])
      )
    )
    var robot = Robot(items, size: Size(columns: 120, rows: 60))
    robot.press("G Enter")
    #expect(robot.sees("kept EMAIL, PHONE: the public desk"))
  }

  @Test(arguments: [(80, 24), (120, 40)])
  func `Ask in a small window`(columns: Int, rows: Int) {
    var robot = robot(columns: columns, rows: rows)
    robot.write("Ask ann@x.example, not bob@x.example\nwith sk-12345.")
    expectScreen(robot.grid, named: "private-asked-\(columns)x\(rows)")
    robot.press("k")
    robot.type("public")
    expectScreen(robot.grid, named: "private-kept-\(columns)x\(rows)")
  }
}
