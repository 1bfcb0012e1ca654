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

  @Test func `changes nothing when a file of decisions is read again`() throws {
    _ = try errata("log", input: line("a", #""down""#) + line("b", #""down""#))
    let decisions = """
      {"id":"a","decision":"correct","correction":"Ask jane@mail.example or +49 30 901820.","note":"bob@mail.example"}
      {"id":"b","decision":"discard","reason":"spam","note":"says bob@mail.example"}

      """
    try desk.write(decisions, to: "decisions.jsonl")
    _ = try errata("decide", "--from", "decisions.jsonl")
    let first = try shown("a") + shown("b")
    for _ in 1...2 {
      let run = try errata("decide", "--from", "decisions.jsonl")
      #expect(run.messages.contains("0 decided, 2 decided so already."), "\(run.messages)")
    }
    #expect(try shown("a") + shown("b") == first)
    #expect(!first.contains("fingerprint"))
    // A mended number is another decision, with a name of its own; what stays keeps its name.
    try correct("a", "Ask JANE@mail.example or +49 30 901999.")
    #expect(try shown("a").contains("Ask [EMAIL_1] or [PHONE_2]."))
    // Undone and typed again it is what it was.
    _ = try errata("decide", "a", "undo")
    try correct("a", "Ask jane@mail.example or +49 30 901999.")
    #expect(try shown("a").matches(of: /or \[PHONE_2\]\./).count == 2)
  }

  @Test func `changes nothing when a cluster is decided again`() throws {
    let log =
      line("a", #""down""#) + line("b", #"{"signal":"down","comment":"not dora@mail.example"}"#)
    _ = try errata("log", input: log)
    let words = ["decide", "a", "correct", "--cluster", "--correction", "Ask carl@mail.example"]
    for _ in 1...2 { _ = try desk.errata(words + ["--store", "s.db"]) }
    #expect(try shown("a").matches(of: /Ask \[EMAIL_2\]/).count == 1)
    #expect(try shown("b").contains("Ask [EMAIL_2]"))
    _ = try errata("decide", "a", "undo")
    _ = try desk.errata(words + ["--store", "s.db"])
    #expect(try shown("b").matches(of: /Ask \[EMAIL_2\]/).count == 2)
  }

  @Test func `changes nothing when feedback is given again`() throws {
    _ = try errata("log", input: line("a", #""down""#))
    let feedback = ["feedback", "a", "down", "--correction", "Ask jane@mail.example"]
    for _ in 1...3 { _ = try desk.errata(feedback + ["--store", "s.db"]) }
    #expect(try desk.errata(feedback + ["--store", "s.db"]).messages.contains("was that already"))
    #expect(try shown().contains("Ask [EMAIL_1]"))
    for other in ["Ask carl@mail.example", "Ask jane@mail.example"] {
      let run = try errata("feedback", "a", "down", "--correction", other)
      #expect(!run.messages.contains("was that already"))
    }
    _ = try errata("feedback", "a", "down", "--correction", "Ask carl@mail.example, please")
    #expect(try shown().matches(of: /Ask \[EMAIL_\d\], please/).count == 1)
  }

  @Test func `lets reviewers agree who write the same value, and no others`() throws {
    _ = try errata("log", input: line("a", #"{"signal":"down","comment":"not x@mail.example"}"#))
    try correct("a", "Ask jane@mail.example.")
    try correct(
      "a",
      "Ask jane@mail.example.",
      "--reviewer",
      "bo",
      "--note",
      "x@mail.example said so"
    )
    try correct("a", "Ask carl@mail.example.", "--reviewer", "cy")
    let shown = try shown()
    #expect(shown.matches(of: /Ask \[EMAIL_2\]/).count == 2, "\(shown)")
    #expect(shown.matches(of: /Ask \[EMAIL_3\]/).count == 1, "\(shown)")
    // What the user named has that name for reviewers too.
    #expect(shown.contains("[EMAIL_1] said so"), "\(shown)")
  }

  @Test func `keeps a correction that puts another value for the record's own`() throws {
    let answer = "Mail bob@mail.example."
    _ = try errata("log", input: line("a", #""down""#, answer: answer))
    try correct("a", "Mail [EMAIL_1] before noon please")
    try correct("a", "Mail carl@mail.example before noon please")
    let shown = try shown()
    #expect(shown.contains("Mail [EMAIL_2] before noon"), "\(shown)")
  }

  @Test func `is another one when a log mends a value in the same words`() throws {
    func said(_ name: String) -> String {
      line("a", #"{"signal":"down","comment":"Ask \#(name)@mail.example"}"#)
    }
    _ = try errata("log", input: said("erik"))
    try correct("a", "Not erik@mail.example", "--reviewer", "bo")
    for (name, word) in [
      ("erik", "known already"), ("carl", "with new feedback"), ("carl", "known already"),
    ] {
      let run = try errata("log", input: said(name))
      #expect(run.messages.contains(word), "\(run.messages)")
    }
    let shown = try shown()
    #expect(shown.contains("Not [EMAIL_1]") && shown.contains("Ask [EMAIL_2]"), "\(shown)")
  }

  @Test func `is known no more after its words were redacted again`() throws {
    _ = try errata("log", input: line("a", #""down""#))
    try correct("a", "Ask jane@mail.example about EMP-123456")
    try desk.write("[redaction.rules.employee]\npattern = 'EMP-[0-9]{6}'\n", to: "rules.toml")
    let rules = ["--config", "rules.toml", "--store", "s.db"]
    #expect(try desk.errata(["redact", "--recheck"] + rules).status == 0)
    _ = try desk.errata(
      ["decide", "a", "correct", "--correction", "Ask jane@mail.example about EMP-123456"] + rules
    )
    let shown = try shown()
    #expect(shown.contains("Ask [EMAIL_1] about [EMPLOYEE_1]"), "\(shown)")
    #expect(shown.contains("Ask [EMAIL_2] about [EMPLOYEE_2]"), "\(shown)")
  }
}
