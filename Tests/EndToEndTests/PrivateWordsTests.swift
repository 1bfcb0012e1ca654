import Foundation
import ReviewModel
import SQLiteStore
import TestSupport
import Testing

@Suite struct `Private values in what a reviewer writes` {
  @Test func `are marked in the editor, and redacted or kept as the reviewer says`() async throws {
    let bench = try ConsoleBench()
    let session = try await bench.open()
    try await bench.openEditor(session)
    try session.type("Mail ann@shop.example with hunter: https://ann:hunter22@shop.example")
    try await session.wait(for: "2 private values: will be redacted")
    try session.press("C-s")
    try await session.wait(for: "all but secrets")
    try session.press("k")
    try await session.wait(for: "Keep: why?")
    try session.type("her public address")
    try session.press("Enter")
    try await session.wait(for: "1 private value was replaced")
    let kept = "Mail ann@shop.example with hunter: https://ann:[URL_CREDENTIAL_1]@shop.example"
    try await bench.waitForVerdict(1) { $0 == .correct(kept) }
    try await bench.openEditor(session)
    try session.type("Mail bob@shop.example")
    try session.press("C-s")
    try await session.wait(for: "1 private value in the text")
    try session.press("Enter")
    try await bench.waitForVerdict(2) { $0 == .correct("Mail [EMAIL_1]") }
    try session.press("q")
    #expect(try await session.ending() == .status(0))
    let log = try bench.store.decisions(after: 0, limit: 9)
    #expect(log.map(\.kept) == [KeptValues(reason: "her public address", types: ["EMAIL"]), nil])
  }

  @Test func `are kept on the command line for a reason, and a recheck leaves them`() throws {
    let desk = try Workbench()
    let log = """
      {"id":"a","question":"Whom to write to?","answer":"Nobody.","feedback":"down"}
      {"id":"b","question":"And else?","answer":"Nobody.","feedback":"down"}

      """
    #expect(try desk.errata("log", "--store", "s.db", input: log).status == 0)
    func decide(_ id: String, _ text: String, _ reason: String) throws -> Tool {
      try desk.errata(
        "decide",
        id,
        "correct",
        "--correction",
        text,
        "--keep-private",
        reason,
        "--json",
        "--store",
        "s.db"
      )
    }
    let run = try decide("a", "Ask joe@shop.example or https://joe:hunter22@shop.example", "public")
    #expect(
      run.output
        == #"{"id":"a","decision":"correct","outcome":"effective","replaced":1,"#
        + #""kept":{"types":["EMAIL"],"reason":"public"},"replaced_types":{"URL_CREDENTIAL":1}}"#
        + "\n",
      "\(run.output)\(run.messages)"
    )
    let secret = try decide("b", "Use https://joe:hunter22@shop.example", "public")
    #expect(secret.messages.contains("b: nothing was kept; secrets cannot be"))
    #expect(try decide("b", "Ask joe.", " ").status == 64)
    let shown = try desk.errata("show", "a", "--store", "s.db").output
    #expect(shown.contains("Ask joe@shop.example or https://joe:[URL_CREDENTIAL_1]@shop.example"))
    #expect(shown.contains("kept EMAIL: public"), "\(shown)")
    let json = try desk.errata("show", "a", "--json", "--store", "s.db").output
    #expect(json.contains(#""kept":{"types":["EMAIL"],"reason":"public"}"#))
    let again = try desk.errata("redact", "--recheck", "--store", "s.db")
    #expect(again.output == "nothing was found in what is stored\n", "\(again.output)")
  }

  @Test func `are kept in a correction alone, not in the note beside it`() throws {
    let desk = try Workbench()
    let log =
      #"{"id":"a","question":"Whom to write to?","answer":"Nobody.","feedback":"down"}"# + "\n"
    #expect(try desk.errata("log", "--store", "s.db", input: log).status == 0)
    let run = try desk.errata(
      "decide",
      "a",
      "correct",
      "--correction",
      "Ask box@shop.example",
      "--keep-private",
      "public",
      "--note",
      "it was jane@mail.example",
      "--store",
      "s.db"
    )
    #expect(run.status == 0, "\(run.messages)")
    let shown = try desk.errata("show", "a", "--store", "s.db").output
    #expect(shown.contains("Ask box@shop.example"))
    #expect(shown.contains("it was [EMAIL_1]"), "\(shown)")
  }

  @Test func `are counted by their kinds where nobody looks at a screen`() throws {
    let desk = try Workbench()
    func errata(_ arguments: String..., input: String = "") throws -> Tool {
      let tool = try desk.errata(arguments + ["--store", "s.db"], input: input)
      #expect(tool.status == 0, "\(tool.messages)")
      return tool
    }
    let log = ["a", "b"].map {
      #"{"id":"\#($0)","question":"Whom to ask?","answer":"Nobody.","feedback":"down","user":"ann"}"#
        + "\n"
    }
    _ = try errata("log", input: log.joined())
    let words = "Ask a@b.example, password: hunter2x9"
    let one = try errata("decide", "a", "correct", "--cluster", "--correction", words)
    #expect(
      one.messages
        == "a: correct, stored, with 1 other that ask the same; 1 EMAIL, 1 PASSWORD replaced.\n"
    )
    let file = #"{"id":"a","decision":"correct","correction":"Mail c@d.example or e@f.example"}"#
    try desk.write(file + "\n", to: "d.jsonl")
    let many = try errata("decide", "--from", "d.jsonl")
    #expect(many.messages == "1 decided, 2 EMAIL replaced in their words.\n")
    #expect(
      try errata("decide", "--from", "d.jsonl").messages == "0 decided, 1 decided so already.\n"
    )
    // Of a user who takes consent back, what is stored is not told to be missing.
    _ = try errata("consent", "--user", "ann", "none")
    #expect(try errata("log", input: log.joined()).messages == "0 added, 2 known already.\n")
    let unknown = try errata("consent", "--user", "nina")
    #expect(unknown.messages.contains("No record of a user of this name is stored"))
  }

  @Test func `share no placeholder with what the user and other reviewers wrote`() throws {
    let desk = try Workbench()
    let log = """
      {"id":"a","question":"Who?","answer":"Desk.","meta":{"by":"ops@shop.example"},\
      "feedback":{"signal":"down","comment":"my address is ann@mail.example"}}

      """
    #expect(try desk.errata("log", "--store", "s.db", input: log).status == 0)
    for text in ["Write to box@shop.example", "Write to help@shop.example"] {
      let run = try desk.errata("decide", "a", "correct", "--correction", text, "--store", "s.db")
      #expect(run.status == 0, "\(run.messages)")
    }
    let shown = try desk.errata("show", "a", "--json", "--store", "s.db").output
    for number in 1...4 {
      #expect(shown.components(separatedBy: "[EMAIL_\(number)]").count == 2, "\(shown)")
    }
  }
}
