import CellGrid
import ConsoleUI
import ReviewModel
import Testing

/// What a decision costs, in keys; the figures are those that the desk is told with each decision.
@Suite struct `A decision takes` {
  @Test(arguments: [
    ("a", Verdict.affirm, 1),
    ("d 4", .discard(ReasonCode("spam")), 2),
    ("f 3", .flag(ReasonCode("expert")), 2),
    ("s", .skip, 1),
  ])
  func `One key, or two with a reason`(keys: String, verdict: Verdict, count: Int) {
    var robot = Robot()
    robot.press(keys)
    #expect(robot.desk.verdict(of: 1) == verdict)
    #expect(robot.desk.efforts.map { $0?.keys } == [count])
  }

  @Test(arguments: [101, 2_167])
  func `No more keys in a large cluster, once its record shows how many it is`(size: Int) {
    var large = (1...size + 3).map { number in
      var item = helpDeskWithoutSources[0]
      item.summary.key = ItemKey(number)
      item.summary.id = ItemID("hd-\(number)")
      return item
    }
    for index in size..<size + 3 { large[index].interaction.question = "Another \(index)?" }
    for (keys, count) in [("a", 1), ("d 4", 2), ("s", 1), ("f 3", 2)] {
      var robot = Robot(large)
      robot.desk.clusters = [(1...size).map(ItemKey.init)]
      robot.press("j k R")
      robot.press("G g")
      robot.press(keys)
      #expect(robot.desk.status(of: 1) != .open, "\(keys)")
      #expect(robot.desk.efforts.map { $0?.keys } == [count], "\(keys)")
      if keys != "f 3" {
        #expect(robot.message.contains("with \(size == 101 ? "100" : "2,166") others"), "\(robot)")
      }
    }
    var robot = Robot(large)
    robot.desk.clusters = [(1...size).map(ItemKey.init)]
    robot.press("j k R")
    robot.press("G g e")
    robot.type("It is shown at once, after the reset.")
    robot.press("Ctrl-S")
    #expect(
      robot.desk.efforts.map { $0?.keys } == ["It is shown at once, after the reset.".count + 2]
    )
  }

  @Test func `Its text and two keys when it is a correction`() {
    var robot = Robot()
    robot.press("e")
    robot.type("Once.")
    robot.press("Ctrl-S")
    #expect(robot.desk.verdict(of: 1) == .correct("Once."))
    #expect(robot.desk.efforts.map { $0?.keys } == ["Once.".count + 2])
  }

  @Test func `One key to take it back, a cluster whole`() {
    var robot = Robot()
    robot.desk.clusters = [[1, 2, 3]]
    robot.run("refresh")
    robot.press("d 4")
    #expect([1, 2, 3].allSatisfy { robot.desk.verdict(of: $0) == .discard(ReasonCode("spam")) })
    robot.press("u")
    #expect([1, 2, 3].allSatisfy { robot.desk.status(of: $0) == .open })
  }

  @Test func `Two more keys with a failure kind, and none without`() {
    var robot = Robot()
    robot.press("x 1 d 4")
    #expect(robot.desk[1].map { DecisionLog($0.history).failure } == FailureKind("wrong-fact"))
    #expect(robot.desk.efforts.map { $0?.keys } == [4])
  }

  @Test func `The time from when the item was shown`() {
    var robot = Robot()
    robot.press("a")
    robot.wait(20_000)
    robot.press("a")
    #expect(robot.desk.efforts.map { $0?.milliseconds }.last == 21_000)
  }

  @Test func `Nothing that is measured when somebody was away, in a batch or a script`() {
    var robot = Robot()
    robot.wait(3_600_000)
    robot.press("a")
    robot.press("Space Space s y")
    robot.run("decide.affirm")
    #expect(robot.desk.efforts == [nil, nil, nil])
  }
}
