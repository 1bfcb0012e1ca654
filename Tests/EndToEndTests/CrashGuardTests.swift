import ConsoleRuntime
import Foundation
import TestSupport
import Testing

@Suite(.serialized, .enabled(if: TmuxSession.isAvailable, TmuxSession.hint))
struct `The crash guard` {
  /// Starts the probe below a shell that shows the terminal's settings before and after, with the
  /// runtime's backtracer asked for.
  private func start(_ way: String) async throws -> TmuxSession {
    let probe = Products.url("GuardProbe").path
    let script = "stty -g; '\(probe)' \(way); echo ended $?; stty -g; exec cat"
    let session = try TmuxSession(
      ["sh", "-c", script],
      columns: 200,
      environment: ["SWIFT_BACKTRACE": "enable=yes"]
    )
    try await session.wait(for: "probe ready")
    return session
  }

  private func expectClean(_ session: TmuxSession, screen: String) throws {
    let lines = screen.split(separator: "\n")
    #expect(lines.first == lines.last, "the terminal's settings differ")
    #expect(try session.fact("alternate_on") == "0")
    #expect(try session.fact("cursor_flag") == "1")
    #expect(try session.fact("mouse_any_flag") == "0")
  }

  @Test(arguments: [
    ("trap", [SIGILL, SIGTRAP]), ("thread", [SIGILL, SIGTRAP]), ("overflow", [SIGSEGV, SIGBUS]),
    ("abort", [SIGABRT]),
  ])
  func `gives the terminal back after a bug, says so in one line, and ends by the signal`(
    way: String,
    signals: [Int32]
  ) async throws {
    let session = try await start(way)
    try session.type("x")
    try await session.wait(for: "ended")
    let screen = try await session.wait(for: "both settings") {
      $0.split(separator: "\n").last?.contains(":") == true && $0.contains("ended")
    }
    try expectClean(session, screen: screen)
    #expect(signals.contains { screen.contains("ended \(128 + $0)\n") }, "\(screen)")
    #expect(screen.contains("errata stopped by a bug (signal "))
    #expect(!screen.localizedCaseInsensitiveContains("backtrace"))
    #expect(!screen.contains("Press space"))
  }

  @Test
  func `gives the terminal back when a console traps, and its draft is on disk`() async throws {
    let folder = try TemporaryFolder()
    let store = folder.path("errata.db")
    let session = try await start("console '\(store)'")
    #expect(try session.fact("alternate_on") == "1")
    try session.type("x")
    try await session.wait(for: "ended")
    let screen = try await session.wait(for: "both settings") {
      $0.split(separator: "\n").last?.contains(":") == true && $0.contains("ended")
    }
    try expectClean(session, screen: screen)
    #expect(screen.contains("errata stopped by a bug (signal "))
    #expect(DraftFolder(besideStore: store).items().map(\.item) == [1])
  }

  @Test
  func `gives the terminal back when the program exits`() async throws {
    let session = try await start("exit")
    try session.type("x")
    try await session.wait(for: "ended 3")
    let screen = try await session.wait(for: "both settings") {
      $0.split(separator: "\n").last?.contains(":") == true
    }
    try expectClean(session, screen: screen)
  }

  @Test
  func `ends a program that does not listen after three seconds`() async throws {
    let session = try await start("stuck")
    try session.type("x")
    let began = ContinuousClock.now
    kill(try #require(session.children().first), SIGTERM)
    try await expectEnd(of: session)
    #expect(ContinuousClock.now - began > .seconds(2))
  }

  @Test
  func `ends a program that does not listen when it is asked once more`() async throws {
    let session = try await start("stuck")
    try session.type("x")
    let began = ContinuousClock.now
    // Two that come at once are one, so it is asked until it hears.
    let probe = try #require(session.children().first)
    while kill(probe, SIGTERM) == 0, ContinuousClock.now - began < .seconds(2) { usleep(20_000) }
    try await expectEnd(of: session)
    #expect(ContinuousClock.now - began < .seconds(2.5))
  }

  @Test(arguments: [SIGUSR1, SIGUSR2, SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF, SIGIO, SIGPWR, 16])
  func `gives the terminal back for whatever else ends a program`(signal: Int32) async throws {
    let session = try await start("stuck")
    kill(try #require(session.children().first), signal)
    try await expectEnd(of: session, by: signal)
  }

  private func expectEnd(of session: TmuxSession, by signal: Int32 = SIGTERM) async throws {
    try await session.wait(for: "ended \(128 + signal)")
    let screen = try await session.wait(for: "both settings") {
      $0.split(separator: "\n").last?.contains(":") == true
    }
    try expectClean(session, screen: screen)
  }
}
