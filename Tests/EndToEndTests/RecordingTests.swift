import Foundation
import ReviewModel
import ReviewStorage
import SQLiteStore
import TestSupport
import Testing

@Suite(.serialized, .enabled(if: TmuxSession.isAvailable, TmuxSession.hint))
struct `A recorded session in a terminal` {
  @Test func `plays on another store, and holds no words`() async throws {
    let bench = try ConsoleBench()
    let file = bench.path("session")
    let session = try await bench.open(
      through: [Products.url("errata").path, "--record", file]
    )
    try session.press("j")
    try await session.wait(for: "Answer 2.")
    try session.press("e")
    try await session.wait(for: "Correction")
    try session.type("Gadgets knows")
    try await session.wait(for: "Gadgets knows")
    try session.press("C-s")
    try await bench.waitForVerdict(2) { $0 == .correct("Gadgets knows") }
    try await session.wait(for: "Answer 3.")
    try session.press("a")
    try await bench.waitForVerdict(3) { $0 == .affirm }
    try session.press("q")
    #expect(try await session.ending() == .status(0))
    let script = try String(contentsOfFile: file, encoding: .utf8)
    #expect(!script.contains("Gadgets") && script.contains("editor.insert xxxxxxx xxxxx\n"))

    let other = try ConsoleBench()
    let copy = other.path("script")
    try script.replacingOccurrences(of: "\nquit\n", with: "\n")
      .write(toFile: copy, atomically: true, encoding: .utf8)
    let replay = try await other.open(
      through: [Products.url("errata").path, "--script", copy],
      waitingFor: "Answer 4."
    )
    try await other.waitForVerdict(2) { $0 == .correct("xxxxxxx xxxxx") }
    try await other.waitForVerdict(3) { $0 == .affirm }
    try replay.press("q")
    #expect(try await replay.ending() == .status(0))
  }

  @Test func `keys are pressed again by one key`() async throws {
    let bench = try ConsoleBench()
    let session = try await bench.open()
    try await session.wait(for: "Answer 1.")
    try session.press("#")
    try await session.wait(for: "Keys are recorded;")
    try session.press("d")
    try await session.wait(for: "spam")
    try session.press("4")
    try await bench.waitForVerdict(1) { $0 == .discard(ReasonCode("spam")) }
    try session.press("#")
    try await session.wait(for: "2 keys recorded;")
    try session.type(":play 3")
    try await session.wait(for: ":play 3")
    try session.press("Enter")
    try await bench.waitForVerdict(4) { $0 == .discard(ReasonCode("spam")) }
    #expect(try bench.store.queueCount(ItemFilter()) == 2)
    try session.press("q")
    try await session.ending()
  }
}
