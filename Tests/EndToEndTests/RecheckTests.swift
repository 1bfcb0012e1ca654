import Foundation
import TestSupport
import Testing

@Suite struct `When the rules of redaction have grown` {
  private let desk: Workbench

  /// A store in which addresses stand that older rules let pass.
  init() throws {
    desk = try Workbench()
    try desk.write(
      """
      [redaction]
      allow = ["eve@shop.example", "joe2@shop.example"]

      """,
      to: "older.toml"
    )
    let log = """
      {"id":"a","question":"I am joe@shop.example, and you?","answer":"Hello eve@shop.example.","feedback":"down"}
      {"id":"b","question":"Nothing here?","answer":"Nothing.","feedback":"down"}

      """
    let older = ["ERRATA_CONFIG": desk.path("older.toml")]
    #expect(
      try desk.errata("log", "--store", "s.db", input: log, environment: older).status == 0
    )
    #expect(
      try desk.errata(
        "decide",
        "a",
        "correct",
        "--correction",
        "Write to joe2@shop.example.",
        "--note",
        "by eve@shop.example",
        "--store",
        "s.db",
        environment: older
      ).status == 0
    )
  }

  @Test func `The doctor says where, and quotes nothing`() throws {
    let run = try desk.errata("doctor", "--store", "s.db", "--json")
    #expect(run.status == 1)
    #expect(run.output.contains(#""id":"store.redaction","grade":"bad""#), "\(run.output)")
    #expect(run.output.contains("3 EMAIL"))
    #expect(!run.output.contains("shop.example"))
  }

  @Test func `What is stored is redacted again, once, and decisions stand`() throws {
    let rehearsal = try desk.errata("redact", "--recheck", "--dry-run", "--store", "s.db")
    #expect(rehearsal.output.hasPrefix("3 EMAIL would be replaced"), "\(rehearsal.output)")
    let run = try desk.errata("redact", "--recheck", "--store", "s.db")
    #expect(run.status == 0, "\(run.messages)")
    let shown = try desk.errata("show", "a", "--json", "--store", "s.db").output
    #expect(shown.contains("I am [EMAIL_1], and you?"), "\(shown)")
    #expect(shown.contains("Hello [EMAIL_2]."))
    #expect(shown.contains("Write to [EMAIL_3]."))
    #expect(shown.contains(#""status":"corrected""#))
    let again = try desk.errata("redact", "--recheck", "--store", "s.db")
    #expect(again.output == "nothing was found in what is stored\n")
    #expect(try desk.errata("doctor", "--store", "s.db").status == 0)
    for file in ["s.db", "s.db-wal", "s.db-shm"] {
      let bytes = FileManager.default.contents(atPath: desk.path(file)) ?? Data()
      #expect(bytes.range(of: Data("eve@shop".utf8)) == nil, "\(file)")
    }
  }

  @Test func `The doctor knows another store's key`() throws {
    let key = String(repeating: "0f", count: 32)
    let run = try desk.errata(
      "doctor",
      "--store",
      "s.db",
      "--json",
      environment: ["ERRATA_KEY": key]
    )
    #expect(run.status == 1)
    #expect(run.output.contains(#""id":"key.content","grade":"bad""#), "\(run.output)")
  }
}
