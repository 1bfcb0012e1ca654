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
  private func deskOfEmployees(releasing folder: String? = nil) throws -> Workbench {
    let desk = try Workbench()
    let log = """
      {"id":"EMP-222222","session":"EMP-777777","question":"How many are there?","answer":"There are five of them.","feedback":"up","consent":true,"agent":{"model":"EMP-444444"},"sources":[{"id":"s","score":222333.5}]}
      {"id":"b","question":"EMP-333333","answer":"EMP-333333","feedback":"down"}
      {"id":"EMP-555555","question":"same","answer":"same","feedback":"up","consent":true}

      """
    let another = """
      {"id":"z","question":"What does EMP-666666 say?","answer":"Nothing.","feedback":"up","consent":true}

      """
    try desk.write(folder == nil ? log : log + another, to: "log.jsonl")
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
    if let folder {
      let line = """
        "$ERRATA" approve \(id) --all --store s.db && "$ERRATA" release \(id) --out \(folder) --store s.db
        """
      let released = try desk.shell(line)
      #expect(released.status == 0, "\(released.messages)")
    }
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
      run.output.contains("in 3 records, 1 rejection and 2 copies in sets and conflicts"),
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

  @Test func `Releases that hold what is replaced are named with their lines`() throws {
    let desk = try deskOfEmployees(releasing: "r1")
    let today = ["ERRATA_CONFIG": desk.path("errata.toml")]
    func recheck(_ options: String = "") throws -> Tool {
      try desk.shell("\"$ERRATA\" redact --recheck \(options) --store s.db", environment: today)
    }
    #expect(try desk.shell("grep -q EMP- r1/eval.jsonl").status == 0)
    let path = try desk.shell("realpath r1").output
    let rehearsal = try recheck("--dry-run")
    #expect(
      rehearsal.output.contains("release  \(path)  eval.jsonl  line 1"),
      "\(rehearsal.output)"
    )
    #expect(rehearsal.output.contains("This release holds them as they are"))
    let run = try recheck()
    #expect(run.output.contains("release  \(path)  eval.jsonl  line 1"), "\(run.output)")
    #expect(run.output.contains("This release holds them as they were"))
    // What it says to do does it.
    let command = try #require(run.output.firstMatch(of: /and: errata (release .*)\n/)?.1)
    #expect(command.hasSuffix("--out '\(path.dropLast())'"), "\(command)")
    let again = try desk.shell(
      "rm -r r1 && \"$ERRATA\" \(command) --store s.db && \"$ERRATA\" release --check r1"
    )
    #expect(again.status == 0, "\(again.messages)")
    #expect(try desk.shell("grep -rq EMP- r1").status == 1)
    #expect(try recheck().output == "nothing was found in what is stored\n")
  }

  /// Whether processes can be ended at a chosen call of the system.
  private static let isTraceable = FileManager.default.isExecutableFile(atPath: "/usr/bin/strace")

  private static let isLarge = ProcessInfo.processInfo.environment["ERRATA_LARGE_TESTS"] == "1"
  private static let calls =
    ["fdatasync", "fsync"] + (isLarge ? ["ftruncate", "unlink", "pwrite64"] : [])

  @Test(.enabled(if: isTraceable, "strace is not installed"), arguments: calls)
  func `A recheck that was killed is known to the doctor, and finished by the next`(
    call: String
  ) throws {
    let desk = try deskOfEmployees(releasing: "r1")
    let today = ["ERRATA_CONFIG": desk.path("errata.toml")]
    #expect(try desk.shell("mkdir copy && cp -a s.db* copy/").status == 0)
    let inStore = "cat s.db* | grep -q EMP-"
    // Of the many writes some are enough.
    let step = call == "pwrite64" ? 23 : 1
    var kills = 0
    for number in stride(from: 1, through: 600, by: step) {
      let line = """
        rm -rf s.db* && cp -a copy/. . || exit 99
        strace -f -qq -o /dev/null -e trace=\(call) -e inject=\(call):signal=KILL:when=\(number) \
          "$ERRATA" redact --recheck --store s.db > first
        """
      let killed = try desk.shell(line, environment: today)
      if killed.status == 0 { break }
      try #require(killed.status == 137, "\(killed.messages)")
      kills += 1
      let isLeft = try desk.shell(inStore).status == 0
      let doctor = try desk.shell("\"$ERRATA\" doctor --store s.db", environment: today)
      #expect(doctor.status == 1 || !isLeft, "kill \(number)")
      #expect(!doctor.output.contains("EMP-"), "kill \(number)")
      let again = try desk.shell("\"$ERRATA\" redact --recheck --store s.db", environment: today)
      #expect(again.status == 0, "kill \(number): \(again.messages)")
      #expect(try desk.shell(inStore).status == 1, "kill \(number)")
      let said = try desk.read("first") + again.output
      #expect(said.contains("eval.jsonl  line 1"), "kill \(number): \(said)")
      #expect(
        try desk.shell("\"$ERRATA\" redact --recheck --store s.db", environment: today).output
          == "nothing was found in what is stored\n"
      )
      let sound = try desk.shell("\"$ERRATA\" doctor --store s.db", environment: today)
      #expect(sound.status == 0, "kill \(number): \(sound.output)")
    }
    #expect(kills > 0 || call == "fsync")
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

  /// A release that names records as the log does, and a store that has keyed names for them since.
  private func releaseBeforeRecheck() throws -> Workbench {
    let desk = try Workbench()
    let log = """
      {"id":"EMP-222222","user":"ann","question":"How many are there?","answer":"There are five of them.","feedback":"up","consent":true}
      {"id":"b","user":"bob","question":"What is the limit of an upload?","answer":"It is 5 MB for all.","feedback":"up","consent":true}

      """
    #expect(try desk.errata("log", "--store", "s.db", input: log).status == 0)
    let release = try desk.shell(
      """
      set -e; SET=$("$ERRATA" curate --agent-share 1 --store s.db --json | sed 's/^{"id":"\\([0-9a-f]*\\)".*/\\1/')
      "$ERRATA" approve --store s.db $SET --all
      "$ERRATA" release --store s.db $SET --out rel
      """
    )
    #expect(release.status == 0, "\(release.messages)")
    #expect(try desk.read("rel/manifest.json").contains("EMP-222222"))
    try desk.write("[redaction.rules.employee]\npattern = 'EMP-[0-9]{6}'\n", to: "errata.toml")
    let today = ["ERRATA_CONFIG": desk.path("errata.toml")]
    #expect(
      try desk.errata("redact", "--recheck", "--store", "s.db", environment: today).status == 0
    )
    return desk
  }

  @Test func `A release that has the name of before is found by an erasure, also later`() throws {
    let desk = try releaseBeforeRecheck()
    try #require(try desk.shell("cp -r rel later").status == 0)
    let today = ["ERRATA_CONFIG": desk.path("errata.toml")]
    let forget = try desk.shell(
      "\"$ERRATA\" forget --user ann --rewrite rel --yes --store s.db",
      environment: today
    )
    #expect(forget.status == 0, "\(forget.messages)")
    #expect(forget.output.contains("eval.jsonl  line "), "\(forget.output)")
    let again = try desk.shell(
      "\"$ERRATA\" forget --rewrite later --store s.db",
      environment: today
    )
    #expect(again.status == 0, "\(again.messages)")
    for folder in ["rel", "later"] {
      for file in ["eval.jsonl", "sft.jsonl", "manifest.json"] {
        let text = try desk.read("\(folder)/\(file)")
        #expect(!text.contains("EMP-222222") && !text.contains("How many"), "\(folder)/\(file)")
      }
      #expect(try desk.read("\(folder)/eval.jsonl").contains("limit of an upload"))
    }
  }

  @Test func `A release that has the name of before is named when its user takes consent back`()
    throws
  {
    let desk = try releaseBeforeRecheck()
    let run = try desk.errata("consent", "--user", "ann", "none", "--store", "s.db")
    #expect(run.output.contains("Held already"), "\(run.output)")
    #expect(run.output.contains("eval.jsonl  line 1"), "\(run.output)")
  }

  @Test(arguments: [true, false])
  func `What was erased stays erased under another id, whatever the rules find in its words`(
    keepsUser: Bool
  ) throws {
    let desk = try Workbench()
    let log =
      #"{"id":"k1","user":"ann","session":"s7","question":"My badge EMP-471100 is where?","answer":"In the hall."}"#
    let keep = keepsUser ? "" : "[capture]\nkeep = [\"session\"]\n"
    try desk.write(keep, to: "older.toml")
    let older = ["ERRATA_CONFIG": desk.path("older.toml")]
    #expect(try desk.errata("log", "--store", "s.db", input: log, environment: older).status == 0)
    let forget = try desk.errata("forget", "--id", "k1", "--store", "s.db", environment: older)
    #expect(forget.status == 0, "\(forget.messages)")
    try desk.write(
      keep + "[redaction.rules.employee]\npattern = 'EMP-[0-9]{6}'\n",
      to: "errata.toml"
    )
    let again = try desk.errata(
      "log",
      "--store",
      "s.db",
      input: log.replacing("k1", with: "k2"),
      environment: ["ERRATA_CONFIG": desk.path("errata.toml")]
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
