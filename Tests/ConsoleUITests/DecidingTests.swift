import CellGrid
import ConsoleUI
import Queueing
import ReviewModel
import Testing

@Suite struct `Deciding` {
  @Test func `Acts on the item shown and goes to the next`() {
    var robot = Robot()
    robot.press("j a")
    #expect(robot.desk.verdict(of: 2) == .affirm)
    #expect(robot.selected == "hd-0003")
    #expect(robot.message == "hd-0002 affirmed; u takes it back.")
  }

  @Test func `Goes on at once and says that it is done only when it is`() {
    var robot = Robot()
    robot.holdsDecisions = true
    robot.press("a")
    #expect(robot.selected == "hd-0002")
    #expect(robot.state.queue.standing(of: 1) == .pending(.affirm))
    #expect(!robot.sees("affirmed"))
    robot.answer()
    #expect(robot.sees("hd-0001 affirmed"))
    #expect(robot.state.queue.standing(of: 1) == .done(.affirm))
  }

  @Test func `Takes a reason by one key`() {
    var robot = Robot()
    robot.press("d s")
    #expect(robot.desk.verdict(of: 1) == .discard(ReasonCode("spam")))
    robot.press("f 3")
    #expect(robot.desk.verdict(of: 2) == .flag(ReasonCode("expert")))
    #expect(robot.state.counts[.flag] == 1)
  }

  @Test func `Takes a reason with arrows and Enter, and a note`() {
    var robot = Robot()
    robot.press("f Tab")
    robot.type("ask the desk of floor 3")
    robot.press("Enter Down Enter")
    #expect(robot.desk.verdict(of: 1) == .flag(ReasonCode("safety")))
    #expect(robot.desk[1]?.history.first?.note == "ask the desk of floor 3")
  }

  @Test func `Esc leaves a note first and then the menu, and decides nothing`() {
    var robot = Robot()
    robot.press("d Tab")
    robot.type("sp")
    robot.press("Esc")
    #expect(robot.state.context == .menu)
    robot.press("Esc")
    #expect(robot.state.context == .triage)
    #expect(robot.desk.status(of: 1) == .open)
  }

  @Test func `A note that was left with Esc is there again for the same item`() {
    var robot = Robot()
    robot.press("d Tab")
    robot.type("twice")
    robot.press("Esc Esc j d")
    #expect(!robot.sees("twice"))
    robot.press("Esc k d s")
    #expect(robot.desk[1]?.history.first?.note == "twice")
  }

  @Test func `The key that opened the menu chooses nothing in it`() {
    var robot = Robot()
    robot.press("d d d")
    #expect(robot.state.context == .menu)
    #expect(robot.desk.status(of: 1) == .open)
  }

  @Test func `A skipped item comes back after all others`() {
    var robot = Robot(Array(helpDesk.prefix(3)))
    robot.press("s a a")
    #expect(robot.selected == "hd-0001")
    #expect(robot.desk.status(of: 1) == .skipped)
  }

  @Test func `The last one leaves words, not an empty screen`() {
    var robot = Robot([helpDesk[0]])
    robot.press("a")
    #expect(robot.sees("Nothing is left; R reads the queue again."))
    #expect(robot.sees("affirmed by you"))
  }

  @Test func `A failed decision reopens its row and says what to do`() {
    var robot = Robot()
    robot.failure = "the disk is full; make room and decide again"
    robot.press("a")
    #expect(robot.state.queue.standing(of: 1) == nil)
    #expect(robot.selected == "hd-0002", "the next key may be on its way")
    #expect(
      robot.message == "hd-0001 not affirmed: the disk is full; make room and decide again"
    )
  }

  @Test func `A late decision is kept as a second opinion`() {
    var robot = Robot()
    robot.holdsDecisions = true
    robot.press("a", every: 100)
    _ = robot.desk.decide([1], .discard(ReasonCode("spam")), by: "bo", at: robot.now)
    robot.answer()
    #expect(robot.message == "bo was first; yours is kept as a second opinion.")
    #expect(robot.desk.verdict(of: 1) == .discard(ReasonCode("spam")))
    #expect(robot.state.counts[.affirm] == 0)
    robot.press("k")
    #expect(robot.sees("bo was first; yours is kept as a second opinion"))
  }

  @Test func `One's own decision may be revised`() {
    var robot = Robot()
    robot.press("a k d s")
    #expect(robot.desk.verdict(of: 1) == .discard(ReasonCode("spam")))
  }

  @Test func `A decision that is being saved is not decided again`() {
    var robot = Robot()
    robot.holdsDecisions = true
    robot.press("a k a")
    #expect(robot.message == "This decision is being saved.")
  }

  @Test func `A reason in words is taken from a script, and a wrong one is explained`() {
    var robot = Robot()
    robot.run("decide.discard", "spam sent twice")
    #expect(robot.desk.verdict(of: 1) == .discard(ReasonCode("spam")))
    #expect(robot.desk[1]?.history.first?.note == "sent twice")
    robot.run("decide.flag", "expret")
    #expect(robot.message.contains("Did you mean expert?"))
  }
}

@Suite struct `Undo` {
  @Test func `Brings the item back and shows it`() {
    var robot = Robot()
    robot.press("a j j u")
    #expect(robot.selected == "hd-0001")
    #expect(robot.desk.status(of: 1) == .open)
    #expect(robot.message == "hd-0001 waits again: no longer affirmed.")
    #expect(robot.state.counts.decided == 0)
  }

  @Test func `Goes back as far as one decided, and forth again`() {
    var robot = Robot()
    robot.press("a a s u u u")
    #expect((1...3).allSatisfy { robot.desk.status(of: $0) == .open })
    #expect(robot.selected == "hd-0001")
    robot.press("Ctrl-R Ctrl-R")
    #expect(robot.desk.verdict(of: 1) == .affirm)
    #expect(robot.desk.verdict(of: 2) == .affirm)
    #expect(robot.desk.status(of: 3) == .open)
    #expect(robot.message == "hd-0002 is affirmed again.")
  }

  @Test func `Brings back what an earlier session decided, though it is not in the list`() {
    var desk = Robot()
    desk.press("a")
    var robot = desk
    robot.press("R")
    #expect(!robot.state.queue.keys.contains(1))
    robot.press("u")
    #expect(robot.selected == "hd-0001")
    #expect(robot.sees("How do I reset the token"))
  }

  @Test func `Takes a batch back whole and shows its first item`() {
    var robot = Robot()
    robot.press("V a y G u")
    #expect(robot.selected == "hd-0001")
    #expect(robot.message == "6 items wait again: no longer affirmed.")
    #expect(robot.state.queue.waiting == 6)
  }

  @Test func `Nothing is decided while an undo is on its way`() {
    var robot = Robot()
    robot.press("a")
    var state = robot.state
    _ = state.update(.input(.key(.character("u")), at: robot.now))
    let effects = state.update(.input(.key(.character("s")), at: robot.now))
    #expect(!effects.contains { if case .decide = $0 { true } else { false } })
    #expect(state.notice?.text == "An undo is being saved; decide on what it brings back.")
  }

  @Test func `Says so when there is nothing`() {
    var robot = Robot()
    robot.press("u")
    #expect(robot.message == "There is no decision of yours to take back.")
    robot.press("Ctrl-R")
    #expect(robot.message == "There is nothing to redo: redo follows an undo.")
  }
}
