import Foundation
import TestSupport
import Testing

@Suite struct `What a user agreed to` {
  private let desk: Workbench

  init() throws {
    desk = try Workbench()
    let log = """
      {"id":"a","question":"How long do refunds take?","answer":"Ten days.","user":"ann","consent":"training","feedback":{"signal":"down","correction":"Five days."}}
      {"id":"b","question":"Where is the shop?","answer":"In Bonn.","user":"ann","feedback":"up"}
      {"id":"c","question":"Who is in charge?","answer":"Ms Day.","user":"bob","consent":"training","feedback":"up"}

      """
    #expect(try desk.errata("log", "--store", "s.db", input: log).status == 0)
    #expect(try desk.errata("consent", "--store", "s.db", "--default", "training").status == 0)
  }

  private func consent(_ arguments: String...) throws -> Tool {
    let line = (["consent", "--store", "s.db"] + arguments).joined(separator: " ")
    return try desk.shell("\"$ERRATA\" \(line)")
  }

  /// Makes a set, and gives its id.
  private func curated() throws -> String {
    let run = try desk.errata("curate", "--store", "s.db", "--json")
    return String(run.output.dropFirst(#"{"id":""#.count).prefix { $0 != "\"" })
  }

  private func release(to folder: String) throws {
    let line = """
      set -e; SET=$("$ERRATA" curate --store s.db --agent-share 1 --json | sed 's/^{"id":"\\([0-9a-f]*\\)".*/\\1/')
      "$ERRATA" approve --store s.db $SET --all
      "$ERRATA" release --store s.db $SET --out \(folder)
      """
    let run = try desk.shell(line)
    #expect(run.status == 0, "\(run.messages)")
  }

  @Test func `Is kept by a keyed hash, and listed`() throws {
    let run = try consent("--user ann eval --json")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains(#""scope":"eval","records":2"#))
    #expect(!run.output.contains("ann"))
    let list = try consent("--json").lines
    #expect(list.count == 2)
    #expect(list[0].hasPrefix(#"{"id":"default","scope":"training""#))
    let hash = try #require(list[1].split(separator: "\"").dropFirst(3).first).description
    #expect(hash.count == 32)
    #expect(try consent("--user \(hash) --json").output == run.output)
  }

  @Test func `Drops the record from the next set when it is lowered, with the reason`() throws {
    #expect(try consent("--user ann none").status == 0)
    let set = try desk.errata("curate", "--store", "s.db")
    #expect(set.output.contains("2    consent: no use of it is allowed"), "\(set.output)")
    #expect(set.output.contains("1 example ("), "\(set.output)")
  }

  @Test(arguments: ["affirm", "correct --correction 'Six days, not five.'"])
  func `Keeps everybody from saying what is right, as the console does`(decision: String) throws {
    let log = #"{"id":"n","question":"When?","answer":"Now.","user":"ann","feedback":"down"}"#
    #expect(try desk.errata("log", "--store", "s.db", input: log).status == 0)
    #expect(try consent("--user ann none").status == 0)
    let run = try desk.shell("\"$ERRATA\" decide n \(decision) --store s.db")
    #expect(run.status == 1)
    #expect(run.messages.contains("n: No use of this record is allowed; \"discard\" takes"))
    let many = try desk.errata(
      "decide",
      "--from",
      "-",
      "--store",
      "s.db",
      input: #"{"id":"n","decision":"affirm"}"#
    )
    #expect(many.messages.contains("No use of this record is allowed"), "\(many.messages)")
    #expect(try desk.errata("queue", "--store", "s.db", "--json").lines.count == 1)
    #expect(try desk.shell("\"$ERRATA\" decide n discard --reason spam --store s.db").status == 0)
  }

  @Test func `Names the releases that hold more than is allowed now`() throws {
    try release(to: "r1")
    #expect(!(try consent("--user ann training").output.contains("r1")))
    let lowered = try consent("--user ann eval --json").output
    #expect(lowered.contains(#"/r1","#), "\(lowered)")
    #expect(lowered.contains(#""file":"sft.jsonl""#))
    #expect(!lowered.contains(#""file":"eval.jsonl""#))
    let none = try consent("--user ann none")
    #expect(none.output.contains("eval.jsonl  lines"), "\(none.output)")
  }

  @Test func `Names the releases that hold more than a lower default allows`() throws {
    try release(to: "r1")
    #expect(!(try consent("--default training").output.contains("r1")))
    // Of record b alone nobody says anything, and it is no correction.
    let lowered = try consent("--default eval --json").lines[0]
    #expect(lowered.contains(#""releases":[{"path":"#) && lowered.contains("/r1"), "\(lowered)")
    #expect(lowered.contains(#""file":"sft.jsonl""#) && !lowered.contains("eval.jsonl"))
    let none = try consent("--default none")
    #expect(none.output.contains("eval.jsonl  line "), "\(none.output)")
    #expect(none.output.contains("The next `errata curate` leaves it out"))
    #expect(!(try consent("").output.contains("r1")))
  }

  @Test func `Is said of each of several users`() throws {
    let run = try consent("--user ann --user nobody --user bob none")
    #expect(run.status == 0)
    #expect(
      run.lines.map { $0.suffix(15) } == ["none  2 records", "none  0 records", " none  1 record"]
    )
    #expect(run.messages.contains("No record of user number 2 of those that were given"))
    #expect(try consent("--json").lines.count == 4)
  }

  @Test func `Goes into no store that is not there`() throws {
    let run = try desk.errata("consent", "--user", "ann", "none", "--store", "other.db")
    #expect(run.status == 69)
    #expect(run.messages.contains("there is no store at other.db"), "\(run.messages)")
    #expect(!FileManager.default.fileExists(atPath: desk.path("other.db")))
    let made = try desk.errata("consent", "--default", "eval", "--store", "other.db")
    #expect(made.status == 0)
    #expect(made.messages == "Made an empty store at other.db.\n")
  }

  @Test func `Keeps a set that was approved before from being released`() throws {
    let line = """
      set -e; SET=$("$ERRATA" curate --store s.db --json | sed 's/^{"id":"\\([0-9a-f]*\\)".*/\\1/')
      "$ERRATA" approve --store s.db $SET --all
      "$ERRATA" consent --store s.db --user ann eval
      "$ERRATA" release --store s.db $SET --out r2
      """
    let run = try desk.shell(line)
    #expect(run.status == 1)
    #expect(run.messages.contains("has changed since it was curated"), "\(run.messages)")
    #expect(!FileManager.default.fileExists(atPath: desk.path("r2")))
  }

  @Test func `Keeps examples from being approved, by id and in a batch, but not the others`() throws
  {
    let set = try curated()
    #expect(try consent("--user ann eval").status == 0)
    let run = try desk.errata("approve", set, "--all", "--store", "s.db")
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("approved 1 example; 2 examples of the set"), "\(run.output)")
    #expect(run.messages.contains("the consent for 2 examples of the set"), "\(run.messages)")
    #expect(run.messages.contains("and they are not approved"), "\(run.messages)")
    let id = try #require(
      run.messages.split(separator: "(").dropFirst().first?.prefix(12)
    )
    let one = try desk.errata("approve", set, String(id), "--store", "s.db", "--json")
    #expect(one.status == 1 && one.output.isEmpty)
    #expect(one.messages.contains("the consent for 1 example"), "\(one.messages)")
    #expect(
      try desk.errata("reject", set, String(id), "--reason", "r", "--store", "s.db").status == 0
    )
  }

  @Test func `Is shown in the console, which neither approves nor releases what it forbids`() throws
  {
    _ = try curated()
    #expect(try consent("--user ann none").status == 0)
    func play(_ steps: String) throws -> String {
      try desk.write("screen.sets\nzoom\n\(steps)\n", to: "script")
      return try desk.shell(
        "\"$ERRATA\" review --store s.db --script script --dump-screen - --size 120x30"
      ).output
    }
    let single = try play("sets.approve")
    #expect(single.contains("consent: no use now, lowered from training"), "\(single)")
    #expect(single.contains("The consent for it was lowered; x rejects it"), "\(single)")
    let batch = try play("mark.all\nsets.approve")
    #expect(
      batch.contains("left out: 2 whose consent was lowered)?"),
      "\(batch)"
    )
    #expect(try play("mark.all\nsets.approve\nconfirm.yes").contains("1 approved"))
    #expect(try consent("--user ann unset").status == 0)
    #expect(try play("mark.all\nsets.approve\nconfirm.yes").contains("3 approved"))
    #expect(try consent("--user ann none").status == 0)
    let release = try play("sets.release")
    #expect(release.contains("Consent for 2 approved examples was lowered"), "\(release)")
    #expect(!release.contains("Release to"))
  }

  @Test func `Names the releases that hold it when a log lowers it, with new feedback too`() throws
  {
    try release(to: "r1")
    let line = #"{"id":"c","question":"Who is in charge?","answer":"Ms Day.","user":"bob""#
    let same = try desk.errata("log", "--store", "s.db", input: line + #","consent":"training"}"#)
    #expect(!same.messages.contains("Held already"))
    let down = #","consent":"eval","feedback":{"signal":"down","ts":"2026-07-01T00:00:00Z"}}"#
    let lowered = try desk.errata("log", "--store", "s.db", input: line + down)
    #expect(lowered.messages.contains("Held already, beyond what is allowed now:"))
    #expect(lowered.messages.contains("sft.jsonl") && !lowered.messages.contains("eval.jsonl"))
    let none = try desk.errata("log", "--store", "s.db", input: line + #","consent":"none"}"#)
    #expect(none.messages.contains("1 known already, with another consent"), "\(none.messages)")
    #expect(none.messages.contains("/r1") && none.messages.contains("eval.jsonl"))
    let again = try desk.errata("log", "--store", "s.db", input: line + #","consent":"none"}"#)
    #expect(!again.messages.contains("Held already"), "\(again.messages)")
  }

  @Test func `Names the releases that hold what a set leaves out for it`() throws {
    try release(to: "r1")
    #expect(!(try desk.errata("curate", "--store", "s.db").output.contains("Held already")))
    #expect(try consent("--user ann none").status == 0)
    let run = try desk.errata("curate", "--store", "s.db")
    #expect(run.output.contains("Held already, beyond what is allowed now:"), "\(run.output)")
    #expect(run.output.contains("/r1") && run.output.contains("eval.jsonl"))
    #expect(try consent("--user ann eval").status == 0)
    let json = try desk.errata("curate", "--store", "s.db", "--json").output
    #expect(json.contains(#""releases":[{"path":"#) && json.contains(#""file":"sft.jsonl""#))
    #expect(!json.contains(#""file":"eval.jsonl""#))
  }

  @Test func `Keeps later records of a user out who allows no use`() throws {
    #expect(try consent("--user ann none").status == 0)
    let line = #"{"id":"d","question":"And now?","answer":"Now.","user":"ann"}"#
    let run = try desk.errata("log", "--store", "s.db", "--json", input: line)
    #expect(run.output.contains(#""added":0"#))
    #expect(run.output.contains(#""without_consent":1"#))
  }

  @Test func `Is refused without the key that the users were hashed with`() throws {
    let key = String(repeating: "0f", count: 32)
    let run = try desk.errata(
      "consent",
      "--store",
      "s.db",
      "--user",
      "ann",
      environment: ["ERRATA_KEY": key]
    )
    #expect(run.status == 69)
    #expect(run.messages.contains("ERRATA_KEY is not the one"), "\(run.messages)")
  }

  @Test func `Says where the right key is when another is found, or none`() throws {
    let key = ["ERRATA_KEY": String(repeating: "0f", count: 32)]
    let line = #"{"question":"And now?","answer":"Now.","user":"ann"}"#
    #expect(try desk.errata("log", "--store", "t.db", input: line, environment: key).status == 0)
    func complaint(_ store: String, _ environment: [String: String] = [:]) throws -> String {
      let run = try desk.errata(
        "log",
        "--store",
        store,
        input: line,
        environment: environment
      )
      #expect(run.status == 69)
      return run.messages
    }
    #expect(try complaint("t.db").contains("If it was given as ERRATA_KEY, set that"))
    let other = ["ERRATA_KEY": String(repeating: "0e", count: 32)]
    #expect(try complaint("t.db", other).contains("Set ERRATA_KEY to the key that the store"))
    #expect(try complaint("s.db", other).contains("s.db-key has the right one: unset ERRATA_KEY"))
    #expect(try desk.shell("cp s.db-key t.db-key").status == 0)
    #expect(try complaint("t.db").contains("If the store was made with ERRATA_KEY, set that"))
  }

  @Test func `Takes a key from the environment, and then makes no file`() throws {
    let key = ["ERRATA_KEY": String(repeating: "0f", count: 32)]
    let line = #"{"question":"And now?","answer":"Now.","user":"ann"}"#
    let run = try desk.errata("log", "--store", "t.db", input: line, environment: key)
    #expect(run.status == 0, "\(run.messages)")
    #expect(!FileManager.default.fileExists(atPath: desk.path("t.db-key")))
    let asked = try desk.errata(
      "consent",
      "--store",
      "t.db",
      "--user",
      "ann",
      "--json",
      environment: key
    )
    #expect(asked.output.contains(#""records":1"#))
    let wrong = try desk.errata(
      "log",
      "--store",
      "t.db",
      input: line,
      environment: ["ERRATA_KEY": "12"]
    )
    #expect(wrong.status == 69)
  }
}
