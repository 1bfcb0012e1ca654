import CellGrid
import ReviewModel
import Testing

@testable import ConsoleUI

@Suite struct `The differences of two texts` {
  private let base = "The token comes by post.\nIt takes five days.\nThe end."
  private let text = "The token comes at once.\nIt takes five days.\nThe very end."

  private func rows(_ columns: Int, hasBrackets: Bool = false) throws -> [Substring] {
    let comparison = try #require(Comparison(of: text, with: base, hasBrackets: hasBrackets))
    return comparison.shown(columns: columns, isPlain: false).text.text.split(separator: "\n")
  }

  @Test func `Stand side by side where there is room, line by line`() throws {
    let rows = try rows(84)
    let pad = { (words: String) in words.padding(40) }
    #expect(
      rows
        == [
          "\(pad("The token comes by post.")) │ The token comes at once.",
          "\(pad("It takes five days.")) │ It takes five days.",
          "\(pad("The end.")) │ The very end.",
        ].map { Substring($0) }
    )
  }

  @Test func `Stand in one text where there is none`() throws {
    #expect(
      try rows(60, hasBrackets: true) == [
        "The token comes [-by post-]{+at once+}.", "It takes five days.", "The {+very +}end.",
      ]
    )
  }

  @Test(arguments: [60, 84, 140])
  func `Are marked where they are, and each begins a stop`(columns: Int) throws {
    let comparison = try #require(Comparison(of: text, with: base, hasBrackets: false))
    let shown = comparison.shown(columns: columns, isPlain: false)
    let scalars = Array(shown.text.text.unicodeScalars)
    func words(_ role: Theme.Role) -> [String] {
      shown.text.spans.filter { $0.role == role }.map { String(scalars: scalars[$0.scalars]) }
    }
    #expect(words(.deleted) == ["by post"])
    #expect(words(.inserted).map { $0.trimmed } == ["at once", "very"])
    #expect(shown.stops.count == 2)
  }

  @Test func `Are wrapped within their columns`() throws {
    let long = (1...30).map { "word\($0)" }.joined(separator: " ")
    let comparison = try #require(
      Comparison(of: long + " new", with: long + " old", hasBrackets: false)
    )
    let shown = comparison.shown(columns: 90, isPlain: true)
    let rows = shown.text.text.split(separator: "\n")
    #expect(rows.count > 3)
    #expect(Set(rows.map { $0.prefix { $0 != "|" }.count }).count == 1)
    #expect(!rows.contains { $0.count > 90 })
    #expect(shown.stops.count == 1)
  }

  @Test(arguments: [
    ("", "a"), ("a b c", "a b c"), ("One thing is so.", "Quite another matter, to be sure."),
    (String(repeating: "a ", count: 9_000), String(repeating: "a ", count: 9_001)),
  ])
  func `Are not shown where they say nothing, or would cost too much`(base: String, text: String) {
    #expect(Comparison(of: text, with: base, hasBrackets: false) == nil)
  }
}

@Suite struct `A correction that a reviewer decided for` {
  @Test func `Is shown against the answer, and its differences are gone to`() {
    let answer = "The token comes by post.\nIt takes five days.\nThe end."
    let items = [item(1, "How long?", answer), item(2, "What?", "That.")]
    var robot = Robot(items, size: Size(columns: 80, rows: 50))
    robot.press("}")
    #expect(robot.message == "This record shows no texts that differ.")
    robot.run("decide.correct", "The token comes at once.\nIt takes five days.\nThe very end.")
    robot.press("k")
    #expect(robot.sees("The reviewer's correction  by you, "))
    #expect(robot.sees("What it changes in the answer"))
    robot.press("}")
    #expect(robot.sees("The token comes [-by post-]{+at once+}."))
    #expect(robot.state.record.top > 0, "the difference is gone to")
    robot.run("undo")
    #expect(!robot.sees("The reviewer's correction"))
  }
}

@Suite struct `A correction beside its answer` {
  private var corrected: ItemDetail {
    let middle = "It takes five days.\n" + String(repeating: "It stays so.\n", count: 30)
    var detail = item(1, "How long?", "The token comes by post.\n\(middle)The end.")
    detail.feedback = Feedback(
      .down,
      correction: "The token comes at once.\n\(middle)The very end."
    )
    return detail
  }

  @Test func `Is stepped through, difference by difference`() {
    for columns in [80, 240] {
      var robot = Robot([corrected], size: Size(columns: columns, rows: 24))
      robot.press("}")
      #expect(robot.sees("at once"))
      robot.press("}")
      #expect(robot.sees("very"))
      robot.press("}")
      #expect(robot.message == "There is no further difference.")
      robot.press("{")
      #expect(robot.sees("at once"))
    }
  }

  @Test(arguments: [80, 240]) func `Is stepped through while it is a draft`(columns: Int) {
    var detail = corrected
    detail.feedback = Feedback(.down)
    var robot = Robot([detail], size: Size(columns: columns, rows: 24))
    robot.press("e Ctrl-O Ctrl-End Ctrl-W")
    robot.type("finish.")
    robot.press("Esc")
    robot.press("}")
    #expect(robot.sees("finish") && robot.state.record.top > 0)
    robot.press("}")
    #expect(robot.message == "There is no further difference.")
  }

  @Test func `Is stepped through while it is written`() {
    var robot = Robot(size: Size(columns: 100, rows: 40))
    robot.press("e Ctrl-O Ctrl-Home")
    robot.type("Well: ")
    robot.press("Ctrl-End")
    robot.type(" Really.")
    robot.press("Ctrl-Home Ctrl-Home F7")
    #expect(robot.sees("against the answer") || robot.state.editing?.isBesideAnswer == true)
    #expect(robot.state.editing?.draft.caret == 0)
    robot.press("F7")
    let end = robot.state.editing?.draft.caret
    #expect(end == (robot.state.editing?.text.unicodeScalars.count ?? 0) - " Really.".count)
    robot.press("Alt-}")
    #expect(robot.message == "There is no further difference in the text.")
    robot.press("F6 Alt-{")
    #expect(robot.message == "There is no earlier difference in the text.")
  }

  @Test(arguments: [80, 240]) func `Has no difference where only ends of lines differ`(columns: Int)
  {
    var detail = item(1, "How long?", "It comes by post.\r\nIt takes five days.\r\nThe end.")
    detail.feedback = Feedback(.down)
    var robot = Robot([detail], size: Size(columns: columns, rows: 40))
    robot.press("e Ctrl-O Ctrl-End Ctrl-W")
    robot.type("finish.")
    robot.press("Esc } }")
    #expect(robot.message == "There is no further difference.")
    #expect(!robot.sees("[-\u{240D}-]"))
    robot.press("e Ctrl-T")
    let marked = robot.grid.deletedText
    if columns == 240 { #expect(marked.hasSuffix("end")) }
  }

  @Test func `While it is written, the answer beside it shows what goes`() {
    var robot = Robot(size: Size(columns: 200, rows: 40))
    robot.press("e Ctrl-O Ctrl-End Ctrl-W Ctrl-W Ctrl-W Ctrl-T")
    #expect(!robot.sees("against the answer"))
    #expect(robot.grid.deletedText.contains("days"))
    robot.resize(80, 30)
    #expect(robot.sees("against the answer"))
  }
}

extension String {
  fileprivate func padding(_ columns: Int) -> String {
    self + String(repeating: " ", count: max(0, columns - count))
  }
}

extension Grid {
  /// What is marked as gone in the answer beside the editor.
  fileprivate var deletedText: String {
    let style = theme.style(.deleted)
    let marked = (0..<20).flatMap { row in
      (0..<100).compactMap { column -> Character? in
        guard let cell = self[Point(column: column, row: row)],
          cell.style.attributes.isSuperset(of: style.attributes)
        else { return nil }
        return Character(cell.scalar)
      }
    }
    return String(marked)
  }
}
