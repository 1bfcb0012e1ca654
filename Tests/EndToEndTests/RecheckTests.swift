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

  /// A desk whose store holds numbers of employees in every place that may have words, and whose rules
  /// know them since.
  private func deskOfEmployees() throws -> Workbench {
    let desk = try Workbench()
    let log = """
      {"id":"EMP-222222","session":"EMP-777777","question":"How many are there?","answer":"There are five of them.","feedback":"up","consent":true,"agent":{"model":"EMP-444444"},"sources":[{"id":"s","score":222333.5}]}
      {"id":"b","question":"EMP-333333","answer":"EMP-333333","feedback":"down"}
      {"id":"EMP-555555","question":"same","answer":"same","feedback":"up","consent":true}

      """
    try desk.write(log, to: "log.jsonl")
    #expect(try desk.errata("log", "log.jsonl", "--store", "s.db").status == 0)
    let set = try desk.errata("curate", "--store", "s.db", "--json")
    #expect(set.status == 0, "\(set.messages)")
    let shown = try desk.errata("set", "--store", "s.db", "--json").output
    let id = try #require(shown.firstMatch(of: /"id":"([^"]+)"/)?.1)
    let one = try desk.errata("set", String(id), "--store", "s.db", "--json").output
    let examples = one.matches(of: /"id":"([^"]+)"/).map { String($0.1) }
    let example = try #require(examples.first { $0 != id })
    let rejected = try desk.errata(
      "reject",
      String(id),
      example,
      "--reason",
      "says EMP-999999",
      "--store",
      "s.db"
    )
    #expect(rejected.status == 0, "\(rejected.messages)")
    try desk.write(
      """
      [redaction.rules.employee]
      pattern = 'EMP-[0-9]{6}|222333'

      """,
      to: "errata.toml"
    )
    return desk
  }

  @Test func `Every stored text is looked through, names and reasons too`() throws {
    let desk = try deskOfEmployees()
    let today = ["ERRATA_CONFIG": desk.path("errata.toml")]
    func errata(_ line: String) throws -> Tool {
      try desk.shell("\"$ERRATA\" \(line) --store s.db", environment: today)
    }
    let doctor = try errata("doctor")
    #expect(doctor.status == 1)
    #expect(doctor.output.contains("8 EMPLOYEE"), "\(doctor.output)")
    #expect(!doctor.output.contains("EMP-"))
    let run = try errata("redact --recheck")
    #expect(run.status == 0, "\(run.messages)")
    #expect(
      run.output.contains("in 3 records and the words of 0 decisions and 1 rejection"),
      "\(run.output)"
    )
    for file in ["s.db", "s.db-wal", "s.db-shm"] {
      let bytes = FileManager.default.contents(atPath: desk.path(file)) ?? Data()
      #expect(bytes.range(of: Data("EMP-".utf8)) == nil, "\(file)")
    }
    #expect(try errata("redact --recheck").output == "nothing was found in what is stored\n")
    #expect(try errata("doctor").output.contains("find nothing in what is stored"))
    // The log that is read again is the same, and so is who is named by it.
    let again = try errata("log log.jsonl")
    #expect(again.messages.contains("3 known already"), "\(again.messages)")
    #expect(try errata("show EMP-222222").status == 0)
  }

  @Test
  func `A log that is read again is known before the recheck, and after the rules have shrunk`()
    throws
  {
    let desk = try deskOfEmployees()
    let today = ["ERRATA_CONFIG": desk.path("errata.toml")]
    func log(_ environment: [String: String]) throws -> String {
      try desk.errata("log", "log.jsonl", "--store", "s.db", environment: environment).messages
    }
    #expect(try log(today).contains("3 known already"))
    #expect(
      try desk.errata("redact", "--recheck", "--store", "s.db", environment: today).status == 0
    )
    #expect(try log([:]).contains("3 known already"))
    #expect(try desk.errata("show", "EMP-222222", "--store", "s.db").status == 0)
  }

  @Test(arguments: [true, false])
  func `What was erased stays erased, whatever the rules make of its id`(grows: Bool) throws {
    let desk = try deskOfEmployees()
    let today = ["ERRATA_CONFIG": desk.path("errata.toml")]
    if !grows {
      #expect(
        try desk.errata("redact", "--recheck", "--store", "s.db", environment: today).status == 0
      )
    }
    let forget = try desk.errata(
      "forget",
      "--id",
      "EMP-222222",
      "--yes",
      "--store",
      "s.db",
      environment: grows ? [:] : today
    )
    #expect(forget.status == 0, "\(forget.messages)")
    let again = try desk.errata(
      "log",
      "log.jsonl",
      "--store",
      "s.db",
      environment: grows ? today : [:]
    )
    #expect(again.messages.contains("1 erased before"), "\(again.messages)")
  }

  @Test func `A draft with private values is pointed out, and is its author's to settle`() throws {
    try desk.write("decide.correct\neditor.insert Ask ann@example.com\n", to: "script")
    let log = #"{"id":"z","question":"Who?","answer":"No.","feedback":"down"}"#
    #expect(try desk.errata("log", "--store", "d.db", input: log).status == 0)
    _ = try desk.errata(
      "review",
      "--script",
      "script",
      "--dump-screen",
      "screen",
      "--store",
      "d.db"
    )
    let run = try desk.errata("doctor", "--store", "d.db")
    #expect(
      run.output.contains("1 draft that nobody has submitted yet has private values"),
      "\(run.output)"
    )
    #expect(!run.output.contains("ann@"))
  }
}
