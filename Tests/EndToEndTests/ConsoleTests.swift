import Foundation
import ReviewModel
import TestSupport
import Testing

@Suite(.serialized, .enabled(if: TmuxSession.isAvailable, TmuxSession.hint))
struct `The console in a terminal` {
  @Test
  func `shows the queue with the first record, and leaves a clean terminal behind`() async throws {
    let bench = try ConsoleBench()
    let session = try await bench.open()
    let screen = try await session.wait(for: "Answer 1.")
    #expect(screen.contains("Question 6?"))
    #expect(try session.fact("alternate_on") == "1")
    try session.press("q")
    #expect(try await session.ending() == .status(0))
    #expect(try session.fact("alternate_on") == "0")
    #expect(!FileManager.default.fileExists(atPath: bench.drafts))
  }

  @Test(arguments: ["xterm-256color", "tmux-256color"])
  func `sends a few hundred bytes for the next item`(terminal: String) async throws {
    let bench = try ConsoleBench(questions: 60)
    let session = try await bench.open(environment: ["TERM": terminal])
    try await session.wait(for: "Answer 1.")
    let stream = bench.path("stream")
    try session.record(to: stream)
    for number in 2...21 {
      try session.press("j")
      try await session.wait(for: "Answer \(number).")
    }
    try await session.wait(for: "the recorded stream") { _ in
      let text = try? String(contentsOfFile: stream, encoding: .utf8)
      return text?.contains("Question 21?") == true
    }
    let bytes = try Data(contentsOf: URL(filePath: stream))
    #expect(bytes.count / 20 < 300)
    #expect(bytes.range(of: Data("\u{1B}(B".utf8)) == nil && !bytes.contains(0x0F))
  }

  @Test
  func `takes a correction and goes to the next question`() async throws {
    let bench = try ConsoleBench()
    let session = try await bench.open()
    try await bench.openEditor(session)
    try session.type("Žluťoučký kůň, 漢字")
    try await session.wait(for: "Žluťoučký kůň, 漢字")
    try session.press("C-s")
    try await session.wait(for: "Answer 2.")
    try await bench.waitForVerdict(1) { $0 == .correct("Žluťoučký kůň, 漢字") }
    try session.press("q")
    #expect(try await session.ending() == .status(0))
    try bench.expectSoundStore()
  }

  @Test
  func `affirms, undoes and redoes, also after it was opened again`() async throws {
    let bench = try ConsoleBench()
    var session = try await bench.open()
    try await session.wait(for: "Answer 1.")
    try session.press("a")
    try await bench.waitForVerdict(1) { $0 == .affirm }
    try session.press("u")
    try await bench.waitForVerdict(1) { $0 == nil }
    try session.press("C-r")
    try await bench.waitForVerdict(1) { $0 == .affirm }
    try session.press("q")
    try await session.ending()

    session = try await bench.open(waitingFor: "Question 2?")
    try session.press("u")
    try await bench.waitForVerdict(1) { $0 == nil }
    try session.press("C-r")
    try await bench.waitForVerdict(1) { $0 == .affirm }
  }

  @Test
  func `inserts a paste as text, and runs none of it as keys`() async throws {
    let bench = try ConsoleBench()
    let session = try await bench.open()
    try await session.wait(for: "Answer 1.")
    try session.paste("aaaaqqqq\naa")
    try await session.wait(for: "what a paste does outside a text") {
      $0.localizedCaseInsensitiveContains("paste")
    }
    try await bench.openEditor(session)
    try session.paste("one q\ntwo a")
    try await session.wait(for: "two a")
    try session.press("C-s")
    try await bench.waitForVerdict(1) { $0 == .correct("one q\ntwo a") }
    #expect(try bench.verdict(2) == nil)
  }

  @Test
  func `follows the window's size, and says so when it is too small`() async throws {
    let bench = try ConsoleBench()
    let session = try await bench.open()
    try session.resize(columns: 120, rows: 40)
    try await session.wait(for: "a footer in the last rows") { screen in
      screen.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(30)
        .contains { $0.contains("affirm") }
    }
    try session.resize(columns: 30, rows: 6)
    try await session.wait(for: "too small")
    try session.resize(columns: 80, rows: 24)
    try await session.wait(for: "Answer 1.")
  }

  @Test
  func `uses no colour when NO_COLOR asks for none`() async throws {
    let bench = try ConsoleBench()
    let plain = try await bench.open(environment: ["NO_COLOR": "1"])
    try await plain.wait(for: "Answer 1.")
    let colour = /\u{1B}\[(?:[0-9]+;)*(?:3|4|9|10)[0-8][;m]/
    let styled = try plain.styledScreen()
    #expect(!styled.contains(colour), "\(styled.replacing("\u{1B}", with: "^"))")
    let coloured = try await bench.open()
    try await coloured.wait(for: "Answer 1.")
    #expect(try coloured.styledScreen().contains(colour))
  }

  @Test
  func `hands a draft to the user's editor and takes it back`() async throws {
    let bench = try ConsoleBench()
    let script = bench.path("editor")
    try Data("#!/bin/sh\nprintf ' and more' >> \"$2\"\n".utf8).write(to: URL(filePath: script))
    chmod(script, 0o700)
    let session = try await bench.open(environment: ["EDITOR": "\(script) --wait"])
    try await bench.openEditor(session)
    try session.type("Typed")
    try await session.wait(for: "Typed")
    try session.press("C-g")
    try await session.wait(for: "Typed and more")
    try session.press("C-s")
    try await bench.waitForVerdict(1) { $0 == .correct("Typed and more") }
  }

  @Test
  func `shows what another console decides`() async throws {
    let bench = try ConsoleBench()
    let first = try await bench.open()
    let second = try await bench.open(environment: ["ERRATA_REVIEWER": "bob"])
    try second.press("G")
    try await second.wait(for: "Answer 6.")
    try second.press("a")
    try await bench.waitForVerdict(6) { $0 == .affirm }
    try await first.wait(for: "the other's decision", within: .seconds(5)) {
      !$0.contains("Question 6?") || $0.contains("5 waiting")
    }
  }
}
