import Foundation
import ReviewModel
import SQLiteStore
import TestSupport
import Testing

@Suite struct `Runs of the gate in the store` {
  private func gate(_ desk: Workbench, _ program: String, _ options: String...) throws -> Tool {
    try desk.errata(
      ["gate", "--release", "release"] + options + ["--command", program]
    )
  }

  /// A desk with a good agent and one that says another number.
  private func desk() throws -> Workbench {
    let desk = try GateDesk.withRelease()
    _ = try desk.writeProgram(GateDesk.agent, to: "good")
    _ = try desk.writeProgram(GateDesk.agent.replacing(":-30", with: ":-60"), to: "bad")
    return desk
  }

  @Test func `Are compared with the newest one that passed, and listed`() throws {
    let desk = try desk()
    #expect(try desk.errata("gate", "--history").output.hasPrefix("No run is kept yet"))
    let first = try gate(desk, "./good")
    #expect(first.status == 0)
    #expect(first.output.contains("no baseline, so each case stands as its kind says"))
    let worse = try gate(desk, "./bad", "--json")
    #expect(worse.status == 1, "\(worse.output)")
    #expect(worse.output.contains(#""has_baseline":true,"baseline":"run 1 of "#))
    #expect(worse.output.contains(#""baseline_rate":1"#))
    // What broke is no measure: the same answer is broken still.
    let again = try gate(desk, "./bad")
    #expect(again.status == 1)
    #expect(again.output.contains("compared with run 2 of "), "\(again.output)")
    #expect(again.output.contains("and for 1 case with earlier runs"), "\(again.output)")
    let list = try desk.errata("gate", "--history").lines
    #expect(list.count == 4)
    #expect(list[0].hasPrefix("RUN  TIME"))
    #expect(list[1].hasPrefix("  3  ") && list[1].contains("regressed"))
    #expect(list[3].hasPrefix("  1  ") && list[3].contains("passed"))
    let rows = try desk.errata("gate", "--history", "--release", "release", "--json").lines
    #expect(rows.count == 3)
    #expect(rows[0].hasPrefix(#"{"id":3,"ts":""#))
    #expect(rows[0].contains(#""passed":2,"failed":1,"unknown":0,"baseline":2"#), "\(rows[0])")
    let report = try desk.errata("report").output
    #expect(report.contains("In the last run 2 of 3 cases passed."), "\(report)")
    #expect(try desk.errata("doctor").status == 0)
  }

  @Test func `Are compared over what two releases have in common`() throws {
    let desk = try desk()
    #expect(try gate(desk, "./good").status == 0)
    try desk.write(
      #"{"id":"d","question":"Who founded it?","answer":"Ms Bluebell founded it."#
        + #"","feedback":"up","consent":true}"# + "\n",
      to: "more.jsonl"
    )
    #expect(try desk.errata("log", "more.jsonl").status == 0)
    let set = try desk.errata("curate", "--json").output.split(separator: "\"")[3]
    #expect(try desk.errata("approve", String(set), "--all").status == 0)
    #expect(try desk.errata("release", String(set), "--out", "second").status == 0)
    let run = try desk.errata("gate", "--release", "second", "--command", "./good")
    // The new question gets an answer about leather.
    #expect(run.status == 1, "\(run.output)\(run.messages)")
    #expect(
      run.output.contains("no run has decided 1 case yet"),
      "\(run.output)"
    )
    #expect(run.output.contains("over 3 cases in 3 clusters"), "\(run.output)")
  }

  @Test func `Are kept of the store's own releases, and only of whole comparisons`() throws {
    let desk = try desk()
    let other = try Workbench()
    #expect(try other.errata("consent", "--default", "eval", "--store", "o.db").status == 0)
    let foreign = try gate(desk, "./good", "--store", other.path("o.db"))
    #expect(foreign.status == 0)
    #expect(foreign.messages.contains("this store has not written the release"))
    #expect(try gate(desk, "./good", "--store", "none.db").status == 69)
    #expect(try gate(desk, "./good", "--aa").status == 0)
    #expect(try desk.errata("gate", "--history", "--json").output.isEmpty)
    #expect(try gate(desk, "./good", "--sample", "2").status == 0)
    let rows = try desk.errata("gate", "--history", "--json")
    #expect(rows.output.contains(#""whole":false"#))
    #expect(try gate(desk, "./good").output.contains("no baseline"))
    #expect(try desk.errata("gate", "--history", "--command", "./good").status == 64)
    #expect(try desk.errata("gate", "--command", "./good").status == 64)
  }

  @Test func `Hold no private value, and nothing of what is erased or redacted anew`() throws {
    let desk = try desk()
    _ = try desk.writeProgram(
      """
      #!/bin/sh
      read question
      case "$question" in
        *guarantee*) echo "You have a guarantee of 30 days, says ann.b@mail.example of the gramophone desk." ;;
        *office*) echo "Lisbon, in the building of the wheelwright EMP-000001" ;;
        *) echo "No. It is leather." ;;
      esac
      """,
      to: "chatty"
    )
    #expect(try gate(desk, "./chatty", "--save", "run.json").status == 0)
    #expect(try desk.read("run.json").contains("ann.b@mail.example"))
    #expect(try desk.shell("grep -q ann.b@ errata.db*").status == 1)
    #expect(try desk.shell("grep -q gramophone errata.db*").status == 0)
    let clean = try desk.errata("redact", "--recheck", "--dry-run").output
    #expect(clean == "nothing was found in what is stored\n", "\(clean)")
    try desk.write("[redaction.rules.employee]\npattern = 'EMP-[0-9]{6}'\n", to: "today.toml")
    let recheck = try desk.errata("redact", "--recheck", "--config", "today.toml")
    #expect(recheck.output.contains("a case of gate run 1"), "\(recheck.output)")
    #expect(try desk.shell("grep -q EMP- errata.db*").status == 1)
    let rehearsal = try desk.errata("forget", "--id", "a", "--dry-run")
    #expect(rehearsal.output.contains("1 case of a gate run"), "\(rehearsal.output)")
    let held = "/run.json: a run of the gate, with answers to 1 case of what is erased"
    #expect(rehearsal.output.contains(held), "\(rehearsal.output)")
    let run = try desk.errata("forget", "--id", "a", "--yes", "--json")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains(#""left":0"#), "\(run.output)")
    #expect(run.output.contains(#"run.json","cases":1}]"#), "\(run.output)")
    #expect(try desk.shell("grep -q gramophone errata.db*").status == 1)
    #expect(try desk.shell("grep -q wheelwright errata.db*").status == 0)
    // The release from before asks still; what was erased is not kept again.
    #expect(try gate(desk, "./chatty").status == 0)
    #expect(try desk.shell("grep -q gramophone errata.db*").status == 1)
    #expect(try desk.errata("doctor").status == 0)
  }

  @Test(.enabled(if: TmuxSession.isAvailable, TmuxSession.hint))
  func `Are beside the examples in the console, from which a record goes back to the queue`()
    async throws
  {
    let desk = try desk()
    #expect(try gate(desk, "./bad").status == 1)
    let session = try TmuxSession(
      [Products.url("errata").path, "--store", desk.path("errata.db")],
      columns: 110,
      rows: 30,
      environment: [
        "HOME": desk.folder.path, "ERRATA_REVIEWER": "ada", "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
      ]
    )
    try await session.wait(for: "Nothing waits")
    try session.press("2")
    try await session.wait(for: "Curated sets")
    try session.press("Enter")
    try await session.wait(for: "broke")
    try session.press("F")
    try await session.wait(for: "Filter")
    try session.type("gate:failing")
    try session.press("Enter")
    try await session.wait(for: "Gate: it passed and fails now")
    try session.press("b")
    try await session.wait(for: "1 record waits in the queue again")
    #expect(try desk.errata("queue", "--filter", "kind:gate", "--json").lines.count == 1)
    try session.press("u")
    try await session.wait(for: "Taken back: 1 record left the queue")
    #expect(try desk.errata("queue", "--filter", "kind:gate", "--json").lines.isEmpty)
    try session.press("b")
    try await session.wait(for: "1 record waits in the queue again")
    try session.press("i")
    try await session.wait(for: "A candidate failed its eval case")
    try session.press("q")
    #expect(try await session.ending() == .status(0))
    // What is said now stands in place of the thumb.
    let waiting = try desk.errata("queue", "--filter", "kind:gate", "--json").lines
    let id = try #require(waiting.first).split(separator: "\"")[3]
    let decided = try desk.errata(
      "decide",
      String(id),
      "correct",
      "--correction",
      "The guarantee lasts 60 days."
    )
    #expect(decided.status == 0, "\(decided.messages)")
    let set = try desk.errata("curate", "--json").output.split(separator: "\"")[3]
    let shown = try desk.errata("set", String(set), "--json").output
    #expect(shown.contains("The guarantee lasts 60 days."), "\(shown)")
    #expect(try desk.errata("doctor").status == 0)
  }
}
