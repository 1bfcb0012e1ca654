import CellGrid
import ConsoleUI
import Foundation
import Queueing
import ReviewModel
import Testing

@Suite struct `A walk through the console` {
  private static let isLong = ProcessInfo.processInfo.environment["ERRATA_LARGE_TESTS"] == "1"

  @Test(arguments: 1...(isLong ? 60 : 12))
  func `Never traps and never loses its place, whatever is pressed and whatever comes`(seed: Int) {
    var dice = Dice(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
    var robot = Robot(size: Size(columns: 80, rows: 24))
    let keys = Set(Command.allCases.flatMap { $0.info.keys }).sorted { $0.name < $1.name }
    var decided: Set<ItemKey> = []
    for _ in 0..<(Self.isLong ? 500 : 150) {
      robot.forgetEffects()
      switch dice.roll(20) {
      case 0: robot.holdsDecisions.toggle()
      case 1: robot.holdsRecords.toggle()
      case 2: robot.answer()
      case 3: robot.resize(dice.roll(140), dice.roll(50))
      case 4: robot.failure = "the disk is full; make room"
      case 5:
        let key = ItemKey(dice.roll(7))
        robot.meanwhile { desk, now in
          if key % 2 == 0 { _ = desk.claim(key, by: "bo", at: now) }
          if key % 3 == 0 { _ = desk.decide([key], .affirm, by: "bo", at: now) }
        }
      case 6: robot.wait(Int64(dice.roll(200_000)))
      case 7: robot.paste("pasted \u{1B}[31m text\nof lines")
      case 8: robot.send(.item(ItemKey(dice.roll(7)), nil))
      case 9: robot.send(.failed("Cannot read the store. Look at its cable."))
      case 10: robot.send(.decided(ticket: dice.roll(9), outcomes: []))
      case 11: robot.mouse(.press, column: dice.roll(150) - 5, row: dice.roll(60) - 5)
      case 12: robot.type(["refund", "signal:down", "xä你", "4"][dice.roll(4)])
      case 13: robot.run(Command.allCases[dice.roll(Command.allCases.count)].rawValue)
      default: robot.press(keys[dice.roll(keys.count)].name, every: Int64(dice.roll(400)))
      }
      let queue = robot.state.queue
      #expect((queue.selection == nil) == queue.keys.isEmpty)
      #expect(queue.selectedIndex.map { queue.keys[$0] } == queue.selection)
      #expect(queue.waiting >= 0 && queue.waiting <= queue.keys.count)
      #expect(Set(queue.keys).count == queue.keys.count)
      for case .decide(_, let items, _, _, _, _) in robot.effects {
        #expect(!items.isEmpty)
        decided.formUnion(items)
      }
      for case .amend(_, let items, _) in robot.effects { decided.formUnion(items) }
      #expect(robot.grid.size == robot.state.size)
    }
    let touched = robot.desk.items.filter { $0.history.contains { $0.reviewer == "ana" } }
    #expect(Set(touched.map(\.summary.key)).isSubset(of: decided))
  }

  /// A pseudo-random generator whose rolls are the same everywhere.
  ///
  /// Source: Marsaglia, "Xorshift RNGs", 2003.
  private struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(sides))
    }
  }
}
