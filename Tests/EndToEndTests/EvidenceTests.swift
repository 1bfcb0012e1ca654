import Foundation
import ReviewModel
import TestSupport
import Testing

@Suite(.serialized, .enabled(if: TmuxSession.isAvailable, TmuxSession.hint))
struct `The evidence in a terminal` {
  private func openBench() throws -> ConsoleBench {
    let judged = record(
      "q1",
      question: "Question 1?",
      answer: "A Crate is sent within 3 working days. Couriers in Bergen collect damaged cartons.",
      time: moment(-1),
      sources: [
        Source(title: "Other", text: String(repeating: "This is of no help.\n", count: 40)),
        Source(title: "Crate", text: "A Crate is sent within 3 working days and costs 49 euros."),
      ]
    )
    return try ConsoleBench([judged])
  }

  @Test
  func `stands out without colour too, and leads to the passage and back`() async throws {
    let bench = try openBench()
    for environment in [[:], ["NO_COLOR": "1"]] {
      let session = try await bench.open(environment: environment)
      try await session.wait(for: "1 of 2 sentences unsupported")
      let underlined = /\u{1B}\[(?:[0-9]+;)*4(?:;[0-9]+)*m[^\u{1B}]*Couriers/
      let styled = try session.styledScreen()
      #expect(styled.contains(underlined), "\(styled.replacing("\u{1B}", with: "^"))")
      try session.press(")")
      try await session.wait(for: "Sentence 1 of 2 is supported; w shows where, in source 2.")
      try session.press("w")
      try await session.wait(for: "and costs 49 euros.")
      try session.press("w")
      try await session.wait(for: "Couriers in Bergen")
      try session.press("q")
      #expect(try await session.ending() == .status(0))
    }
  }

  @Test
  func `comes in the editor when one pauses`() async throws {
    let bench = try openBench()
    let session = try await bench.open(columns: 120, rows: 40)
    try await bench.openEditor(session)
    try session.type(
      "A Crate is sent within 3 working days. Penguins swim elegantly under antarctic ice."
    )
    try await session.wait(for: "─ 1 of 2 sentences unsupported ─")
    try session.press("C-n")
    try await session.wait(for: "No source has a word of this sentence beyond the question")
    try session.press("C-Home")
    try session.press("C-n")
    try await session.wait(for: "Ctrl-N goes back.")
  }
}
