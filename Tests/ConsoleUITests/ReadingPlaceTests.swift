import CellGrid
import ReviewModel
import Testing
import TextAnalysis

@testable import ConsoleUI

@Suite struct `The place in a long record` {
  private static let answer = (1...2000).map { "line \($0)" }.joined(separator: "\n\n")

  /// A reviewer some hundred lines down.
  private func reader(_ columns: Int = 80, _ rows: Int = 24) -> Robot {
    let size = Size(columns: columns, rows: rows)
    var robot = Robot([item(1, "What is long?", Self.answer), helpDesk[1]], size: size)
    robot.press("Enter")
    for _ in 0..<26 { robot.press("PgDn") }
    return robot
  }

  /// The first line of the text that is in sight.
  private func first(_ robot: Robot) -> String {
    robot.lines.first { $0.contains("line ") }.map { String($0).trimmed } ?? "none"
  }

  @Test(arguments: [(80, 24), (120, 50)])
  func `Stays while nobody touches anything`(columns: Int, rows: Int) {
    var robot = reader(columns, rows)
    let before = first(robot)
    #expect(before != "none")
    robot.wait(100_000)
    #expect(first(robot) == before)
  }

  @Test func `Stays when something is said of the record, or searched for`() {
    var robot = reader()
    let before = first(robot)
    robot.press("x 2")
    #expect(first(robot) == before)
    robot.press("/")
    robot.type("l")
    #expect(first(robot) == before)
  }

  @Test func `Stays when lines come above it`() {
    var robot = reader()
    let before = first(robot)
    robot.meanwhile { desk, now in
      desk.release(1)
      _ = desk.claim(1, by: "bo", at: now)
    }
    #expect(first(robot) == before)
    robot.press("g")
    #expect(robot.sees("bo has it open until"))
  }

  @Test func `Is said in parts of the whole text, not of what is laid out`() {
    let robot = reader()
    let title = robot.lines.first.map(String.init) ?? ""
    let all = robot.lines.prefix(3).joined()
    let percent = all.firstMatch(of: /(\d+)%/).flatMap { Int($0.1) } ?? -1
    #expect((5...25).contains(percent), "\(title) \(all)")
  }

  @Test func `At the top what comes is seen`() {
    var robot = Robot()
    robot.press("j")
    robot.meanwhile { desk, now in _ = desk.claim(1, by: "bo", at: now) }
    robot.press("k")
    #expect(robot.sees("bo has it open until"))
  }

  @Test func `A source beyond what is laid out at first is folded too`() {
    let text = (1...100).map { "entry \($0)" }.joined(separator: "\n\n")
    let sources = (1...60).map { Source(title: "Page \($0)", text: text) }
    var robot = Robot([item(1, "What?", "That.", sources: sources)]) { $0.foldsAfter = 20 }
    robot.press("Enter")
    for _ in 0..<58 { robot.press("]") }
    robot.press("J J")
    let shown = robot.state.record.lines
    for source in [0, 30, 57] {
      let lines = shown.filter {
        robot.state.record.blocks[$0.block].origin == .source(source)
      }
      #expect(lines.count <= 45, "source \(source)")
    }
  }
}

@Suite struct `Texts that are compared` {
  @Test func `are compared once, however often the record is laid out`() {
    var robot = Robot()
    robot.press("G k")
    let count = robot.state.record.diffs.count
    #expect(count == 2)
    robot.press("x 2 J")
    robot.wait(60_000)
    #expect(robot.state.record.diffs.count == count)
    robot.meanwhile { desk, _ in desk.erase([5]) }
    #expect(robot.state.record.diffs.count == 0)
  }

  @Test func `are kept for a few records only`() {
    var diffs = WordDiffs()
    for number in 0..<100 { _ = diffs.diff(from: "a \(number)", to: "b \(number)") }
    #expect(diffs.count == WordDiffs.capacity)
  }

  @Test func `are told apart by their bytes, for equal characters may have other places`() {
    let (composed, parted) = ("Caf\u{E9} or tea.", "Cafe\u{301} or tea.")
    #expect(composed == parted)
    for (first, second) in [(composed, parted), (parted, composed)] {
      var diffs = WordDiffs()
      _ = diffs.diff(from: "Tea.", to: first)
      #expect(diffs.diff(from: "Tea.", to: second) == WordDiff(from: "Tea.", to: second))
      var items = [item(1, "What?", "Cafe or tea."), item(2, "What then?", "Cafe or tea.")]
      items[0].feedback = Feedback(.down, correction: first)
      items[1].feedback = Feedback(.down, correction: second)
      var robot = Robot(items, size: Size(columns: 80, rows: 40))
      robot.press("j k j")
      #expect(robot.sees("or tea."))
    }
  }

  @Test func `cost a key a few milliseconds at most, and come out whole`() throws {
    let words = { (seed: Int) in
      (0..<1500).map { "w\(($0 * 7919 + seed * 104_729) % 499)" }.joined(separator: " ")
    }
    var diffs = WordDiffs()
    let (base, text) = (words(1), words(2))
    let found = diffs.diff(from: base, to: text)
    let diff = try #require(found)
    let scalars = Array(text.unicodeScalars)
    let rebuilt = diff.pieces.filter { $0.kind != .deleted }.map {
      String(scalars: scalars[$0.text])
    }
    #expect(rebuilt.joined() == text)
    let long = diffs.diff(from: base, to: String(repeating: "x ", count: 10_000))
    #expect(long == nil)
  }
}
