import CellGrid
import ConsoleUI
import Queueing
import ReviewModel
import Testing

@Suite struct `Correcting` {
  @Test func `Starts empty and never from the bad answer`() {
    var robot = Robot()
    robot.press("e")
    #expect(robot.state.editing?.text == "")
    #expect(robot.state.context == .editor)
    #expect(robot.sees("Write the right answer here."))
  }

  @Test func `Submits and goes to the next item`() {
    var robot = Robot()
    robot.press("e")
    robot.type("The new token is shown once.")
    robot.press("Ctrl-S")
    #expect(robot.desk.verdict(of: 1) == .correct("The new token is shown once."))
    #expect(robot.selected == "hd-0002")
    #expect(robot.state.context == .triage)
    #expect(robot.message == "hd-0001 corrected; u takes it back.")
  }

  @Test func `Letters are text, whatever they do elsewhere`() {
    var robot = Robot()
    robot.press("e")
    robot.type("daffs? quit: no\nZweite Zeile")
    #expect(robot.state.editing?.text == "daffs? quit: no\nZweite Zeile")
    #expect(robot.desk.status(of: 1) == .open)
  }

  @Test func `An empty correction is refused`() {
    var robot = Robot()
    robot.press("e Ctrl-S")
    #expect(robot.message.hasPrefix("The correction is empty."))
    #expect(robot.state.editing != nil)
  }

  @Test func `The agent's answer unchanged is refused, blanks around it aside`() {
    var robot = Robot()
    robot.press("e Ctrl-O")
    robot.type(" ")
    robot.press("Ctrl-S")
    #expect(robot.message.hasPrefix("The correction is the agent's answer unchanged."))
    robot.type("Not by post.")
    robot.press("Ctrl-S")
    #expect(robot.desk.verdict(of: 1)?.correction?.hasSuffix("days. Not by post.") == true)
  }

  @Test func `Every change is in the journal before the screen shows it`() {
    var robot = Robot()
    robot.press("e")
    robot.forgetEffects()
    robot.type("ab")
    #expect(
      robot.effects == [
        .journal(.checkpoint(Draft(item: 1, text: "a", caret: 1))),
        .startTimer(.findPrivate, milliseconds: 150),
        .journal(.splice(item: 1, at: 1, removed: 0, inserted: "b", caret: 2)),
        .startTimer(.findPrivate, milliseconds: 150),
      ]
    )
  }

  @Test func `Esc keeps the draft, and the editor opens again as it was left`() {
    var robot = Robot()
    robot.press("e")
    robot.type("The new token")
    robot.press("Left Left Esc")
    #expect(robot.state.drafts[1]?.text == "The new token")
    #expect(robot.sees("You have a draft of a correction"))
    robot.press("j k e")
    robot.type("X")
    #expect(robot.state.editing?.text == "The new tokXen")
  }

  @Test func `A record with a draft shows it at once, above what may be long`() {
    var robot = Robot()
    robot.send(.draftsRecovered([Draft(item: 2, text: "Ask the desk first", caret: 3)]))
    #expect(!robot.sees("Ask the desk first"))
    robot.press("D")
    let lines = robot.lines.map(String.init)
    let text = lines.firstIndex { $0.contains("Ask the desk first") } ?? .max
    let question = lines.firstIndex { $0.contains("Question") && !$0.contains("Queue") } ?? 0
    #expect(robot.sees("You have a draft of a correction") && robot.sees("e goes on with it"))
    #expect(text < question)
    // One of pages leaves the record in reach.
    let pages = String(repeating: "word ", count: 4000)
    robot.send(.draftsRecovered([Draft(item: 1, text: pages, caret: 0)]))
    robot.press("g")
    #expect(robot.sees("the rest is in the editor") && robot.sees("Question"))
  }

  @Test func `A recovered draft is there at once`() {
    var robot = Robot()
    robot.send(.draftsRecovered([Draft(item: 2, text: "Ask first", caret: 3)]))
    #expect(robot.message == "1 draft of yours came back; D goes there.")
    robot.press("D e")
    robot.type("!")
    #expect(robot.state.editing?.text == "Ask! first")
  }

  @Test func `D goes from draft to draft, and says when there is none to go to`() {
    var robot = Robot()
    robot.press("D")
    #expect(robot.message == "You have no draft.")
    robot.send(.draftsRecovered([2, 5].map { Draft(item: $0, text: "x", caret: 0) }))
    robot.press("D")
    #expect(robot.selected == "hd-0002")
    robot.press("D")
    #expect(robot.selected == "hd-0005")
    robot.press("D")
    #expect(robot.selected == "hd-0002")
  }

  @Test func `An unchanged answer is refused, though the editor came before the record`() {
    var robot = Robot()
    robot.holdsRecords = true
    robot.press("R", every: 1)
    robot.press("G e", every: 1)
    robot.type("Words")
    robot.answer()
    robot.press("Ctrl-T Ctrl-O Ctrl-S")
    #expect(robot.message.hasPrefix("The correction is the agent's answer unchanged."))
    robot.press("Esc Esc e Ctrl-S")
    #expect(robot.message.hasPrefix("The correction is the agent's answer unchanged."))
    #expect(robot.desk.verdict(of: 6) == nil)
  }

  @Test func `What was typed before private values were replaced is not there again`() {
    var robot = Robot(helpDeskWithoutSources)
    robot.privateWords = ["zoe@x.example": "EMAIL"]
    robot.replacesValues = true
    robot.press("e")
    robot.type("Please mail zoe@x.example and ask for the new token there.")
    robot.wait(500)
    robot.press("Ctrl-S r")
    robot.press("k e")
    let stored = "Please mail [EMAIL_1] and ask for the new token there."
    #expect(robot.state.editing?.text == stored)
    robot.press("Ctrl-Z")
    #expect(robot.state.editing?.text == stored)
    let before = robot.journal.count
    robot.press("End")
    robot.type("!")
    let typed = Draft(item: 1, text: stored + "!", caret: stored.count + 1)
    #expect(robot.journal.dropFirst(before).first == .checkpoint(typed))
    robot.press("Backspace Esc")
    #expect(robot.state.drafts.isEmpty && robot.journal.last == .drop(1))
    #expect(!robot.sees("You have a draft"))
  }

  @Test func `One's own correction is what its editor begins with, after a restart too`() {
    var robot = Robot()
    robot.meanwhile { desk, now in
      _ = desk.decide([1], .correct("It is shown at once."), by: "ana", at: now)
      _ = desk.decide([2], .correct("Ask first."), by: "bo", at: now)
    }
    robot.press("R")
    robot.run("filter", "is:any")
    robot.press("g e")
    #expect(robot.state.editing?.text == "It is shown at once.")
    robot.press("Esc")
    #expect(robot.state.drafts.isEmpty, "nothing was written")
    robot.press("j e")
    #expect(robot.state.editing?.isEmpty == true, "somebody else's is not one's own")
  }

  @Test func `D finds the drafts of items that the list does not show, decided ones too`() {
    let words = "The list did not show this item; it is in it now, for your draft."
    var robot = Robot()
    robot.send(.draftsRecovered([2, 5].map { Draft(item: $0, text: "x", caret: 0) }))
    robot.meanwhile { desk, now in _ = desk.decide([5], .skip, by: "bo", at: now) }
    robot.run("filter", "menu")
    #expect(robot.state.queue.keys == [6])
    robot.press("D")
    #expect(robot.message == words && robot.selected == "hd-0002")
    robot.press("G D")
    #expect(robot.message == words && robot.selected == "hd-0005")
    robot.press("D")
    #expect(robot.selected == "hd-0002")
    robot.run("filter", "nothing-at-all")
    robot.press("D")
    #expect(robot.message == words)
  }

  @Test func `Nothing is kept of nothing`() {
    var robot = Robot()
    robot.press("e")
    robot.type("a")
    robot.press("Backspace Esc")
    #expect(robot.state.drafts.isEmpty)
    #expect(robot.journal.last == .drop(1))
  }

  @Test func `The draft goes only when the correction is durable`() {
    var robot = Robot()
    robot.holdsDecisions = true
    robot.press("e")
    robot.type("Once.")
    robot.press("Ctrl-S")
    #expect(robot.state.drafts[1]?.text == "Once.")
    #expect(!robot.journal.contains(.drop(1)))
    robot.answer()
    #expect(robot.state.drafts[1] == nil)
    #expect(robot.journal.last == .drop(1))
  }

  @Test func `A correction that could not be saved is a draft still`() {
    var robot = Robot()
    robot.failure = "the store is locked; try again"
    robot.press("e")
    robot.type("Once.")
    robot.press("Ctrl-S")
    #expect(robot.message == "hd-0001 not corrected: the store is locked; try again")
    #expect(robot.state.editing?.item == 1)
    #expect(robot.state.editing?.text == "Once.")
    robot.failure = nil
    robot.press("Ctrl-S")
    #expect(robot.desk.verdict(of: 1) == .correct("Once."))
  }

  @Test func `Undo of a correction brings its text back as a draft`() {
    var robot = Robot()
    robot.press("e")
    robot.type("Once.")
    robot.press("Ctrl-S u e")
    #expect(robot.state.editing?.text == "Once.")
    #expect(robot.journal.contains(.checkpoint(Draft(item: 1, text: "Once.", caret: 5))))
  }

  @Test func `Ctrl-X asks, drops the draft, and undo in the editor brings it back`() {
    var robot = Robot()
    robot.press("e")
    robot.type("Once.")
    robot.press("Ctrl-X")
    #expect(robot.sees("Drop the draft?"))
    robot.press("Ctrl-X Enter")
    #expect(robot.state.context == .confirm)
    robot.press("y")
    #expect(robot.state.drafts[1] == nil)
    #expect(robot.journal.last == .drop(1))
    #expect(robot.state.editing == nil)
    robot.press("e Ctrl-Z")
    #expect(robot.state.editing?.text == "Once.")
    #expect(robot.journal.last == .checkpoint(Draft(item: 1, text: "Once.", caret: 5)))
  }

  @Test func `Ctrl-T shows what the correction changes`() {
    var robot = Robot()
    robot.press("e Ctrl-O Ctrl-T")
    #expect(robot.state.editing?.showsDiff == true)
    #expect(robot.sees("against the answer"))
  }

  @Test func `The external editor gets the text and gives it back as one step`() {
    var robot = Robot()
    robot.press("e")
    robot.type("One")
    robot.wait(1000)
    robot.forgetEffects()
    robot.press("Ctrl-G")
    #expect(robot.effects == [.openEditor(1, text: "One")])
    robot.send(.editorReturned(1, "One and two"))
    #expect(robot.state.editing?.text == "One and two")
    robot.press("Ctrl-Z")
    #expect(robot.state.editing?.text == "One")
  }

  @Test func `A paste goes into the text`() {
    var robot = Robot()
    robot.press("e")
    robot.paste("two\nlines")
    #expect(robot.state.editing?.text == "two\nlines")
  }

  @Test func `The item that is edited stays, whatever happens to the queue`() {
    var robot = Robot()
    robot.press("e")
    robot.type("Once.")
    robot.meanwhile { desk, now in
      _ = desk.decide([2, 3], .affirm, by: "bo", at: now)
    }
    robot.wait(60_000)
    robot.press("Ctrl-S")
    #expect(robot.desk.verdict(of: 1) == .correct("Once."))
  }

  @Test func `An item is claimed as soon as its editor opens`() {
    var robot = Robot()
    robot.press("e", every: 10)
    #expect(robot.effects.contains(.claim(1)))
  }

  @Test func `The record can be scrolled beside the editor`() {
    var robot = Robot()
    robot.press("e")
    #expect(robot.lines[2] == "   How do I reset the token for the VPN?", "it stays in sight")
    #expect(robot.lines[3].hasPrefix(" Answer"))
    robot.press("Ctrl-U")
    #expect(robot.sees("The user says"))
    #expect(robot.state.editing?.text == "")
  }

  @Test func `Leaving the editor finds the record where it was scrolled to`() {
    var robot = Robot()
    robot.press("J J J J")
    let before = robot.lines[8]
    robot.press("e Ctrl-D Esc")
    #expect(robot.lines[8] == before)
  }

  @Test func `The text keeps four rows however small the window is`() {
    var robot = Robot(size: Size(columns: 50, rows: 14))
    robot.press("e Ctrl-O")
    let text = robot.state.editing?.size.rows ?? 0
    #expect(text >= 4 && robot.state.editing?.text.isEmpty == false)
    robot.press("Ctrl-T")
    #expect(!robot.sees("against the answer"))
    #expect(robot.message.hasPrefix("The window has no room for the difference"))
  }
}

@Suite struct `A conflict` {
  @Test func `Shows its sides`() {
    var robot = Robot(size: Size(columns: 120, rows: 40))
    robot.run("move.to", "5")
    #expect(robot.sees("Corrections that differ"))
    #expect(robot.sees("Correction 1 of 2  by bo"))
    #expect(robot.sees("Up to {+ten+} days, until the end of March."))
  }

  @Test func `A correction can start from one of its sides`() {
    var robot = Robot()
    robot.run("move.to", "5")
    robot.press("t 2")
    #expect(robot.state.editing?.text == "Up to ten days, until the end of March.")
    robot.press("Ctrl-O 1")
    #expect(robot.state.editing?.text == "Up to five days, until the end of March.")
    robot.press("Ctrl-O 3")
    #expect(robot.state.editing?.text == "You can carry over all days.")
  }

  @Test func `There may be nothing to start from`() {
    var robot = Robot()
    robot.press("t")
    #expect(robot.message == "There is no earlier correction to start from here.")
  }

  @Test func `Its sides are jumped to`() {
    var robot = Robot()
    robot.run("move.to", "5")
    robot.press("}")
    #expect(robot.lines[8].contains("Correction 1 of 2"))
    robot.press("} {")
    #expect(robot.lines[8].contains("Correction 1 of 2"))
  }
}

extension Robot {
  /// The draft of an item as the journal would give it back.
  fileprivate func journaled(_ item: ItemKey) -> String? {
    var text: [Unicode.Scalar]?
    for change in journal {
      switch change {
      case .checkpoint(let draft) where draft.item == item: text = Array(draft.text.unicodeScalars)
      case .splice(item, let at, let removed, let inserted, _):
        text?.replaceSubrange(at..<at + removed, with: inserted.unicodeScalars)
      case .drop(item), .erase(item): text = nil
      default: break
      }
    }
    return text.map { String(String.UnicodeScalarView($0)) }
  }
}

@Suite struct `The journal of a draft` {
  @Test func `Has what the editor shows after a drop, an undo and another opening`() {
    var robot = Robot()
    let item = robot.state.queue.selection ?? 0
    robot.press("e")
    robot.type("Second text.")
    robot.press("Ctrl-S k e Ctrl-X y u e")
    #expect(robot.state.editing?.text == "Second text.")
    #expect(robot.journaled(item) == "Second text.")
    robot.type("!")
    #expect(robot.journaled(item) == robot.state.editing?.text)
  }
}
