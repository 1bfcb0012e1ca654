import CellGrid
import ConsoleUI
import Queueing
import ReviewModel
import TestSupport
import Testing

@Suite struct `A cluster of which only a part was looked at` {
  private func robot(sameAnswers: Int, isCounted: Bool = false) -> Robot {
    let items = (1...150).map { number in
      var item = helpDeskWithoutSources[0]
      item.summary.key = ItemKey(number)
      item.summary.id = ItemID("hd-\(number)")
      if number > 1, number <= 150 - sameAnswers { item.interaction.answer = "Another." }
      return item
    }
    var robot = Robot(items)
    robot.desk.clusters = [(1...150).map(ItemKey.init)]
    robot.holdsCovers = !isCounted
    robot.press("j k R")
    return robot
  }

  @Test func `has its number counted, and is then decided without a question`() {
    var robot = robot(sameAnswers: 60, isCounted: true)
    #expect(
      robot.sees("149 others ask the same and wait: a decision covers them, an affirmation 60"),
      "\(robot)"
    )
    robot.press("a")
    #expect(robot.message.contains("affirmed, with 60 others that ask the same"))
    robot.press("d 4")
    #expect(robot.message.contains("discarded, with 88 others that ask the same"), "\(robot)")
  }

  @Test func `says how many are left out that the reviewer has begun, beyond those too`() {
    var robot = robot(sameAnswers: 149, isCounted: true)
    robot.press("G e x Esc g")
    #expect(robot.sees("149 others ask the same and wait: a decision covers 148,"), "\(robot)")
    #expect(robot.sees("148, without 1 that you"), "\(robot)")
    robot.press("d 4")
    #expect(robot.message.contains("with 148 others that ask the same, without the one you have"))
    #expect(robot.desk[150]?.history.isEmpty == true)
  }

  @Test func `is asked about while the number of another record is at hand`() {
    var robot = robot(sameAnswers: 149, isCounted: true)
    robot.holdsCovers = true
    robot.press("j a")
    #expect(robot.sees("Affirm this and 100 or more others that ask the same?"))
    robot.press("n")
    robot.answer()
    robot.press("a")
    #expect(robot.message.contains("affirmed, with 149 others"))
  }

  @Test func `is promised as at least so many, and asked about before it is decided`() {
    var robot = robot(sameAnswers: 60)
    #expect(robot.sees("100 or more others ask the same and wait"))
    robot.press("d 4")
    #expect(robot.sees("Discard this and 100 or more others that ask the same?"))
    robot.press("n")
    #expect(robot.desk[1]?.history.isEmpty == true && robot.desk[2]?.history.isEmpty == true)
    robot.press("d 4 y")
    #expect(robot.message.contains("with 149 others that ask the same"))
  }

  @Test func `is not said to have none of the same answer because the first have none`() {
    var robot = robot(sameAnswers: 10)
    #expect(robot.sees("affirmation those of the same answer"))
    robot.press("a")
    #expect(robot.sees("Affirm this and any others of the same answer that ask the same?"))
    robot.press("y")
    #expect(robot.message.contains("with 10 others that ask the same"))
  }

  @Test func `keeps a correction in the editor when the answer is no`() {
    var robot = robot(sameAnswers: 60)
    robot.press("e")
    robot.type("It is shown at once, after the reset of the token.")
    robot.press("Ctrl-S")
    #expect(robot.sees("Correct this and 100 or more others that ask the same?"))
    robot.press("n")
    #expect(robot.state.editing?.text.hasPrefix("It is shown") == true)
    robot.press("Ctrl-S y")
    #expect(robot.message.contains("with 149 others"))
  }
}

@Suite struct `What a reviewer has begun on others that ask the same` {
  private func robot(begun: String) -> Robot {
    let items = (1...4).map { number in
      var item = helpDeskWithoutSources[0]
      item.summary.key = ItemKey(number)
      item.summary.id = ItemID("hd-\(number)")
      return item
    }
    var robot = Robot(items)
    robot.desk.clusters = [[1, 2, 3]]
    robot.press("R")
    robot.press(begun)
    return robot
  }

  @Test(arguments: ["j e x Esc g", "j f Tab x Esc Esc g"])
  func `is left out of a decision, and that is said before and after it`(begun: String) {
    var robot = robot(begun: begun)
    #expect(
      robot.sees("2 others ask the same and wait: a decision covers 1, without 1 that you have"),
      "\(robot)"
    )
    robot.press("d 4")
    #expect(robot.desk.status(of: 3) != .open && robot.desk[2]?.history.isEmpty == true)
    #expect(robot.state.queue.standing(of: 2) == nil)
    #expect(
      robot.message.contains(
        "discarded, with another that asks the same, without the one you have begun"
      ),
      "\(robot)"
    )
  }

  @Test func `is not left out when it is on the record itself`() {
    var robot = robot(begun: "e x Esc")
    #expect(robot.sees("2 others ask the same and wait: a decision covers them"))
    robot.press("a")
    #expect(robot.message.contains("with 2 others that ask the same"))
  }

  @Test func `is named when there is nothing else`() {
    let robot = robot(begun: "j e x Esc j e y Esc g")
    #expect(robot.sees("a decision leaves them out"), "\(robot)")
  }

  @Test func `is named in the question before a batch`() {
    var robot = robot(begun: "j e x Esc g Space Space a")
    #expect(robot.sees("Affirm 2 items, 1 draft of yours among them?"), "\(robot)")
    robot.press("y")
    #expect(robot.desk.status(of: 2) != .open)
  }
}

@Suite struct `Those that ask the same` {
  /// Three of one question, of which the third got another answer; and two others.
  private static let desk: [ItemDetail] = [
    item(1, "How long are files kept?", "30 days.", asked: 3),
    item(2, "How long are files kept?", "30 days.", asked: 3),
    item(3, "how long are files kept", "60 days.", asked: 3),
    item(4, "Is there an app?", "Yes."),
    item(5, "Is there a web page?", "Yes."),
  ]

  private func robot(_ size: Size = Size(columns: 80, rows: 24)) -> Robot {
    var robot = Robot(Self.desk, size: size)
    robot.desk.clusters = [[1, 2, 3]]
    robot.run("refresh")
    robot.forgetEffects()
    return robot
  }

  @Test func `Are decided with one of them, each with its own entry, and passed by`() {
    var robot = robot()
    robot.press("d 3")
    #expect(robot.message == "hd-0001 discarded, with 2 others that ask the same; u takes it back.")
    #expect(robot.selected == "hd-0004")
    #expect((1...3).allSatisfy { robot.desk[$0]?.history.count == 1 })
    #expect(robot.state.counts.decided == 3)
    robot.press("u")
    #expect(robot.message == "3 items wait again: no longer discarded.")
    #expect(robot.selected == "hd-0001")
    #expect(robot.state.counts.decided == 0)
    #expect(robot.state.queue.waiting == 5)
  }

  @Test func `Are kept on disk with it, and stored with it by the next session`() throws {
    var robot = robot()
    robot.holdsDecisions = true
    robot.press("d 3")
    #expect(robot.state.queue.waiting == 2)
    let kept = robot.journal.compactMap { change -> UnstoredDecision? in
      if case .decision(let decision) = change { decision } else { nil }
    }
    let decision = try #require(kept.last)
    #expect(decision.items == [1, 2, 3])
    var next = self.robot()
    let found = decision.kept(as: OperationID("earlier-1"), made: .zero)
    next.send(.decisionsRecovered([found], changes: []))
    #expect((1...3).allSatisfy { next.desk.verdict(of: $0)?.kind == .discard })
    #expect(next.state.queue.waiting == 2)
    next.press("u")
    #expect(next.state.queue.waiting == 5)
  }

  @Test func `Are listed as the latest of all when there are more than a list has`() {
    let many = (1...200).map {
      withUniqueID(item($0, "How long are files kept?", "30 days.", asked: 12_850))
    }
    var robot = Robot(many)
    robot.desk.clusters = [many.map(\.summary.key)]
    robot.press("=")
    #expect(robot.sees("The latest 200 of 12,850 that ask the same"))
    robot.press("Esc Enter")
    #expect(robot.sees("asked 12,850 times"))
    #expect(!robot.sees("12850"))
  }

  @Test func `Are named before the decision`() {
    let robot = robot()
    #expect(robot.sees("2 others ask the same and wait: a decision covers them, an affirmation 1"))
    expectScreen(robot.grid, named: "cluster-80x24")
  }

  @Test func `Are affirmed only where the answer is the same`() {
    var robot = robot()
    robot.press("a")
    #expect(robot.message == "hd-0001 affirmed, with another that asks the same; u takes it back.")
    #expect(robot.desk.verdict(of: 2) == .affirm)
    #expect(robot.desk.status(of: 3) == .open)
    #expect(robot.selected == "hd-0003")
  }

  @Test func `Are corrected but where the correction was the answer`() {
    var robot = robot()
    robot.press("e")
    robot.type("60 days.")
    robot.press("Ctrl-S")
    #expect(robot.desk.verdict(of: 2) == .correct("60 days."))
    #expect(robot.desk.status(of: 3) == .open)
    #expect(robot.state.queue.standing(of: 3) == nil, "it was expected to be covered, and was not")
    #expect(robot.state.counts.decided == 2)
  }

  @Test func `Are flagged one by one, and batches decide what is marked alone`() {
    var robot = robot()
    robot.press("f 3")
    #expect(robot.desk.status(of: 2) == .open)
    robot.press("u g Space s y")
    #expect(robot.desk.status(of: 1) == .skipped)
    #expect(robot.desk.status(of: 2) == .open)
  }

  @Test func `Wait again when the decision failed`() {
    var robot = robot()
    robot.failure = "the disk is full"
    robot.press("d 3")
    #expect(robot.state.queue.waiting == 5)
    #expect(robot.state.queue.standing(of: 2) == nil)
  }

  @Test func `Are gone on from when one is shown that turned out to be covered`() {
    var robot = Robot(Self.desk)
    robot.holdsDecisions = true
    robot.press("s")
    #expect(robot.selected == "hd-0002")
    robot.desk.clusters = [[1, 2]]
    robot.answer()
    #expect(robot.desk.status(of: 2) == .skipped)
    #expect(robot.selected == "hd-0003")
  }

  @Test func `Are listed, decided or not, and gone to`() {
    var robot = robot()
    robot.press("a")
    robot.press("g =")
    #expect(robot.sees("3 ask the same"))
    expectScreen(robot.grid, named: "cluster-list-80x24")
    robot.press("3")
    #expect(robot.selected == "hd-0003")
    robot.press("j =")
    #expect(robot.message == "Nobody else asked this question.")
  }

  @Test func `Let one go that then waits by itself`() {
    var robot = robot()
    robot.press("d 3 g j")
    robot.run("cluster.split")
    #expect(robot.message == "hd-0002 waits by itself; u takes it back.")
    #expect(robot.desk.status(of: 2) == .open)
    #expect(robot.desk.status(of: 1) == .decided(.discard))
    #expect(robot.state.queue.waiting == 3)
    #expect(robot.state.counts.decided == 2)
    #expect(robot.sees("Split off from those that ask the same"))
    robot.press("u")
    #expect(robot.message == "hd-0002 is with those that ask the same again.")
    #expect(robot.desk.status(of: 2) == .decided(.discard))
    #expect(robot.state.queue.waiting == 2)
  }

  @Test func `Keep what somebody else has settled`() {
    var robot = robot()
    robot.meanwhile { desk, now in _ = desk.decide([2], .affirm, by: "bo", at: now) }
    robot.press("= 2")
    robot.run("cluster.split")
    #expect(robot.message == "bo decided it, and alone can split it off.")
  }
}
