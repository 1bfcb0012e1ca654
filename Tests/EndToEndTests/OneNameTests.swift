import Foundation
import TestSupport
import Testing

/// Whoever adds a text to a record, and whenever: its placeholders are names of one value each.
@Suite struct `In a record one value has one name, and two have two` {
  private let desk: Workbench

  init() throws { desk = try Workbench() }

  private func errata(_ arguments: String..., input: String = "") throws -> Tool {
    let tool = try desk.errata(arguments + ["--store", "s.db"], input: input)
    #expect(tool.status == 0, "\(tool.messages)")
    return tool
  }

  /// A record that asks nothing private.
  private func log(_ id: String = "a") throws {
    let line = #"{"id":"\#(id)","question":"Whom to ask?","answer":"Nobody.","feedback":"down"}"#
    _ = try errata("log", input: line + "\n")
  }

  private func shown(_ id: String = "a") throws -> String {
    try errata("show", id, "--json").output
  }

  @Test func `when feedback comes after a decision`() throws {
    try log()
    _ = try errata(
      "decide",
      "a",
      "correct",
      "--correction",
      "Ask jane@mail.example",
      "--note",
      "says bob@mail.example"
    )
    _ = try errata(
      "feedback",
      "a",
      "down",
      "--correction",
      "Ask zed@mail.example",
      "--comment",
      "not joe@mail.example"
    )
    let shown = try shown()
    for text in ["Ask [EMAIL_1]", "says [EMAIL_2]", "Ask [EMAIL_3]", "not [EMAIL_4]"] {
      #expect(shown.contains(text), "\(text): \(shown)")
    }
  }

  @Test func `when feedback comes after a reason for keeping values`() throws {
    try log()
    _ = try errata(
      "decide",
      "a",
      "correct",
      "--correction",
      "Ask desk@mail.example",
      "--keep-private",
      "joe@mail.example said so"
    )
    _ = try errata("feedback", "a", "down", "--comment", "not zed@mail.example")
    let shown = try shown()
    #expect(shown.contains("[EMAIL_1] said so"), "\(shown)")
    #expect(shown.contains("not [EMAIL_2]"), "\(shown)")
  }

  @Test func `when values are kept for a reason that has some itself`() throws {
    try log()
    let (first, second) = ("AKIAIOSFODNN7EXAMPLC", "AKIAIOSFODNN7EXAMPLD")
    _ = try errata(
      "decide",
      "a",
      "correct",
      "--correction",
      "token \(first) mail a@b.example",
      "--keep-private",
      "because \(second), \(first) and c@d.example",
      "--note",
      "no \(second), said by f@d.example"
    )
    let shown = try shown()
    #expect(shown.contains("token [API_KEY_1] mail a@b.example"), "\(shown)")
    #expect(shown.contains("because [API_KEY_2], [API_KEY_1] and [EMAIL_1]"), "\(shown)")
    #expect(shown.contains("no [API_KEY_2], said by [EMAIL_2]"), "\(shown)")
  }

  @Test func `when a title or an address of a source has names already`() throws {
    let line = """
      {"id":"a","question":"Whom to ask?","answer":"Nobody.","feedback":"down",\
      "sources":[{"title":"by ann@mail.example","text":"Nothing."}]}

      """
    _ = try errata("log", input: line)
    _ = try errata("decide", "a", "correct", "--correction", "Ask bob@mail.example")
    let shown = try shown()
    #expect(shown.contains("by [EMAIL_1]"), "\(shown)")
    #expect(shown.contains("Ask [EMAIL_2]"), "\(shown)")
  }

  private func recheck() throws {
    try desk.write(
      """
      [redaction.rules.project]
      words = ["Zebrafish", "Barracuda", "Pelican"]

      """,
      to: "errata.toml"
    )
    let run = try desk.shell("\"$ERRATA\" redact --recheck --store s.db --config errata.toml")
    #expect(run.status == 0, "\(run.messages)")
    let again = try desk.shell("\"$ERRATA\" redact --recheck --store s.db --config errata.toml")
    #expect(again.output == "nothing was found in what is stored\n")
  }

  @Test func `when a record and its decisions are redacted again`() throws {
    let line = """
      {"id":"a","question":"Where is Zebrafish?","answer":"Zebrafish? [PROJECT_1]?","consent":true,\
      "feedback":{"signal":"down","comment":"not Barracuda"}}

      """
    _ = try errata("log", input: line)
    _ = try errata("decide", "a", "correct", "--correction", "Zebrafish is here, not Pelican.")
    _ = try errata("decide", "a", "correct", "--correction", "Pelican is, says [PROJECT_7].")
    _ = try errata("curate")
    try recheck()
    let shown = try shown()
    for text in [
      "Where is [PROJECT_2]?", "[PROJECT_2]? [PROJECT_1]?", "not [PROJECT_3]",
      "[PROJECT_2] is here, not [PROJECT_4].", "[PROJECT_4] is, says [PROJECT_7].",
    ] {
      #expect(shown.contains(text), "\(text): \(shown)")
    }
    let set = try #require(try errata("set", "--json").output.firstMatch(of: /"id":"([^"]+)"/)?.1)
    let example = try errata("set", String(set), "--json").output
    #expect(example.contains("Where is [PROJECT_2]?"), "\(example)")
    #expect(example.contains("[PROJECT_4] is, says [PROJECT_7]."), "\(example)")
  }

  @Test func `when only decisions are redacted again`() throws {
    try log()
    _ = try errata("decide", "a", "correct", "--correction", "Ask Zebrafish.")
    _ = try errata("decide", "a", "correct", "--correction", "Ask Pelican.", "--note", "Zebrafish?")
    try recheck()
    let shown = try shown()
    for text in ["Ask [PROJECT_1].", "Ask [PROJECT_2].", "[PROJECT_1]?"] {
      #expect(shown.contains(text), "\(text): \(shown)")
    }
  }

  @Test func `when one note stands with several records that are redacted again`() throws {
    let log = """
      {"id":"a","question":"Where is it?","answer":"Nowhere.","feedback":{"signal":"down","comment":"a Pelican"}}
      {"id":"b","question":"Where is it?","answer":"Nowhere.","feedback":{"signal":"down","comment":"a Barracuda"}}

      """
    _ = try errata("log", input: log)
    _ = try errata(
      "decide",
      "a",
      "correct",
      "--correction",
      "Zebrafish, not Pelican.",
      "--cluster"
    )
    try recheck()
    let (first, second) = (try shown("a"), try shown("b"))
    #expect(first.contains("a [PROJECT_1]"), "\(first)")
    #expect(first.contains("[PROJECT_2], not [PROJECT_1]."), "\(first)")
    #expect(second.contains("[PROJECT_2], not [PROJECT_1]."), "\(second)")
    #expect(second.contains("a [PROJECT_3]"), "\(second)")
  }

  @Test func `when a conflict and its record are redacted again`() throws {
    let log = """
      {"id":"b","ts":"2026-01-01T00:00:00Z","question":"Where is Zebrafish?","answer":"Away.","feedback":{"signal":"down","correction":"In Hamm."},"consent":true}
      {"id":"c","ts":"2026-01-02T00:00:00Z","question":"Where is Zebrafish?","answer":"Away.","feedback":{"signal":"down","correction":"At sea, far out."},"consent":true}

      """
    _ = try errata("log", input: log)
    _ = try errata("curate")
    let queue = try errata("queue", "--json").output.split(separator: "\n")
    let conflict = try #require(queue.first { $0.contains(#""kind":"conflict""#) }, "\(queue)")
    let id = try #require(conflict.firstMatch(of: /"id":"([^"]+)"/)?.1)
    _ = try errata("decide", String(id), "correct", "--correction", "Pelican has Zebrafish.")
    try recheck()
    #expect(try shown("c").contains("Where is [PROJECT_1]?"))
    // The id is made of the question, so it has changed with it.
    let all = try errata("queue", "--filter", "is:any", "--json").output
    let renamed = try #require(all.firstMatch(of: /"id":"(conflict-[^"]+)"/)?.1, "\(all)")
    #expect(renamed != id)
    let shown = try shown(String(renamed))
    #expect(shown.contains("[PROJECT_2] has [PROJECT_1]."), "\(shown)")
  }

  @Test func `when a set gets a message of its own, which is redacted like all words`() throws {
    let line =
      #"{"id":"a","question":"What is the limit?","answer":"It is 5 MB for all.","feedback":"up","consent":true}"#
    _ = try errata("log", input: line + "\n")
    let run = try errata("curate", "--system-prompt", "You are ann@mail.example.", "--json")
    #expect(run.messages.contains("system message were replaced"), "\(run.messages)")
    let bytes = FileManager.default.contents(atPath: desk.path("s.db-wal")) ?? Data()
    let store = FileManager.default.contents(atPath: desk.path("s.db")) ?? Data()
    for part in [bytes, store] { #expect(part.range(of: Data("ann@mail".utf8)) == nil) }
    #expect(!run.output.contains("ann@mail"))
  }
}
