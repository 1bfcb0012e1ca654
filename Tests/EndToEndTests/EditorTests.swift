import Foundation
import ReviewModel
import SQLiteStore
import TestSupport
import Testing

@Suite(.serialized, .enabled(if: TmuxSession.isAvailable, TmuxSession.hint))
struct `The editor in a terminal` {
  private func open(_ bench: ConsoleBench, _ text: String) async throws -> TmuxSession {
    let session = try await bench.open()
    try await bench.openEditor(session)
    try session.paste(text)
    return session
  }

  @Test func `selects with Shift-arrows, cuts, and puts in`() async throws {
    let bench = try ConsoleBench()
    let session = try await open(bench, "in thirty days")
    try await session.wait(for: "in thirty days")
    try session.press("C-S-Left", "C-k", "Home", "C-v")
    try await session.wait(for: "daysin thirty")
    try session.press("S-Right", "S-Right")
    try await session.wait(for: "2 characters selected")
    try session.type(" of ")
    try await session.wait(for: "days of  thirty")
    try session.press("C-s")
    try await bench.waitForVerdict(1) { $0 == .correct("days of  thirty ") }
  }

  @Test func `selects from a mark, without Shift-arrows`() async throws {
    let bench = try ConsoleBench()
    let session = try await open(bench, "in thirty days")
    try await session.wait(for: "in thirty days")
    try session.press("C-]", "C-Left")
    try await session.wait(for: "mark set, 4 characters selected")
    try session.press("Escape")
    try await session.wait(for: "the mark's end") { !$0.contains("mark set") }
    try session.press("C-^", "Home")
    try await session.wait(for: "mark set, 10 characters selected")
    try session.press("C-k")
    try await session.wait(for: "the cut") { !$0.contains("in thirty") && $0.contains("days") }
  }

  @Test func `finds a text as it is typed`() async throws {
    let bench = try ConsoleBench()
    let session = try await open(bench, "one two\nthree two")
    try await session.wait(for: "three two")
    try session.press("C-f")
    try await session.wait(for: "Find:")
    try session.type("two")
    try await session.wait(for: "1 of 2")
    try session.press("C-n", "Enter", "BSpace")
    try await session.wait(for: "three tw ") { $0.contains("three tw\n") }
  }

  @Test func `has a draft again after kill -9 in mid-word, as it was left by selection and undo`()
    async throws
  {
    let bench = try ConsoleBench()
    let session = try await open(bench, "first words and more")
    try await session.wait(for: "first words and more")
    // A replaced selection, an undo, what came after it, and half a word.
    try session.press("C-S-Left")
    try session.type("others")
    try await session.wait(for: "first words and others")
    try session.press("C-z")
    try await session.wait(for: "first words and more")
    try session.press("End")
    try session.type(", then ha")
    try await session.wait(for: "first words and more, then ha")
    try session.press("S-Left", "S-Left")
    try await session.wait(for: "2 characters selected")
    try session.type("hal")
    try await session.wait(for: "and more, then hal")
    try session.signal(SIGKILL)
    #expect(try await session.ending() == .signal(SIGKILL))

    let next = try await bench.open(waitingFor: "1 draft of yours came back")
    #expect(try next.screen().contains("You have a draft of a correction"))
    #expect(try next.screen().contains("first words and more, then hal"))
    try await bench.openEditor(next)
    try await next.wait(for: "first words and more, then hal")
    try next.type("f")
    try await next.wait(for: "then half")
    try next.press("C-s")
    try await bench.waitForVerdict(1) { $0 == .correct("first words and more, then half") }
  }

  @Test func `keeps the draft when $EDITOR fails, and what it saved when that is too long`()
    async throws
  {
    let bench = try ConsoleBench()
    let script = bench.path("editor")
    try Data("#!/bin/sh\nhead -c 1200000 /dev/zero > \"$1\"; exit $CODE\n".utf8)
      .write(to: URL(filePath: script))
    chmod(script, 0o700)
    for code in ["3", "0"] {
      let session = try await bench.open(environment: ["EDITOR": script, "CODE": code])
      try await bench.openEditor(session)
      try session.press("C-Home")
      try session.type("Typed ")
      try await session.wait(for: "Typed")
      try session.press("C-g")
      try await session.wait(
        for: code == "3" ? "ended with status 3" : "1 MiB that a correction may have"
      )
      #expect(try session.screen().contains("Typed"))
      try session.press("Escape")
      try await session.wait(for: "the queue") { $0.contains("You have a draft") }
      try session.press("q")
      try await session.ending()
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: bench.drafts)
    #expect(names.count { $0.hasPrefix("edit-") } == 1, "\(names)")
  }

  @Test func `asks about a slip, and takes a reason`() async throws {
    let bench = try ConsoleBench()
    let session = try await open(bench, "answer 1")
    try await session.wait(for: "answer 1")
    try session.press("C-s")
    try await session.wait(for: "Only case, white space or punctuation differs")
    try session.press("s")
    try await session.wait(for: "Submit: why?")
    try session.type("as the style guide has it")
    try session.press("Enter")
    try await bench.waitForVerdict(1) { $0 == .correct("answer 1") }
  }

  @Test func `shows an earlier correction of the question, and starts from it`() async throws {
    let bench = try ConsoleBench()
    let session = try await open(bench, "In thirty days, by mail.")
    try session.press("C-s")
    try await bench.waitForVerdict(1) { $0 == .correct("In thirty days, by mail.") }
    let again = record("again", question: "Question 1?", answer: "Other.", time: moment(-9))
    _ = try bench.store.ingest([again], now: moment(0))
    try session.press("R")
    try await session.wait(for: "×2")
    try session.press("/")
    try session.type("Other.")
    try session.press("Enter")
    try await session.wait(for: "Corrected before  by ada")
    try session.press("t")
    try await session.wait(for: "─ Correction")
    // The same key within an eye's blink would count as the keyboard's repeat.
    try await Task.sleep(for: .milliseconds(200))
    try session.press("C-s")
    try await session.wait(for: "again corrected")
    let key = try bench.store.key("again")
    let item = try #require(try bench.store.item(key, now: moment(0)))
    #expect(
      DecisionLog(item.history).effective?.action == .decide(.correct("In thirty days, by mail."))
    )
  }
}
