import Foundation
import TestSupport
import Testing

@Suite struct `The doctor` {
  private func desk() throws -> Workbench {
    let desk = try Workbench()
    let run = try desk.errata(
      "log",
      "--store",
      "errata.db",
      input: #"{"question":"How long?","answer":"Ever.","feedback":"down"}"#
    )
    #expect(run.status == 0, "\(run.messages)")
    return desk
  }

  @Test func `Looks into what an editor has left of a correction`() throws {
    let desk = try Workbench()
    let line = #"{"id":"a","question":"Who?","answer":"He.","feedback":"down"}"#
    #expect(try desk.errata("log", "--store", "s.db", input: line).status == 0)
    let folder = "s.db-drafts/edit-0123456789abcdef-1-Xy12Zz"
    let made = try desk.shell(
      """
      mkdir -p \(folder) && echo 'Ask ann.lee@example.com first.' > \(folder)/correction.txt
      echo 'No address.' > \(folder)/correction.txt~
      """
    )
    #expect(made.status == 0)
    let doctor = try desk.errata("doctor", "--store", "s.db")
    #expect(doctor.output.contains("1 draft that nobody has submitted yet has private values"))
    let recheck = try desk.errata("redact", "--recheck", "--store", "s.db")
    #expect(recheck.status == 0)
    #expect(recheck.messages.contains("Not changed: 1 draft"), "\(recheck.messages)")
    #expect(
      try desk.errata("forget", "--id", "a", "--store", "s.db", "--dry-run").output
        .contains("2 files")
    )
  }

  @Test func `Finds a fresh store well`() throws {
    let run = try desk().errata("doctor", "--json")
    #expect(run.status == 0, "\(run.output)")
    #expect(!run.output.contains(" 0 MiB"))
    for id in ["store.place", "store.permissions", "store.content", "key.content", "store.wal"] {
      #expect(run.lines.contains { $0.hasPrefix(#"{"id":"\#(id)","grade":"ok""#) }, "\(id)")
    }
  }

  @Test func `Says what the settings name and is not there, each finding in one line`() throws {
    let desk = try desk()
    let config = desk.path("errata.toml")
    func doctor(_ settings: String) throws -> Tool {
      try settings.write(toFile: config, atomically: true, encoding: .utf8)
      return try desk.errata("doctor", "--config", "errata.toml")
    }
    let missing = try doctor("guidelines = \"none.md\"\n")
    #expect(missing.output.contains("remark  The guidelines cannot be read from"))
    let view = try doctor("[views]\nmine = \"foo:bar\"\n")
    #expect(view.status == 1)
    #expect(view.output.contains("the filter of this view cannot be used"), "\(view.output)")
    let clash = try doctor("[keys]\n\"decide.affirm\" = [\"d\"]\n")
    #expect(clash.status == 1)
    #expect(clash.output.contains("cannot be used: d would mean both"), "\(clash.output)")
    #expect(!clash.output.contains("\u{2424}"))
  }

  @Test func `Says no when others can read the store`() throws {
    let desk = try desk()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644],
      ofItemAtPath: desk.path("errata.db")
    )
    let run = try desk.errata("doctor")
    #expect(run.status == 1)
    #expect(run.output.contains("chmod 600"))
  }

  @Test func `Says no when the key is gone`() throws {
    let desk = try desk()
    try FileManager.default.removeItem(atPath: desk.path("errata.db-key"))
    let run = try desk.errata("doctor", "--json")
    #expect(run.status == 1)
    #expect(run.output.contains(#"{"id":"key.content","grade":"bad""#))
  }

  @Test func `Says no to a file that is no store, and to settings that cannot be read`() throws {
    let desk = try Workbench()
    try desk.write(String(repeating: "no store ", count: 100), to: "errata.db")
    try desk.write("theme = 7\n", to: "errata.toml")
    let run = try desk.errata("doctor", "--json", environment: ["ERRATA_CONFIG": "errata.toml"])
    #expect(run.status == 1)
    #expect(run.output.contains(#"{"id":"store.content","grade":"bad""#))
    #expect(run.output.contains(#"{"id":"config","grade":"bad""#))
  }

  @Test func `Needs no store`() throws {
    let run = try Workbench().errata("doctor", environment: ["TERM": "xterm"])
    #expect(run.status == 0)
    #expect(run.output.contains("there is no store yet"))
  }
}
