import Foundation
import ReviewModel
import ReviewStorage
import SQLiteStore
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

  @Test func `is known after its words were redacted again`() throws {
    _ = try errata("log", input: line("a", #""down""#))
    try correct("a", "Ask jane@mail.example about EMP-123456")
    _ = try errata("feedback", "a", "down", "--comment", "Ask EMP-123456 or x@mail.example")
    try desk.write("[redaction.rules.employee]\npattern = 'EMP-[0-9]{6}'\n", to: "rules.toml")
    let rules = ["--config", "rules.toml", "--store", "s.db"]
    #expect(try desk.errata(["redact", "--recheck"] + rules).status == 0)
    let before = try shown()
    #expect(before.contains("Ask [EMAIL_1] about [EMPLOYEE_1]"), "\(before)")
    let decided = try desk.errata(
      ["decide", "a", "correct", "--correction", "Ask jane@mail.example about EMP-123456"] + rules
    )
    #expect(decided.status == 0, "\(decided.messages)")
    let said = try desk.errata(
      ["feedback", "a", "down", "--comment", "Ask EMP-123456 or x@mail.example"] + rules
    )
    #expect(said.messages.contains("was that already"), "\(said.messages)")
    #expect(try shown().matches(of: /Ask \[EMAIL_1\] about/).count == 1)
  }

  @Test func `gives a value of the record the record's own name`() throws {
    let answer = "Mail bob@mail.example before noon, or call +49 30 901820."
    _ = try errata("log", input: line("a", #""down""#, answer: answer))
    let words = "Mail carl@mail.example or BOB@mail.example, or call +49 30 901820"
    try correct("a", words)
    #expect(try shown().contains("Mail [EMAIL_2] or [EMAIL_1], or call [PHONE_1]"))
    try desk.write(
      #"{"id":"a","decision":"correct","correction":"Call +49 30 901820 or carl@mail.example"}"#
        + "\n",
      to: "d.jsonl"
    )
    _ = try errata("decide", "--from", "d.jsonl")
    #expect(try shown().contains("Call [PHONE_1] or [EMAIL_2]"))
    _ = try errata("feedback", "a", "down", "--comment", "bob@mail.example is away")
    #expect(try shown().contains("[EMAIL_1] is away"))
    // A log's feedback has the names of the record and of decisions.
    let late =
      #"{"signal":"down","comment":"Not bob@mail.example, ask carl@mail.example or d@mail.example","ts":"2037-01-01T00:00:00Z"}"#
    _ = try errata("log", input: line("a", late, answer: answer))
    let shown = try shown()
    #expect(shown.contains("Not [EMAIL_1], ask [EMAIL_2] or [EMAIL_3]"), "\(shown)")
  }

  @Test func `is no correction where it is the answer with its private value`() throws {
    let answer = "Mail bob@mail.example before noon."
    let log =
      line("a", #""down""#, answer: answer)
      + line("b", #""down""#, answer: "Not bo@mail.example, as [EMAIL_1] says.")
    _ = try errata("log", input: log)
    for more in [[], ["--cluster"]] {
      let run = try desk.errata(
        ["decide", "a", "correct", "--correction", " Mail bob@mail.example before noon. "] + more
          + ["--store", "s.db"]
      )
      #expect(run.status == 65, "\(run.messages)")
      #expect(run.messages.contains("the agent's answer unchanged"), "\(run.messages)")
    }
    try correct("a", "Mail ben@mail.example before noon.")
  }

  @Test func `keeps its name in a decision on several records that mean the same by it`() throws {
    let same = line("a", #"{"signal":"down","comment":"Not x@mail.example"}"#)
    let log =
      same.replacing("Whom to ask", with: "Whom to ask at b@mail.example")
      + same.replacing("Whom to ask", with: "whom to ask at b@mail.example")
      .replacing(#""id":"a""#, with: #""id":"b""#).replacing("x@mail", with: "y@mail")
    _ = try errata("log", input: log)
    try correct("a", "Ask b@mail.example, not x@mail.example", "--cluster")
    for id in ["a", "b"] {
      let shown = try shown(id)
      #expect(shown.contains("Ask [EMAIL_1], not [EMAIL_3]"), "\(shown)")
    }
  }

  @Test func `is known again by what nobody finds in two records`() throws {
    let said = #"{"signal":"down","comment":"Call +49 30 901820"}"#
    let log =
      line("a", said, answer: "Or x@mail.example") + line("b", said, answer: "Or x@mail.example")
    _ = try errata("log", input: log)
    let cluster = ["decide", "a", "correct", "--cluster", "--correction", "Call +49 30 901820 now"]
    #expect(try desk.errata(cluster + ["--store", "s.db"]).status == 0)
    let path = desk.path("s.db")
    let store = try SQLiteReviewStore.open(path, create: false)
    var found: [String] = []
    for id in ["a", "b"] as [ItemID] {
      let key = try #require(try store.itemKey(of: id))
      let item = try #require(try store.item(key, now: Timestamp(milliseconds: 0)))
      let all = StandingTexts(item).fingerprints
      #expect(all.count == 3)
      // The value of user and reviewer, and the record's own.
      found += Set(all.flatMap(\.byName.values))
    }
    #expect(found.count == 4 && Set(found).count == 4, "\(found)")
    try store.close()
    #expect(try shown("b").contains("Call [PHONE_1] now"))
  }
}
