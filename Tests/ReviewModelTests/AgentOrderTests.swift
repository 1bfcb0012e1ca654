import ReviewModel
import Testing

@Suite struct `The order of agents` {
  @Test(arguments: [
    ("v10", "v9"), ("2026.7.10", "2026.7.9"), ("1.10", "1.9.9"), ("2.0.1", "2.0"), ("b", "a"),
    ("v1", "v01"),
  ])
  func `Puts the newer version first`(newer: String, older: String) {
    let (newer, older) = (Agent(version: newer), Agent(version: older))
    #expect(AgentOrder.precedes(newer, older))
    #expect(!AgentOrder.precedes(older, newer))
  }

  @Test func `Puts unknown versions last, and tells models apart`() {
    #expect(AgentOrder.precedes(Agent(version: "1"), Agent(model: "a")))
    #expect(AgentOrder.precedes(Agent(model: "a", version: "1"), Agent(model: "b", version: "1")))
    #expect(AgentOrder.precedes(Agent(), Agent(model: "")))
    #expect(!AgentOrder.precedes(Agent(model: ""), Agent()))
  }

  @Test func `Orders the versions of a chart that have equally new answers`() {
    let scope = DashboardScope(now: Timestamp(milliseconds: 1_784_538_000_000))
    let day = scope.chartDays.upperBound
    let versions = [nil, "2026.9", "2026.10", "2026.8"]
    let counts = versions.map { (version: $0, day: day, signal: Signal.up, count: 1) }
    let listed = VersionWeeks.list(counts, scope).map(\.version)
    #expect(listed == ["2026.10", "2026.9", "2026.8", nil])
  }
}
