import TestSupport
import Testing

@Suite struct `The list of settings` {
  @Test func `shows what the settings say of redaction`() throws {
    let desk = try Workbench()
    try desk.write(
      """
      [redaction]
      allow = ["help@acme.example", "192.0.2.1"]
      off = ["MAC"]
      [redaction.rules.badge]
      words = ["Zebrafish"]

      """,
      to: "errata.toml"
    )
    let list = try desk.errata("config", "--config", "errata.toml", "--json").output
    for row in [
      #""id":"redaction.allow","value":"help@acme.example, 192.0.2.1""#,
      #""id":"redaction.off","value":"MAC""#, #""id":"redaction.rules","value":"badge""#,
    ] {
      #expect(list.contains(row), "\(list)")
    }
  }
}
