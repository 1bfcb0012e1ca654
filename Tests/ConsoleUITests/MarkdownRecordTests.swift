import CellGrid
import ConsoleUI
import Queueing
import ReviewModel
import Testing

/// A record whose answer and source are written in Markdown.
let writtenItem = written(1)

private func written(_ number: ItemKey) -> ItemDetail {
  item(
    number,
    "How long does a *Crate* take?",
    """
    ## Delivery

    A **Crate** is sent within [3 working days](https://desk.example/crate).

    | Plan  | Days |
    |-------|-----:|
    | Crate |    3 |

    - Couriers in *Bergen* collect damaged cartons every second Tuesday.
    """,
    sources: [
      Source(
        title: "Crate",
        text: "# Crates\n\nA **Crate** is sent within 3 working days.\n\n"
          + (1...40).map { "- Point \($0) is about something else.\n" }.joined()
          + "\nThe **unlock** code is printed on the lid."
      ),
      Source(title: "Short", text: "One line."),
    ]
  )
}

extension Robot {
  /// The words on the screen that look like a role, row by row.
  fileprivate func styled(_ role: Theme.Role) -> [String] {
    let grid = grid
    let style = grid.theme.style(role)
    return (0..<grid.size.rows).compactMap { row in
      let words = (0..<grid.size.columns).compactMap { column -> Character? in
        guard let cell = grid[Point(column: column, row: row)],
          cell.style.attributes.isSuperset(of: style.attributes)
        else { return nil }
        return Character(cell.scalar)
      }
      return words.isEmpty ? nil : String(words)
    }
  }
}

@Suite struct `A record that is written in Markdown` {
  private var robot: Robot {
    Robot([writtenItem] + helpDesk.dropFirst(), size: Size(columns: 80, rows: 60))
  }

  @Test func `Is shown as a person reads it, the question as it was asked`() {
    let robot = robot
    #expect(robot.sees("How long does a *Crate* take?"))
    #expect(robot.lines.contains("   Delivery"))
    #expect(robot.sees("A Crate is sent within 3 working days <https://desk.example/crate>."))
    #expect(robot.sees("Crate │    3"))
    #expect(robot.sees("• Point 1 is about something else."))
  }

  @Test func `Is shown as it is written at one key, until the key comes again`() {
    var robot = robot
    robot.press("M")
    #expect(robot.sees("A **Crate** is sent within [3 working days](https://desk.example/crate)."))
    #expect(
      robot.message == "Texts stand as they are written; M shows them as a person reads them."
    )
    robot.press("j k")
    #expect(robot.sees("| Crate |    3 |"))
    robot.press("M")
    #expect(robot.sees("Crate │    3"))
  }

  @Test func `Stays where it is scrolled to when its form changes`() {
    var robot = Robot([writtenItem], size: Size(columns: 80, rows: 20))
    robot.press("_ Tab")
    robot.press(Array(repeating: "J", count: 30).joined(separator: " "))
    let first = robot.lines.first { $0.contains("Point") }
    robot.press("M")
    let raw = robot.lines.first { $0.contains("Point") }
    #expect(first != nil)
    #expect(first?.replacing("• ", with: "- ") == raw)
    robot.press("M")
    #expect(robot.lines.first { $0.contains("Point") } == first)
  }

  @Test func `Has the marks of its evidence on the words that are judged`() throws {
    var robot = robot
    let row = try #require(robot.lines.firstIndex { $0.contains("Couriers in Bergen") })
    #expect(robot.lines[row].hasPrefix(" ? • Couriers in Bergen collect"))
    robot.press(") )")
    #expect(robot.message.contains("Sentence 2"))
    robot.press("(")
    let words = robot.styled(.evidence)
    #expect(words.contains { $0.contains(" is sent within 3 working days") }, "\(words)")
    #expect(!words.contains { $0.contains("<") })
  }

  @Test func `What a search finds is marked, whether its signs are shown or not`() {
    for needle in ["Crate is", "**Crate** is"] {
      var robot = robot
      robot.press("/")
      robot.type(needle)
      robot.press("Enter")
      let hits = robot.styled(.searchHit)
      #expect(hits.contains { $0.contains("Crate is") }, "\(needle): \(hits)")
    }
  }

  @Test func `Without drawing it has nothing beyond ASCII of its own`() {
    let robot = Robot([writtenItem], size: Size(columns: 80, rows: 60)) { $0.isPlain = true }
    #expect(robot.sees("- Point 1 is"))
    #expect(robot.sees("Crate |    3"))
    #expect(!robot.lines.joined().unicodeScalars.contains { !$0.isASCII })
  }
}

@Suite struct `A long source` {
  private var robot: Robot { Robot([writtenItem], size: Size(columns: 80, rows: 140)) }

  @Test func `Is folded and says by how much`() {
    let robot = robot
    #expect(robot.sees("26 more lines  (- opens)"))
    #expect(!robot.sees("unlock"))
    #expect(robot.sees("One line."))
  }

  @Test func `Opens at one key and folds at it again`() {
    var robot = robot
    robot.press("-")
    #expect(robot.sees("The unlock code is printed on the lid."))
    robot.press("-")
    #expect(robot.sees("26 more lines"))
  }

  @Test func `All open at one key, of the next record too`() {
    var robot = Robot([writtenItem, written(2)], size: Size(columns: 80, rows: 140))
    robot.press("_")
    #expect(robot.message == "Long sources are open; _ folds them again.")
    #expect(robot.sees("The unlock code"))
    robot.press("j")
    #expect(robot.sees("The unlock code"))
    robot.press("_ k")
    #expect(!robot.sees("The unlock code"))
  }

  @Test func `What was opened singly is folded again at the next record`() {
    var robot = Robot([writtenItem, written(2)], size: Size(columns: 80, rows: 140))
    robot.press("-")
    #expect(robot.sees("The unlock code"))
    robot.press("j k")
    #expect(!robot.sees("The unlock code"))
  }

  @Test func `Opens by itself where a search finds something that is folded`() {
    var robot = robot
    robot.press("/")
    robot.type("crate")
    robot.press("Enter")
    #expect(!robot.sees("The unlock code"))
    robot.press("/")
    robot.type("unlock")
    #expect(robot.sees("The unlock code"))
  }

  @Test func `Opens where a jump goes to what is folded`() {
    var robot = Robot([judgedItem], size: Size(columns: 80, rows: 140))
    #expect(robot.sees("more lines"))
    robot.press("w")
    #expect(robot.state.highlightedPassage != nil)
    #expect(!robot.sees("more lines"))
  }

  @Test func `Says so when there is none`() {
    var robot = Robot()
    robot.press("-")
    #expect(
      robot.message == "No source here is long enough to be folded."
        || robot.message == "This record has no sources."
    )
  }
}
