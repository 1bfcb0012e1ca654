import TestSupport
import Testing

@Suite struct `The files of a store` {
  private let otherUses = [
    ["log", "errata.db"], ["log", "./errata.db"], ["log", "log.jsonl", "--rejects", "errata.db"],
    ["log", "log.jsonl", "--rejects", "errata.db-key"],
    ["log", "log.jsonl", "--rejects", "./log.jsonl"], ["decide", "--from", "errata.db"],
    ["decide", "--from", "log.jsonl", "--rejects", "errata.db"],
    ["decide", "--from", "log.jsonl", "--rejects", "log.jsonl"],
    ["review", "--script", "errata.db", "--dump-screen", "-"],
    ["review", "--dump-screen", "errata.db"],
  ]

  @Test func `Are refused as anything else, and stay whole`() throws {
    let desk = try Workbench()
    let log = #"{"id":"r1","question":"Q","answer":"A","feedback":"down"}"# + "\nnonsense\n"
    try desk.write(log, to: "log.jsonl")
    #expect(try desk.errata("log", "log.jsonl", "--store", "errata.db").status == 65)
    for arguments in otherUses {
      let run = try desk.errata(arguments)
      #expect(run.status == 64, "\(arguments): \(run.messages)")
    }
    #expect(try desk.read("log.jsonl") == log)
    #expect(try desk.errata("log", "log.jsonl", "--json").output.contains(#""unchanged":1"#))
  }

  @Test func `Are not made for a log whose settings are wrong`() throws {
    let desk = try Workbench()
    try desk.write("[redaction.rules.name]\npattern = '['\n", to: "bad.toml")
    let line = #"{"question":"Where?","answer":"Here."}"#
    let run = try desk.errata("log", "--store", "new.db", "--config", "bad.toml", input: line)
    #expect(run.status == 65, "\(run.messages)")
    #expect(try desk.shell("ls new.db*").output == "")
  }

  @Test func `Stand beside the file itself when a link leads to it`() throws {
    let desk = try Workbench()
    let line = #"{"id":"r1","question":"Where?","answer":"Here.","feedback":"down"}"#
    #expect(try desk.errata("log", "--store", "real.db", input: line).status == 0)
    _ = try desk.shell("ln -s real.db link.db")
    let other = #"{"id":"r2","user":"ann","question":"When?","answer":"Now.","feedback":"down"}"#
    let run = try desk.errata("log", "--store", "link.db", input: other + "\nno record\n")
    #expect(run.status == 65, "\(run.messages)")
    #expect(try desk.errata("queue", "--store", "real.db", "--json").lines.count == 2)
    #expect(try desk.shell("ls | grep '^link.db'").output == "link.db\n")
  }

  @Test func `Are not made where a link leads nowhere`() throws {
    let desk = try Workbench()
    _ = try desk.shell("ln -s gone/real.db link.db")
    let line = #"{"id":"r1","question":"Where?","answer":"Here."}"#
    let run = try desk.errata("log", "--store", "link.db", input: line)
    #expect(run.status == 69)
    #expect(run.messages.contains("the link link.db leads to a file that cannot be reached"))
  }
}
