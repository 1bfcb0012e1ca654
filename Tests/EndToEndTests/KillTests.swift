import Foundation
import ReviewModel
import TestSupport
import Testing

/// Kills the console at random moments and looks whether everything is there that its last screen
/// had shown.
///
/// The terminal keeps that screen, so nothing that was drawn goes unseen.
@Suite(.serialized, .enabled(if: TmuxSession.isAvailable, TmuxSession.hint))
struct `A console that is killed at random moments` {
  /// What the reviewer is at when the end comes.
  private enum Work: CaseIterable {
    case typing
    case deciding
    case batches
    /// Goes from screen to screen, and decides in between.
    case screens

    /// The keys that are pressed over and over; none where words are typed.
    var keys: [String] {
      switch self {
      case .typing: []
      case .deciding: ["a", "s", "a", "u"]
      case .batches: ["Space", "Space", "Space", "a", "y", "Space", "Space", "Space", "s", "y"]
      case .screens:
        [
          "3", "j", "1", "a", "2", "j", "Escape", "1", "d", "1", "!", "!", "?", "Escape", "a", "S",
          "Escape", "h", "h", "M", "f", "2", "/", "q", "Escape", ":", "Escape", "u", "C-p",
          "Escape", "o", "Escape", "s",
        ]
      }
    }
  }

  private static let isLarge = ProcessInfo.processInfo.environment["ERRATA_LARGE_TESTS"] == "1"
  private static let rounds = isLarge ? 500 : 4

  @Test
  func `loses no decision and no character that the screen had shown`() async throws {
    // More than are decided in all the rounds.
    let bench = try ConsoleBench(questions: Self.isLarge ? 15_000 : 5_000)
    var random = SplitMix64(state: 20_260_723)
    var session = try await bench.open(rows: 40, waitingFor: "▼")
    var seen = (decisions: 0, words: 0)
    for round in 0..<Self.rounds {
      let work = Work.allCases[round % Work.allCases.count]
      let screen = try await kill(
        session,
        at: work,
        in: bench,
        after: .random(in: 0...900, using: &random)
      )
      seen.decisions += try expectDecisions(of: screen, in: bench, round)
      try bench.expectSoundStore()
      session = try await bench.open(rows: 40, waitingFor: "▼")
      if let text = Self.text(of: screen), !text.isEmpty {
        try await bench.openEditor(session)
        // The terminal may have drawn the editor's frame and not yet its text.
        try await session.wait(for: "round \(round): “\(text)”") { screen in
          Self.keeps(text, in: Self.text(of: screen) ?? "")
        }
        seen.words += text.split(separator: " ").count
        try await session.submitCorrection()
      }
      if round % 50 == 49 {
        print("\(round + 1) kills: \(seen.decisions) decisions and \(seen.words) words were there")
      }
    }
    print(
      "\(Self.rounds) kills: \(seen.decisions) decisions and \(seen.words) words had been shown"
    )
    // In a few rounds the end may come before anything was shown.
    if Self.isLarge { #expect(seen.decisions > 0 && seen.words > 0) }
  }

  @Test
  func `loses no note that is being typed, and stores it when it is submitted at last`()
    async throws
  {
    let bench = try ConsoleBench(questions: 3)
    var session = try await bench.open(rows: 24, waitingFor: "Question")
    for (key, note) in [("f", "A long note for the second person"), ("d", " asked twice")] {
      try session.press(key)
      try await session.wait(for: "to write one")
      try session.press("Tab")
      try session.type(note)
      try await session.wait(for: String(note.suffix(8)))
      Foundation.kill(try session.process(), SIGKILL)
      #expect(try await session.ending() == .signal(SIGKILL))
      session = try await bench.open(rows: 24, waitingFor: "1 note of yours came back")
      try session.press(key)
      try await session.wait(for: note)
      try session.press("1")
      try await session.wait(for: key == "f" ? "flagged" : "discarded")
    }
    try session.press("q")
    _ = try await session.ending()
    session = try await bench.open(rows: 24, waitingFor: "waiting")
    #expect(try !session.screen().contains("came back"))
    try session.press("q")
  }

  /// Works until the console is dead and returns its last screen.
  private func kill(
    _ session: TmuxSession,
    at work: Work,
    in bench: ConsoleBench,
    after milliseconds: Int
  ) async throws -> String {
    if work == .typing { try await bench.openEditor(session) }
    let process = try session.process()
    let executioner = Thread {
      usleep(UInt32(milliseconds) * 1000)
      Foundation.kill(process, SIGKILL)
    }
    let end = ContinuousClock.now + .milliseconds(milliseconds)
    executioner.start()
    var step = 0
    while ContinuousClock.now < end {
      if work.keys.isEmpty {
        try session.type("w\(step) ")
      } else {
        try session.press(work.keys[step % work.keys.count])
      }
      step += 1
    }
    #expect(try await session.ending() == .signal(SIGKILL))
    return try session.screen()
  }

  /// Looks whether the log has each decision that the screen calls done; an undo behind it may have
  /// been stored and not yet shown.
  ///
  /// - Returns: how many these are.
  private func expectDecisions(
    of screen: String,
    in bench: ConsoleBench,
    _ round: Int
  ) throws -> Int {
    var count = 0
    for line in screen.split(separator: "\n") where line.contains("✓") {
      guard let match = line.firstMatch(of: /Question (\d+)\?/), let number = Int(match.1) else {
        continue
      }
      #expect(try bench.wasDecided(number), "round \(round): \(line)")
      count += 1
    }
    return count
  }

  /// Whether an editor shows all that it had shown, but for a line that scrolled out of its top.
  private static func keeps(_ shown: String, in now: String) -> Bool {
    let words = shown.split(separator: " ")
    let first = now.split(separator: " ").first
    let left = words.drop { $0 != first }
    return words.count - left.count <= wordsOfLine && !left.isEmpty
      && now.hasPrefix(left.joined(separator: " "))
  }

  private static let wordsOfLine = 40

  /// The text in the editor of a screen, nil when none is open.
  private static func text(of screen: String) -> String? {
    let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
    guard let head = lines.firstIndex(where: { $0.contains("─ Correction") }) else { return nil }
    return lines[(head + 1)...].flatMap { $0.split(separator: " ") }.filter {
      $0.contains(/^w\d+$/)
    }
    .joined(separator: " ")
  }
}

/// A small generator, so that a failure can be had again.
private struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
