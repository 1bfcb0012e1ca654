import CellGrid
import Queueing
import ReviewModel
import Testing

@testable import ConsoleUI

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

  @Test func `Asks nothing about marked items of which none waits any more`() {
    for keys in ["a", "d", "f", "s"] {
      var robot = Robot()
      robot.holdsDecisions = true
      robot.press("d 4 Space")
      // What was expected to cover nothing covers the item that is marked meanwhile.
      robot.desk.clusters = [[1, 2]]
      robot.answer()
      robot.press(keys)
      #expect(robot.message.hasPrefix("None of the marked items waits."), "\(keys) \(robot)")
      #expect(robot.state.overlay == nil)
    }
  }

  @Test func `Says that decisions wait while the store is busy, until they are stored`() {
    var robot = Robot()
    robot.holdsDecisions = true
    robot.press("a a")
    robot.wait(2_000)
    #expect(robot.sees("2 decisions not stored yet"))
    robot.wait(20_000)
    #expect(robot.sees("2 decisions not stored yet"))
    robot.answer()
    #expect(!robot.sees("not stored yet"))
    robot.wait(60_000)
    #expect(!robot.sees("not stored yet"))
  }

  @Test func `Counts an item once, as what it was called last, and forgets what is taken back`() {
    var robot = Robot()
    robot.press("d 1")
    #expect(robot.sees("1 decided"))
    robot.press("k d 2 k a")
    #expect(robot.sees("1 decided"))
    robot.press("j a")
    #expect(robot.sees("2 decided"))
    robot.press("u u")
    #expect(robot.sees("1 decided"))
    robot.press("u u")
    #expect(!robot.sees("decided"))
    robot.press("Ctrl-R")
    #expect(robot.sees("1 decided"))
    robot.press("k f 1")
    #expect(robot.sees("1 flagged") && !robot.sees("decided"))
  }

  @Test func `Takes nothing from the count when an earlier session's decision is taken back`() {
    var robot = Robot()
    robot.meanwhile { desk, now in _ = desk.decide([4], .affirm, note: nil, at: now) }
    robot.press("a u")
    robot.press("a")
    #expect(robot.sees("1 decided"))
    robot.press("u u")
    #expect(!robot.sees("decided"))
    robot.press("g a")
    #expect(robot.sees("1 decided"))
  }

  @Test func `Says how many of a large batch are being stored, beside what waits`() {
    let many = (1...300).map { index in
      var item = helpDesk[0]
      item.summary.key = ItemKey(index)
      item.summary.id = ItemID("hd-\(index)")
      return item
    }
    var robot = Robot(many)
    robot.holdsDecisions = true
    robot.press("V d 4 y")
    #expect(robot.sees("300 being stored") && !robot.sees("decided"))
    robot.answer()
    #expect(!robot.sees("being stored") && robot.sees("300 decided"))
  }

  @Test func `Takes a reason by one key`() {
    var robot = Robot()
    robot.press("d 4")
    #expect(robot.desk.verdict(of: 1) == .discard(ReasonCode("spam")))
    robot.press("f 3")
    #expect(robot.desk.verdict(of: 2) == .flag(ReasonCode("expert")))
    #expect(robot.state.counts[.flag] == 1)
  }

  @Test func `Takes a reason with arrows and Enter, and a note`() {
    var robot = Robot()
    robot.press("f Tab")
    robot.type("ask the desk of floor 3")
    robot.press("Enter Down Down Enter")
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
    robot.press("Esc k d 4")
    #expect(robot.desk[1]?.history.first?.note == "twice")
  }

  @Test(arguments: ["d", "f"])
  func `Nothing is chosen before somebody moves, and no letter chooses`(menu: String) {
    var robot = Robot()
    robot.press(menu)
    robot.press("Enter")
    #expect(robot.message == "Nothing is chosen yet: 1 to 5 choose, and the arrows.")
    for scalar in "abcdefghijklmopqrstuvwxyz".unicodeScalars {
      robot.press(String(Character(scalar)))
      #expect(robot.desk.items.allSatisfy { $0.history.isEmpty }, "\(scalar)")
    }
  }

  @Test func `Up comes in at the last choice`() {
    var robot = Robot()
    robot.press("d Up Enter")
    #expect(robot.desk.verdict(of: 1) == .discard(ReasonCode("other")))
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

  @Test func `A failed decision shows its item again and says what to do`() {
    var robot = Robot()
    robot.failure = "the disk is full; make room and decide again"
    robot.press("a")
    #expect(robot.state.queue.standing(of: 1) == nil)
    #expect(robot.selected == "hd-0001")
    #expect(
      robot.message == "hd-0001 not affirmed: the disk is full; make room and decide again"
    )
    robot.failure = nil
    robot.press("s", every: 100)
    #expect(robot.desk.status(of: 1) == .open, "that key was on its way to the next item")
    robot.press("s")
    #expect(robot.desk.status(of: 1) == .skipped)
  }

  @Test func `A claim that meets the same trouble hides no word of it`() {
    var robot = Robot()
    robot.failure = "the store was deleted"
    robot.press("a")
    robot.send(.failed("the store was deleted"))
    #expect(robot.message == "hd-0001 not affirmed: the store was deleted")
    robot.send(.failed("the disk is full"))
    #expect(robot.message == "the disk is full")
  }

  @Test func `A failed decision leaves who went elsewhere where they are`() {
    var robot = Robot()
    robot.holdsDecisions = true
    robot.press("a j j")
    robot.failure = "the disk is full"
    robot.answer()
    #expect(robot.selected == "hd-0004")
    #expect(robot.state.queue.standing(of: 1) == nil)
  }

  @Test(arguments: [80, 100, 120])
  func `A long message is shown whole, and goes again`(columns: Int) {
    var robot = Robot(size: Size(columns: columns, rows: 24))
    let end = "put the file back, or start errata again"
    robot.failure =
      "\(String(repeating: "the store was deleted while it was open; ", count: 4))\(end)"
    robot.press("a")
    let shown = robot.lines.suffix(4).map { String($0).trimmed }.joined(separator: " ")
    #expect(shown.contains("hd-0001 not affirmed: the store was deleted"))
    #expect(shown.contains(end))
    robot.press("Esc")
    #expect(robot.footer.hasPrefix("e correct"))
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

  @Test func `A second opinion on what another only has open says that nothing is decided`() {
    var robot = Robot()
    _ = robot.desk.claim(1, by: "bo", for: 600_000, at: robot.now)
    robot.press("a", every: 100)
    if case .confirm = robot.state.overlay { robot.press("y", every: 100) }
    #expect(
      robot.state.notice?.text
        == "bo has it open and decided nothing yet: yours is kept as a second opinion, and it waits on."
    )
    robot.press("k")
    #expect(robot.sees("bo has it open until") && robot.sees("second opinion: affirmed by you"))
    robot.press("R")
    robot.run("move.first")
    #expect(robot.sees("second opinion: affirmed by you"))
  }

  @Test func `One's own decision may be revised`() {
    var robot = Robot()
    robot.press("a k d 4")
    #expect(robot.desk.verdict(of: 1) == .discard(ReasonCode("spam")))
  }

  @Test func `Who flagged an item does not settle it, but may take the flag back`() {
    var robot = Robot()
    robot.press("f 1 k")
    for key in ["a", "s", "d", "e"] {
      robot.press(key)
      #expect(robot.message.hasPrefix("You flagged it; a second person settles it"))
    }
    robot.run("filter", "is:flagged")
    robot.press("R a")
    #expect(robot.message == "You flagged it; a second person settles it (u takes your flag back).")
    #expect(robot.desk.status(of: 1) == .flagged)
    robot.press("f 2 u u")
    #expect(robot.desk.status(of: 1) == .open)
  }

  @Test func `A batch leaves out what its reviewer has flagged`() {
    var robot = Robot()
    robot.press("f 1")
    robot.run("filter", "is:any")
    #expect(robot.sees("6 listed") && !robot.sees("6 waiting"))
    robot.press("V a y")
    #expect(robot.message == "5 items affirmed; 1 that you flagged wait for a second person.")
    #expect(robot.desk.status(of: 1) == .flagged)
    #expect(robot.state.counts[.affirm] == 5)
  }

  @Test func `A decision that is being saved is not decided again`() {
    var robot = Robot()
    robot.holdsDecisions = true
    robot.press("a k a")
    #expect(robot.state.notice?.text == "This decision is being saved.")
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

  @Test func `Of a second opinion leaves the item as the first reviewer decided it`() {
    var robot = Robot()
    robot.holdsDecisions = true
    robot.press("a", every: 100)
    _ = robot.desk.decide([1], .discard(ReasonCode("spam")), by: "bo", at: robot.now)
    robot.answer()
    let waiting = robot.state.queue.waiting
    robot.press("u")
    #expect(
      robot.message == "What you said of hd-0001 is taken back; it is still discarded by bo."
    )
    #expect(robot.state.queue.isSettled(1))
    #expect(robot.state.queue.waiting == waiting)
    #expect(robot.state.counts.decided == 0)
  }

  @Test func `Of the later of two decisions brings the earlier back`() {
    var robot = Robot()
    robot.press("a k d 4 u")
    #expect(robot.message == "hd-0001 is affirmed again, as you had it before.")
    #expect(robot.state.queue.standing(of: 1) == .done(.affirm))
    #expect(robot.state.queue.waiting == 5)
    #expect(robot.state.counts[.affirm] == 1 && robot.state.counts[.discard] == 0)
  }

  @Test func `Of a large batch after a restart reads the list again`() {
    let many = (1...1500).map { withUniqueID(item($0, "Question \($0)?", "Answer \($0).")) }
    var robot = Robot(many)
    robot.press("V a y R")
    #expect(robot.state.queue.keys.isEmpty)
    robot.press("u")
    #expect(robot.state.queue.keys.count == 1500)
    #expect(robot.state.queue.waiting == 1500)
    #expect(robot.sees("1,500 waiting"))
    #expect(robot.message == "1,500 items wait again: no longer affirmed.")
  }

  @Test func `Brings nothing into a list that its filter leaves out`() {
    var robot = Robot()
    robot.press("a")
    robot.run("filter", "cafeteria")
    robot.press("u")
    #expect(robot.state.queue.keys == [6])
    #expect(robot.message.contains("waits again"))
  }

  @Test func `Names an item that was not read by the beginning of its question`() {
    let many = (1...500).map { withUniqueID(item($0, "Question \($0)?", "Answer \($0).")) }
    var robot = Robot(many)
    var operation = ReversedOperation(items: [400], deed: .decided(.affirm))
    operation.question = "How do I reset the token for the VPN on a new telephone?"
    robot.send(.reversed(.undo, operation))
    let name = "\u{201C}How do I reset the token for the VPN on \u{2026}\u{201D}"
    #expect(robot.state.notice?.text == "\(name) waits again: no longer affirmed.")
  }

  @Test func `A second undo waits for the first, and the line says what goes on`() {
    var robot = Robot()
    robot.press("V a y")
    var state = robot.state
    _ = state.update(.input(.key(.character("u")), at: robot.now))
    #expect(state.render(size: state.size, theme: state.theme).description.contains("taking back…"))
    let effects = state.update(.input(.key(.character("u")), at: robot.now))
    #expect(!effects.contains { if case .reverse = $0 { true } else { false } })
    #expect(state.notice?.text == "The last undo is still being saved; wait for it.")
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

  @Test(arguments: [(6, 6_000, 10_000), (2, 2_000, 6_000), (0, nil, nil)])
  func `A message is shown as long as the settings say`(
    seconds: Int,
    message: Int?,
    warning: Int?
  ) {
    #expect(Notice(id: 0, kind: .success, text: "").duration(seconds) == message)
    #expect(Notice(id: 0, kind: .warning, text: "").duration(seconds) == warning)
    #expect(Notice(id: 0, kind: .failure, text: "").duration(seconds) == nil)
  }
}
