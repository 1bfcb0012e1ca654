import CellGrid
import ConsoleUI
import ReviewModel
import TestSupport
import Testing

@Suite struct `The triage screen` {
  @Test(arguments: [(80, 24), (120, 40), (200, 60), (60, 16)])
  func `Shows the queue and the record at`(columns: Int, rows: Int) {
    let robot = Robot(size: Size(columns: columns, rows: rows)) { $0.theme = 1 }
    expectScreen(robot.grid, named: "triage-\(columns)x\(rows)")
  }

  @Test func `Says the same without colours and beyond ASCII`() {
    expectScreen(Robot().grid, named: "triage-mono", styled: true)
  }
}
