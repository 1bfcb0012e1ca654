import CellGrid
import ConsoleUI
import ReviewModel
import Testing

@Suite struct `An audited answer` {
  private func robot() -> Robot {
    var audit = item(1, "Is it open on Sunday?", "No.", kind: .audit, signal: .none)
    audit.feedback = nil
    return Robot(
      [audit, item(2, "How long?", "A day.")],
      size: Size(columns: 100, rows: 30)
    )
  }

  @Test func `is shown as one, with the keys that call it right or not`() {
    let robot = robot()
    for text in ["Audit: is it right?", "a right", "d not right"] {
      #expect(robot.sees(text), "\(text)")
    }
  }

  @Test func `is called right by the key that affirms`() {
    var robot = robot()
    robot.press("a")
    #expect(robot.sees("called right"))
  }

  @Test func `is called wrong by the first choice, which no other item is offered`() {
    var robot = robot()
    robot.press("d")
    #expect(robot.sees("1  wrong"))
    #expect(robot.sees("2  unanswerable"))
    robot.press("1")
    #expect(robot.sees("discarded"))
    robot.press("d")
    #expect(robot.sees("1  unanswerable"))
    #expect(!robot.sees("wrong"))
  }

  @Test func `shows other answers without what their users said`() {
    var robot = robot()
    robot.desk.related = [
      1: RelatedRecords(
        answers: [
          RelatedRecord(
            id: "hd-77",
            time: nil,
            question: "Is it open on Sunday?",
            answer: "From ten.",
            signal: .down
          )
        ]
      )
    ]
    robot.press("Q")
    #expect(robot.sees("From ten."))
    #expect(!robot.sees("thumbs down"))
  }

  @Test func `shows no earlier corrections, and lets nobody start from one`() {
    var robot = robot()
    let earlier = EarlierCorrection(
      id: "hd-9",
      question: "Is it open on Sunday?",
      isSameQuestion: true,
      correction: "From noon.",
      reviewer: "bo",
      time: time(day: 2)
    )
    robot.send(.precedents(1, Precedents(corrections: [earlier])))
    #expect(!robot.sees("From noon."))
  }
}
