import CellGrid
import ConsoleUI
import Queueing
import ReviewModel
import TestSupport
import Testing

@Suite struct `What is flagged` {
  /// A console beside which Bo has flagged two items and Ana one.
  private func robot(_ size: Size = Size(columns: 80, rows: 24)) -> Robot {
    var robot = Robot(size: size) { $0.theme = 1 }
    robot.meanwhile { desk, now in
      let earlier = now.adding(milliseconds: -7_200_000)
      _ = desk.decide(
        [2],
        .flag(ReasonCode("privacy")),
        note: "The monitor's serial number is in the answer.",
        by: "bo",
        at: earlier
      )
      _ = desk.decide([3], .flag(ReasonCode("expert")), by: "bo", at: earlier)
    }
    robot.run("refresh")
    robot.press("f 4")
    return robot
  }

  @Test(arguments: [(80, 24), (120, 40), (200, 60)])
  func `Is listed with its type, who asked, since when, and the note`(columns: Int, rows: Int) {
    var robot = robot(Size(columns: columns, rows: rows))
    robot.press("!")
    #expect(robot.state.queue.keys.sorted() == [1, 2, 3])
    robot.run("move.to", "2")
    expectScreen(robot.grid, named: "flagged-\(columns)x\(rows)")
  }

  @Test func `Says in the record who asked, when and why, with the note`() {
    var robot = robot()
    robot.press("!")
    robot.run("move.to", "2")
    #expect(robot.sees("flagged as privacy by bo, 2026-07-20 07:00 UTC, for a second person"))
    #expect(robot.sees("The monitor's serial number is in the answer."))
    robot.run("move.to", "1")
    #expect(robot.sees("by you, 2026-07-20 09:00 UTC; a second person settles it"))
  }

  @Test func `Is settled by a decision of the second person`() {
    var robot = robot()
    robot.press("!")
    robot.run("move.to", "2")
    robot.press("a")
    #expect(robot.desk.verdict(of: 2) == .affirm)
    robot.run("move.to", "3")
    robot.press("d 2")
    #expect(robot.desk.verdict(of: 3) == .discard(ReasonCode("off-topic")))
    robot.press("u")
    #expect(robot.desk.status(of: 3) == .flagged)
    #expect(robot.message.contains("is still flagged by bo"))
  }

  @Test func `Is flagged again when a batch on it is taken back`() {
    var robot = robot()
    robot.press("!")
    robot.run("move.to", "2")
    robot.press("v j d 2 y")
    #expect([2, 3].allSatisfy { robot.desk.verdict(of: $0) == .discard(ReasonCode("off-topic")) })
    robot.press("u")
    #expect([2, 3].allSatisfy { robot.desk.status(of: $0) == .flagged })
    #expect(robot.message == "2 items no longer discarded: they stand as they did before.")
  }

  @Test func `Is not settled by who flagged it`() {
    var robot = robot()
    robot.press("!")
    robot.run("move.to", "1")
    robot.press("a")
    #expect(robot.desk.status(of: 1) == .flagged)
    #expect(robot.message.hasPrefix("You flagged it; a second person settles it"))
  }

  @Test func `Gives way to everything again by the same key`() {
    var robot = robot()
    robot.press("! !")
    #expect(robot.state.filter == ItemFilter())
    #expect(robot.state.queue.keys == [4, 5, 6])
  }
}
