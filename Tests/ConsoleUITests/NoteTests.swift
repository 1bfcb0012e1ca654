import CellGrid
import ConsoleUI
import ReviewModel
import Testing

extension Robot {
  /// The notes that the journal would give back.
  fileprivate var notesOnDisk: [Note] {
    var notes: [NotePlace: String] = [:]
    for change in journal {
      switch change {
      case .note(let note): notes[note.place] = note.text
      case .dropNote(let place): notes[place] = nil
      case .checkpoint, .splice, .drop, .erase, .decision, .change, .dropDecision: break
      }
    }
    return notes.map { Note($0.value, at: $0.key) }
  }

  /// The texts of the notes that the journal would give back.
  fileprivate var textsOnDisk: [String] { notesOnDisk.map(\.text).sorted() }

  /// A console that is opened after this one was killed.
  fileprivate func afterKill(_ items: [ItemDetail] = helpDesk) -> Robot {
    var next = Robot(items)
    next.privateWords = privateWords
    next.send(.draftsRecovered(drafts, notes: notesOnDisk))
    return next
  }

  /// The drafts that the journal would give back, as far as they were written whole.
  private var drafts: [Draft] {
    state.editing.map { [Draft(item: $0.item, text: $0.text, caret: 0)] } ?? []
  }
}

@Suite struct `A note that is typed` {
  @Test(arguments: ["f", "d"])
  func `is on disk with each key, and there again after a crash`(
    key: String
  ) {
    var robot = Robot()
    robot.press("\(key) Tab")
    robot.type("A long note")
    #expect(robot.textsOnDisk == ["A long note"])
    var next = robot.afterKill()
    #expect(next.message == "1 note of yours came back; D goes there.")
    next.press(key)
    #expect(next.sees("A long note"))
    next.press("2")
    #expect(next.desk[1]?.history.first?.note == "A long note")
    #expect(next.textsOnDisk == [])
  }

  @Test func `is on disk until its decision is stored`() {
    var robot = Robot()
    robot.holdsDecisions = true
    robot.press("f Tab")
    robot.type("for Bo")
    robot.press("Enter 2")
    #expect(robot.desk[1]?.history == [] && robot.textsOnDisk == ["for Bo"])
    robot.answer()
    #expect(robot.desk[1]?.history.first?.note == "for Bo" && robot.textsOnDisk == [])
  }

  @Test func `is dropped when it is emptied`() {
    var robot = Robot()
    robot.press("f Tab")
    robot.type("ab")
    robot.press("Backspace Backspace")
    #expect(robot.textsOnDisk == [])
    robot.press("Esc Esc")
    #expect(robot.textsOnDisk == [])
  }

  @Test func `stays on its own record when another is begun elsewhere`() {
    var robot = Robot()
    robot.press("f Tab")
    robot.type("about the token")
    robot.press("Esc Esc j d Tab")
    robot.type("about the monitor")
    robot.press("Esc Esc")
    #expect(robot.textsOnDisk == ["about the monitor", "about the token"])
    robot.press("k f")
    #expect(robot.sees("about the token") && !robot.sees("about the monitor"))
  }

  @Test func `of marked items is there again after n, and when they are marked after a crash`() {
    var robot = Robot()
    robot.press("Space Space d Tab")
    robot.type("both sent twice")
    robot.press("Enter 4 n")
    #expect(robot.textsOnDisk == ["both sent twice"])
    var next = robot.afterKill()
    next.press("d")
    #expect(!next.sees("both sent twice"))
    next.press("Esc g Space Space d")
    #expect(next.sees("both sent twice"))
    next.press("4 y")
    #expect([1, 2].allSatisfy { next.desk[$0]?.history.first?.note == "both sent twice" })
    #expect(next.textsOnDisk == [])
  }

  @Test func `of a record that is gone is nowhere any more, and is not written again`() {
    var robot = Robot()
    robot.press("f Tab")
    robot.type("words about Ann")
    robot.meanwhile { desk, _ in desk.erase([1]) }
    #expect(robot.textsOnDisk == [])
    robot.type(" Lee")
    #expect(robot.textsOnDisk == [])
  }

  @Test func `is gone to like a draft`() {
    var robot = Robot()
    robot.press("j f Tab")
    robot.type("ask the desk")
    var next = robot.afterKill()
    next.press("D")
    #expect(next.selected == "hd-0002")
    #expect(next.message == "A note of yours waits here: d or f opens it.")
  }
}

@Suite struct `A reason that is typed` {
  /// A correction that guards warn of, with the reason why they are overruled half typed.
  private func overruling() -> Robot {
    var robot = Robot()
    robot.press("j e")
    robot.type("Yes.")
    robot.press("Ctrl-S s")
    robot.type("the desk says")
    return robot
  }

  @Test func `for a warning comes back after a crash, at the same question`() {
    let robot = overruling()
    #expect(robot.textsOnDisk == ["the desk says"])
    var next = robot.afterKill()
    #expect(next.message == "1 draft and 1 note of yours came back; D goes there.")
    next.press("j e Ctrl-S s")
    #expect(next.message.hasPrefix("Submit: why? the desk says"), "\(next)")
    next.type(" so")
    next.press("Enter")
    #expect(next.desk[2]?.history.first?.note?.contains("the desk says so") == true)
    #expect(next.textsOnDisk == [])
  }

  @Test func `for a warning comes back after n in the question that follows`() {
    var robot = overruling()
    robot.meanwhile { desk, now in
      desk.release(2)
      _ = desk.claim(2, by: "bo", at: now)
    }
    robot.press("Enter")
    #expect(robot.sees("bo has it open"))
    robot.press("n Ctrl-S s")
    #expect(robot.message.hasPrefix("Submit: why? the desk says"), "\(robot)")
    robot.press("Enter y")
    #expect(robot.desk[2]?.history.first?.note?.contains("the desk says") == true)
    #expect(robot.textsOnDisk == [])
  }

  @Test func `for private text comes back after a crash`() {
    var robot = Robot()
    robot.privateWords = ["Zoe": "NAME"]
    robot.press("f Tab")
    robot.type("Zoe knows")
    robot.press("Enter 2 2")
    robot.type("Zoe agreed")
    #expect(robot.textsOnDisk == ["Zoe agreed", "Zoe knows"])
    var next = robot.afterKill()
    #expect(next.message == "2 notes of yours came back; D goes there.")
    next.press("f 2 2")
    #expect(next.message.hasPrefix("Keep: why? Zoe agreed"), "\(next)")
    next.press("Enter")
    #expect(next.textsOnDisk == [])
  }
}

@Suite struct `A line that is typed at a prompt` {
  @Test(arguments: ["/", "F", ":"]) func `is recalled there after a crash`(key: String) {
    var robot = Robot()
    robot.press(key)
    robot.type("the lamp")
    #expect(robot.textsOnDisk == ["the lamp"])
    var next = robot.afterKill()
    #expect(next.message.hasPrefix("A line that was being typed is recalled by "))
    next.press("\(key) Up")
    #expect(next.lines.last?.contains("the lamp") == true)
    next.press("Esc")
    #expect(next.textsOnDisk == [])
  }

  @Test func `is not written down before anything is typed`() {
    var robot = Robot()
    robot.press("F")
    robot.type("signal:retry")
    robot.press("Enter F")
    #expect(robot.textsOnDisk == [])
  }
}
