import CellGrid
import ConsoleUI
import Queueing
import ReviewModel
import Testing

private let guide = """
  # Guidelines

  Be **kind**, and see [the policy](https://desk.example/policy).

  """ + (1...60).map { "\n\($0). Rule number \($0)." }.joined()

private let around = RelatedRecords(
  turns: (1...12).map {
    RelatedRecord(
      id: InteractionID("t\($0)"),
      time: time(day: 1),
      question: "What of turn \($0)?",
      answer: "This is *answer* \($0).\nIt has two lines.",
      agent: Agent(version: "2.4.0"),
      signal: $0 == 2 ? .up : nil
    )
  },
  hasEarlierTurns: true,
  answers: [
    RelatedRecord(
      id: "o1",
      time: nil,
      question: "Same?",
      answer: "Another **answer**.",
      isCut: true,
      signal: .down
    )
  ]
)

private func robot(_ columns: Int = 80, _ rows: Int = 24, isPlain: Bool = false) -> Robot {
  var robot = Robot(helpDesk, size: Size(columns: columns, rows: rows)) {
    $0.hasGuidelines = true
    $0.isPlain = isPlain
  }
  robot.desk.guidelines = .text(guide)
  robot.desk.related = [1: around]
  return robot
}

@Suite struct `The team's guidelines` {
  @Test func `Lie over the record where there is no room beside it`() {
    var robot = robot()
    robot.press("h")
    #expect(robot.sees("Be kind, and see the policy <https://desk.example/policy>."))
    #expect(!robot.sees("Reset token"))
    robot.press("h")
    #expect(robot.sees("Reset token"))
    #expect(!robot.sees("Be kind"))
  }

  @Test func `Stand beside the record on a wide screen, and the queue stays`() {
    var robot = robot(200, 40)
    robot.press("h")
    #expect(robot.sees("Be kind"))
    #expect(robot.sees("Reset token"))
    #expect(robot.sees("Can I use my own monitor"))
    robot.press("j")
    #expect(robot.sees("Be kind"))
    #expect(robot.sees("Desk equipment"))
  }

  @Test func `Are scrolled by the keys that scroll the record, which stays where it is`() {
    for columns in [80, 200] {
      var robot = robot(columns, 24)
      robot.press("J J")
      let record = robot.lines
      robot.press("h")
      #expect(robot.sees("Rule number 1."))
      robot.press("PgDn")
      #expect(!robot.sees("Be kind"))
      robot.press("G")
      #expect(robot.sees("Rule number 60."))
      robot.press("g")
      #expect(robot.sees("Be kind"))
      robot.press("Esc")
      #expect(robot.lines == record)
    }
  }

  @Test func `Take turns with record and queue for the focus`() {
    var robot = robot(200, 24)
    robot.press("h")
    robot.press("J")
    #expect(robot.sees("Thumbs down"))
    robot.press("Tab Tab")
    robot.press("J J J")
    #expect(!robot.sees("Thumbs down"))
  }

  @Test func `Can be read while a correction is written`() {
    for columns in [80, 200] {
      var robot = robot(columns, 30)
      robot.press("e")
      robot.type("h")
      #expect(!robot.sees("Be kind"))
      robot.press("Ctrl-R")
      #expect(robot.sees("Be kind"))
      robot.press("Ctrl-D Ctrl-D")
      #expect(!robot.sees("Be kind"))
      robot.type("i")
      #expect(robot.sees("hi"))
      robot.press("Ctrl-R")
      #expect(robot.state.editing != nil && robot.sees("hi"))
    }
  }

  @Test func `Are read again when they are opened or refreshed`() {
    var robot = robot()
    #expect(!robot.effects.contains(.loadGuidelines))
    robot.press("h h")
    robot.desk.guidelines = .text("New ones.")
    robot.press("h")
    #expect(robot.sees("New ones."))
    robot.desk.guidelines = .problem("The guidelines cannot be read from guide.md: it is no file.")
    robot.press("R")
    #expect(robot.sees("cannot be read from guide.md"))
  }

  @Test func `Are read again when their file changes while they are open`() {
    var robot = robot()
    robot.desk.guidelines = .text("New ones.")
    robot.send(.guidelinesChanged)
    #expect(!robot.effects.contains(.loadGuidelines))
    robot.press("h")
    robot.desk.guidelines = .text("Newer ones.")
    robot.send(.guidelinesChanged)
    #expect(robot.sees("Newer ones."))
    #expect(robot.message == "The guidelines have changed and were read again.")
  }

  @Test func `Say how to set them when they are not`() {
    var robot = Robot()
    robot.press("h")
    #expect(
      robot.message == "No guidelines are set; guidelines = \"FILE.md\" in errata.toml names them."
    )
  }

  @Test func `Nothing is decided or marked while they hide the record`() {
    var robot = robot()
    for key in ["a", "s", "d", "e", "Space"] {
      robot.press("h \(key)")
      #expect(robot.message == "The guidelines lie over this one; Esc closes the page.")
      robot.press("h")
    }
    #expect(robot.desk.verdict(of: 1) == nil)
    #expect(!robot.state.queue.hasMarks)
    var wide = PageTests.wide
    wide.press("h a")
    #expect(wide.desk.verdict(of: 1) == .affirm)
  }

  @Test func `Name the key that closes them while the keys are theirs`() {
    var robot = robot()
    robot.press("h")
    #expect(robot.footer.hasPrefix("h close  PgDn page down"))
    #expect(!robot.footer.contains("zoom") && robot.footer.contains("Esc back"))
    robot.press("Enter")
    #expect(robot.message == "The guidelines lie over this one; Esc closes the page.")
    robot.press("h e Ctrl-R")
    #expect(robot.footer.hasPrefix("Ctrl-R close  Ctrl-D page down"))
    robot.press("Esc Esc S")
    #expect(robot.footer.hasPrefix("S close"))
    robot.press("Q")
    #expect(robot.footer.hasPrefix("Q close"))
    var wide = PageTests.wide
    wide.press("h")
    #expect(wide.footer.hasPrefix("h close"))
    wide.press("Tab")
    #expect(wide.footer.hasPrefix("e correct"))
  }

  @Test func `Are raw at the key that shows the record so, and plain where the screen is`() {
    var robot = robot()
    robot.press("h M")
    #expect(robot.sees("Be **kind**, and see [the policy]"))
    var plain = PageTests.plain
    plain.press("h")
    #expect(plain.sees("Be kind"))
  }

  @Test func `Follow the wheel`() {
    var robot = robot()
    robot.press("h")
    robot.mouse(.wheelDown, column: 10, row: 10)
    robot.mouse(.wheelDown, column: 10, row: 10)
    #expect(!robot.sees("Be kind"))
  }
}

private enum PageTests {
  static var wide: Robot { robot(200, 40) }
  static var plain: Robot { robot(200, 40, isPlain: true) }
}

@Suite struct `What stands around a record` {
  @Test func `Is asked for when somebody wants to see it, once`() {
    var robot = robot()
    #expect(!robot.effects.contains(.loadRelated(1)))
    robot.press("S S Q")
    #expect(robot.effects.count { $0 == .loadRelated(1) } == 1)
  }

  @Test func `The earlier turns of its session can be read, and the record stays where it was`() {
    var robot = robot()
    robot.press("J J J")
    let record = robot.lines
    robot.press("S")
    #expect(robot.sees("Earlier in this session"))
    #expect(robot.sees("The session has earlier turns."))
    #expect(robot.sees("Turn 1 of the last 12"))
    #expect(robot.sees("This is answer 1."))
    robot.press("] ] ]")
    #expect(robot.sees("Turn 3 of the last 12"))
    #expect(!robot.sees("Turn 2 of the last 12"))
    robot.press("j j j j G")
    #expect(robot.sees("What of turn 12?"))
    #expect(robot.state.shownItem == 1)
    robot.press("S")
    #expect(robot.lines == record)
  }

  @Test func `Other answers to its question can be read, with what their users said`() {
    var robot = robot()
    robot.press("Q")
    #expect(robot.sees("Answer 1 of 1  thumbs down"))
    #expect(robot.sees("Another answer."))
    #expect(robot.sees("It goes on; errata show o1 has all of it."))
    robot.press("S")
    #expect(robot.sees("Turn 1 of the last 12"))
    robot.press("q")
    #expect(!robot.hasQuit && robot.sees("Reset token"))
  }

  @Test func `Says that there may be more answers than it has read`() {
    var robot = robot()
    robot.desk.related[1]?.hasOlderAnswers = true
    robot.press("Q")
    #expect(robot.sees("Answer 1 of 1 or more"))
  }

  @Test func `Says so when there is nothing`() {
    var robot = robot()
    robot.press("j S")
    #expect(robot.sees("This is the first turn of its session."))
    robot.press("Q")
    #expect(robot.sees("Nobody else asked this question"))
  }

  @Test func `Says so when there is something that nobody may use`() {
    var robot = robot()
    robot.desk.related = [2: RelatedRecords(withheldTurns: 1, withheldAnswers: 3)]
    robot.press("j S")
    #expect(robot.sees("1 earlier turn is not shown: its user allows no use."))
    robot.press("Q")
    #expect(robot.sees("3 other answers are not shown: their users allow no use."))
  }

  @Test func `Goes with the record that it is about, and is forgotten when the store changes`() {
    var robot = robot(200, 40)
    robot.press("Q")
    robot.mouse(.press, column: 5, row: 3)
    #expect(robot.state.shownItem == 2)
    #expect(!robot.sees("Another answer."))
    robot.press("k Q")
    robot.desk.related = [:]
    robot.meanwhile { _, _ in }
    #expect(robot.sees("Nobody else asked this question"))
  }

  @Test func `Nothing is decided on what it hides`() {
    var robot = robot()
    robot.press("Q d")
    #expect(robot.message == "Another record lies over this one; Esc closes the page.")
  }

  @Test(arguments: [(60, 16), (80, 24), (120, 40), (200, 60)])
  func `Fits every screen`(columns: Int, rows: Int) {
    var robot = robot(columns, rows)
    for keys in [
      "h", "S", "Q", "Enter", "e", "Ctrl-R", "Ctrl-S", "Esc", "Esc", "Esc", "h", "2", "1",
    ] {
      robot.press(keys)
      #expect(robot.grid.size == Size(columns: columns, rows: rows))
    }
  }
}

@Suite struct `What the user says` {
  @Test func `Stands out in the record`() {
    var robot = Robot()
    robot.press("g")
    #expect(robot.sees("The user says"))
    #expect(robot.sees("#outdated"))
  }
}
