import Foundation
import GRDB
import ReviewStorage
import TestSupport
import Testing

/// A number that only rules of today know, in each place of a store that has words.
@Suite struct `A recheck looks through every column with words` {
  /// A store with a record corrected, two that are in conflict, one confirmed, a set, and a rejection.
  private static let base = Result { () throws -> Workbench in
    let desk = try Workbench()
    let log = """
      {"id":"a","question":"How are you, and where?","answer":"Well.","feedback":"down","session":"s","consent":true}
      {"id":"b","question":"Where is the shop?","answer":"Away.","feedback":{"signal":"down","correction":"In Hamm."},"consent":true}
      {"id":"c","question":"Where is the shop?","answer":"Away.","feedback":{"signal":"down","correction":"At sea, far out."},"consent":true}
      {"id":"d","question":"When does it open?","answer":"At nine.","feedback":"up","consent":true}

      """
    try desk.write("[redaction.rules.employee]\npattern = 'EMP-[0-9]{6}'\n", to: "today.toml")
    func carryOut(_ line: String, input: String = "") throws {
      let tool = try desk.shell("printf '%s' '\(input)' | \"$ERRATA\" \(line) --store s.db")
      guard tool.status == 0 else { throw CocoaError(.fileReadUnknown) }
    }
    try carryOut("log", input: log)
    try carryOut("decide a correct --correction 'Here and well.' --note 'asked around'")
    try carryOut("curate")
    let line = """
      SET=$("$ERRATA" set --store s.db --json | sed 's/^{"id":"\\([0-9a-f]*\\)".*/\\1/')
      EX=$("$ERRATA" set $SET --store s.db --json | tr '{' '\\n' | grep 'At nine' | head -1 | sed 's/.*"id":"\\([0-9a-f]*\\)".*/\\1/')
      "$ERRATA" reject $SET $EX --reason 'not now' --store s.db
      """
    let rejected = try desk.shell(line)
    guard rejected.status == 0 else { throw CocoaError(.fileReadUnknown) }
    return desk
  }

  /// What puts the number `'EMP-000001'` into a column.
  private static func planting(in column: String) -> String {
    let parts = column.split(separator: ".").map(String.init)
    let (table, name) = (parts[0], parts[1])
    let value = "CAST('EMP-000001' AS BLOB)"
    func update(_ value: String, _ condition: String) -> String {
      "UPDATE \(table) SET \(name) = \(value) WHERE \(condition)"
    }
    switch column {
    case "interactions.sources":
      return update(#"CAST('[{"text":"EMP-000001"}]' AS BLOB)"#, "key = 1")
    case "interactions.meta": return update(#"CAST('{"x":"EMP-000001"}' AS BLOB)"#, "key = 1")
    case "feedback.tags": return update(#"CAST('["EMP-000001"]' AS BLOB)"#, "interaction = 1")
    case "examples.content":
      let content = "json_set(CAST(content AS TEXT), '$.expected', 'EMP-000001')"
      return update("CAST(\(content) AS BLOB)", "position = 0")
    case "questions.text":
      return "INSERT INTO questions (hash, asked, text) VALUES (7, 0, \(value))"
    case "agents.model", "agents.version": return "INSERT INTO agents (\(name)) VALUES (\(value))"
    case "approvals.reason": return "DROP TRIGGER approvals_say; " + update(value, "true")
    case "gate_runs.candidate", "gate_runs.scoring", "gate_cases.content":
      let (candidate, scoring) = (
        name == "candidate" ? value : "x'61'", name == "scoring" ? value : "x'61'"
      )
      let run =
        "INSERT INTO gate_runs SELECT 1, key, 1, \(candidate), x'61', \(scoring), 0, NULL, 1, 1, 0, 0 FROM sets"
      guard table == "gate_cases" else { return run }
      let said = #"[{"answer":"EMP-000001","passed":true,"similarity":1,"checks":[]}]"#
      return
        "\(run); INSERT INTO gate_cases VALUES (1, 0, x'61', 0, x'61', 2, 0, CAST('\(said)' AS BLOB))"
    case "drops.interaction", "drops.reason":
      let pair = name == "reason" ? "x'61', x'72', \(value)" : "\(value), x'72', x'61'"
      return "INSERT INTO drops SELECT key, 99, \(pair), NULL FROM sets"
    case "sides.correction", "sides.interaction": return update(value, "position = 0")
    case let other where other.hasPrefix("feedback"): return update(value, "interaction = 1")
    default: return update(value, "key = 1")
    }
  }

  private func desk(planting column: String?) throws -> Workbench {
    let base = try Self.base.get()
    let desk = try Workbench()
    let copy = try desk.shell("cp '\(base.folder.path)'/s.db* '\(base.folder.path)'/today.toml .")
    try #require(copy.status == 0, "\(copy.messages)")
    guard let column else { return desk }
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: desk.path("s.db"), configuration: configuration)
    let changes = try queue.writeWithoutTransaction { database in
      try database.execute(sql: Self.planting(in: column))
      return database.changesCount
    }
    try queue.close()
    try #require(changes > 0)
    return desk
  }

  private func recheck(_ desk: Workbench, _ options: String = "") throws -> Tool {
    try desk.shell("\"$ERRATA\" redact --recheck \(options) --store s.db --config today.toml")
  }

  @Test(arguments: StoreColumns.words.keys.sorted())
  func `and replaces what is there`(column: String) throws {
    let desk = try desk(planting: column)
    let rehearsal = try recheck(desk, "--dry-run")
    #expect(rehearsal.output.hasPrefix("1 EMPLOYEE would be replaced in "), "\(rehearsal.output)")
    #expect(!rehearsal.output.contains("EMP-"))
    #expect(try desk.shell("grep -q EMP-000001 s.db*").status == 0)
    let run = try recheck(desk)
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output == rehearsal.output.replacing("would be", with: "were"))
    #expect(try desk.shell("grep -q EMP- s.db*").status == 1)
    #expect(try recheck(desk).output == "nothing was found in what is stored\n")
  }

  @Test func `and finds words that no decision points at`() throws {
    let desk = try desk(planting: nil)
    let queue = try DatabaseQueue(path: desk.path("s.db"))
    try queue.writeWithoutTransaction {
      try $0.execute(sql: "INSERT INTO texts (bytes) VALUES (CAST('of EMP-000001' AS BLOB))")
    }
    try queue.close()
    #expect(try recheck(desk).output.contains("words without a decision"))
    #expect(try desk.shell("grep -q EMP- s.db*").status == 1)
  }

  @Test func `and leaves in copies what a reviewer kept, and whom a published source names`() throws
  {
    let desk = try Workbench()
    let log = """
      {"id":"k","question":"Whom to write to?","answer":"Nobody.","feedback":"down","consent":true}
      {"id":"p","question":"Who was Ada Lovelace?","answer":"Ada Lovelace wrote programs.","sources":[{"title":"Ada Lovelace","uri":"https://en.wikipedia.org/wiki/Ada_Lovelace","text":"Ada Lovelace was a mathematician."}],"feedback":"up","consent":true}

      """
    #expect(try desk.errata("log", "--store", "s.db", input: log).status == 0)
    let line = """
      "$ERRATA" decide k correct --correction 'To joe@shop.example.' --keep-private public --store s.db
      "$ERRATA" curate --store s.db >/dev/null
      "$ERRATA" set --store s.db --json | sed 's/^{"id":"\\([0-9a-f]*\\)".*/\\1/' | xargs -I ID "$ERRATA" set ID --json --store s.db
      """
    let set = try desk.shell(line)
    #expect(set.output.contains("To joe@shop.example."), "\(set.output)\(set.messages)")
    #expect(set.output.contains("Who was Ada Lovelace?"), "\(set.output)")
    let run = try desk.errata("redact", "--recheck", "--store", "s.db")
    #expect(run.output == "nothing was found in what is stored\n", "\(run.output)")
  }
}
