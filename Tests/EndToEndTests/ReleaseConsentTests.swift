import TestSupport
import Testing

@Suite struct `A release` {
  @Test func `Is refused while consent has gone that the set was curated with`() throws {
    let desk = try Workbench()
    try desk.write(
      #"{"id":"r1","question":"How long?","answer":"Ten days, no more.","feedback":"up"}"# + "\n",
      to: "log.jsonl"
    )
    let store = ["--store", "errata.db"]
    #expect(try desk.errata(["consent", "--default", "training"] + store).status == 0)
    #expect(try desk.errata("log", "log.jsonl").status == 0)
    let curated = try desk.errata("curate", "--json", "--agent-share", "1")
    let set = try #require(
      curated.output.split(separator: "\"").dropFirst(3).first.map(String.init)
    )
    #expect(try desk.errata("approve", set, "--all").status == 0)

    for scope in ["eval", "none", "unset"] {
      #expect(try desk.errata("consent", "--default", scope).status == 0)
      let refused = try desk.errata("release", set, "--out", "out")
      #expect(refused.status == 1)
      #expect(refused.messages.contains("consent"), "\(refused.messages)")
      let shown = try desk.errata("set", set).output
      #expect(shown.contains("1 approved, 0 rejected, 1 not allowed any more"), "\(shown)")
      #expect(shown.contains("approved, not allowed"), "\(shown)")
      #expect(try desk.errata("set", set, "--json").output.contains(#""lapsed":true"#))
    }
    #expect(try desk.errata("consent", "--default", "training").status == 0)
    #expect(try !desk.errata("set", set).output.contains("not allowed"))
    #expect(try desk.errata("release", set, "--out", "out").status == 0)
    #expect(try desk.read("out/sft.jsonl").contains("Ten days"))
  }
}
