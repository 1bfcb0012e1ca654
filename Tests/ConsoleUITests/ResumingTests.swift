import CellGrid
import ConsoleUI
import Queueing
import ReviewModel
import Testing

extension Robot {
  /// The decisions that the journal would give back, as the runtime names them.
  fileprivate var unstored: [UnstoredDecision] {
    var decisions: [Int: UnstoredDecision] = [:]
    for change in journal {
      switch change {
      case .decision(let decision): decisions[decision.ticket] = decision
      case .dropDecision(let ticket): decisions[ticket] = nil
      default: break
      }
    }
    return decisions.sorted { $0.key < $1.key }
      .map { $0.value.kept(as: $0.value.operation ?? OperationID("s1-\($0.key)")) }
  }
}

@Suite struct `A decision that waits for the store` {
  private func waiting(_ keys: String) -> Robot {
    var robot = Robot()
    robot.holdsDecisions = true
    robot.press(keys)
    return robot
  }

  @Test func `is on disk from its key until it is stored`() {
    var robot = waiting("d 4")
    #expect(robot.unstored.map(\.verdict) == [.discard(ReasonCode("spam"))])
    robot.wait(2_000)
    #expect(robot.sees("1 decision not stored yet, kept on disk"))
    robot.answer()
    #expect(robot.unstored == [] && !robot.sees("kept on disk"))
  }

  @Test func `is not called kept when it could not be written`() {
    var robot = waiting("d 4")
    robot.send(.decisionsKept(false))
    robot.wait(2_000)
    #expect(robot.sees("1 decision not stored yet") && !robot.sees("kept on disk"))
  }

  @Test func `is on disk before it is sent`() {
    let robot = waiting("d 4")
    let kept = robot.effects.firstIndex { if case .journal(.decision) = $0 { true } else { false } }
    let sent = robot.effects.firstIndex { if case .decide = $0 { true } else { false } }
    #expect(kept != nil && sent != nil && kept ?? 0 < sent ?? 0)
  }

  @Test func `is not kept for the next start when it failed and that was said`() {
    var robot = Robot()
    robot.failure = "The store is busy."
    robot.press("a")
    #expect(robot.message.contains("not affirmed") && robot.unstored == [])
  }

  @Test func `goes on with the next start, in order, as the operation that it was`() {
    let robot = waiting("d 4 e x y Ctrl-S")
    #expect(robot.unstored.count == 1, "the guard still asks")
    var both = waiting("d 4 s")
    #expect(both.unstored.map(\.operation) == ["s1-1", "s1-2"])
    var next = Robot()
    next.holdsDecisions = true
    next.send(.decisionsRecovered(both.unstored))
    #expect(next.message == "2 decisions of an earlier session are being stored.")
    #expect(next.state.queue.standing(of: 1) == .pending(.discard))
    #expect(
      next.unstored.map(\.operation) == both.unstored.map(\.operation),
      "another crash loses nothing either"
    )
    #expect(next.unstored.allSatisfy { !$0.details.coversCluster }, "who asks now was not seen")
    let operations = next.effects.compactMap { effect -> OperationID? in
      if case .decide(_, _, _, _, _, let details) = effect { details.operation } else { nil }
    }
    #expect(operations == ["s1-1", "s1-2"])
    next.answer()
    #expect(next.desk.verdict(of: 1) == .discard(ReasonCode("spam")))
    #expect(next.desk.status(of: 2) == .skipped && next.unstored == [])
    both.answer()
  }

  @Test func `stays for a later start while the store is held, until its item is decided anew`() {
    let robot = waiting("d 4")
    var next = Robot()
    next.failure = "The store is busy."
    next.send(.decisionsRecovered(robot.unstored))
    #expect(next.message.contains("It is kept for the next start."), "\(next.message)")
    #expect(next.unstored.map(\.operation) == ["s1-1"])
    #expect(next.state.queue.standing(of: 1) == nil)
    next.failure = nil
    next.press("g a")
    #expect(next.unstored == [])
  }

  @Test func `takes its draft and its note along`() {
    var robot = Robot()
    robot.holdsDecisions = true
    robot.press("f Tab")
    robot.type("for Bo")
    robot.press("Enter 2")
    var next = Robot()
    next.send(.decisionsRecovered(robot.unstored))
    #expect(next.desk[1]?.history.first?.note == "for Bo" && next.unstored == [])
  }

  @Test func `is not kept when its record is erased meanwhile`() {
    var robot = waiting("d 4")
    robot.meanwhile { desk, _ in desk.erase([1]) }
    #expect(robot.unstored == [])
  }

  @Test func `is not stored by the next start when it was being taken back`() {
    let robot = waiting("a u")
    #expect(robot.unstored == [])
  }
}
