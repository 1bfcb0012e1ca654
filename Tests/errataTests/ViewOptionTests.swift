import TestSupport
import Testing

@testable import errata

@Suite struct `The option --view` {
  private func desk() throws -> Workbench {
    let desk = try Workbench()
    try desk.write(
      """
      {"id":"a","question":"Refund?","answer":"No.","feedback":"down"}
      {"id":"b","question":"Where?","answer":"Here.","feedback":"down"}
      {"id":"c","question":"When, and the refund?","answer":"Soon.","feedback":"retry"}

      """,
      to: "log.jsonl"
    )
    try desk.write(
      """
      [views]
      refunds = "refund"
      broken = "signal:sideways"
      """,
      to: "errata.toml"
    )
    #expect(try desk.errata("log", "log.jsonl").status == 0)
    return desk
  }

  private func ids(_ run: Tool) -> [String] {
    run.output.split(separator: "\n").compactMap { line in
      line.split(separator: "\"").dropFirst(3).first.map(String.init)
    }
  }

  @Test func `lists what the view shows, narrowed by a filter`() throws {
    let desk = try desk()
    let run = try desk.errata("queue", "--config", "errata.toml", "--view", "refunds", "--json")
    #expect(run.status == 0 && Set(ids(run)) == ["a", "c"], "\(run)")
    let narrow = try desk.errata(
      [
        "queue", "--config", "errata.toml", "--view", "refunds", "--filter", "signal:retry",
        "--json",
      ]
    )
    #expect(ids(narrow) == ["c"])
  }

  @Test func `names a view that cannot be used, which stops nothing else`() throws {
    let desk = try desk()
    let bad = try desk.errata("queue", "--config", "errata.toml", "--view", "broken")
    #expect(bad.status == 65 && bad.messages.contains("errata.toml:3:"), "\(bad)")
    let unknown = try desk.errata("queue", "--config", "errata.toml", "--view", "refund")
    #expect(unknown.status == 64 && unknown.messages.contains("Did you mean refunds?"))
    #expect(try desk.errata("queue", "--config", "errata.toml").status == 0)
    let list = try desk.errata("config", "--config", "errata.toml")
    #expect(list.output.contains("views.refunds") && list.output.contains("views.broken"))
  }
}
