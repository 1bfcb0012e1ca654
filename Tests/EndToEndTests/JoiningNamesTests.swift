import Foundation
import TestSupport
import Testing

/// What comes late, or stands with several records, gives no name that another value has.
@Suite struct `A text that joins records` {
  private let desk: Workbench

  init() throws { desk = try Workbench() }

  private func errata(_ arguments: String..., input: String = "") throws -> Tool {
    let tool = try desk.errata(arguments + ["--store", "s.db"], input: input)
    #expect(tool.status == 0, "\(tool.messages)")
    return tool
  }

  private func line(_ id: String, _ feedback: String, answer: String = "Nobody.") -> String {
    #"{"id":"\#(id)","question":"Whom to ask?","answer":"\#(answer)","feedback":\#(feedback)}"#
      + "\n"
  }

  @discardableResult
  private func correct(_ id: String, _ words: String, _ more: String...) throws -> Tool {
    let arguments = ["decide", id, "correct", "--correction", words] + more
    let tool = try desk.errata(arguments + ["--store", "s.db"])
    #expect(tool.status == 0, "\(tool.messages)")
    return tool
  }

  private func shown(_ id: String = "a") throws -> String {
    try errata("show", id, "--json").output
  }

  private let late =
    #"{"signal":"down","correction":"Ask erik@mail.example","ts":"2027-01-01T00:00:00Z"}"#

  @Test func `keeps clear of decisions when a log brings it`() throws {
    _ = try errata("log", input: line("a", #""down""#))
    try correct("a", "Ask carl@mail.example")
    for added in ["1 with new feedback", "1 known already"] {
      let run = try errata("log", input: line("a", late))
      #expect(run.messages.contains(added), "\(run.messages)")
    }
    let shown = try shown()
    #expect(shown.contains(#""correction":"Ask [EMAIL_1]""#), "\(shown)")
    #expect(shown.contains(#""correction":"Ask [EMAIL_2]""#), "\(shown)")
  }

  @Test func `keeps the name of a value that the record has when a log brings it`() throws {
    let answer = "Write to bob@mail.example."
    _ = try errata("log", input: line("a", #""down""#, answer: answer))
    try correct("a", "Ask carl@mail.example or dora@mail.example")
    let feedback = late.replacing("Ask erik", with: "Ask bob@mail.example, not erik")
    _ = try errata("log", input: line("a", feedback, answer: answer))
    let shown = try shown()
    #expect(shown.contains("Ask [EMAIL_2] or [EMAIL_3]"), "\(shown)")
    #expect(shown.contains("Ask [EMAIL_1], not [EMAIL_4]"), "\(shown)")
  }

  @Test func `keeps clear of decisions when a quarantine brings it`() throws {
    _ = try errata("log", input: line("a", #""down""#))
    let probe = Products.url("ProcessProbe").path
    try desk.write(
      "[redaction.external]\ncommand = [\"\(probe)\", \"crash\"]\ntimeout = 20\n",
      to: "errata.toml"
    )
    try desk.write(line("a", late), to: "late.jsonl")
    let failed = try desk.shell("\"$ERRATA\" log --store s.db --config errata.toml late.jsonl")
    #expect(failed.status == 65, "\(failed.messages)")
    try correct("a", "Ask carl@mail.example")
    _ = try errata("log", "--without-external", "s.db-quarantine.jsonl")
    let shown = try shown()
    #expect(shown.contains(#""correction":"Ask [EMAIL_1]""#), "\(shown)")
    #expect(shown.contains(#""correction":"Ask [EMAIL_2]""#), "\(shown)")
  }

  @Test func `keeps clear of all records that a decision covers`() throws {
    let log =
      line("a", #""down""#) + line("b", #"{"signal":"down","comment":"not dora@mail.example"}"#)
      + line("c", #""down""#, answer: "Ask bob@mail.example")
    _ = try errata("log", input: log)
    try correct("a", "Ask carl@mail.example", "--cluster")
    for id in ["a", "b", "c"] {
      let shown = try shown(id)
      #expect(shown.contains(#""correction":"Ask [EMAIL_2]""#), "\(shown)")
    }
  }
}
