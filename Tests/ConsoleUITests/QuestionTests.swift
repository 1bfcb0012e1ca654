import CellGrid
import ReviewModel
import TestSupport
import Testing

@testable import ConsoleUI

/// A question that the console asks, and how one comes to it.
struct AskedQuestion: CustomTestStringConvertible, Sendable {
  let name: String
  /// Comes to the question in a window of that size.
  let ask: @Sendable (Size) -> ConsoleState
  var testDescription: String { name }

  init(_ name: String, _ ask: @escaping @Sendable (Size) -> ConsoleState) {
    self.name = name
    self.ask = ask
  }

  /// One that comes up over the queue.
  private static func onTriage(
    _ name: String,
    _ items: [ItemDetail] = helpDesk,
    _ ask: @escaping @Sendable (inout Robot) -> Void
  ) -> AskedQuestion {
    AskedQuestion(name) { size in
      var robot = Robot(items, size: size) {
        $0.theme = 1
        $0.opensLinks = true
      }
      ask(&robot)
      return robot.state
    }
  }

  /// One that comes up over a set.
  private static func onSets(
    _ name: String,
    _ ask: @escaping @Sendable (inout SetsRobot) -> Void
  ) -> AskedQuestion {
    AskedQuestion(name) { size in
      var robot = SetsRobot(size: size, theme: themeOfTests)
      robot.press("2 Enter")
      ask(&robot)
      return robot.state
    }
  }

  private static var linked: [ItemDetail] {
    var detail = item(1, "Why?", "So.")
    let link = "https://help.example.com/articles/how-to-reset-a-token?lang=en&from=console#step-3"
    detail.interaction.sources = [Source(title: "Tokens", uri: link, text: "Words.")]
    return [detail]
  }

  private static var cluster: [ItemDetail] {
    (1...150).map { number in
      var item = helpDesk[0]
      item.summary.key = ItemKey(number)
      item.summary.id = ItemID("hd-\(number)")
      if (2...140).contains(number) { item.interaction.answer = "Another." }
      return item
    }
  }

  static let all = [
    onTriage("batch") { $0.press("Space Space d 3") },
    onTriage("held") { robot in
      robot.press("j")
      robot.meanwhile { desk, now in
        _ = desk.claim(2, by: "benjamin.schneider", for: 600_000, at: now)
      }
      robot.press("a")
    },
    onTriage("cluster", cluster) { robot in
      robot.desk.clusters = [(1...150).map(ItemKey.init)]
      robot.holdsCovers = true
      robot.press("j k R a")
    },
    onTriage("failure") { $0.press("Space Space x 1") },
    onTriage("clipboard") { $0.press("y") },
    onTriage("link", linked) { $0.press("O") },
    onTriage("view") { robot in
      robot.run("filter", "signal:down")
      robot.run("view.save", "printers")
      robot.run("filter", "printer")
      robot.run("view.save", "printers")
    },
    onTriage("drop") { robot in
      robot.press("e")
      robot.type("Words")
      robot.press("Ctrl-X")
    },
    onTriage("quit") { robot in
      robot.press("e")
      robot.type("Words")
      robot.send(.draftFailed("Drafts cannot be written: the disk is full.", characters: 2800))
      robot.press("Esc q")
    },
    onSets("approve") { $0.press("Space Space a") },
    onSets("reject") { robot in
      robot.press("Space Space x")
      robot.type("No")
      robot.press("Enter")
    },
    onSets("overrule") { robot in
      robot.press("x")
      robot.type("No")
      robot.press("Enter k a")
    },
    onSets("release") { robot in
      robot.press("V x")
      robot.type("No")
      robot.press("Enter y g a y")
      robot.run("sets.release", "/srv/releases/help-desk/of-the-second-quarter/9f86d081884c")
    },
  ]
}

@Suite struct `A question in a narrow window` {
  @Test(
    arguments: AskedQuestion.all,
    [Size(columns: 50, rows: 14), Size(columns: 60, rows: 20)]
  )
  func `is read whole, its verb first`(asked: AskedQuestion, size: Size) throws {
    let state = asked.ask(size)
    guard case .confirm(let confirmation) = state.overlay else {
      Issue.record("nothing was asked: \(String(describing: state.notice?.text))")
      return
    }
    let grid = state.render(size: size, theme: state.theme)
    expectScreen(grid, named: "question-\(asked.name)-\(size.columns)x\(size.rows)")
    let lines = grid.description.split(separator: "\n", omittingEmptySubsequences: false)
    let inside = lines.map { line in
      line.split(separator: "│", omittingEmptySubsequences: false).dropFirst().first ?? ""
    }
    let shown = (lines + inside).joined().filter { !$0.isWhitespace }
    #expect(shown.contains(confirmation.question.filter { !$0.isWhitespace }))
    #expect(shown.contains("yyesnno"))
    let verbs = [
      "Affirm", "Discard", "Call", "Let", "Open", "Replace", "Drop", "Quit", "Approve", "Reject",
      "Release",
    ]
    #expect(verbs.contains { confirmation.question.hasPrefix($0) })
  }

  @Test func `that is longer than the window says that there is more`() {
    var detail = item(1, "Why?", "So.")
    let link = "https://help.example.com/" + String(repeating: "a", count: 900)
    detail.interaction.sources = [Source(title: "Tokens", uri: link, text: "Words.")]
    var robot = Robot([detail], size: Size(columns: 50, rows: 14)) {
      $0.theme = 1
      $0.opensLinks = true
    }
    robot.press("O")
    #expect(robot.sees("Open"))
    #expect(robot.sees("…"))
    #expect(robot.sees("y yes"))
  }
}
