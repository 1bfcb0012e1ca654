import TestSupport
import Testing

@Suite struct `Approval from set to set` {
  private func desk() throws -> Workbench {
    let desk = try Workbench()
    try log(
      """
      {"id":"up","question":"Do you ship to Norway?","answer":"Yes.","feedback":"up"}
      {"id":"edit","question":"Is it vegan?","answer":"Yes.","feedback":"edit","correction":"No, it is leather."}
      {"id":"down","question":"Where is my order?","answer":"Somewhere.","feedback":"down"}

      """,
      to: desk
    )
    return desk
  }

  private func log(_ lines: String, to desk: Workbench) throws {
    try desk.write(lines, to: "log.jsonl")
    let run = try desk.errata("log", "log.jsonl", "--consent", "training", "--store", "errata.db")
    #expect(run.status == 0, "\(run.messages)")
  }

  private func curate(_ desk: Workbench, _ options: String...) throws -> String {
    let run = try desk.errata(["curate", "--json"] + options)
    #expect(run.status == 0, "\(run.messages)")
    return String(run.output.dropFirst(#"{"id":""#.count).prefix { $0 != "\"" })
  }

  @Test func `Holds until something changes, and the difference says what and why`() throws {
    let desk = try desk()
    let first = try curate(desk)
    #expect(try desk.errata("approve", first, "--all", "--reviewer", "lead").status == 0)
    #expect(try desk.errata("release", first, "--out", "r1").status == 0)
    #expect(
      try desk.errata("decide", "down", "correct", "--correction", "See your mail.").status == 0
    )
    try log(
      #"{"id":"two","question":"Is it vegan?","answer":"Yes.","feedback":"down","correction":"No, leather."}"#,
      to: desk
    )
    let second = try curate(desk)
    let shown = try desk.errata("set", second, "--json").output
    #expect(shown.contains(#""state":"approved","reviewer":"lead","settled":"#))
    #expect(shown.contains(#""carried":true"#))
    #expect(try desk.errata("set", second).output.contains("1 pending, 1 approved"))
    let difference = try desk.errata("set", second, "--diff", "--json")
    #expect(difference.status == 0, "\(difference.messages)")
    #expect(difference.lines.count == 2)
    #expect(
      difference.lines[0].contains(#""change":"added","state":"pending","kind":"regression""#)
    )
    #expect(difference.lines[0].contains(#""why":["a reviewer corrected the answer"]"#))
    #expect(difference.lines[1].contains(#""change":"removed""#))
    #expect(difference.lines[1].contains("in conflict"))
    let words = try desk.errata("set", second, "--diff").output
    #expect(words.contains("1 added, 0 changed, 1 removed, 1 as before"))
    #expect(
      try desk.errata("curate").output.contains("1 approved as in an earlier set; 1 to look at")
    )
  }

  @Test func `Goes by filters`() throws {
    let desk = try desk()
    let set = try curate(desk)
    #expect(try desk.errata("set", set, "--filter", "kind:golden", "--json").lines.count == 1)
    #expect(try desk.errata("set", set, "--filter", "kind:silver").status == 64)
    let rejected = try desk.errata("reject", set, "--filter", "vegan", "--reason", "old")
    #expect(rejected.output.hasPrefix("rejected 1 example;"), "\(rejected.messages)")
    let approved = try desk.errata("approve", set, "--filter", "use:eval", "--without-warnings")
    #expect(approved.output.hasPrefix("approved 1 example; none"), "\(approved.messages)")
    #expect(try desk.errata("approve", set, "--all", "--filter", "x").status == 64)
    #expect(try desk.errata("reject", set, "--reason", "x").status == 64)
  }

  @Test func `Takes two persons where the settings say so`() throws {
    let desk = try desk()
    try desk.write("[approval]\ntwo-person = true\n", to: "policy.toml")
    #expect(
      try desk.errata(
        "decide",
        "down",
        "correct",
        "--correction",
        "See your mail.",
        "--reviewer",
        "ana"
      ).status == 0
    )
    let set = try curate(desk, "--policy", "policy.toml")
    let own = try desk.errata("approve", set, "--all", "--reviewer", "ana")
    #expect(own.status == 1)
    #expect(own.messages.contains("its policy asks for a second person"), "\(own.messages)")
    #expect(own.output.hasPrefix("approved 2 examples; 1 example"))
    #expect(try desk.errata("approve", set, "--all", "--reviewer", "bo").status == 0)
    #expect(try desk.errata("release", set, "--out", "r").status == 0)
    #expect(try desk.read("r/manifest.json").contains(#""approval.two-person": "true""#))
  }
}
