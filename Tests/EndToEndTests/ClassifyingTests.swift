import Foundation
import ReviewModel
import ReviewStorage
import TestSupport
import Testing

@Suite struct `Failure kinds and clusters on the command line` {
  private func desk() throws -> Workbench {
    let desk = try Workbench()
    try desk.write(
      """
      {"id":"q-1","question":"How long?","answer":"30 days.","feedback":"down"}
      {"id":"q-2","question":"how long","answer":"30 days.","feedback":"down"}
      {"id":"q-3","question":"How long?","answer":"60 days.","feedback":"down"}
      {"id":"q-4","question":"Who?","answer":"You.","feedback":"down"}

      """,
      to: "log.jsonl"
    )
    #expect(try desk.errata("log", "log.jsonl").status == 0)
    return desk
  }

  @Test func `A kind goes with a decision, is set afterwards, shown and filtered by`() throws {
    let desk = try desk()
    #expect(
      try desk.errata("decide", "q-1", "discard", "--reason", "spam", "--kind", "tone").status == 0
    )
    #expect(try desk.errata("decide", "q-4", "classify", "--kind", "wrong-fact").status == 0)
    let shown = try desk.errata("show", "q-1", "--json").output
    #expect(shown.contains(#""failure_kind":"tone""#))
    #expect(try desk.errata("show", "q-1").output.contains("failure tone"))
    let queue = try desk.errata("queue", "--json", "--filter", "kind:wrong-fact")
    #expect(queue.lines.count == 1)
    #expect(queue.output.contains(#""id":"q-4""#))
    #expect(queue.output.contains(#""failure_kind":"wrong-fact""#))
    #expect(try desk.errata("decide", "q-4", "undo").status == 0)
    #expect(try desk.errata("queue", "--json", "--filter", "kind:wrong-fact").lines.isEmpty)
    #expect(try desk.errata("doctor").status == 0)
  }

  @Test func `Lines of a file say it as "kind"`() throws {
    let desk = try desk()
    let lines = """
      {"id":"q-1","decision":"correct","correction":"10 days.","kind":"outdated"}
      {"id":"q-2","decision":"classify","kind":"format"}
      {"id":"q-3","decision":"affirm","kind":"format"}
      {"id":"q-4","decision":"discard","reason":"spam","kind":"nonsense"}

      """
    let run = try desk.errata("decide", "--from", "-", input: lines)
    #expect(run.status == 65)
    #expect(run.messages.contains("standard input:3: a kind belongs to"))
    #expect(run.messages.contains("standard input:4: there is no failure kind of that name"))
    #expect(run.messages.contains("1 decided, 1 classified or split off, 2 lines left out."))
  }

  @Test func `A cluster is decided with one item when that is asked for, and one is split off`()
    throws
  {
    let desk = try desk()
    let run = try desk.errata("decide", "q-1", "affirm", "--cluster", "--json")
    #expect(
      run.output == #"{"id":"q-1","decision":"affirm","outcome":"effective","others":1}"# + "\n"
    )
    #expect(try desk.errata("queue", "--json").lines.count == 2)
    let split = try desk.errata("decide", "q-2", "split", "--json")
    #expect(split.output == #"{"id":"q-2","decision":"split","outcome":"amended"}"# + "\n")
    #expect(try desk.errata("queue", "--json").lines.count == 3)
    #expect(try desk.errata("show", "q-2", "--json").output.contains(#""split":true"#))
    let other = try desk.errata(
      "decide",
      "q-1",
      "split",
      environment: ["ERRATA_REVIEWER": "bo"]
    )
    #expect(other.status == 1)
    #expect(other.messages.contains("ada has decided it"))
    #expect(try desk.errata("decide", "q-3", "affirm", "--json").output.contains("others") == false)
    #expect(try desk.errata("doctor").status == 0)
  }

  @Test func `Kinds of the settings take the place of the built-in ones`() throws {
    let desk = try desk()
    try desk.write(#"failure-kinds = [{ code = "price", title = "Wrong price" }]"#, to: "e.toml")
    let price = ["decide", "q-1", "classify", "--kind", "price", "--config", "e.toml"]
    #expect(try desk.errata(price).status == 0)
    let tone = try desk.errata(
      "decide",
      "q-1",
      "classify",
      "--kind",
      "tone",
      "--config",
      "e.toml"
    )
    #expect(tone.status == 64)
    #expect(tone.messages.contains("use one of price"))
  }
}

@Suite(.serialized, .enabled(if: TmuxSession.isAvailable, TmuxSession.hint))
struct `The dashboard in a terminal` {
  @Test func `Counts what was decided, and follows what others write`() async throws {
    let bench = try ConsoleBench()
    let session = try await bench.open(columns: 120, rows: 40)
    try await session.wait(for: "Answer 1.")
    try session.press("x")
    try await session.wait(for: "How it failed")
    try session.press("1")
    try await session.wait(for: "wrong fact; u takes it back")
    try session.press("d")
    try await session.wait(for: "Discard: why?")
    try session.press("4")
    try await bench.waitForVerdict(1) { $0 != nil }
    try session.press("3")
    let screen = try await session.wait(for: "How answers failed")
    #expect(screen.contains("wrong fact"))
    #expect(screen.contains("spam"))
    try bench.store.decide(.affirm, "q2", by: "bo", operation: "elsewhere")
    try await session.wait(for: "4 waiting")
    try session.press("q")
    try await session.wait(for: "Question 3?")
    try session.press("q")
    #expect(try await session.ending() == .status(0))
    try bench.expectSoundStore()
  }
}
