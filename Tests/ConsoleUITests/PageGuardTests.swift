import CellGrid
import Queueing
import ReviewModel
import Testing

@testable import ConsoleUI

@Suite struct `A page over the record` {
  private static let onTriage = Command.allCases.filter {
    // These two are about every record there is.
    $0.info.contexts.contains(.triage) && ![.toggleRaw, .toggleFolds, .markAll].contains($0)
  }

  @Test(arguments: onTriage)
  func `keeps every command from the record that it hides`(command: Command) {
    var robot = Robot(size: Size(columns: 80, rows: 24)) { $0.opensLinks = true }
    let other = RelatedRecord(id: "o1", time: nil, question: "Same?", answer: "Another.")
    robot.desk.related = [1: RelatedRecords(turns: [], hasEarlierTurns: false, answers: [other])]
    robot.desk.clusters = [[1, 2]]
    robot.press("J Q")
    #expect(robot.state.pageCoversRecord)
    let before = robot.state
    robot.forgetEffects()
    robot.run(command.rawValue)
    guard robot.state.page != nil, robot.state.shownItem == 1, robot.state.screen == .triage else {
      return
    }
    let acts = robot.effects.contains { effect in
      switch effect {
      case .decide, .amend, .copy, .openLink, .loadCluster: true
      default: false
      }
    }
    #expect(!acts)
    #expect(!robot.state.queue.hasMarks)
    #expect(robot.state.editing == nil)
    #expect(robot.state.evidenceFocus == nil)
    #expect(robot.state.record.top == before.record.top)
    #expect(robot.state.record.folding == before.record.folding)
    if case .menu(let menu) = robot.state.overlay { #expect(menu.items == nil) }
  }
}
