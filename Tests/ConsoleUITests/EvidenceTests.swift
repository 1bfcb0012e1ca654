import CellGrid
import Configuration
import ConsoleUI
import ReviewModel
import TestSupport
import Testing
import TextAnalysis

/// An answer with every standing: supported, in part, denied, unsupported, and nothing to look for.
let judgedItem = item(
  1,
  "How long does a Crate take?",
  "Here is what the sources say:\n"
    + "1. A Crate is sent within 3 working days and costs 49 euros.\n"
    + "2. Its unlock code is printed in the parcel.\n"
    + "3. Couriers in Bergen collect damaged cartons every second Tuesday.\n"
    + "4. You get 40 euros back when the drive returns, minus a cleaning fee of 12 euros.",
  sources: [
    Source(title: "Prices", uri: "https://desk.example/prices"),
    Source(
      title: "Crate",
      text: (1...30).map { "Paragraph \($0) is about something else.\n" }.joined()
        + "A Crate is sent within 3 working days and costs 49 euros. You get 40 euros back when the "
        + "drive returns within 45 days. Its unlock code is never printed in the parcel."
    ),
  ]
)

@Suite struct `The evidence in the record` {
  private var robot: Robot {
    Robot([judgedItem] + helpDesk.dropFirst(), size: Size(columns: 80, rows: 40))
  }

  @Test func `Says how many sentences of the answer lack support, and marks them`() {
    let robot = robot
    #expect(robot.sees("Answer  1 of 4 sentences contradicted, 1 unsupported, 1 in part"))
    #expect(robot.lines.contains { $0.hasPrefix(" ? 3. Couriers in Bergen") })
    #expect(robot.lines.contains { $0.hasPrefix(" x 2. Its unlock code") })
    #expect(robot.lines.contains { $0.hasPrefix("   1. A Crate is sent") })
  }

  @Test func `Goes from sentence to sentence and says what supports each`() {
    var robot = robot
    robot.press(")")
    #expect(robot.message == "Sentence 1 of 4 is supported; w shows where, in source 2.")
    robot.press(")")
    #expect(
      robot.message
        == "Sentence 2 of 4 seems to contradict source 2; w shows where."
    )
    robot.press(")")
    #expect(
      robot.message
        == "Sentence 3 of 4 has no support: no source has a word of it beyond the question's."
    )
    robot.press(") )")
    #expect(robot.message == "There is no further sentence.")
    robot.press("(")
    #expect(robot.message.hasPrefix("Sentence 3 of 4"))
  }

  @Test func `Jumps to the passage, which is highlighted, and back`() throws {
    var robot = robot
    robot.press(")")
    robot.press("w")
    #expect(robot.message == "Source 2 says it, as far as words can tell; w goes back.")
    #expect(robot.sees("working days and costs 49 euros. You get"))
    let passage = try #require(robot.state.highlightedPassage)
    #expect(passage.source == 1)
    let text = try #require(judgedItem.interaction.sources[1].text)
    let shown = String(String.UnicodeScalarView(Array(text.unicodeScalars)[passage.range]))
    #expect(shown == "A Crate is sent within 3 working days and costs 49 euros.")
    let row = try #require(
      robot.lines.firstIndex { $0.contains("A Crate is sent within 3 working days") }
    )
    #expect(robot.grid[Point(column: 5, row: row)]?.style.attributes.contains(.reverse) == true)
    robot.press("w")
    #expect(robot.sees("Question") && !robot.sees("Paragraph 29"))
  }

  @Test func `Begins with the first sentence that lacks support`() {
    var robot = robot
    robot.press("w")
    #expect(robot.message.hasPrefix("Source 2 seems to say the opposite"))
  }

  @Test func `Is over with Esc, and with the next item`() {
    var robot = robot
    robot.press(")")
    #expect(robot.state.highlightedPassage != nil)
    robot.press("Esc")
    #expect(robot.state.highlightedPassage == nil)
    robot.press(") j k")
    #expect(robot.state.highlightedPassage == nil)
  }

  @Test(arguments: [
    (
      "The lamp ships from depot 4. It is blue.", "1 of 2 sentences supported, 1 too short to judge"
    ),
    ("It is blue.", "too short to judge"),
    ("It is blue. It's free.", "all 2 sentences too short to judge"),
    (
      "Zebras gallop across endless northern plains. It is blue.",
      "1 of 2 sentences unsupported, 1 too short to judge"
    ),
    ("The lamp ships from depot 4.", "supported"),
  ])
  func `Counts no sentence as supported that is too short to judge`(answer: String, words: String) {
    let source = "The lamp ships from depot 4. It weighs 120 grams and costs 30 dollars."
    let robot = Robot([item(1, "What of it?", answer, sources: [Source(text: source)])])
    let header = robot.lines.first { $0.contains("Answer  ") } ?? ""
    #expect(header.contains("Answer  \(words)"), "\(header)")
  }

  @Test func `Says when only the first sentences of a long answer were looked at`() {
    let source = "The lamp ships from depot 4. It weighs 120 grams and costs 30 dollars."
    let answer = String(repeating: "The lamp ships from depot 4.\n", count: 230)
    let robot = Robot(
      [item(1, "What of it?", answer + "Zebras gallop.", sources: [Source(text: source)])],
      size: Size(columns: 200, rows: 30)
    )
    let header = robot.lines.first { $0.contains("Answer  ") } ?? ""
    #expect(
      header.contains("Answer  the first 200 sentences supported, the rest is not looked at"),
      "\(header)"
    )
  }

  @Test func `Says the same of a sentence in its mark, in the count and in words`() {
    let asked = "How long is a backup of the drive kept?"
    let source = "The drive is erased with its backup after the return."
    var robot = Robot([
      item(1, asked, "The backup of the drive is kept for a year.", sources: [Source(text: source)])
    ])
    #expect(robot.sees("Answer  too short to judge"))
    #expect(!robot.lines.contains { $0.hasPrefix(" ~ ") || $0.hasPrefix(" ? ") })
    robot.press("w")
    #expect(robot.message == "No source has a word of this answer beyond the question's.")
    robot.press(")")
    #expect(robot.message.hasPrefix("Sentence 1 of 1 is too short to judge: no source has its few"))
  }

  @Test func `Says that there is no text rather than no support`() {
    var robot = robot
    robot.press("j")
    #expect(robot.sees("Answer  no source text"))
    robot.press(")")
    #expect(robot.message == "No source of this record has a text to look in.")
    #expect(robot.grid.description.contains("?") && !robot.lines.contains { $0.hasPrefix(" ? ") })
  }

  @Test func `Finds a passage far down a long source`() {
    let long = (0..<3_000).map { "Line \($0) says nothing of it.\n" }.joined()
    var robot = Robot([
      item(
        1,
        "When?",
        "Herons migrate in October.",
        sources: [Source(text: long + "Herons migrate in October.")]
      )
    ])
    robot.press("w")
    #expect(robot.sees("Herons migrate in October."))
    #expect(robot.sees("Line 2999 says nothing of it."))
  }

  @Test(arguments: [(80, 24), (120, 40)])
  func `Looks at its best`(columns: Int, rows: Int) {
    var robot = Robot([judgedItem] + helpDesk.dropFirst(), size: Size(columns: columns, rows: rows))
    {
      $0.theme = 1
    }
    robot.press(") )")
    expectScreen(robot.grid, named: "evidence-\(columns)x\(rows)")
    robot.press("w")
    expectScreen(robot.grid, named: "evidence-passage-\(columns)x\(rows)")
  }

  @Test func `Says the same without colours and beyond ASCII`() {
    var robot = robot
    robot.press(")")
    expectScreen(robot.grid, named: "evidence-mono", styled: true)
  }

  @Test func `Stands out in every theme, on every kind of terminal`() throws {
    for support in ColorSupport.allCases {
      for theme in ThemeLibrary(folder: nil).themes(for: support).themes {
        let robot = robot
        let grid = robot.state.render(size: Size(columns: 80, rows: 40), theme: theme)
        let lines = grid.description.split(separator: "\n", omittingEmptySubsequences: false)
        let marked = try #require(lines.firstIndex { $0.contains("3. Couriers in Bergen") })
        let plain = try #require(lines.firstIndex { $0.contains("1. A Crate is sent") })
        #expect(lines[marked].dropFirst(1).first == theme.symbol(.unsupported).first)
        let one = grid[Point(column: 10, row: marked)]?.style
        let other = grid[Point(column: 10, row: plain)]?.style
        #expect(one?.attributes != other?.attributes, "\(theme.name)")
      }
    }
  }
}

@Suite struct `The evidence in the editor` {
  private func robot(typing text: String) -> Robot {
    var robot = Robot([judgedItem] + helpDesk.dropFirst(), size: Size(columns: 100, rows: 40))
    robot.press("e")
    robot.type(text)
    return robot
  }

  @Test func `Comes a moment after the last key, and stays where it is while one types on`() {
    var robot = robot(
      typing:
        "A Crate is sent within 3 working days. Penguins deliver cartons across Bergen harbour."
    )
    #expect(!robot.sees("1 of 2 sentences"), "nobody paused yet")
    robot.wait(200)
    #expect(robot.sees("1 of 2 sentences unsupported"))
    robot.type(" And")
    #expect(robot.sees("1 of 2 sentences unsupported"))
    robot.press("Ctrl-Z", every: 10)
    robot.wait(200)
    #expect(robot.sees("1 of 2 sentences unsupported"))
  }

  @Test func `Costs a key that changes nothing else no more than its cell`() {
    var robot = robot(typing: "Penguins deliver cartons across Bergen harbour. A Crat")
    robot.wait(200)
    let before = robot.grid
    robot.type("e")
    let runs = robot.grid.diff(from: before)
    #expect(runs.reduce(0) { $0 + $1.columns.count } <= 1, "\(runs)")
  }

  @Test func `Is there at once when a draft is opened`() {
    var robot = robot(typing: "Penguins deliver cartons across Bergen harbour.")
    robot.press("Esc", every: 10)
    robot.press("e", every: 10)
    #expect(robot.sees("1 of 1 sentence unsupported"))
  }

  @Test func `Shows the passage for the sentence at the caret, and goes back`() {
    var robot = robot(typing: "It arrives. The unlock code is never printed in the parcel.")
    let before = robot.lines[5]
    robot.press("Ctrl-N")
    #expect(robot.message == "Source 2 says it, as far as words can tell; Ctrl-N goes back.")
    #expect(robot.sees("is never printed in the parcel."))
    robot.press("Ctrl-N")
    #expect(robot.lines[5] == before)
    robot.type("!")
    #expect(robot.state.editing?.text.hasSuffix("parcel.!") == true)
  }

  @Test func `Marks nothing without a text in the sources`() {
    var robot = Robot(size: Size(columns: 100, rows: 40))
    robot.press("j e")
    robot.type("Penguins deliver cartons across Bergen harbour.")
    robot.wait(200)
    #expect(!robot.sees("unsupported"))
    robot.press("Ctrl-N")
    #expect(robot.message == "No source of this record has a text to look in.")
  }
}
