import CellGrid
import ConsoleUI
import Queueing
import ReviewModel
import Testing

@Suite struct `What was not stored` {
  private let full = "the disk is full; make room and decide again"

  @Test func `An undo that meant a decision which fails takes no older one back`() {
    var robot = Robot()
    robot.press("a")
    robot.holdsDecisions = true
    robot.press("a u")
    robot.failure = full
    robot.answer()
    #expect(robot.desk.verdict(of: 1) == .affirm)
    #expect(robot.message == "hd-0002 not affirmed: \(full)")
    #expect(!robot.sees("taking back"))
    // The next one is meant for what stands.
    robot.press("u")
    #expect(robot.desk.verdict(of: 1) == nil)
    #expect(robot.message == "hd-0001 waits again: no longer affirmed.")
  }

  @Test func `A redo that meant what came before a decision which fails redoes nothing`() {
    var robot = Robot()
    robot.press("a u")
    robot.holdsDecisions = true
    robot.press("s Ctrl-R")
    robot.failure = full
    robot.answer()
    #expect(robot.desk.verdict(of: 1) == nil)
  }

  @Test func `An undo that meant a failure kind which fails takes no decision back`() {
    var robot = Robot()
    robot.press("a")
    robot.holdsDecisions = true
    robot.press("x 2 u")
    robot.failure = full
    robot.answer()
    #expect(robot.desk.verdict(of: 1) == .affirm)
    #expect(robot.message == "hd-0002: the failure kind is not stored. \(full)")
  }

  @Test func `An undo in the same breath as a failure takes nothing back`() {
    var robot = Robot()
    robot.press("a")
    robot.failure = full
    robot.press("a j j")
    robot.failure = full
    robot.holdsDecisions = true
    robot.press("a j j")
    robot.answer()
    robot.press("u", every: 100)
    #expect(robot.desk.verdict(of: 1) == .affirm)
    robot.press("u")
    #expect(robot.desk.verdict(of: 1) == nil)
  }

  @Test func `A read that fails does not end the wait for an undo`() {
    var robot = Robot()
    robot.press("a")
    robot.holdsDecisions = true
    robot.press("u")
    robot.send(.failed("Cannot read the store."))
    robot.press("a")
    #expect(robot.state.notice?.text == "An undo is being saved; decide on what it brings back.")
  }

  @Test func `An undo that fails says so, and the next one counts`() {
    var robot = Robot()
    robot.press("a")
    robot.failure = "the store is busy; try again"
    robot.press("u")
    #expect(robot.message == "Nothing was taken back: the store is busy; try again")
    robot.press("u")
    #expect(robot.desk.verdict(of: 1) == nil)
  }

  @Test func `The note is there again`() {
    var robot = Robot()
    robot.press("f Tab")
    robot.type("ask the desk")
    robot.failure = full
    robot.press("Enter 2")
    #expect(robot.message.hasPrefix("hd-0001 not flagged"))
    robot.press("f")
    #expect(robot.sees("ask the desk"))
    robot.press("2")
    #expect(robot.desk[1]?.history.first?.note == "ask the desk")
  }

  @Test(arguments: ["Space Space j Space", "v j j"])
  func `The marks of a batch are there again, with its note`(marks: String) {
    var robot = Robot()
    robot.press(marks)
    let marked = robot.state.queue.markedKeys()
    robot.press("d Tab")
    robot.type("twice")
    robot.failure = full
    robot.press("Enter 4 y")
    #expect(robot.state.notice?.text == "3 items not discarded: \(full)")
    #expect(robot.state.queue.markedKeys() == marked)
    robot.press("d 4 y")
    #expect(marked.allSatisfy { robot.desk[$0]?.history.first?.note == "twice" })
  }

  @Test func `The marks of a failure kind are there again`() {
    var robot = Robot()
    robot.press("Space Space x 2")
    robot.failure = full
    robot.press("y")
    #expect(robot.state.queue.markedKeys() == [1, 2])
  }

  @Test func `Marks that were made since are not added to`() {
    var robot = Robot()
    robot.holdsDecisions = true
    robot.press("Space Space a y j Space")
    let marked = robot.state.queue.markedKeys()
    robot.failure = full
    robot.answer()
    #expect(robot.state.queue.markedKeys() == marked)
  }

  @Test func `The words stay until a key is pressed`() {
    var robot = Robot()
    robot.holdsDecisions = true
    robot.press("a")
    robot.failure = full
    robot.answer()
    robot.holdsDecisions = true
    robot.press("j s", every: 450)
    robot.failure = full
    robot.answer()
    let words = robot.message
    #expect(words.contains("not skipped"))
    // What else waits, is stored or is said by itself does not take their place.
    robot.send(.storeChanged(at: robot.now))
    robot.send(.missing([6]))
    robot.wait(60_000)
    #expect(robot.message == words)
    robot.press("b")
    #expect(robot.message != words)
  }

  @Test func `A decision that fails after another nobody has read of names both`() {
    var robot = Robot()
    robot.holdsDecisions = true
    robot.press("a a")
    let tickets = robot.effects.compactMap {
      if case .decide(let ticket, _, _, _, _, _) = $0 { ticket } else { nil }
    }
    for ticket in tickets { robot.send(.decisionFailed(ticket: ticket, message: "No.")) }
    #expect(
      robot.state.notice?.text
        == "hd-0002 not affirmed: No. 1 decision before it is not stored either."
    )
  }
}

@Suite struct `What is decided of items that are gone by then` {
  @Test func `is not counted`() {
    var robot = Robot()
    robot.holdsDecisions = true
    robot.press("Space Space Space a y")
    robot.desk.erase([2])
    robot.answer()
    #expect(robot.state.counts[.affirm] == 2)
    #expect(robot.state.queue.standing(of: 2) == nil)
    robot.wait(20_000)
    #expect(robot.desk.verdict(of: 1) == .affirm && robot.desk.verdict(of: 3) == .affirm)
  }

  @Test func `is nothing, and an undo that meant it takes nothing else back`() {
    var robot = Robot()
    robot.press("j a k")
    robot.holdsDecisions = true
    robot.press("a u")
    robot.desk.erase([1])
    robot.answer()
    #expect(robot.desk.verdict(of: 2) == .affirm)
    #expect(robot.state.counts.decided == 1)
  }

  @Test func `is not said without deciding either`() {
    var robot = Robot()
    robot.holdsDecisions = true
    robot.press("x 2")
    robot.desk.erase([1])
    robot.answer()
    #expect(robot.message == "Nothing was stored: the item is gone from the store.")
  }

  @Test func `A failure kind that is said twice is taken away, stored or not`() {
    var robot = Robot()
    robot.holdsDecisions = true
    robot.press("x 3 x 3")
    let kinds = robot.effects.compactMap {
      if case .amend(_, _, .classify(let kind)) = $0 { .some(kind) } else { nil as FailureKind?? }
    }
    #expect(kinds.count == 2 && kinds.first != .some(nil) && kinds.last == .some(nil))
  }
}

@Suite struct `A store that takes long` {
  @Test func `is named while the reviewer goes on deciding`() {
    var robot = Robot()
    robot.holdsDecisions = true
    robot.press("a s a", every: 900)
    #expect(robot.sees("3 decisions not stored yet"))
    robot.answer()
    #expect(!robot.sees("not stored yet"))
  }

  @Test func `is named for what is said without deciding, and for an undo`() {
    var robot = Robot()
    robot.press("a")
    robot.holdsDecisions = true
    robot.press("x 2")
    robot.wait(2_000)
    #expect(robot.sees("1 change not stored yet"))
    robot.press("u")
    robot.wait(2_000)
    #expect(robot.sees("1 change not stored yet"))
    robot.answer()
    #expect(!robot.sees("not stored yet"))
    robot.holdsDecisions = true
    robot.press("u")
    robot.wait(2_000)
    #expect(robot.sees("taking back: not stored yet"))
  }

  @Test func `is not named for what has just been sent`() {
    var robot = Robot()
    robot.press("a")
    robot.holdsDecisions = true
    robot.wait(60_000)
    robot.press("a")
    robot.wait(1_000)
    #expect(!robot.sees("not stored yet"))
    robot.wait(1_000)
    #expect(robot.sees("1 decision not stored yet"))
  }
}
