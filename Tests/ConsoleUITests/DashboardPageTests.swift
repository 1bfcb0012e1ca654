import CellGrid
import ReviewModel
import Testing

@testable import ConsoleUI

@Suite struct `The sections of a dashboard` {
  private func section(_ text: String) -> DashboardSection {
    DashboardSection("Title") { _ in
      var writer = DashboardLineWriter(.max / 2)
      writer.text(text)
      return [writer.line]
    }
  }

  @Test(arguments: [60, 76, 80, 120, 168, 200])
  func `stay in their columns, however long their lines are`(columns: Int) {
    let long = String(repeating: "word ", count: 80)
    let page = DashboardPage((1...4).map { _ in section(long) }, columns: columns)
    for line in page.lines {
      let pieces = line.sorted { $0.column < $1.column }
      for (one, next) in zip(pieces, pieces.dropFirst()) {
        #expect(one.column + one.columns < next.column)
      }
      #expect(pieces.allSatisfy { $0.column + $0.columns <= columns })
    }
  }

  @Test func `say how a large set stands in the width that they have`() {
    var robot = Robot(size: Size(columns: 80, rows: 40))
    robot.counts = { scope in
      var dashboard = Dashboard(scope: scope)
      dashboard.release.newest = SetSummary(
        id: "b0b0",
        made: scope.now,
        examples: 1_000_000,
        approved: 201_050,
        rejected: 301_050
      )
      return dashboard
    }
    robot.press("3")
    #expect(robot.sees("201,050 approved, 301,050 rejected"))
    #expect(robot.sees("497,900 open"))
  }
}
