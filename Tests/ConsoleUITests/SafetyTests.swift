import CellGrid
import Queueing
import ReviewModel
import Testing

@testable import ConsoleUI

@Suite struct `A draft that cannot be written` {
  @Test func `keeps the console from ending without a question`() {
    var robot = Robot()
    robot.press("e")
    robot.type("Words")
    robot.send(.draftFailed("Drafts cannot be written: the disk is full."))
    #expect(robot.sees("DRAFTS NOT SAVED"))
    #expect(robot.sees("in this window only, not on the disk") && !robot.sees("kept at every key"))
    robot.press("Esc q")
    #expect(robot.sees("They cannot be written to disk."))
    robot.press("q")
    #expect(!robot.hasQuit)
    robot.press("n")
    #expect(!robot.hasQuit && robot.state.overlay == nil)
    robot.press("q y")
    #expect(robot.hasQuit)
  }

  @Test func `is told of with its length, in the title and before leaving`() {
    var robot = Robot()
    robot.press("e")
    robot.type("Words")
    robot.send(.draftFailed("Drafts cannot be written: the disk is full.", characters: 2800))
    #expect(robot.sees("not on the disk: 2,800 characters"))
    robot.press("Esc q")
    #expect(robot.sees("Quit and lose 2,800 characters? They cannot be written to disk."))
    robot.press("n e")
    robot.send(.draftsKept)
    #expect(!robot.sees("not on the disk"))
  }

  @Test func `is none any more once it is on the disk, or dropped`() {
    var robot = Robot()
    robot.press("e")
    robot.type("Words")
    robot.send(.draftFailed("Drafts cannot be written: the disk is full."))
    robot.send(.draftsKept)
    #expect(!robot.sees("DRAFTS NOT SAVED") && !robot.sees("the disk is full"))
    robot.press("Esc q")
    #expect(robot.hasQuit)
    var other = Robot()
    other.press("e")
    other.send(.draftFailed("Drafts cannot be written: the disk is full."))
    other.press("Esc Esc q")
    #expect(other.hasQuit)
  }
}

@Suite struct `Safety` {
  @Test func `A decision key that repeats by itself decides once`() {
    var robot = Robot()
    robot.press("aaaaa", every: 33)
    #expect(robot.desk.verdict(of: 1) == .affirm)
    #expect(robot.desk.status(of: 2) == .open)
  }

  @Test func `A decision key that is held down says that it counts once`() {
    var robot = Robot()
    robot.press("aa", every: 100)
    #expect(robot.message == "a is held down: it counts once; press it again to decide again.")
  }

  @Test func `What was to be written in an editor that did not open runs nothing`() {
    var robot = Robot()
    robot.holdsDecisions = true
    robot.press("d 2 k")
    robot.press("e", every: 20)
    robot.press("j u s t T m Enter", every: 20)
    #expect(robot.message == "Enter was not taken: e had opened no editor.")
    #expect(robot.state.overlay == nil && robot.selected == "hd-0001" && !robot.state.isZoomed)
    robot.press("Backspace", every: 20)
    #expect(robot.message == "Backspace was not taken: e had opened no editor.")
    robot.press("j", every: 400)
    #expect(robot.selected == "hd-0002", "nobody writes so slowly")
    robot.press("k e", every: 400)
    robot.answer()
    #expect(robot.desk.verdict(of: 1)?.kind == .discard)
    robot.press("e", every: 20)
    #expect(robot.state.editing != nil, "the key that was refused asks again")
  }

  @Test func `A digit that chose changes no screen while it is held down`() {
    var robot = Robot()
    robot.press("d2222", every: 33)
    #expect(robot.desk.verdict(of: 1)?.kind == .discard)
    #expect(robot.state.screen == .triage)
    #expect(robot.message == "2 is held down: it counts once; press it again.")
    robot.press("2")
    #expect(robot.state.screen == .sets)
  }

  @Test func `A key that asks does not answer while it is held down`() {
    var robot = Robot()
    robot.press("y")
    robot.press("y", every: 500)
    robot.press("yyy", every: 33)
    #expect(robot.state.overlay != nil)
    #expect(!robot.effects.contains { if case .copy = $0 { true } else { false } })
    robot.press("y")
    #expect(robot.effects.contains { if case .copy = $0 { true } else { false } })
    var batch = Robot()
    batch.press("V a")
    batch.press("yyy", every: 33)
    #expect(batch.state.overlay == nil, "the repeat of yes asks nothing")
  }

  @Test(arguments: ["d 2", "e x Ctrl-S", "V a y"])
  func `Nothing is decided in a window that shows nothing`(keys: String) {
    var robot = Robot()
    let words = keys.split(separator: " ")
    for word in words.dropLast() { robot.press(String(word)) }
    robot.resize(30, 5)
    robot.press(String(words[words.count - 1]))
    #expect(robot.state.notice?.text == "The window is too small to show what is decided.")
    #expect(robot.desk.verdict(of: 1) == nil)
    robot.resize(80, 24)
    robot.press(String(words[words.count - 1]))
    let isAsked = if case .menu = robot.state.overlay { true } else { false }
    #expect(robot.desk.verdict(of: 1) != nil || isAsked)
  }

  @Test func `What counted as a repeat is said beside the outcome too`() {
    var robot = Robot()
    robot.holdsDecisions = true
    robot.press("aaa", every: 0)
    robot.answer()
    #expect(
      robot.state.notice?.text
        == "hd-0001 affirmed; u takes it back. a came 3 times at once and counted once."
    )
    robot.press("a")
    #expect(robot.state.notice?.text == "hd-0002 affirmed; u takes it back.")
  }

  @Test func `A digit that was meant for a menu that did not open changes no screen`() {
    var robot = Robot()
    robot.press("a k x 2")
    #expect(robot.message == "2 was not taken: x had opened no menu.")
    #expect(robot.state.screen == .triage)
    robot.press("2")
    #expect(robot.state.screen == .sets)
  }

  @Test func `The same key with another one in between was pressed twice`() {
    var robot = Robot()
    robot.press("ajajaj", every: 30)
    #expect(robot.desk.items.count { robot.desk.status(of: $0.summary.key) != .open } == 3)
    var other = Robot()
    other.press("d2d2d2", every: 30)
    #expect(other.desk.items.count { other.desk.status(of: $0.summary.key) != .open } == 3)
  }

  @Test func `The same key pressed again after a moment decides again`() {
    var robot = Robot()
    robot.press("aa", every: 160)
    #expect(robot.desk.verdict(of: 2) == .affirm)
  }

  @Test func `Another decision key counts at once`() {
    var robot = Robot()
    robot.press("as", every: 20)
    #expect(robot.desk.verdict(of: 2) == .skip)
  }

  @Test(arguments: [
    ("d", "9", "9 chooses nothing here: 1-5 chooses, Esc leaves."),
    ("f", "a", "a chooses nothing here: 1-5 chooses, Esc leaves."),
    ("e", "Ctrl-A", "Ctrl-A does nothing here; F1 shows what does."),
    ("e", "Alt-x", "Alt-x does nothing here; F1 shows what does."),
  ])
  func `A key without a meaning says so`(place: String, key: String, words: String) {
    var robot = Robot()
    robot.press("\(place) \(key)")
    #expect(robot.message == words)
  }

  @Test(arguments: [("e F1", "Editor"), ("?", "Move")])
  func `Help begins with the keys of the place, each heading once`(keys: String, first: String) {
    var robot = Robot(size: Size(columns: 80, rows: 200))
    robot.press(keys)
    guard case .list(let list) = robot.state.overlay else {
      Issue.record("no help")
      return
    }
    let headings = list.lines.map(\.heading).filter { !$0.isEmpty }
    #expect(headings.first == first)
    #expect(Set(headings).count == headings.count)
  }

  @Test func `A window that is too small takes back nothing that it does not show`() {
    var robot = Robot()
    robot.press("a")
    robot.resize(49, 14)
    robot.press("u x")
    #expect(robot.desk.verdict(of: 1) == .affirm && robot.state.overlay == nil)
    robot.resize(80, 24)
    robot.press("u")
    #expect(robot.desk.verdict(of: 1) == nil)
  }

  @Test func `What the same reviewer decided elsewhere meanwhile is asked about`() {
    var robot = Robot()
    robot.wait(5_000)
    robot.meanwhile { desk, now in _ = desk.decide([1], .affirm, at: now) }
    robot.press("d 4")
    #expect(robot.sees("Discard it anew? You affirmed it at 09:00 UTC elsewhere."), "\(robot)")
    robot.press("n")
    #expect(robot.desk.verdict(of: 1) == .affirm)
    robot.press("d 4 y")
    #expect(robot.desk.verdict(of: 1)?.kind == .discard)
  }

  @Test func `An empty draft is not asked about`() {
    var robot = Robot()
    robot.press("e Ctrl-X")
    #expect(robot.state.overlay == nil)
    #expect(robot.message.hasPrefix("There is no draft to drop"))
  }

  @Test func `Undo may repeat`() {
    var robot = Robot()
    robot.press("a a a")
    robot.press("uuu", every: 33)
    #expect((1...3).allSatisfy { robot.desk.status(of: $0) == .open })
  }

  @Test(arguments: ["", "?", "d", "V"])
  func `A paste runs no command`(prelude: String) {
    var robot = Robot()
    robot.press(prelude)
    let before = robot.desk.items.map(\.history)
    robot.paste("aaadfs\nq")
    #expect(robot.desk.items.map(\.history) == before)
    #expect(!robot.hasQuit)
  }

  @Test func `A paste into the list says that it ran nothing`() {
    var robot = Robot()
    robot.paste("a")
    #expect(robot.message.hasPrefix("Pasted text runs nothing here."))
  }

  @Test func `Esc never quits and goes back one layer a press`() {
    var robot = Robot()
    robot.press("/")
    robot.type("token")
    robot.press("Enter Space v Enter")
    #expect(robot.state.isZoomed)
    robot.press("Esc")
    #expect(!robot.state.isZoomed)
    #expect(robot.state.queue.rangeAnchor != nil)
    robot.press("Esc")
    #expect(robot.state.queue.rangeAnchor == nil)
    #expect(robot.state.queue.hasMarks)
    robot.press("Esc")
    #expect(!robot.state.queue.hasMarks)
    #expect(robot.state.search != nil)
    robot.press("Esc")
    #expect(robot.state.search == nil)
    robot.press("Esc Esc Esc Esc")
    #expect(!robot.hasQuit)
  }

  @Test func `q goes back, and at the top it quits`() {
    var robot = Robot()
    robot.press("Enter q")
    #expect(!robot.hasQuit)
    robot.press("q")
    #expect(robot.hasQuit)
  }

  @Test func `Ctrl-C names the way out`() {
    var robot = Robot()
    robot.press("Ctrl-C")
    #expect(robot.message == "Nothing runs. q quits; decisions and drafts are on disk.")
    #expect(!robot.hasQuit)
  }

  @Test func `Ctrl-C and w do not call on disk what is not`() {
    var robot = Robot()
    robot.press(":")
    robot.type("w")
    robot.press("Enter")
    #expect(robot.message == "There is nothing to write: decisions and drafts are on disk.")
    robot.holdsDecisions = true
    robot.press("a Ctrl-C")
    #expect(
      robot.state.notice?.text
        == "Nothing runs. q quits; 1 decision is not stored yet, drafts are on disk."
    )
    robot.send(.draftFailed("Drafts cannot be written.", characters: 17))
    robot.press("j Ctrl-C")
    #expect(
      robot.state.notice?.text == "Nothing runs. q quits; 1 decision is not stored yet, "
        + "17 characters of what was typed could not be written to disk."
    )
    robot.answer()
    robot.press(":")
    robot.type("w")
    robot.press("Enter")
    #expect(
      robot.state.notice?.text == "Everything is written as you make it: decisions are on disk, "
        + "17 characters of what was typed could not be written to disk."
    )
    robot.send(.draftsKept)
    robot.press("j Ctrl-C")
    #expect(robot.message == "Nothing runs. q quits; decisions and drafts are on disk.")
  }

  @Test func `A command behind a question about a decision does not close it`() {
    var robot = Robot()
    robot.run("mark.toggle")
    robot.run("decide.affirm")
    #expect(
      robot.state.openQuestion?.hasPrefix("\u{201C}Affirm 1 item?\u{201D} is not answered") == true
    )
    robot.run("move.next")
    #expect(robot.sees("Affirm 1 item?") && robot.state.complaint == robot.state.openQuestion)
    robot.run("confirm.no")
    robot.run("decide.discard")
    robot.run("decide.affirm")
    #expect(robot.sees("is not answered") && robot.desk[1]?.history.isEmpty == true)
    robot.run("menu.close")
    robot.run("order")
    robot.run("move.next")
    #expect(robot.state.complaint == nil && robot.state.overlay == nil)
  }

  @Test func `What editors have left is said with what came back`() {
    var robot = Robot()
    robot.send(.draftsRecovered([Draft(item: 2, text: "half", caret: 4)]))
    robot.send(.editorsLeftWork(["An editor has left work in a folder."]))
    #expect(
      robot.state.notice?.text
        == "1 draft of yours came back; D goes there. An editor has left work in a folder."
    )
  }

  @Test func `Ctrl-C stops a search that runs`() {
    var robot = Robot()
    robot.press("/")
    robot.send(.input(.key(.character("t")), at: robot.now))
    var state = robot.state
    _ = state.update(.input(.key(.character("o")), at: robot.now))
    let effects = state.update(.input(.key(.control("c")), at: robot.now))
    #expect(effects.contains(.stopSearch))
    #expect(state.search?.isRunning == false)
  }

  @Test func `Ctrl-C stops a load and says that the queue is not whole`() {
    var state = ConsoleState(
      configuration: ConsoleConfiguration(reviewer: "ana", storeName: "s", openedAt: .zero)
    )
    _ = state.start()
    _ = state.update(.queueChunk(generation: 1, keys: [1, 2], isLast: false))
    _ = state.update(.input(.key(.control("c")), at: .zero))
    #expect(!state.queue.isLoading)
    #expect(state.notice?.text == "The queue is read in part only; R reads it whole.")
  }

  @Test func `Nothing is decided on a record that the screen does not show`() {
    var robot = Robot()
    robot.press("2")
    for command in ["decide.affirm", "decide.skip", "decide.discard", "decide.correct"] {
      robot.run(command, "spam")
    }
    #expect(robot.desk.status(of: 1) == .open)
    #expect(robot.state.notice?.kind == .warning)
  }

  @Test func `A key without a meaning says where to look`() {
    var robot = Robot()
    robot.press("b")
    #expect(robot.message == "b does nothing here; ? shows what does.")
  }
}

@Suite struct `Batches` {
  @Test func `Space marks and goes on`() {
    var robot = Robot()
    robot.press("Space Space")
    #expect(robot.state.queue.markedKeys() == [1, 2])
    #expect(robot.selected == "hd-0003")
    #expect(robot.message == "2 marked")
  }

  @Test func `A decision asks once, with the count, and y goes on`() {
    var robot = Robot()
    robot.press("Space Space a")
    #expect(robot.sees("Affirm 2 items?"))
    #expect(robot.desk.status(of: 1) == .open)
    robot.press("y")
    #expect(robot.desk.verdict(of: 1) == .affirm)
    #expect(robot.desk.verdict(of: 2) == .affirm)
    #expect(robot.desk.status(of: 3) == .open)
    #expect(robot.message == "2 items affirmed; u takes it back.")
    #expect(!robot.state.queue.hasMarks)
  }

  @Test(arguments: ["Enter", "a", "Space", "Y", "x"])
  func `Nothing but y confirms`(key: String) {
    var robot = Robot()
    robot.press("Space Space a")
    robot.press(key)
    #expect(robot.desk.status(of: 1) == .open)
    #expect(robot.state.context == .confirm)
  }

  @Test(arguments: ["n", "Esc"])
  func `A no leaves marks and items as they are`(key: String) {
    var robot = Robot()
    robot.press("Space Space a")
    robot.press(key)
    #expect(robot.desk.status(of: 1) == .open)
    #expect(robot.state.queue.markedKeys() == [1, 2])
  }

  @Test func `A discard asks for one reason for all`() {
    var robot = Robot()
    robot.press("v j j d")
    #expect(robot.sees("Discard 3 items: why?"))
    robot.press("2")
    #expect(robot.sees("Discard 3 items as off-topic?"))
    robot.press("y")
    #expect((1...3).allSatisfy { robot.desk.verdict(of: $0) == .discard(ReasonCode("off-topic")) })
    #expect(robot.selected == "hd-0004")
  }

  @Test func `All means all that the filter matches, not the page`() {
    let many = (1...500).map { item($0, "Question \($0)?", "Answer \($0).") }
    var robot = Robot(many.map(withUniqueID))
    robot.press("V s")
    #expect(robot.sees("Skip 500 items?"))
    robot.holdsDecisions = true
    robot.press("y")
    #expect(robot.message == "writing 500 decisions…")
    robot.answer()
    #expect((1...500).allSatisfy { robot.desk.status(of: $0) == .skipped })
  }

  @Test func `One undo takes a batch back, whatever it was decided by`() {
    for (keys, count) in [("Space Space d 2 y", 2), ("v j j d 2 y", 3), ("V d 2 y", 6)] {
      var robot = Robot()
      robot.press(keys)
      #expect((1...6).count { robot.desk.verdict(of: $0) != nil } == count)
      robot.press("u")
      #expect((1...6).allSatisfy { robot.desk.status(of: $0) == .open }, "\(keys)")
      #expect(robot.message == "\(count) items wait again: no longer discarded.")
    }
  }

  @Test func `All that a filter matches is decided, and nothing else`() {
    var robot = Robot()
    robot.run("filter", "signal:retry")
    robot.press("V d 2 y")
    #expect([2, 6].allSatisfy { robot.desk.verdict(of: $0) == .discard(ReasonCode("off-topic")) })
    #expect([1, 3, 4, 5].allSatisfy { robot.desk.status(of: $0) == .open })
    robot.press("u")
    #expect([2, 6].allSatisfy { robot.desk.status(of: $0) == .open })
  }

  @Test func `All is not decided before all is known`() {
    var state = ConsoleState(
      configuration: ConsoleConfiguration(reviewer: "ana", storeName: "s", openedAt: .zero)
    )
    _ = state.start()
    _ = state.update(.queueChunk(generation: 1, keys: [1, 2], isLast: false))
    _ = state.update(.input(.key(.character("V")), at: .zero))
    for key in ["a", "d", "f", "s", "x"] as [Unicode.Scalar] {
      _ = state.update(.input(.key(.character(key)), at: .zero))
      #expect(state.overlay == nil, "\(key)")
      #expect(state.notice?.text.hasPrefix("The queue is still being read") == true, "\(key)")
    }
  }

  @Test func `Shift and an arrow extend a range`() {
    var robot = Robot()
    robot.press("Shift-Down Shift-Down")
    #expect(robot.state.queue.markedKeys() == [1, 2, 3])
    robot.press("Shift-Up")
    #expect(robot.state.queue.markedKeys() == [1, 2])
  }

  @Test func `A correction is written for one item only`() {
    var robot = Robot()
    robot.press("Space e")
    #expect(robot.state.editing == nil)
    #expect(robot.message.hasPrefix("A correction is written for one item"))
  }

  @Test func `What the question counted is what is decided, whatever comes meanwhile`() {
    var robot = Robot()
    robot.press("Space Space a")
    robot.meanwhile { desk, now in
      _ = desk.decide([1], .discard(ReasonCode("spam")), by: "bo", at: now)
    }
    robot.press("y")
    #expect(robot.desk.verdict(of: 2) == .affirm)
    #expect(robot.desk.verdict(of: 1) == .discard(ReasonCode("spam")))
    #expect(robot.message.contains("in 1 bo came first"))
  }
}

func withUniqueID(_ detail: ItemDetail) -> ItemDetail {
  var detail = detail
  detail.summary.id = ItemID("hd-\(detail.summary.key)")
  return detail
}

@Suite struct `A message` {
  @Test func `Goes with the next key, wherever that leads`() {
    for keys in ["j", "2", "?", "/ x"] {
      var robot = Robot()
      robot.press("Esc")
      #expect(robot.message == "There is nothing to close; q quits.")
      robot.press(keys)
      #expect(robot.state.notice == nil, "\(keys)")
    }
  }

  @Test func `That answers a decision stays until the next key`() {
    var robot = Robot()
    robot.press("a")
    #expect(robot.message == "hd-0001 affirmed; u takes it back.")
    robot.press("j")
    #expect(robot.state.notice == nil)
  }

  @Test func `Of what failed by itself stays, in a line, until it is closed`() {
    var robot = Robot()
    let words = "The theme cannot be read: " + String(repeating: "so it is, ", count: 20)
    robot.send(.failed(words))
    let rows = { (robot: Robot) in robot.lines.filter { $0.contains("so it is") }.count }
    #expect(rows(robot) > 1)
    robot.press("j")
    #expect(rows(robot) == 1 && robot.footer.contains("? help"), "the footer is there again")
    robot.press("Esc")
    #expect(rows(robot) == 0)
  }
}
