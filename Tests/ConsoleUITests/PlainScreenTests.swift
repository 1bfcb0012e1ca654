import CellGrid
import ReviewModel
import Testing

@testable import ConsoleUI

@Suite struct `The plain screen` {
  private func robot(columns: Int) -> Robot {
    Robot(size: Size(columns: columns, rows: 40)) {
      $0.themes = [themeOfTests.withoutDrawing]
      $0.isPlain = true
    }
  }

  /// Everything that the console draws itself on a screen, over records in ASCII.
  @Test(arguments: [
    "", "j", "V", "e a b c", "?", "Ctrl-P", "T", "d", "/ t", "F", ":", "Enter", "2",
  ])
  func `has no line and no sign beyond ASCII`(keys: String) {
    for columns in [80, 160] {
      var robot = robot(columns: columns)
      robot.press(keys)
      let own = robot.screen.unicodeScalars.filter { !$0.isASCII }
      #expect(
        own.allSatisfy { $0.properties.isAlphabetic },
        "\(String(String.UnicodeScalarView(own)))"
      )
      #expect(!robot.screen.contains("--") && !robot.screen.contains("|"))
    }
  }

  @Test func `has nothing of the record on the rows of a menu or of a question`() {
    for keys in ["d", "Space Space a", "?"] {
      var robot = robot(columns: 80)
      let before = robot.lines
      robot.press(keys)
      let shown = ["unanswerable", "Affirm 2 items?", "Next item"]
      guard
        let row = robot.lines.firstIndex(where: { line in shown.contains { line.contains($0) } })
      else {
        Issue.record("nothing is shown for \(keys)")
        continue
      }
      let words = before[row].split(separator: " ").filter { $0.count > 3 }
      #expect(!words.contains { robot.lines[row].contains($0) }, "\(robot.lines[row])")
    }
  }

  @Test func `has one pane above the other, however wide it is`() throws {
    let robot = robot(columns: 200)
    let layout = try #require(ConsoleLayout(robot.state))
    #expect(
      layout.divider.isEmpty && layout.list.columns == 200 && layout.record.top > layout.list.top
    )
  }

  @Test func `has what went and what came in brackets, in the record and in the editor`() {
    var corrected = item(1, "How long?", "The token comes by post within five days.")
    corrected.feedback = Feedback(.down, correction: "The token comes at once, within five days.")
    var robot = Robot([corrected], size: Size(columns: 80, rows: 40)) {
      $0.themes = [themeOfTests.withoutDrawing]
      $0.isPlain = true
    }
    #expect(themeOfTests.appearance != .mono, "else any theme would do")
    #expect(robot.sees("The token comes [-by post-]{+at once,+} within five days."))
    robot.press("e")
    robot.run("editor.from-answer")
    robot.run("editor.text-start")
    robot.type("Now: ")
    robot.run("editor.diff")
    #expect(robot.sees("{+Now: +}The token comes by post"))
  }

  @Test func `has the words in brackets that a side of a conflict has otherwise`() {
    let sides = [("ada", "The token comes by post."), ("ben", "The token comes at once.")].map {
      ConflictSide(interaction: "q", correction: $0.1, reviewer: $0.0)
    }
    let conflict = item(1, "How long?", "Soon.", kind: .conflict, sides: sides)
    let robot = Robot([conflict], size: Size(columns: 80, rows: 40)) {
      $0.themes = [themeOfTests.withoutDrawing]
      $0.isPlain = true
    }
    #expect(robot.sees("The token comes {+by post+}."))
    #expect(robot.sees("The token comes {+at once+}."))
  }

  @Test func `has the cursor on the selected row, the caret, or the choice`() {
    var robot = robot(columns: 80)
    robot.press("jj")
    let row = robot.screen.split(separator: "\n", omittingEmptySubsequences: false)
    let cursor = robot.grid.cursor
    #expect(cursor.map { row[$0.row].contains("> ") || row[$0.row].contains(">") } == true)
    robot.press("e a b")
    #expect(robot.grid.cursor != nil && robot.grid.cursor != cursor)
  }
}
