import Foundation
import TestSupport
import Testing

@Suite struct `Audits on the command line` {
  /// Ten answers: two thumbs up, three down, five unrated; those with an even number are right.
  private func desk() throws -> Workbench {
    let desk = try Workbench()
    let lines = (0..<10).map { number in
      let feedback = number < 2 ? #""up""# : number < 5 ? #""down""# : "null"
      return """
        {"id":"q-\(number)","question":"How long is trip \(number)?","answer":"Trip \(number) takes \(number) days.","feedback":\(feedback),"consent":true,"agent":{"version":"\(number % 2 + 1)"}}
        """
    }
    try desk.write(lines.joined(separator: "\n") + "\n", to: "log.jsonl")
    #expect(try desk.errata("log", "log.jsonl").status == 0)
    return desk
  }

  private func audits(_ desk: Workbench) throws -> [String: String] {
    var found: [String: String] = [:]
    for line in try desk.errata("queue", "--json", "--filter", "kind:audit").lines {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let id = try #require(object?["id"] as? String)
      let question = try #require(object?["question"] as? String)
      found[String(question.dropLast().suffix(1))] = id
    }
    return found
  }

  @Test func `A sample is drawn, judged blind, and says how many of all are right`() throws {
    let desk = try desk()
    let draw = try desk.errata("audit", "draw", "-n", "10", "--seed", "7", "--json")
    #expect(draw.output == #"{"id":1,"pool":10,"drawn":10,"known":0}"# + "\n")
    let audits = try audits(desk)
    #expect(audits.count == 10)
    let one = try #require(audits["2"])
    #expect(one.hasPrefix("audit-"))
    let shown = try desk.errata("show", one)
    #expect(shown.output.contains("Trip 2 takes 2 days."))
    #expect(!shown.output.contains("signal") && !shown.output.contains("FEEDBACK"))
    for (number, id) in audits {
      let word = number == "9" ? "skip" : ["1", "3"].contains(number) ? "wrong" : "right"
      #expect(try desk.errata("decide", id, word).status == 0)
    }
    let page = try desk.errata("audit", "estimate").output
    #expect(page.contains("10 of 10 answers, 9 judged, 1 waiting."))
    #expect(page.contains("Right: 78 %"))
    #expect(page.contains("Thumbs: 40 % up of 5 rated, which is 50 % of all."))
    #expect(page.contains("version 2"))
    let lines = try desk.errata("audit", "estimate", "--json").lines
    #expect(lines.first?.contains(#""right":7,"wrong":2,"neither":0,"waiting":1"#) == true)
    #expect(try desk.errata("doctor").status == 0)
  }

  @Test func `What an audit says is curated, and a correction at it is one`() throws {
    let desk = try desk()
    #expect(try desk.errata("audit", "draw", "-n", "10").status == 0)
    let audits = try audits(desk)
    #expect(try desk.errata("decide", try #require(audits["6"]), "right").status == 0)
    #expect(
      try desk.errata(
        "decide",
        try #require(audits["7"]),
        "correct",
        "--correction",
        "Trip 7 takes a week, by train and ferry."
      ).status == 0
    )
    #expect(try desk.errata("decide", try #require(audits["8"]), "wrong").status == 0)
    let set = try desk.errata("curate", "--json").output
    #expect(set.contains(#""expected":"Trip 6 takes 6 days.""#))
    #expect(set.contains(#""expected":"Trip 7 takes a week, by train and ferry.""#))
    #expect(!set.contains(#""expected":"Trip 8"#))
  }

  @Test func `Settled answers are drawn again, and readers are compared`() throws {
    let desk = try desk()
    #expect(try desk.errata("audit", "draw", "--pool", "settled", "-n", "5").status == 66)
    #expect(try desk.errata("audit", "agreement").output.contains("Nothing was judged twice yet"))
    for (id, word) in [("q-2", "affirm"), ("q-3", "affirm"), ("q-4", "affirm")] {
      #expect(try desk.errata("decide", id, word, "--reviewer", "ana").status == 0)
    }
    #expect(try desk.errata("audit", "draw", "--pool", "settled", "--share", "1").status == 0)
    let audits = try audits(desk)
    for (number, word, who) in [("2", "right", "bo"), ("3", "wrong", "bo"), ("4", "right", "ana")] {
      let id = try #require(audits[number])
      #expect(try desk.errata("decide", id, word, "--reviewer", who).status == 0)
    }
    let lines = try desk.errata("audit", "agreement", "--json").lines
    #expect(lines.first?.hasPrefix(#"{"id":"all","both":2,"agreed":1"#) == true)
    #expect(lines.contains { $0.hasPrefix(#"{"id":"drift:ana","both":1,"agreed":1"#) })
    #expect(try desk.errata("audit", "list").output.contains("settled"))
  }

  @Test func `Words that make no sense are refused, with what to do`() throws {
    let desk = try desk()
    #expect(try desk.errata("audit", "draw").status == 64)
    #expect(try desk.errata("audit", "draw", "-n", "3", "--share", "0.1").status == 64)
    #expect(try desk.errata("audit", "draw", "-n", "0").status == 64)
    #expect(try desk.errata("audit", "estimate").status == 66)
    let run = try desk.errata("decide", "q-3", "wrong")
    #expect(run.status == 64)
    #expect(run.messages.contains("only an answer that was drawn into a sample"))
    #expect(try desk.errata("audit", "draw", "-n", "3").status == 0)
    let id = try #require(try audits(desk).values.first)
    #expect(try desk.errata("decide", id, "same").status == 64)
    #expect(try desk.errata("audit", "estimate", "--audit", "9").status == 66)
  }

  @Test func `An erased record leaves its sample`() throws {
    let desk = try desk()
    #expect(try desk.errata("audit", "draw", "-n", "10").status == 0)
    #expect(try desk.errata("forget", "--id", "q-7").status == 0)
    #expect(try audits(desk).count == 9)
    #expect(try desk.errata("audit", "list", "--json").output.contains(#""size":9"#))
    #expect(try desk.errata("doctor").status == 0)
  }

  @Test func `The settings have what is settled judged once more, each by the right person`() throws
  {
    let desk = try Workbench()
    let lines = (0..<20).map {
      #"{"id":"q-\#($0)","question":"How long is trip \#($0)?","answer":"\#($0) days.","feedback":"down"}"#
    }
    try desk.write(lines.joined(separator: "\n") + "\n", to: "log.jsonl")
    #expect(try desk.errata("log", "log.jsonl").status == 0)
    let settled = (0..<20).map { #"{"id":"q-\#($0)","decision":"affirm"}"# }.joined(separator: "\n")
    #expect(try desk.errata("decide", "--from", "-", input: settled + "\n").status == 0)
    try desk.write("[review]\nsecond-reading = 0.5\nagain = 0.5\n", to: "settings.toml")
    let audits = ["queue", "--filter", "kind:audit", "--json", "--config", "settings.toml"]
    // Who has settled them all reads none of them, and nobody is asked again within the week.
    #expect(try desk.errata(audits).lines.isEmpty)
    let others = try desk.errata(audits + ["--reviewer", "bo"]).lines
    #expect((4...16).contains(others.count), "\(others.count)")
    #expect(try desk.errata(audits + ["--reviewer", "bo"]).lines == others, "drawn once")
    let id = String(try #require(others.first).split(separator: "\"")[3])
    let own = try desk.errata("decide", id, "right")
    #expect(own.status != 0)
    #expect(own.messages.contains("you settled this answer before"))
    #expect(try desk.errata("decide", id, "wrong", "--reviewer", "bo").status == 0)
    let agreement = try desk.errata("audit", "agreement", "--json").output
    #expect(agreement.contains(#""id":"pair:ada:bo","both":1,"agreed":0"#), "\(agreement)")
    try desk.write("[review]\nsecond-reading = 2\n", to: "settings.toml")
    #expect(try desk.errata(audits).status == 65)
  }
}
