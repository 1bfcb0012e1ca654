import Foundation
import ReviewModel
import TestSupport
import Testing

@Suite(.serialized, .enabled(if: TmuxSession.isAvailable, TmuxSession.hint))
struct `A console that is interrupted` {
  @Test
  func `has every character again that it had shown when it was killed`() async throws {
    let bench = try ConsoleBench()
    var session = try await bench.open()
    try await bench.openEditor(session)
    try session.type("Not a word of this may be lost: žluťoučký 漢字")
    try await session.wait(for: "lost: žluťoučký 漢字")
    try session.signal(SIGKILL)
    #expect(try await session.ending() == .signal(SIGKILL))

    session = try await bench.open(waitingFor: "You have a draft")
    try await bench.openEditor(session)
    try await session.wait(for: "Not a word of this may be lost: žluťoučký 漢字")
    try session.press("C-s")
    try await bench.waitForVerdict(1) {
      $0 == .correct("Not a word of this may be lost: žluťoučký 漢字")
    }
    try bench.expectSoundStore()
  }

  @Test
  func `leaves a terminal that works when it is killed and started again`() async throws {
    let bench = try ConsoleBench()
    let session = try await bench.openShell()
    try session.type("$ERRATA\n")
    try await session.wait(for: "Answer 1.")
    let console = try #require(try session.children().first)
    kill(console, SIGKILL)
    // The shell's prompt stands on the console's screen: nobody could give the terminal back.
    try await session.wait(for: "ready>")
    try session.type("$ERRATA\n")
    try await session.wait(for: "the console again") { _ in
      try session.children().first.map { $0 != console } ?? false
    }
    try await session.wait(for: "Answer 1.")
    try session.type("q")
    try await session.wait(for: "the shell's screen") { _ in
      try session.fact("alternate_on") == "0" && session.children().isEmpty
    }
    #expect(try session.fact("mouse_any_flag") == "0")
    #expect(try session.fact("cursor_flag") == "1")
    #expect(try session.fact("keypad_flag") == "0")
    try session.type("echo back: $((40 + 2))\n")
    try await session.wait(for: "back: 42")
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
  func `gives the terminal back and keeps the draft when a signal asks it to end`(
    signal: Int32
  ) async throws {
    let bench = try ConsoleBench()
    let session = try await bench.open()
    try await bench.openEditor(session)
    try session.type("Half a thou")
    try await session.wait(for: "Half a thou")
    try session.signal(signal)
    #expect(try await session.ending() == .status(128 + signal))
    #expect(try session.fact("alternate_on") == "0")
    let words = try session.screen()
    #expect(words.contains("The console was ended by SIG") && words.contains("1 draft"), "\(words)")
    let next = try await bench.open(waitingFor: "You have a draft")
    try await bench.openEditor(next)
    try await next.wait(for: "Half a thou")
  }

  @Test
  func `stops for the shell, and goes on where it was`() async throws {
    let bench = try ConsoleBench()
    let session = try await bench.openShell()
    try session.type("$ERRATA\n")
    try await session.wait(for: "Answer 1.")
    try session.press("C-z")
    try await session.wait(for: "Stopped")
    #expect(try session.fact("alternate_on") == "0")
    try session.resize(columns: 100, rows: 30)
    try session.type("fg\n")
    try await session.wait(for: "Answer 1.")
    try session.press("j")
    try await session.wait(for: "Answer 2.")
    try session.press("q")
    try await session.wait(for: "ready>")
    try session.type("echo status $?\n")
    try await session.wait(for: "status 0")
  }

  @Test
  func `gives the terminal back when somebody else stops it`() async throws {
    let bench = try ConsoleBench()
    let session = try await bench.openShell()
    try session.type("$ERRATA\n")
    try await session.wait(for: "Answer 1.")
    kill(try #require(session.children().first), SIGTSTP)
    try await session.wait(for: "Stopped")
    #expect(try session.fact("alternate_on") == "0")
    try session.type("fg\n")
    try await session.wait(for: "Answer 1.")
    try session.press("j")
    try await session.wait(for: "Answer 2.")
  }

  @Test
  func `has the keys and the marks around pastes again after a stop that it cannot catch`()
    async throws
  {
    let bench = try ConsoleBench()
    let session = try await bench.openShell()
    try session.type("$ERRATA\n")
    try await session.wait(for: "Answer 1.")
    kill(try #require(session.children().first), SIGSTOP)
    try await session.wait(for: "Stopped")
    try session.type("fg\n")
    try await session.wait(for: "e correct")
    try session.press("j")
    try await session.wait(for: "Answer 2.")
    try session.paste("a")
    try await session.wait(for: "Pasted text runs nothing here")
    #expect(try bench.verdict(2) == nil)
    try session.press("q")
    try await session.wait(for: "ready>")
    #expect(try session.fact("alternate_on") == "0")
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func `ends when it is asked to, although nobody reads what it writes`(signal: Int32) throws {
    let bench = try ConsoleBench()
    let console = try PseudoTerminal(
      [Products.url("errata").path],
      columns: 200,
      rows: 60,
      environment: bench.environment
    )
    try #require(console.wait(for: "Answer 1."))
    // The screen, drawn more often than a terminal holds.
    console.stuff(String(repeating: "\u{C}", count: 80))
    let status = console.endingUnread(after: signal)
    #expect(status.map { $0 & 0x7F } == signal, "not stalled, or not ended: \(status ?? -1)")
  }

  @Test
  func `does not stop where nobody could let it go on`() async throws {
    let bench = try ConsoleBench()
    let session = try await bench.open(through: ["sh", "-c", "$ERRATA; true"])
    try session.press("C-z")
    try await session.wait(for: "no shell")
    try session.press("j")
    try await session.wait(for: "Answer 2.")
  }

  @Test
  func `ends when its terminal goes`() async throws {
    let bench = try ConsoleBench()
    var session: TmuxSession? = try await bench.open()
    let process = try #require(try session?.process())
    try await bench.openEditor(try #require(session))
    try session?.type("Half a thou")
    try await session?.wait(for: "Half a thou")
    session = nil
    let end = ContinuousClock.now + .seconds(10)
    while kill(process, 0) == 0, ContinuousClock.now < end {
      try await Task.sleep(for: .milliseconds(20))
    }
    #expect(kill(process, 0) != 0)
    let next = try await bench.open(waitingFor: "You have a draft")
    try await bench.openEditor(next)
    try await next.wait(for: "Half a thou")
  }
}
