import Foundation
import TestSupport
import Testing

@Suite struct `What must be said and must not` {
  private let desk: Workbench

  init() throws {
    desk = try Workbench()
    let log = """
      {"id":"a","question":"How long is the refund window?","answer":"Refunds are possible within 60 days.","user":"ann","feedback":"down","consent":"training"}
      {"id":"b","question":"Where is the head office?","answer":"It is in Lisbon.","feedback":"up","consent":"training"}

      """
    #expect(try desk.errata(["log", "--store", "errata.db"], input: log).status == 0)
  }

  private func decide(_ words: String...) throws -> Tool {
    try desk.errata(
      ["decide", "a", "correct", "--correction", "Refunds are possible within 30 days."] + words
    )
  }

  /// Curates, approves and releases.
  private func release(to folder: String) throws {
    let curated = try desk.errata("curate", "--json")
    let set = String(curated.output.dropFirst(#"{"id":""#.count).prefix { $0 != "\"" })
    #expect(try desk.errata("approve", set, "--all").status == 0)
    #expect(try desk.errata("release", set, "--out", folder).status == 0)
  }

  @Test func `Stays with a correction on which a word more is said`() throws {
    #expect(try decide("--must", "30 days").status == 0)
    #expect(try decide("--note", "checked").status == 0)
    #expect(
      try desk.errata("show", "a", "--json").output.contains(
        #""note":"checked""#
      )
    )
    try release(to: "release")
    #expect(
      try desk.read("release/eval.jsonl").contains(
        #""assert":[{"type":"contains","value":"30 days"}]"#
      )
    )
  }

  @Test func `Goes from a decision into the eval case, the exports and the gate`() throws {
    #expect(try decide("--must", "30 days", "--must-not", "60 days").status == 0)
    let shown = try desk.errata("show", "a").output
    #expect(shown.contains("    must say: 30 days\n    must not say: 60 days\n"), "\(shown)")
    #expect(
      try desk.errata("show", "a", "--json").output.contains(
        #""assert":[{"type":"contains","value":"30 days"},{"type":"not-contains","value":"60 days"}]"#
      )
    )
    try release(to: "release")
    #expect(
      try desk.read("release/eval.jsonl").contains(
        #""assert":[{"type":"contains","value":"30 days"},{"type":"not-contains","value":"60 days"}]"#
      )
    )
    #expect(try desk.errata("release", "--check", "release").status == 0)
    let sets = try desk.errata("set", "--json").output
    let set = String(sets.dropFirst(#"{"id":""#.count).prefix { $0 != "\"" })
    let export = try desk.errata("export", set, "--format", "promptfoo")
    #expect(
      export.output.contains(#"{"type":"icontains","value":"30 days","metric":"assertion"}"#)
    )
    #expect(
      export.output.contains(#"{"type":"not-icontains","value":"60 days","metric":"assertion"}"#)
    )

    func gate(_ answer: String) throws -> Tool {
      try desk.write(
        """
        {"question":"How long is the refund window?","answer":"\(answer)"}
        {"question":"Where is the head office?","answer":"It is in Lisbon."}

        """,
        to: "answers.jsonl"
      )
      return try desk.errata(
        "gate",
        "--release",
        "release",
        "--answers",
        "answers.jsonl",
        "--json",
        "--save",
        "run.json"
      )
    }
    let right = try gate("Refunds are possible within thirty days.")
    #expect(right.status == 0, "\(right.output)\(right.messages)")
    try? FileManager.default.removeItem(atPath: desk.path("run.json"))
    let wrong = try gate("Refunds are possible within 30 days, sometimes within 60 days.")
    #expect(wrong.output.contains("it says “60 days”"), "\(wrong.output)\(wrong.messages)")
  }

  @Test func `Is refused when the correction would break it, or when it is private`() throws {
    for words in [
      ["--must", "40 days"], ["--must-not", "thirty days"], ["--must", " . "],
      ["--must-not", "joe@shop.example"],
    ] {
      let run = try desk.errata(
        ["decide", "a", "correct", "--correction", "Refunds are possible within 30 days."] + words
      )
      #expect(run.status == 64, "\(words): \(run.messages)")
      #expect(!run.messages.contains(words[1].trimmingCharacters(in: .whitespaces) + "\""))
      #expect(!run.messages.contains("joe@"))
    }
    #expect(try desk.errata("decide", "a", "affirm", "--must", "60 days").status == 64)
    #expect(try desk.errata("show", "a", "--json").output.contains(#""status":"open""#))
  }

  @Test func `Needs a new approval when it changes, and none when it stays`() throws {
    #expect(try decide("--must", "30 days").status == 0)
    try release(to: "release")
    func pending() throws -> String {
      let curated = try desk.errata("curate", "--json")
      let set = String(curated.output.dropFirst(#"{"id":""#.count).prefix { $0 != "\"" })
      return try desk.errata("set", set, "--filter", "is:pending").output
    }
    #expect(try !pending().contains("refund window"))
    // The same decision stands already.
    #expect(try decide("--must", "30 days", "--json").output.contains("unchanged"))
    #expect(try decide("--must", "30 days", "--must-not", "60 days").status == 0)
    #expect(try pending().contains("refund window"))
  }

  @Test func `Stays with a note on the same correction, and goes when that is asked for`() throws {
    func asserted() throws -> Int {
      try desk.errata("show", "a").output.components(separatedBy: "must say: 30 days").count - 1
    }
    #expect(try decide("--must", "30 days").status == 0)
    #expect(try decide("--note", "checked").status == 0)
    #expect(try asserted() == 2)
    #expect(try decide("--no-assertions", "--json").output.contains("effective"))
    #expect(try asserted() == 2)
    #expect(try decide("--no-assertions", "--json").output.contains("unchanged"))
    #expect(try decide("--no-assertions", "--must", "30 days").status == 64)
  }

  @Test func `Is said to fall away where another correction does not keep to it`() throws {
    #expect(try decide("--must", "30 days", "--must-not", "60 days").status == 0)
    let run = try desk.errata(
      "decide",
      "a",
      "correct",
      "--correction",
      "Refunds are possible within 14 days.",
      "--json"
    )
    #expect(
      run.messages.contains(
        "a: 1 assertion from before fell away, for this correction does not keep to it"
      )
    )
    #expect(run.output.contains(#""assertions_dropped":1"#))
    #expect(try desk.errata("show", "a").output.contains("must not say: 60 days"))
  }

  @Test func `Need not name what the question counts`() throws {
    let log = #"{"id":"c","question":"How many lakes are there?","answer":"9.","feedback":"down"}"#
    #expect(try desk.errata(["log", "--store", "errata.db"], input: log + "\n").status == 0)
    let run = try desk.errata(
      "decide",
      "c",
      "correct",
      "--correction",
      "There are 7.",
      "--must",
      "7 lakes"
    )
    #expect(run.status == 0, "\(run.messages)")
  }

  @Test func `Leaves no byte behind when its record is forgotten`() throws {
    let secret = "crate sixty-one of the harbour master"
    #expect(try decide("--must", "30 days", "--must-not", secret).status == 0)
    func holds() -> Bool {
      ["errata.db", "errata.db-wal"].contains { name in
        let data = FileManager.default.contents(atPath: desk.path(name)) ?? Data()
        return data.range(of: Data(secret.utf8)) != nil
      }
    }
    #expect(holds())
    #expect(try desk.errata("forget", "--user", "ann").status == 0)
    #expect(!holds())
    #expect(try desk.errata("doctor", "--store", "errata.db", "--json").output.contains("store"))
  }

  @Test func `Is redacted again with its correction, and then asserted no more`() throws {
    #expect(
      try desk.errata(
        "decide",
        "a",
        "correct",
        "--correction",
        "Ask EMP-123456 within 30 days.",
        "--must",
        "EMP-123456",
        "--must",
        "30 days"
      ).status == 0
    )
    try release(to: "release")
    try desk.write("[redaction.rules.employee]\npattern = 'EMP-[0-9]{6}'\n", to: "today.toml")
    let run = try desk.errata(
      "redact",
      "--recheck",
      environment: [
        "ERRATA_CONFIG": desk.path("today.toml")
      ]
    )
    #expect(run.status == 0, "\(run.output)\(run.messages)")
    for name in ["errata.db", "errata.db-wal"] {
      let data = FileManager.default.contents(atPath: desk.path(name)) ?? Data()
      #expect(data.range(of: Data("EMP-123456".utf8)) == nil, "\(name)")
    }
    try release(to: "again")
    let rows = try desk.read("again/eval.jsonl")
    #expect(rows.contains(#""assert":[{"type":"contains","value":"30 days"}]"#), "\(rows)")
  }
}
