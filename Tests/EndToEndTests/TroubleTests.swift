import Foundation
import ReviewModel
import SQLiteStore
import TestSupport
import Testing

/// What may happen to a reviewer on any day: somebody else holds the store, the disk is full, the window
/// is dragged about, the machine sleeps.
@Suite(.serialized, .enabled(if: TmuxSession.isAvailable, TmuxSession.hint))
struct `A console in trouble` {
  @Test
  func `stores all that was decided and typed while somebody else held the store for five seconds`()
    async throws
  {
    let bench = try ConsoleBench()
    let session = try await bench.open()
    try await session.wait(for: "Answer 1.")
    let holder = try StoreHolder(bench.path("errata.db"))
    let start = ContinuousClock.now
    try session.press("a")
    try await session.wait(for: "Answer 2.")
    try await bench.openEditor(session)
    try session.type("Typed while it waits")
    try await session.wait(for: "Typed while it waits")
    try session.press("C-s")
    try await session.wait(for: "2 decisions not stored yet")
    while ContinuousClock.now - start < .seconds(5) {
      #expect(Self.done(in: try session.screen()).isEmpty)
      try await Task.sleep(for: .milliseconds(200))
    }
    try holder.letGo()
    try await bench.waitForVerdict(1) { $0 == .affirm }
    try await bench.waitForVerdict(2) { $0 == .correct("Typed while it waits") }
    try await session.wait(for: "both done") { Self.done(in: $0) == [1, 2] }
    try bench.expectSoundStore()
  }

  @Test
  func `stores with the next start what was decided when it was killed while the store was held`()
    async throws
  {
    let bench = try ConsoleBench()
    let session = try await bench.open()
    try await session.wait(for: "Answer 1.")
    let holder = try StoreHolder(bench.path("errata.db"))
    try session.press("a")
    try await session.wait(for: "Answer 2.")
    try session.press("d")
    try await session.wait(for: "Discard: why?")
    try session.press("1")
    try await session.wait(for: "2 decisions not stored yet, kept on disk")
    Foundation.kill(try session.process(), SIGKILL)
    #expect(try await session.ending() == .signal(SIGKILL))
    try holder.letGo()
    #expect(try bench.verdict(1) == nil && bench.verdict(2) == nil)
    let next = try await bench.open(waitingFor: "Answer")
    try await bench.waitForVerdict(1) { $0 == .affirm }
    try await bench.waitForVerdict(2) { $0?.kind == .discard }
    try next.press("q")
    _ = try await next.ending()
    let left = try FileManager.default.contentsOfDirectory(atPath: bench.drafts)
    #expect(!left.contains { $0.hasSuffix(".drafts") }, "\(left)")
    try bench.expectSoundStore()
  }

  @Test
  func `takes back with the next start what was being taken back when it was killed`() async throws
  {
    let bench = try ConsoleBench()
    let session = try await bench.open()
    try await session.wait(for: "Answer 1.")
    try session.press("a")
    try await bench.waitForVerdict(1) { $0 == .affirm }
    try await session.wait(for: "q1 affirmed")
    let holder = try StoreHolder(bench.path("errata.db"))
    try session.press("u")
    try await session.wait(for: "taking back: not stored yet, kept on disk")
    Foundation.kill(try session.process(), SIGKILL)
    _ = try await session.ending()
    try holder.letGo()
    #expect(try bench.verdict(1) == .affirm)
    _ = try await bench.open(waitingFor: "Answer")
    try await bench.waitForVerdict(1) { $0 == nil }
    try bench.expectSoundStore()
  }

  @Test
  func `keeps what waits when a script meets the held store too, and ends with another status`()
    async throws
  {
    let bench = try ConsoleBench()
    let session = try await bench.open()
    try await session.wait(for: "Answer 1.")
    let holder = try StoreHolder(bench.path("errata.db"))
    try session.press("a")
    try await session.wait(for: "1 decision not stored yet, kept on disk")
    Foundation.kill(try session.process(), SIGKILL)
    _ = try await session.ending()
    let doctor = try bench.errata(["doctor"])
    #expect(doctor.output.contains("1 decision by "), "\(doctor.output)")
    #expect(doctor.output.contains("waits for the store"), "\(doctor.output)")
    try "move.next\n".write(toFile: bench.path("s.txt"), atomically: true, encoding: .utf8)
    let script = ["--script", bench.path("s.txt"), "--dump-screen", "-"]
    let held = try bench.errata(script)
    #expect(held.status == 69, "\(held.messages)")
    #expect(held.messages.contains("1 decision is not stored"), "\(held.messages)")
    #expect(held.messages.contains("It is kept, and the next start"), "\(held.messages)")
    try holder.letGo()
    #expect(try bench.verdict(1) == nil)
    let free = try bench.errata(script)
    #expect(free.status == 0, "\(free.messages)")
    #expect(try bench.verdict(1) == .affirm)
    try bench.expectSoundStore()
  }

  @Test
  func `says what is not stored while the reviewer goes on deciding`() async throws {
    let bench = try ConsoleBench()
    let session = try await bench.open()
    try await session.wait(for: "Answer 1.")
    let holder = try StoreHolder(bench.path("errata.db"))
    // Never a pause as long as the time after which a wait is told.
    for _ in 0..<4 {
      try session.press("a")
      try await Task.sleep(for: .milliseconds(700))
    }
    let screen = try session.screen()
    #expect(screen.contains("decisions not stored yet"), "\(screen)")
    try holder.letGo()
    for number in 1...4 { try await bench.waitForVerdict(number) { $0 == .affirm } }
  }

  @Test
  func `says that a decision is not stored when the store stays busy, and keeps the text`()
    async throws
  {
    let bench = try ConsoleBench()
    let session = try await bench.open()
    try await bench.openEditor(session)
    try session.type("Not lost either")
    try await session.wait(for: "Not lost either")
    let holder = try StoreHolder(bench.path("errata.db"))
    try session.press("C-s")
    try await session.wait(for: "1 decision not stored yet")
    try await session.wait(for: "q1 not corrected", within: .seconds(30))
    #expect(Self.done(in: try session.screen()).isEmpty)
    try holder.letGo()
    #expect(try bench.verdict(1) == nil)
    // What was typed stands in the editor again.
    try await session.wait(for: "Not lost either")
    try session.press("C-s")
    try await bench.waitForVerdict(1) { $0 == .correct("Not lost either") }
  }

  @Test
  func `says at the start that the store is held, and opens when it is let go`() async throws {
    let bench = try ConsoleBench()
    try bench.store.close()
    let holder = try StoreHolder(bench.path("errata.db"), alone: true)
    let session = try await bench.open(waitingFor: "Another program holds the store")
    try holder.letGo()
    try await session.wait(for: "Question 1?")
    #expect(!(try session.screen()).contains("Another program"))
  }

  @Test
  func `keeps every word while the window changes its size fifty times a second`() async throws {
    let bench = try ConsoleBench()
    let session = try await bench.open()
    try await bench.openEditor(session)
    let storm = Task.detached {
      var random = SystemRandomNumberGenerator()
      for _ in 0..<150 {
        try session.resize(
          columns: .random(in: 40...160, using: &random),
          rows: .random(in: 8...50, using: &random)
        )
        try await Task.sleep(for: .milliseconds(20))
      }
    }
    var words: [String] = []
    for number in 0..<60 {
      words.append("w\(number)")
      try session.type("w\(number) ")
      try await Task.sleep(for: .milliseconds(25))
    }
    try await storm.value
    try session.resize(columns: 80, rows: 24)
    try await session.wait(for: "w59")
    try session.press("C-s")
    try await bench.waitForVerdict(1) {
      guard case .correct(let text)? = $0 else { return false }
      return text.split(separator: " ").map(String.init) == words
    }
    try await session.wait(for: "the next record, and the footer where it belongs") {
      $0.contains("Answer 2.") && $0.contains("affirm")
    }
    try bench.expectSoundStore()
  }

  @Test
  func `says that the disk is full, shows nothing as done that is not stored, and goes on`()
    async throws
  {
    let bench = try ConsoleBench(questions: 400)
    let limit =
      try FileManager.default
      .attributesOfItem(atPath: bench.path("errata.db-wal"))[.size] as? Int
    let blocks = (limit ?? 0) / 1024 + 200
    let session = try await bench.open(
      rows: 40,
      through: ["bash", "-c", "trap '' XFSZ; ulimit -f \(blocks); exec \"$ERRATA\""]
    )
    try await session.wait(for: "Answer 1.")
    var shown: Set<Int> = []
    var said = false
    for _ in 0..<300 where !said {
      try session.press("a")
      try await Task.sleep(for: .milliseconds(170))
      let screen = try session.screen()
      shown.formUnion(Self.done(in: screen))
      said = screen.contains("not affirmed") && screen.contains("the room on it")
    }
    let screen = try session.screen()
    #expect(said, "\(screen)")
    #expect(!shown.isEmpty)
    try await Task.sleep(for: .milliseconds(300))
    shown.formUnion(Self.done(in: try session.screen()))
    for number in shown { #expect(try bench.wasDecided(number), "question \(number)") }
    try session.press("j")
    try session.press("q")
    _ = try await session.ending()
    try bench.expectSoundStore()
    // There is room again.
    let next = try await bench.open(waitingFor: "▼")
    try next.press("a")
    try await next.wait(for: "affirmed")
  }

  @Test
  func `goes on where it was after the machine slept, in a window of another size`() async throws {
    let bench = try ConsoleBench()
    let session = try await bench.open()
    try await bench.openEditor(session)
    try session.type("Before the sleep")
    try await session.wait(for: "Before the sleep")
    try session.signal(SIGSTOP)
    try session.resize(columns: 120, rows: 40)
    try session.type(", typed in it")
    try session.signal(SIGCONT)
    try await session.wait(for: "Before the sleep, typed in it")
    try await session.wait(for: "the new size") { screen in
      screen.split(separator: "\n").contains { $0.count > 100 }
    }
    try session.press("C-s")
    try await bench.waitForVerdict(1) { $0 == .correct("Before the sleep, typed in it") }
  }

  /// The numbers of the questions that a screen calls done.
  private static func done(in screen: String) -> Set<Int> {
    var numbers: Set<Int> = []
    for line in screen.split(separator: "\n") where line.contains("✓") {
      if let match = line.firstMatch(of: /Question (\d+)\?/), let number = Int(match.1) {
        numbers.insert(number)
      }
    }
    return numbers
  }
}
