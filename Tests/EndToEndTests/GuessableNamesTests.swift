import Foundation
import TestSupport
import Testing

/// An id that was made of words tells whether somebody has guessed them.
@Suite struct `Ids that are made of words` {
  private let desk: Workbench

  init() throws { desk = try Workbench() }

  private func errata(_ line: String, input: String = "") throws -> Tool {
    try desk.write(input, to: "input")
    let run = try desk.shell("\"$ERRATA\" \(line) --store s.db < input")
    #expect(run.status == 0, "\(line): \(run.messages)")
    return run
  }

  private func ids(in text: String) -> [String] {
    text.matches(of: /"id":"((?:conflict-)?[0-9a-f]{16,32})"/).map { String($0.1) }
  }

  private func stands(_ id: String) -> Bool {
    ["s.db", "s.db-wal"].contains { file in
      let bytes = FileManager.default.contents(atPath: desk.path(file)) ?? Data()
      return bytes.range(of: Data(id.utf8)) != nil
    }
  }

  @Test func `change with the words when they are redacted again`() throws {
    let log = """
      {"id":"b","question":"Where is Zebrafish?","answer":"Away.","feedback":{"signal":"down","correction":"In Hamm."},"consent":true}
      {"id":"c","question":"Where is Zebrafish?","answer":"Away.","feedback":{"signal":"down","correction":"At sea, far out."},"consent":true}
      {"id":"d","question":"Who asks Zebrafish?","answer":"Nobody asks it.","feedback":"up","consent":true}
      {"id":"e","question":"When does it open?","answer":"At nine in the morning.","feedback":"up","consent":true}

      """
    _ = try errata("log", input: log)
    let set = try #require(ids(in: try errata("curate --json").output).first)
    _ = try errata("approve \(set) --all")
    let conflict = try #require(
      ids(in: try errata("queue --json").output).first { $0.hasPrefix("conflict-") }
    )
    let before = Set(ids(in: try errata("set \(set) --json").output)).subtracting([set])
    #expect(before.count == 2)
    try desk.write("[redaction.rules.project]\nwords = [\"Zebrafish\"]\n", to: "errata.toml")
    _ = try errata("redact --recheck --config errata.toml")
    let after = Set(ids(in: try errata("set \(set) --json").output)).subtracting([set])
    #expect(after.count == 2 && before.intersection(after).count == 1)
    for id in before.subtracting(after) + [conflict] { #expect(!stands(id), "\(id)") }
    // They are what the curator makes of the words of today, and the approvals have followed.
    #expect(try errata("set \(set)").output.contains("2 approved"))
    let again = try errata("curate --json --config errata.toml").output
    for id in after { #expect(ids(in: again).contains(id), "\(id): \(again)") }
    // Nobody knows any more whether two redacted questions ask of the same.
    #expect(try !errata("queue --json").output.contains("conflict-"))
  }

  @Test func `leave the log of approvals with what is erased`() throws {
    let log = """
      {"id":"d","question":"Who asks?","answer":"Nobody asks it.","feedback":"up","consent":true}
      {"id":"e","question":"When does it open?","answer":"At nine in the morning.","feedback":"up","consent":true}

      """
    _ = try errata("log", input: log)
    let set = try #require(ids(in: try errata("curate --json").output).first)
    _ = try errata("approve \(set) --all")
    let before = ids(in: try errata("set \(set) --json").output).filter { $0 != set }
    _ = try errata("forget --id d --yes")
    let after = ids(in: try errata("set \(set) --json").output).filter { $0 != set }
    #expect(before.count == 2 && after.count == 1)
    for id in before { #expect(stands(id) == after.contains(id), "\(id)") }
    #expect(try errata("set \(set)").output.contains("1 approved"))
    #expect(try errata("doctor").output.contains("bad ") == false)
  }
}
