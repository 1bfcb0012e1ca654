import Foundation
import TestSupport
import Testing

@Suite struct `A turn of the flywheel on the command line` {
  private func desk() throws -> Workbench {
    let desk = try Workbench()
    try desk.write(
      """
      {"id":"q-1","question":"How long is the trip to the coast?","answer":"The trip takes 3 days by train.","feedback":"up","consent":true}
      {"id":"q-2","question":"When does the office open?","answer":"The office opens at 9 in the morning.","feedback":"down","consent":true}

      """,
      to: "log.jsonl"
    )
    #expect(try desk.errata("log", "log.jsonl").status == 0)
    let correction = "The office opens at 8 in the morning."
    #expect(try desk.errata("decide", "q-2", "correct", "--correction", correction).status == 0)
    try desk.write(
      """
      {"question":"How long is the trip to the coast?","answer":"The trip takes 3 days by train."}
      {"question":"When does the office open?","answer":"The office opens at 8 in the morning."}

      """,
      to: "good.jsonl"
    )
    try desk.write(
      """
      {"question":"How long is the trip to the coast?","answer":"The trip takes 5 days by train."}
      {"question":"When does the office open?","answer":"The office opens at 8 in the morning."}

      """,
      to: "bad.jsonl"
    )
    return desk
  }

  @Test func `It waits for people, releases, asks the gate, and is done for the period`() throws {
    let desk = try desk()
    let first = try desk.errata("cycle", "--gate", "--answers", "bad.jsonl")
    #expect(first.status == 0)
    #expect(first.output.contains("waits: 2 examples nobody has looked at"))
    let set = try #require(try desk.errata("set", "--json").lines.first)
    // A second run makes no second set, and neither does another record that came meanwhile.
    #expect(try desk.errata("feedback", "q-1", "down").status == 0)
    #expect(try desk.errata("cycle").output.contains("waits: 2 examples"))
    #expect(try desk.errata("set", "--json").lines == [set])
    let id = String(set.split(separator: "\"")[3].prefix(8))
    #expect(try desk.errata("approve", id, "--all").status == 0)

    let worse = try desk.errata("cycle", "--gate", "--answers", "bad.jsonl")
    #expect(worse.status == 1)
    #expect(worse.output.contains("a regression"))
    // Without a candidate nothing is asked, and what was found stands.
    let plain = try desk.errata("cycle")
    #expect(plain.status == 1)
    #expect(plain.output.contains("a regression"))
    let missing = try desk.errata("cycle", "--gate", "--answers", "none.jsonl")
    #expect(missing.status == 66)
    let better = try desk.errata("cycle", "--json", "--gate", "--answers", "good.jsonl")
    #expect(better.status == 0)
    let last = try #require(better.lines.last)
    #expect(last.contains(#""gate":"passed","done":true"#))
    let folder = try #require(
      try JSONSerialization.jsonObject(with: Data(last.utf8)) as? [String: Any]
    )["release"]
    let release = try #require(folder as? String)
    #expect(release.hasPrefix("/") && release.contains("/releases/20"))
    #expect(
      try String(contentsOfFile: "\(release)/eval.jsonl", encoding: .utf8).split(separator: "\n")
        .count == 2
    )

    // Done: the candidate that passed is not asked again, but another one is.
    let done = try desk.errata("cycle", "--gate", "--answers", "good.jsonl")
    #expect(done.status == 0)
    #expect(done.output.contains("Next: nothing until"))
    let other = try desk.errata("cycle", "--gate", "--answers", "bad.jsonl")
    #expect(other.status == 1)
    #expect(other.output.contains("a regression"))
    #expect(try desk.errata("cycle", "--gate", "--answers", "good.jsonl").status == 0)
    // Each that was asked is kept in the store.
    let runs = try desk.errata("gate", "--history", "--json").lines
    #expect(runs.count == 4)
    #expect(runs.map { $0.contains(#""verdict":"passed""#) } == [true, false, true, false])
    #expect(try desk.errata("report").output.contains("In the last run 2 of 2 cases passed."))
    let again = try desk.errata("cycle", "--again")
    #expect(again.output.contains("-2\n"))
    #expect(try desk.errata("cycle", "--status", "--json").output.contains("-2"))
    #expect(try desk.errata("doctor").status == 0)
  }

  @Test
  func `Without a candidate it ends with the release, and with nothing to release it ends too`()
    throws
  {
    let desk = try desk()
    #expect(try desk.errata("cycle", "--every", "month", "--releases", "out").status == 0)
    let set = try #require(try desk.errata("set", "--json").lines.first)
    #expect(try desk.errata("approve", String(set.split(separator: "\"")[3]), "--all").status == 0)
    let run = try desk.errata("cycle", "--every", "month", "--releases", "out")
    #expect(run.output.contains("no candidate is named"))
    #expect(run.output.contains("/out/20"))
    // A candidate that is named later is asked still.
    let late = try desk.errata(
      "cycle",
      "--every",
      "month",
      "--releases",
      "out",
      "--gate",
      "--answers",
      "bad.jsonl"
    )
    #expect(late.status == 1)
    #expect(try desk.errata("cycle", "--every", "month", "--status").status == 0)
    try desk.write("[curate]\npolicy = \"none.toml\"\n", to: "settings.toml")
    let wrong = try desk.errata(
      "cycle",
      "--every",
      "month",
      "--again",
      "--config",
      "settings.toml"
    )
    #expect(wrong.status != 0, "the settings that are named hold for the set too")
    let empty = try Workbench()
    try empty.write(#"{"id":"q","question":"Who?","answer":"You."}"# + "\n", to: "log.jsonl")
    #expect(try empty.errata("log", "log.jsonl").status == 0)
    // Nothing is judged yet: that ends no period.
    #expect(try empty.errata("cycle").output.contains("nothing is judged yet"))
    #expect(try empty.errata("feedback", "q", "up").status == 0)
    #expect(try empty.errata("consent", "--default", "training").status == 0)
    #expect(try empty.errata("cycle").output.contains("nobody has looked at"))
    let made = try #require(try empty.errata("set", "--json").lines.last)
    let id = String(made.split(separator: "\"")[3])
    let rejected = try empty.errata("reject", id, "--all", "--reason", "short")
    if rejected.status == 0 {
      #expect(try empty.errata("cycle").output.contains("nothing to release"))
    }
  }

  @Test func `One at a time, a broken state is named, and wrong words are refused`() throws {
    let desk = try desk()
    #expect(try desk.errata("cycle", "--gate", "--nonsense").status == 64)
    #expect(try desk.errata("cycle", "--status", "--again").status == 64)
    #expect(try desk.errata("log", "log.jsonl", "--store", "errata.db").status == 0)
    let held = try desk.shell(
      "flock errata.db-cycle.lock sh -c '\"$ERRATA\" cycle --store errata.db; echo status $?'"
    )
    #expect(held.output.contains("status 69"))
    try desk.write("no state", to: "errata.db-cycle")
    let broken = try desk.errata("cycle", "--store", "errata.db")
    #expect(broken.status == 65)
    #expect(broken.messages.contains("is no state of `errata cycle`"))
  }
}
