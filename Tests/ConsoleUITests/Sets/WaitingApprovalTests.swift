import CellGrid
import ReviewModel
import Testing

@testable import ConsoleUI

@Suite struct `Approvals that wait for the store` {
  private let set: SetID = "9f86d081884c7d659a2feaa0c55ad015"

  private func opened() -> SetsRobot {
    var robot = SetsRobot()
    robot.press("2 Enter")
    return robot
  }

  @Test func `are counted among what is not stored yet, and a timer asks for them`() {
    var robot = opened()
    robot.holdsApprovals = true
    robot.forgetEffects()
    robot.press("a a")
    #expect(robot.effects.contains(.startTimer(.lateDecision, milliseconds: 1500)))
    robot.ring(.lateDecision, after: 1500)
    #expect(robot.message.hasSuffix("2 approvals not stored yet, kept on disk"))
    robot.answer()
    #expect(robot.message == "1 example approved; u takes it back.")
  }

  @Test func `are on disk before they are sent, with their undo, until they are stored`() {
    var robot = opened()
    robot.holdsApprovals = true
    robot.forgetEffects()
    robot.press("a u")
    let kept = robot.effects.compactMap { effect -> UnstoredChange? in
      if case .journal(.change(let change)) = effect { change } else { nil }
    }
    #expect(kept.count == 2 && kept.last?.what == .reverseApproval(.undo, set))
    #expect(kept.last?.meaning == kept.first?.ticket)
    robot.answer()
    let dropped = robot.effects.compactMap { effect -> Int? in
      if case .journal(.dropDecision(let ticket)) = effect { ticket } else { nil }
    }
    #expect(dropped == kept.map(\.ticket))
  }

  @Test func `are seen on the other screens too`() {
    var robot = opened()
    robot.holdsApprovals = true
    robot.press("a 1")
    robot.ring(.lateDecision, after: 1500)
    #expect(robot.message.hasSuffix("1 approval not stored yet, kept on disk"))
  }

  @Test func `have an undo that waits with them, and takes nothing else back`() {
    var robot = opened()
    robot.press("a")
    let first = robot.store.state(set, 2)
    #expect(first == .approved)
    robot.holdsApprovals = true
    robot.press("a u")
    robot.failure = "The store is busy."
    robot.answer()
    #expect(robot.store.state(set, 2) == .approved)
    #expect(robot.message == "1 example not approved: The store is busy.")
    // Read, and asked for again, it means what stands.
    robot.press("j u")
    #expect(robot.store.state(set, 2) == .pending)
  }

  @Test func `have an undo that takes back what it meant, though one before was not saved`() {
    var robot = opened()
    robot.holdsApprovals = true
    robot.press("a a u u Ctrl-R")
    let meant = robot.effects.compactMap { effect -> Int? in
      if case .reverseApproval(_, _, _, let meant) = effect { meant } else { nil }
    }
    // The last approval, the one before it, and the undo of that.
    #expect(meant == [2, 1, 4])
    robot.failure = "The store is busy."
    robot.answer()
    #expect((0..<4).allSatisfy { robot.store.state(set, $0) == .pending })
  }

  @Test func `have their marks again when they could not be saved`() {
    var robot = opened()
    robot.failure = "The store is busy."
    robot.press("Space Space x")
    robot.type("No use")
    robot.press("Enter y")
    #expect(robot.message == "2 examples not rejected: The store is busy. 2 marked")
  }
}

@Suite struct `Examples that were erased` {
  private func opened() -> SetsRobot {
    var robot = SetsRobot()
    robot.press("2 Enter")
    return robot
  }

  @Test func `are in no memory of the console, whatever is on the screen`() {
    var robot = opened()
    robot.press("G")
    #expect(robot.sees("Can I use my own monitor?"))
    robot.press("1")
    robot.store.sets[0].examples.removeLast()
    robot.send(.storeChanged(at: Timestamp(milliseconds: 0)))
    #expect(!robot.remembers("monitor"))
    robot.press("2")
    #expect(robot.sees("3 to look at") && !robot.sees("monitor"))
    robot.store.sets[0].examples.removeAll { $0.question.contains("cafeteria") }
    robot.send(.storeChanged(at: Timestamp(milliseconds: 0)))
    #expect(!robot.remembers("cafeteria"))
  }

  @Test func `leave a batch that goes on without them`() {
    var robot = opened()
    robot.store.sets[0].examples.removeLast()
    robot.failure = "There is no example d4 in the set."
    robot.press("V a y")
    #expect(robot.message.contains("There is no example d4"))
    #expect(robot.sees("3 to look at"))
    robot.press("V a y")
    #expect(robot.message == "3 examples approved; u takes it back.")
  }
}
