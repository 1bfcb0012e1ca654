import CellGrid
import ConsoleUI
import ReviewModel
import Testing

@Suite struct `Two questions that may be the same` {
  private func robot() -> Robot {
    let sides = [("Is it open on Sunday?", "No."), ("Is it open by Sunday?", "Yes.")].map {
      ConflictSide(interaction: "q", question: $0.0, correction: $0.1)
    }
    return Robot(
      [item(1, "Is it open on Sunday?", "No.", kind: .pair, sides: sides)],
      size: Size(columns: 90, rows: 40)
    )
  }

  @Test func `are shown with what is right for each, and with the keys that decide`() {
    let robot = robot()
    for text in [
      "The same question?", "Is it open {+on+} Sunday?", "Is it open {+by+} Sunday?",
      "Is it open [-on-] Sunday?", "{+No+}.", "{+Yes+}.",
      "a they ask the same", "a same", "d different",
    ] {
      #expect(robot.sees(text), "\(text)")
    }
  }

  @Test func `are called different by one key, which asks for no reason`() {
    var robot = robot()
    robot.press("d")
    #expect(robot.sees("called different"))
  }

  @Test func `are called the same by the key that affirms`() {
    var robot = robot()
    robot.press("a")
    #expect(robot.sees("called the same"))
  }

  @Test func `have nothing to correct`() {
    var robot = robot()
    robot.press("e")
    #expect(robot.sees("Two questions are called the same with a or different with d."))
  }
}
