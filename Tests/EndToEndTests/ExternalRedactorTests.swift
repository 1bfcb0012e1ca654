import Foundation
import TestSupport
import Testing

@Suite struct `An external redactor` {
  private let desk: Workbench

  init() throws { desk = try Workbench() }

  /// Sets the probe as the redactor, in one of its ways, with what it finds.
  private func use(_ way: String, _ words: String..., timeout: Int = 20) throws {
    let probe = Products.url("ProcessProbe").path
    let command = ([probe, way] + words).map { "\"\($0)\"" }.joined(separator: ", ")
    try desk.write(
      "[redaction.external]\ncommand = [\(command)]\ntimeout = \(timeout)\nbatch = 3\n",
      to: "errata.toml"
    )
  }

  private func errata(_ line: String, input: String = "") throws -> Tool {
    try desk.write(input, to: "input")
    return try desk.shell("\"$ERRATA\" \(line) --store s.db --config errata.toml < input")
  }

  private func shown(_ id: String) throws -> String { try errata("show \(id) --json").output }

  private static let log = """
    {"id":"a","question":"Where is Zork, ann@example.com?","answer":"Zork met \\"zork\\" and Plugh.","sources":[{"text":"[PERSON_7] is not Plugh."}],"feedback":{"signal":"down","comment":"Not Plugh, ANN@example.com"},"meta":{"note":["Zork"]}}
    {"id":"b","question":"日本の Zork 👩‍👩‍👧?","answer":"Nothing."}

    """

  @Test func `Takes its part in the numbering of the record`() throws {
    try use("answer", "Zork=WIZARD", "zork=WIZARD", "Plugh=PERSON", "EMAIL_1=PERSON")
    let run = try errata("log", input: Self.log)
    #expect(run.status == 0, "\(run.messages)")
    let record = try shown("a")
    #expect(record.contains("Where is [WIZARD_1], [EMAIL_1]?"))
    #expect(record.contains(#"[WIZARD_1] met \"[WIZARD_1]\" and [PERSON_1]."#))
    #expect(record.contains("[PERSON_7] is not [PERSON_1]."))
    #expect(record.contains("Not [PERSON_1], [EMAIL_1]"))
    #expect(record.contains(#""note":["[WIZARD_1]"]"#))
    #expect(try shown("b").contains("日本の [WIZARD_1] 👩"))
    #expect(try errata("log", input: Self.log).messages.contains("2 known already"))
  }

  @Test func `Sees no secret of errata's environment`() throws {
    try desk.write(
      "[redaction.external]\ncommand = [\"sh\", \"-c\", \"env > seen; exec cat\"]\n",
      to: "errata.toml"
    )
    try desk.write(Self.log, to: "input")
    _ = try desk.shell(
      "\"$ERRATA\" log --store s.db --config errata.toml < input",
      environment: ["ERRATA_KEY": String(repeating: "0f", count: 32)]
    )
    let seen = try desk.read("seen")
    #expect(seen.contains("ERRATA_REVIEWER=ada"))
    #expect(!seen.contains("ERRATA_KEY"))
  }

  @Test func `Sees nothing that errata itself has found`() throws {
    try use("answer", "ann@example.com=SEEN")
    _ = try errata("log", input: Self.log)
    #expect(try !shown("a").contains("SEEN"))
  }

  @Test(arguments: ["crash", "beyond", "overlap", "label", "fewer", "empty-span"])
  func `Puts a record that it fails on into the quarantine, from where it can be logged again`(
    way: String
  ) throws {
    try use(way)
    let run = try errata("log --json", input: Self.log)
    #expect(run.status == 65)
    #expect(run.output.contains(#""quarantined":2"#))
    #expect(run.output.contains(#""added":0"#))
    #expect(run.messages.contains("quarantined: the external redactor "))
    #expect(try errata("queue").output.isEmpty)
    let lines = try desk.read("s.db-quarantine.jsonl").split(separator: "\n")
    #expect(lines.count == 2)
    // What errata itself has found is on no disk, not even for a while.
    #expect(lines[0].contains("Where is Zork, [EMAIL_1]?"))
    #expect(!lines[0].contains("ann@example.com"))
    let attributes = try FileManager.default.attributesOfItem(
      atPath: desk.path("s.db-quarantine.jsonl")
    )
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    // Read again while it still fails, nothing is doubled and nothing is lost.
    _ = try errata("log", input: Self.log)
    #expect(try errata("log s.db-quarantine.jsonl").status == 65)
    #expect(try desk.read("s.db-quarantine.jsonl").split(separator: "\n").count == 2)

    try use("answer", "Zork=WIZARD")
    let again = try errata("log s.db-quarantine.jsonl")
    #expect(again.status == 0, "\(again.messages)")
    #expect(try shown("a").contains("Where is [WIZARD_1], [EMAIL_1]?"))
    #expect(!FileManager.default.fileExists(atPath: desk.path("s.db-quarantine.jsonl")))
    #expect(try errata("log", input: Self.log).messages.contains("2 known already"))
  }

  @Test func `Keeps the feedback that comes for a record which waits`() throws {
    try use("crash")
    let record = #"{"id":"e","question":"Where is it?","answer":"There."}"#
    #expect(try errata("log", input: record).status == 65)
    try desk.write("", to: "errata.toml")
    let rated = record.dropLast() + #","feedback":{"signal":"down","comment":"bad one"}}"#
    for _ in 0..<2 { #expect(try errata("log", input: String(rated)).status == 65) }
    let waiting = try desk.read("s.db-quarantine.jsonl")
    #expect(waiting.split(separator: "\n").count == 2, "\(waiting)")
    #expect(try errata("log --without-external s.db-quarantine.jsonl").status == 0)
    #expect(try shown("e").contains("bad one"))
  }

  @Test func `Is asked for when its settings are not there, and nothing that waits goes in`() throws
  {
    try use("crash")
    let log = Self.log + #"{"id":"c","question":"q","answer":"a","user":"cy"}"#
    #expect(try errata("log", input: log).status == 65)
    let waiting = try desk.read("s.db-quarantine.jsonl")
    try desk.write("", to: "errata.toml")
    // Neither the file, nor the log that it came from, beside a record that never waited.
    let other = #"{"id":"d","question":"Other?","answer":"a"}"# + "\n"
    for (line, input, added) in [
      ("log s.db-quarantine.jsonl", "", 0), ("log --rejects r.jsonl", other + log, 1),
    ] {
      let run = try errata(line, input: input)
      #expect(run.status == 65)
      #expect(run.messages.contains("\(added) added, 3 quarantined"), "\(run.messages)")
      #expect(run.messages.contains("and the settings have no redaction.external"))
      #expect(run.messages.contains("log --store 's.db' --config 'errata.toml' --without-external"))
    }
    #expect(try errata("show a").status == 66)
    #expect(try desk.read("r.jsonl").isEmpty)
    #expect(try desk.read("s.db-quarantine.jsonl") == waiting)
    #expect(try errata("log --without-external input").status == 64)
    // Whose user takes consent back does not wait any longer.
    #expect(try errata("consent --user cy none").status == 0)
    let refused = try errata("log s.db-quarantine.jsonl")
    #expect(refused.messages.contains("0 added, 1 without consent"), "\(refused.messages)")
    #expect(try desk.read("s.db-quarantine.jsonl").split(separator: "\n").count == 2)
    let run = try errata("log --without-external s.db-quarantine.jsonl")
    #expect(run.messages.contains("2 added"), "\(run.messages)")
    #expect(try errata("show a").output.contains("Zork"))
  }

  @Test func `Is asked for of a store that was moved away from its quarantine`() throws {
    try use("crash")
    #expect(try errata("log", input: Self.log).status == 65)
    try desk.write("", to: "errata.toml")
    for part in ["", "-wal", "-shm", "-key"]
    where FileManager.default.fileExists(atPath: desk.path("s.db\(part)")) {
      try FileManager.default.moveItem(
        atPath: desk.path("s.db\(part)"),
        toPath: desk.path("t.db\(part)")
      )
    }
    func log(_ words: String, _ input: String = Self.log) throws -> Tool {
      try desk.errata(
        ["log"] + words.split(separator: " ").map(String.init)
          + ["--store", "t.db", "--config", "errata.toml"],
        input: input
      )
    }
    let run = try log("-")
    #expect(run.status == 65 && run.messages.contains("0 added, 2 quarantined"), "\(run.messages)")
    #expect(run.messages.contains("/s.db-quarantine.jsonl"), "\(run.messages)")
    #expect(!FileManager.default.fileExists(atPath: desk.path("t.db-quarantine.jsonl")))
    // What nobody can read may be any record; nothing is stored then.
    let whole = try desk.read("s.db-quarantine.jsonl")
    try desk.write(String(whole.dropLast(40)), to: "s.db-quarantine.jsonl")
    let torn = try log("-")
    #expect(torn.messages.contains("line 2 of the quarantine"), "\(torn.messages)")
    #expect(torn.status == 65)
    #expect(try desk.errata(["queue", "--store", "t.db", "--json"]).output.isEmpty)
    // And what is not there may have held any record.
    try desk.write(whole, to: "elsewhere.jsonl")
    try FileManager.default.removeItem(atPath: desk.path("s.db-quarantine.jsonl"))
    let missing = try log("-")
    #expect(missing.status == 65, "\(missing.messages)")
    #expect(missing.messages.contains("is not there any more"), "\(missing.messages)")
    #expect(missing.messages.contains("--without-external"))
    try desk.write(whole, to: "s.db-quarantine.jsonl")
    #expect(try log("--without-external s.db-quarantine.jsonl", "").messages.contains("2 added"))
    // One that errata has emptied is missed by nobody.
    #expect(try log("-", #"{"id":"z","question":"q","answer":"a"}"#).messages.contains("1 added"))
  }

  @Test func `Is not waited for when its quarantine is gone and somebody says so`() throws {
    try use("crash")
    #expect(try errata("log", input: Self.log).status == 65)
    try desk.write("", to: "errata.toml")
    try FileManager.default.removeItem(atPath: desk.path("s.db-quarantine.jsonl"))
    #expect(try errata("log", input: Self.log).status == 65)
    #expect(try errata("log --without-external", input: Self.log).messages.contains("2 added"))
    #expect(try errata("log", input: Self.log).messages.contains("2 known already"))
  }

  @Test(arguments: [false, true])
  func `Knows a record that waits as the one that older rules stored under its own id`(
    isRechecked: Bool
  ) throws {
    let rule = "[redaction.rules.employee]\npattern = 'EMP-[0-9]{6}'\n"
    func log(_ signal: String) -> String {
      #"{"id":"EMP-222222","question":"Who is EMP-333333?","answer":"Nobody.","feedback":"\#(signal)"}"#
    }
    try desk.write("", to: "errata.toml")
    #expect(try errata("log", input: log("up")).status == 0)
    try use("crash")
    try desk.write(rule + desk.read("errata.toml"), to: "errata.toml")
    #expect(try errata("log", input: log("down")).status == 65)
    #expect(try !desk.read("s.db-quarantine.jsonl").contains("EMP-333333"))
    try desk.write(rule, to: "errata.toml")
    if isRechecked { #expect(try errata("redact --recheck").status == 0) }
    let again = try errata("log --without-external s.db-quarantine.jsonl")
    #expect(again.messages.contains("0 added"), "\(again.messages)")
    #expect(try errata("log", input: log("down")).messages.contains("1 known already"))
    #expect(try errata("queue --json").output.split(separator: "\n").count == 1)
    #expect(try errata("forget --id EMP-222222").status == 0)
    #expect(try errata("log", input: log("down")).messages.contains("1 erased before"))
  }

  @Test func `Keeps only the records out that it fails on`() throws {
    try use("answer", "Zork=WIZARD")
    let twins = """
      {"question":"q","answer":"a POISON"}
      {"question":"q","answer":"a"}
      {"question":"q","answer":"a POISON"}
      {"id":"z","question":"q","answer":"a"}

      """
    let run = try errata("log --consent eval", input: twins)
    #expect(run.status == 65)
    #expect(run.messages.contains("2 added, 2 quarantined"), "\(run.messages)")
    #expect(try desk.read("s.db-quarantine.jsonl").contains(#"\"consent\":\"eval\""#))
    // Without the redactor both go in, each as itself, and the log adds nothing then.
    try desk.write("", to: "errata.toml")
    let again = try errata("log --without-external s.db-quarantine.jsonl")
    #expect(again.messages.contains("2 added"), "\(again.messages)")
    #expect(try errata("log", input: twins).messages.contains("0 added, 4 known already"))
  }

  @Test(arguments: ["", "[capture]\nkeep = [\"feedback\", \"session\", \"ts\"]\n"])
  func `Knows a record from the quarantine as the one that came in`(settings: String) throws {
    let log = """
      {"id":"EMP-ann@example.com","ts":"2026-07-06T00:00:00.25Z","question":"It is \\ud800 ann@example.com?","answer":"a","user":"ann","session":"ann@example.com","consent":"eval","agent":{"model":"m","version":"10.0.0.1"},"sources":["T",{"uri":"u","score":0.50}],"feedback":{"signal":"edit","correction":"c","comment":"no","tags":["t"],"ts":"2026-07-07T00:00:00Z"},"meta":{"a":[1.0,null],"b":"x"},"extra":true}
      {"question":"q","answer":"a","user":"ann"}
      {"question":"q","answer":"a","user":"ann"}

      """
    func stored(by way: String, in store: String) throws -> [String] {
      try desk.write(log, to: "input")
      try desk.write(settings, to: "errata.toml")
      let key = ["ERRATA_KEY": String(repeating: "0f", count: 32)]
      func run(_ line: String) throws -> Tool {
        try desk.shell(
          "\"$ERRATA\" \(line) --store \(store) --config errata.toml",
          environment: key
        )
      }
      if way == "quarantine" {
        try use("crash")
        try desk.write(settings + desk.read("errata.toml"), to: "errata.toml")
        #expect(try run("log input").status == 65)
        let file = try desk.read("\(store)-quarantine.jsonl")
        #expect(!file.contains("ann@") && !file.contains(#"\"user\":\"ann\""#), "\(file)")
        try desk.write(settings, to: "errata.toml")
        let again = try run("log --without-external \(store)-quarantine.jsonl")
        #expect(again.messages.contains("3 added"), "\(again.messages)")
      }
      let direct = try run("log input")
      #expect(direct.messages.contains(way == "quarantine" ? "3 known" : "3 added"))
      let keyed = try run("show 'EMP-ann@example.com' --json")
      #expect(keyed.status == 0, "\(keyed.messages)")
      let statistics = try run("curate --dry-run --json")
      return [keyed.output, statistics.output]
    }
    #expect(try stored(by: "log", in: "a.db") == stored(by: "quarantine", in: "b.db"))
  }

  @Test func `Is no way around what users refuse and what was erased`() throws {
    try desk.write("", to: "errata.toml")
    let log = """
      {"id":"a","question":"q1","answer":"a","user":"ann"}
      {"id":"b","question":"q2","answer":"a","user":"bob"}

      """
    _ = try errata("log", input: log)
    #expect(try errata("forget --id a --yes").status == 0)
    #expect(try errata("consent --user bob none").status == 0)
    try desk.write(
      "[redaction.external]\ncommand = [\"sh\", \"-c\", \"cat > sent; false\"]\ntimeout = 20\n",
      to: "errata.toml"
    )
    let other = #"{"id":"c","question":"q9","answer":"a","user":"cy"}"#
    let run = try errata("log", input: log.replacing("q2", with: "q3") + other)
    #expect(run.messages.contains("1 without consent"), "\(run.messages)")
    #expect(run.messages.contains("1 erased before"), "\(run.messages)")
    #expect(try desk.read("s.db-quarantine.jsonl").split(separator: "\n").count == 1)
    let sent = try desk.read("sent")
    #expect(sent.contains("q9"))
    #expect(!sent.contains("q1") && !sent.contains("q3"), "\(sent)")
  }

  @Test func `Leaves what waits in the quarantine to an erasure`() throws {
    try use("crash")
    let log = """
      {"id":"a","question":"The first secret of ann","answer":"a","user":"ann"}
      {"question":"The second secret of ann","answer":"a","user":"ann"}
      {"id":"c","question":"The secret of bob","answer":"a","user":"bob"}
      {"id":"d","ts":"2020-01-01T00:00:00Z","question":"An old secret","answer":"a","user":"bob"}

      """
    #expect(try errata("log", input: log).status == 65)
    let dry = try errata("forget --user ann --dry-run --json")
    #expect(dry.output.contains(#""place":"quarantine""#), "\(dry.output)\(dry.messages)")
    #expect(try desk.read("s.db-quarantine.jsonl").contains("first secret"))
    let receipt = try errata("forget --user ann --yes --json")
    #expect(receipt.output.contains(#""removed":{"lines":2}"#), "\(receipt.output)")
    #expect(try errata("forget --older-than 2y --yes").status == 0)
    let left = try desk.read("s.db-quarantine.jsonl")
    #expect(left.split(separator: "\n").count == 1)
    #expect(left.contains("The secret of bob"))
    #expect(try errata("forget --id c --yes").status == 0)
    #expect(!FileManager.default.fileExists(atPath: desk.path("s.db-quarantine.jsonl")))
    // No byte of them is anywhere but in the input, and they do not come back.
    try desk.write("", to: "errata.toml")
    let again = try errata("log", input: log)
    #expect(again.messages.contains("4 erased before"), "\(again.messages)")
    try desk.write("", to: "input")
    for name in try FileManager.default.contentsOfDirectory(atPath: desk.folder.path) {
      guard let data = FileManager.default.contents(atPath: desk.path(name)) else { continue }
      #expect(data.range(of: Data("secret".utf8)) == nil, "\(name)")
    }
  }

  @Test func `Is asked about what people write, and nothing is stored when it fails`() throws {
    try use("answer", "Zork=WIZARD")
    let log = #"{"id":"a","question":"Who?","answer":"No.","feedback":"down"}"#
    #expect(try errata("log", input: log).status == 0)
    #expect(try errata("feedback a down --comment 'It was Zork'").status == 0)
    #expect(try shown("a").contains("It was [WIZARD_1]"))
    #expect(try errata("decide a correct --correction 'Ask Zork' --note 'Zork knows'").status == 0)
    // Whom the user named has that name in what others write.
    #expect(try shown("a").contains("Ask [WIZARD_1]"))
    #expect(try shown("a").contains("[WIZARD_1] knows"))

    try use("crash")
    let before = try shown("a")
    for line in ["feedback a down --comment more", "decide a flag --reason expert --note x"] {
      let run = try errata(line)
      #expect(run.status == 74, "\(run.messages)")
      #expect(
        run.messages.contains(
          "the external redactor was ended by signal 6 before it had answered, so nothing was stored"
        )
      )
    }
    #expect(try shown("a") == before)
  }

  @Test(arguments: [
    ("", "An [EMAIL_1] is [WIZARD_1],\nand [WIZARD_1] 日本 [WIZARD_1].\n"),
    (
      "--spans",
      #"{"spans":[{"start":3,"end":18,"type":"EMAIL","placeholder":"[EMAIL_1]"},"#
        + #"{"start":22,"end":26,"type":"WIZARD","placeholder":"[WIZARD_1]"},"#
        + #"{"start":32,"end":36,"type":"WIZARD","placeholder":"[WIZARD_1]"},"#
        + #"{"start":40,"end":44,"type":"WIZARD","placeholder":"[WIZARD_1]"}]}"# + "\n"
    ),
  ])
  func `Is asked by errata redact about a text`(option: String, expected: String) throws {
    try use("answer", "Zork=WIZARD")
    try desk.write("An ann@example.com is Zork,\nand Zork 日本 Zork.\n", to: "text")
    let run = try desk.shell("\"$ERRATA\" redact \(option) --config errata.toml < text")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output == expected)
  }

  @Test(arguments: [
    (
      "", #"{ "a":"[EMAIL_1] [WIZARD_1] [EMAIL_1]","b":["[WIZARD_1]",7]}"# + "\n\n",
    ),
    (
      "--fields b", #"{ "a":"ann@example.com Zork ann@example.com","b":["[WIZARD_1]",7]}"# + "\n\n"
    ),
    (
      "--spans",
      #"{"spans":[{"field":"a","start":0,"end":15,"type":"EMAIL","placeholder":"[EMAIL_1]"},"#
        + #"{"field":"a","start":16,"end":20,"type":"WIZARD","placeholder":"[WIZARD_1]"},"#
        + #"{"field":"a","start":21,"end":36,"type":"EMAIL","placeholder":"[EMAIL_1]"},"#
        + #"{"field":"b[0]","start":0,"end":4,"type":"WIZARD","placeholder":"[WIZARD_1]"}]}"# + "\n"
    ),
  ])
  func `Is asked by errata redact about lines, of which those stay out that it fails on`(
    option: String,
    expected: String
  ) throws {
    try use("answer", "Zork=WIZARD")
    try desk.write(
      #"{ "a":"ann@example.com Zork ann@example.com","b":["Zork",7]}"# + "\n\n"
        + #"{"b":"POISON of ann"}"# + "\n",
      to: "text"
    )
    let run = try desk.shell("\"$ERRATA\" redact --jsonl \(option) --config errata.toml < text")
    #expect(run.status == 65)
    #expect(run.messages.contains("3: the external redactor was ended by signal 6"))
    #expect(run.output == expected)
  }

  @Test(arguments: [
    ("Ask ann@example.com now", "[PERSON_1] [EMAIL_1] [PERSON_2]"),
    ("(ann@example.com)", "([EMAIL_1])"),
    ("ann@example.com, [PERSON_3]!", "[EMAIL_1], [PERSON_3]!"),
    ("[OTHER_1] stays", "[PERSON_1]"),
  ])
  func `Has its spans trimmed to what lies outside of placeholders`(
    text: String,
    expected: String
  ) throws {
    try use("whole")
    try desk.write(#"{"t":"\#(text)"}"#, to: "text")
    let run = try desk.shell("\"$ERRATA\" redact --jsonl --config errata.toml < text")
    #expect(run.output == #"{"t":"\#(expected)"}"#)
  }

  @Test func `Is overruled by what the settings let stay`() throws {
    try use("answer", "Zork=WIZARD", "Plugh=WIZARD")
    try desk.write(
      try "[redaction]\nallow = [\"zork\"]\n" + desk.read("errata.toml"),
      to: "errata.toml"
    )
    try desk.write("Zork and Plugh", to: "text")
    let run = try desk.shell("\"$ERRATA\" redact --config errata.toml < text")
    #expect(run.output == "Zork and [WIZARD_1]")
  }

  @Test func `Lets errata redact give nothing out of a text that it fails on`() throws {
    try use("crash")
    try desk.write("An ann@example.com is Zork.\n", to: "text")
    let run = try desk.shell("\"$ERRATA\" redact --config errata.toml < text")
    #expect(run.status == 74)
    #expect(run.output.isEmpty)
  }

  @Test func `Keeps the draft in the console when it fails`() throws {
    try desk.write("", to: "errata.toml")
    let log = #"{"id":"a","question":"Who?","answer":"No.","feedback":"down"}"#
    #expect(try errata("log", input: log).status == 0)
    try use("crash")
    try desk.write("decide.correct\neditor.insert Somebody else\neditor.submit\n", to: "script")
    let run = try errata("review --script script --dump-screen screen")
    let screen = try desk.read("screen")
    #expect(screen.contains("the external redactor"), "\(screen)\(run.messages)")
    #expect(try errata("queue").lines.count > 0)
    #expect(try errata("show a").output.contains("Somebody") == false)
  }
}
