import CellGrid
import ConsoleUI
import Queueing
import ReviewModel
import TestSupport
import Testing

@Suite struct `Reading` {
  @Test func `Shows the question at once while the record is being read`() {
    var robot = Robot()
    robot.holdsRecords = true
    robot.press("G")
    #expect(robot.sees("Where do I find the cafeteria menu?"))
    #expect(robot.sees("The record is being read."))
    robot.answer()
    #expect(robot.sees("On the notice board."))
  }

  @Test func `Never shows a record under another item's name`() {
    var robot = Robot()
    robot.holdsRecords = true
    robot.press("G")
    #expect(!robot.sees("Open the portal"))
    robot.send(.item(2, robot.desk.detail(2, at: robot.now)))
    #expect(!robot.sees("docking station"))
  }

  @Test func `Reads the neighbours ahead`() {
    let robot = Robot()
    #expect(robot.effects.contains(.loadItem(1)))
    #expect(robot.effects.contains(.prefetchItem(2)))
    #expect(robot.effects.contains(.prefetchItem(3)))
  }

  @Test func `Asks for a record once`() {
    var robot = Robot()
    robot.press("j k j k")
    for key in 1...2 {
      let reads = [Effect.loadItem(ItemKey(key)), .prefetchItem(ItemKey(key))]
      #expect(robot.effects.count { reads.contains($0) } == 1)
    }
  }

  @Test func `A move waits only for what it shows`() {
    let many = (1...50).map { withUniqueID(item($0, "Question \($0)?", "Answer \($0).")) }
    var robot = Robot(many)
    robot.press("j j")
    robot.forgetEffects()
    for _ in 0..<20 { robot.press("j") }
    let awaited = robot.effects.filter {
      switch $0 {
      case .loadItem, .loadSummaries: true
      default: false
      }
    }
    #expect(awaited.isEmpty)
    #expect(robot.effects.contains(.prefetchItem(20)))
  }

  @Test func `Asks again for a record read ahead that is shown before it came`() {
    var robot = Robot()
    robot.holdsRecords = true
    robot.press("G")
    robot.forgetEffects()
    robot.press("k")
    #expect(robot.effects.contains(.loadItem(5)))
  }

  @Test func `Keeps a handful of records only`() {
    let many = (1...200).map { item($0, "Question \($0)?", "Answer \($0).") }
    var robot = Robot(many.map(withUniqueID))
    for _ in 0..<100 { robot.press("j", every: 10) }
    #expect((1...200).count { robot.state.details[ItemKey($0)] != nil } <= 9)
    #expect(robot.sees("Answer 101."))
  }

  @Test func `Asks for the rows of the window and a page around it`() {
    let many = (1...100_000).map { ItemKey($0) }
    var state = Robot([]).state
    let effects = state.update(.queueChunk(generation: 1, keys: many, isLast: true))
    #expect(effects.isEmpty, "the load is over")
    state = ConsoleState(
      configuration: ConsoleConfiguration(reviewer: "ana", storeName: "s", openedAt: .zero)
    )
    _ = state.start()
    let first = state.update(.queueChunk(generation: 1, keys: many, isLast: true))
    let asked = first.compactMap { effect -> [ItemKey]? in
      switch effect {
      case .loadSummaries(let keys), .prefetchSummaries(let keys): keys
      default: nil
      }
    }
    #expect(asked == [Array(1...6), Array(7...12)])
    #expect(first.contains(.loadSummaries(Array(1...6))))
  }

  @Test func `A write by somebody else is shown without losing the selection`() {
    var robot = Robot()
    robot.press("j j")
    robot.meanwhile { desk, now in
      _ = desk.decide([1, 3], .discard(ReasonCode("spam")), by: "bo", at: now)
    }
    #expect(robot.selected == "hd-0003")
    #expect(robot.sees("discarded by bo"))
    #expect(robot.state.queue.waiting == 4)
  }

  @Test func `A record that is gone says so and cannot be decided`() {
    var robot = Robot()
    robot.send(.item(1, nil))
    #expect(robot.sees("The item is gone from the store."))
    robot.press("a")
    #expect(robot.message == "The item is gone; R reads the queue again.")
  }

  @Test func `A failed read is said once, and tried again at the next key`() {
    var robot = Robot()
    robot.holdsRecords = true
    robot.press("G")
    robot.send(.failed("Cannot read the store: the disk says no. Look at its cable."))
    #expect(robot.message.hasPrefix("Cannot read the store"))
    robot.forgetEffects()
    robot.press("k")
    #expect(robot.effects.contains(.loadItem(6)) || robot.effects.contains(.loadItem(5)))
  }

  @Test func `The record scrolls from anywhere, and begins at its top for each item`() {
    var robot = Robot()
    robot.press("J J")
    #expect(!robot.sees("agent 2.4.1"))
    robot.press("j k")
    #expect(robot.sees("agent 2.4.1"))
  }

  @Test func `Brackets go from source to source`() {
    var robot = Robot()
    robot.press("Enter")
    robot.resize(80, 20)
    robot.press("]")
    #expect(robot.lines[2].contains("Source 1 of 2"))
  }

  @Test func `Zoom shows the record on the whole screen, and the list comes back`() {
    var robot = Robot()
    robot.resize(80, 30)
    robot.press("Enter")
    #expect(!robot.sees("cafeteria"))
    #expect(robot.sees("Portal tour"))
    robot.press("j")
    #expect(robot.sees("docking station"))
    robot.press("Esc")
    #expect(robot.sees("cafeteria"))
  }

  @Test func `An answer of megabytes costs no more than a page`() {
    let long = String(repeating: "All work and no play makes a dull answer. ", count: 120_000)
    var robot = Robot([item(1, "Why?", long), item(2, "What?", "That.")])
    let elapsed = processorTime { robot.press("J J Ctrl-D PgDn k j k") }
    #expect(elapsed < .seconds(2), "\(elapsed) in a debug build")
    #expect(robot.sees("dull answer"))
  }

  @Test func `A long text can be scrolled to its end`() {
    let long = (1...3000).map { "line \($0)" }.joined(separator: "\n")
    var robot = Robot([item(1, "Why?", long)])
    robot.press("Tab")
    robot.press("G G")
    #expect(robot.sees("id hd-0001"))
    #expect(robot.sees("line 3000"))
    robot.press("PgUp")
    #expect(robot.sees("line 2990"))
  }

  @Test func `Hostile text stays text`() {
    var robot = Robot([
      item(1, "\u{1B}[2J\u{202E}abc\u{0}", "\u{9B}31mred\u{7F}", comment: "\u{200B}\u{E0041}")
    ])
    robot.press("J")
    for scalar in robot.screen.unicodeScalars {
      #expect(scalar == "\n" || scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value))
    }
  }
}

@Suite struct `The list` {
  @Test(arguments: [1, 2, 3, 6, 13, 35], [0, 1, 5, 100])
  func `Always shows the selected row`(height: Int, count: Int) {
    var robot = Robot((0..<count).map { withUniqueID(item(ItemKey($0 + 1), "Q\($0)?", "A.")) })
    robot.resize(120, height + 15)
    for key in ["j", "PgDn", "k", "G", "k", "PgUp", "g", "j", "j"] {
      robot.press(key)
      for _ in 0..<min(count, 9) { robot.press(key, every: 1) }
      guard count > 0 else { continue }
      #expect(robot.lines.contains { $0.dropFirst(10).hasPrefix(">") }, "after \(key)")
    }
  }

  @Test func `Stays where it is for most keys`() {
    let many = (1...100).map { withUniqueID(item($0, "Q\($0)?", "A.")) }
    var robot = Robot(many)
    var moves = 0
    for _ in 0..<40 {
      let first = robot.lines[1].dropFirst(11)
      robot.press("j", every: 10)
      if robot.lines[1].dropFirst(11) != first { moves += 1 }
    }
    #expect(moves <= 8)
  }

  @Test func `Draws two stretches when the selection moves within it`() {
    var robot = Robot { $0.theme = 1 }
    robot.press("j")
    let before = robot.grid
    robot.press("j")
    let runs = robot.grid.diff(from: before).filter { $0.row < 7 }
    #expect(runs.map(\.row) == [2, 3])
    #expect(runs.allSatisfy { $0.columns.lowerBound == 10 && $0.columns.upperBound <= 80 })
  }
}

@Suite struct `Claims` {
  @Test func `An item is claimed after a rest, not while passing`() {
    var robot = Robot()
    robot.press("jjjj", every: 50)
    #expect(!robot.effects.contains { if case .claim = $0 { true } else { false } })
    robot.wait(500)
    #expect(robot.effects.contains(.claim(5)))
  }

  @Test func `A claim is asked for once while one stays, and given back when one goes`() {
    var robot = Robot()
    robot.wait(100_000)
    #expect(robot.effects.count { $0 == .claim(1) } == 1)
    robot.press("j")
    #expect(robot.effects.contains(.release(1)))
    robot.forgetEffects()
    robot.wait(100_000)
    #expect(!robot.effects.contains(.claim(1)))
  }

  @Test func `A console that nobody touches gives its claim back, and takes it again`() {
    var robot = Robot()
    robot.wait(1_200_000)
    #expect(robot.effects.last { if case .claim = $0 { true } else { false } } == .claim(1))
    #expect(robot.effects.contains(.release(1)))
    #expect(robot.desk.row(1, at: robot.now)?.claim == nil)
    robot.press("J")
    #expect(robot.desk.row(1, at: robot.now)?.claim?.reviewer == "ana")
  }

  @Test func `A console that is used now and then keeps its claim, until nobody comes any more`() {
    var robot = Robot()
    for _ in 1...4 {
      robot.wait(600_000)
      robot.press("J")
    }
    #expect(!robot.effects.contains(.release(1)))
    #expect(
      (2...5).contains(robot.effects.count { $0 == .claim(1) }),
      "asked for anew now and then"
    )
    robot.wait(899_000)
    #expect(!robot.effects.contains(.release(1)))
    robot.wait(2_000)
    #expect(robot.effects.contains(.release(1)))
  }

  @Test func `The screen of the sets holds no item`() {
    var robot = Robot()
    robot.wait(500)
    robot.press("2")
    #expect(robot.desk.row(1, at: robot.now)?.claim == nil)
    robot.press("1")
    robot.wait(500)
    #expect(robot.desk.row(1, at: robot.now)?.claim?.reviewer == "ana")
  }

  @Test func `A key that was meant for the item before is not taken when the screen goes on`() {
    var robot = Robot()
    _ = robot.desk.claim(2, by: "bo", at: robot.now)
    robot.press("a")
    robot.wait(400)
    #expect(robot.selected == "hd-0003")
    for key in ["d", "a", "e", "Space"] {
      robot.press(key, every: 5)
      #expect(
        robot.message == "\(key) was not taken: the screen had just gone on to another record."
      )
    }
    #expect(robot.state.overlay == nil && !robot.state.queue.hasMarks)
    robot.press("j k", every: 5)
    #expect(robot.selected == "hd-0003")
    robot.press("a")
    #expect(robot.desk.verdict(of: 3) == .affirm)
  }

  @Test func `A console begins with an item that nobody holds`() {
    var robot = Robot()
    robot.meanwhile { shared, now in _ = shared.claim(1, by: "bo", at: now) }
    robot.wait(1000)
    #expect(robot.selected == "hd-0002")
    #expect(robot.message == "bo holds hd-0001; this is the next one.")
  }

  @Test func `A decision on an item that somebody else has open is asked about`() {
    var robot = Robot()
    robot.press("j")
    robot.meanwhile { desk, now in _ = desk.claim(2, by: "bo", at: now) }
    robot.press("a")
    #expect(robot.sees("bo has it open until"))
    #expect(robot.sees("Affirm it as a second opinion?"))
    robot.press("n")
    #expect(robot.desk[2]?.history.isEmpty == true)
    robot.press("a y")
    #expect(robot.desk[2]?.history.count == 1)
  }

  @Test
  func
    `A second opinion beside a mere claim settles nothing: the item waits on, in list and count`()
  {
    var robot = Robot()
    robot.press("j")
    robot.meanwhile { desk, now in _ = desk.claim(2, by: "bo", at: now) }
    let (row, header) = (robot.lines[2], robot.lines[0])
    robot.press("a y k")
    #expect(robot.desk[2]?.history.count == 1)
    #expect(robot.lines[2] == row)
    #expect(robot.lines[0] == header)
    #expect(robot.sees("second opinion: affirmed by you"))
    robot.press("R")
    #expect(robot.lines[0] == header)
    #expect(!robot.sees("reviewers disagree"))
  }

  @Test func `A batch tells those who came first from those who only have an item open`() {
    var robot = Robot()
    _ = robot.desk.decide([1], .discard(ReasonCode("spam")), by: "cy", at: robot.now)
    _ = robot.desk.claim(2, by: "bo", for: 600_000, at: robot.now)
    robot.press("Space Space Space a y")
    #expect(
      robot.state.notice?.text == """
        1 item affirmed; in 1 cy came first; 1 waits on, open at bo with nothing decided yet: yours are \
        kept as second opinions.
        """
    )
    #expect(robot.state.queue.standing(of: 2) == nil)
    robot.press("u")
    #expect(robot.state.queue.standing(of: 2) == nil && robot.state.queue.standing(of: 3) == nil)
    var again = ReversedOperation(items: [2, 3], deed: .decided(.affirm))
    again.remainders = [2: .late(after: "bo")]
    again.onlyHeld = [2]
    robot.send(.reversed(.redo, again))
    #expect(robot.state.queue.standing(of: 2) == nil)
    #expect(robot.state.queue.standing(of: 3) == .done(.affirm))
  }

  @Test func `A decision that went on to an item that somebody holds goes on again`() {
    var robot = Robot()
    for key in [2, 3] as [ItemKey] { _ = robot.desk.claim(key, by: "bo", at: robot.now) }
    robot.press("a")
    #expect(robot.selected == "hd-0002", "the list does not know yet")
    robot.wait(2000)
    #expect(robot.selected == "hd-0004")
    #expect(robot.message == "bo holds hd-0003; this is the next one.")
    robot.press("k")
    robot.wait(2000)
    #expect(robot.selected == "hd-0003", "nobody is moved who came by hand")
  }

  @Test func `Who holds an item is shown, and until when`() {
    var robot = Robot()
    robot.meanwhile { desk, now in _ = desk.claim(2, by: "bo", at: now) }
    #expect(robot.lines[2].contains("@bo"))
    robot.press("j")
    #expect(robot.sees("bo has it open until 09:02 UTC"))
    robot.wait(500)
    #expect(robot.message.hasPrefix("bo holds hd-0002 until 09:02 UTC"))
  }

  @Test func `What others hold is passed over by a decision`() {
    var robot = Robot()
    robot.meanwhile { desk, now in _ = desk.claim(2, by: "bo", at: now) }
    robot.press("a")
    #expect(robot.selected == "hd-0003")
  }

  @Test func `A queue that others hold is not empty`() {
    var robot = Robot(Array(helpDesk.prefix(2)))
    robot.meanwhile { desk, now in _ = desk.claim(2, by: "bo", at: now) }
    robot.press("a")
    robot.wait(20_000)
    #expect(robot.sees("What is left (1) is held by bo, until 09:02 UTC at the earliest."))
  }

  @Test func `Quitting gives the claim back`() {
    var robot = Robot()
    robot.wait(500)
    robot.press("q")
    #expect(robot.effects.suffix(2) == [.release(1), .quit])
  }
}
