import CellGrid
import ConsoleUI
import Queueing
import ReviewModel
import Testing

extension Robot {
  /// The other changes that the journal would give back.
  fileprivate var changes: [UnstoredChange] {
    var changes: [Int: UnstoredChange] = [:]
    for change in journal {
      switch change {
      case .change(let change): changes[change.ticket] = change
      case .dropDecision(let ticket): changes[ticket] = nil
      default: break
      }
    }
    return changes.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The decisions that the journal would give back, as the runtime names them.
  fileprivate var unstored: [UnstoredDecision] {
    var decisions: [Int: UnstoredDecision] = [:]
    for change in journal {
      switch change {
      case .decision(let decision): decisions[decision.ticket] = decision
      case .dropDecision(let ticket): decisions[ticket] = nil
      case .erase(let item): decisions = decisions.compactMapValues { $0.without { $0 == item } }
      default: break
      }
    }
    return decisions.sorted { $0.key < $1.key }
      .map {
        $0.value.kept(as: $0.value.operation ?? OperationID("s1-\($0.key)"), made: .zero)
      }
  }
}

@Suite struct `A decision that waits for the store` {
  @Test func `is counted wherever in the list it stands`() {
    var state = ConsoleState(
      configuration: ConsoleConfiguration(reviewer: "ana", storeName: "s", openedAt: .zero)
    )
    _ = state.start()
    let decision = UnstoredDecision(
      ticket: 1,
      operation: OperationID("o"),
      items: [1, 4],
      verdict: .affirm
    )
    _ = state.update(.decisionsRecovered([decision], changes: []))
    _ = state.update(.queueChunk(generation: 1, keys: [1, 2], isLast: false))
    _ = state.update(.queueChunk(generation: 1, keys: [3, 4, 5], isLast: true))
    #expect(state.queue.waiting == 3)
  }

  @Test(arguments: [Verdict.affirm, .skip])
  func `is not what the next session begins with`(verdict: Verdict) {
    var state = ConsoleState(
      configuration: ConsoleConfiguration(reviewer: "ana", storeName: "s", openedAt: .zero)
    )
    _ = state.start()
    let decision = UnstoredDecision(
      ticket: 1,
      operation: OperationID("o"),
      items: [1],
      verdict: verdict
    )
    _ = state.update(.decisionsRecovered([decision], changes: []))
    _ = state.update(.queueChunk(generation: 1, keys: [1, 2, 3], isLast: false))
    #expect(state.queue.selection == 2)
  }

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
    #expect(robot.message.contains("in this window only"))
    robot.wait(20_000)
    #expect(robot.sees("1 decision not stored yet, NOT ON DISK"))
    robot.press("q")
    #expect(robot.message == "Saving 1 decision…, on no disk yet; errata ends then.")
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

  @Test func `goes on for the others of a batch when one of its records is erased, and says so`() {
    var robot = waiting("Space Space Space d 4 y")
    #expect(robot.unstored.map(\.items) == [[1, 2, 3]])
    robot.meanwhile { desk, _ in desk.erase([2]) }
    #expect(robot.message.contains("goes on for the 2 others, without a note"), "\(robot.message)")
    #expect(robot.unstored.map(\.items) == [[1, 3]] && robot.unstored.map(\.erased) == [1])
    var next = Robot()
    next.desk.erase([2])
    next.send(.decisionsRecovered(robot.unstored))
    #expect(next.message.hasPrefix("2 decisions of an earlier session are stored."))
    #expect(next.message.contains("A record that they were on too is erased, and the note with it"))
    #expect(next.desk.verdict(of: 3)?.kind == .discard && next.unstored == [])
  }

  @Test func `overrules nothing that was decided since, says so, and keeps what was written`() {
    var next = Robot()
    next.holdsDecisions = true
    let found = UnstoredDecision(ticket: 0, operation: "s1-1", items: [1], verdict: .affirm)
    next.send(.decisionsRecovered([found]))
    next.send(.decided(ticket: 1, outcomes: [ItemOutcome(item: 1, refusal: .overtaken)]))
    #expect(
      next.message
        == "hd-0001 not affirmed, as an earlier session had it: you decided there since, and that stands."
    )
    #expect(next.state.counts.decided == 0 && next.state.queue.standing(of: 1) == nil)
    next.send(.decisionsRecovered([found]))
    next.send(.decided(ticket: 2, outcomes: [ItemOutcome(item: 1, refusal: .takenBack)]))
    #expect(
      next.message
        == "hd-0001 was affirmed in an earlier session, and you have taken that back since."
    )
    #expect(next.unstored == [])
  }

  @Test func `is told of together with others when all are answered`() {
    var next = Robot()
    next.holdsDecisions = true
    next.send(
      .decisionsRecovered([
        UnstoredDecision(ticket: 0, operation: "s1-1", items: [1], verdict: .affirm),
        UnstoredDecision(ticket: 0, operation: "s1-2", items: [2, 3], verdict: .skip),
        UnstoredDecision(ticket: 0, operation: "s1-3", items: [4], verdict: .affirm),
      ])
    )
    next.send(.decided(ticket: 1, outcomes: [ItemOutcome(item: 1, refusal: .overtaken)]))
    next.send(.decisionFailed(ticket: 3, message: "The store is busy."))
    next.send(.decided(ticket: 2, outcomes: [ItemOutcome(item: 2), ItemOutcome(item: 3)]))
    #expect(
      next.state.notice?.text
        == "2 decisions of an earlier session are stored; 1 not, for you decided there since; "
        + "1 kept for the next start: The store is busy."
    )
    #expect(next.unstored.map(\.operation) == ["s1-3"])
  }

  @Test func `is not stored by the next start when it was being taken back`() {
    var robot = waiting("a u")
    #expect(robot.unstored == [])
    #expect(robot.changes.map(\.what) == [.reverse(.undo)] && robot.changes[0].meaning == 1)
    robot.answer()
    #expect(robot.changes == [])
  }

  @Test func `is taken back by the next start when an undo of it waited`() {
    var robot = Robot()
    robot.press("a")
    robot.holdsDecisions = true
    robot.press("u")
    robot.wait(2_000)
    #expect(robot.sees("taking back: not stored yet, kept on disk"))
    let kept = robot.changes.map { $0.kept(as: "s1-2", meant: nil, made: .zero) }
    var next = Robot()
    next.press("a")
    next.holdsDecisions = true
    next.send(.decisionsRecovered([], changes: kept))
    #expect(next.message.hasPrefix("An undo of an earlier session is being stored."))
    next.press("a")
    #expect(next.message.contains("An undo is being saved"))
    next.failure = "The store is busy."
    next.answer()
    #expect(next.message.contains("The store is busy."))
    #expect(next.changes.count == 1, "it waits for the next start")
    next.send(.decisionsRecovered([], changes: kept))
    #expect(next.desk.status(of: 1) == .open)
    #expect(next.changes.count == 1, "the first is a ticket of its own")
  }

  @Test func `says that an undo of an earlier session is not made after what was decided since`() {
    var next = Robot()
    next.holdsDecisions = true
    let undo = UnstoredChange(ticket: 0, .reverse(.undo))
    next.send(.decisionsRecovered([], changes: [undo.kept(as: "s1-2", meant: nil, made: .zero)]))
    next.send(.changeDropped(ticket: 1, isOvertaken: true))
    #expect(
      next.message
        == "An undo of an earlier session is not made any more: you have changed something since."
    )
    #expect(next.changes == [])
    next.press("a")
    #expect(next.state.queue.standing(of: 1) == .pending(.affirm))
  }
}
