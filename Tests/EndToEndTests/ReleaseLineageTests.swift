import TestSupport
import Testing

@Suite struct `A release and the store behind it` {
  private func log(_ lines: String, to desk: Workbench) throws {
    try desk.write(lines, to: "log.jsonl")
    let run = try desk.errata("log", "log.jsonl", "--consent", "training", "--store", "errata.db")
    #expect(run.status == 0, "\(run.messages)")
  }

  private func curate(_ desk: Workbench, _ options: String...) throws -> String {
    let run = try desk.errata(["curate", "--json"] + options)
    #expect(run.status == 0, "\(run.messages)")
    let id = String(run.output.dropFirst(#"{"id":""#.count).prefix { $0 != "\"" })
    #expect(try desk.errata("approve", id, "--all").status == 0)
    return id
  }

  private let firstWeek = """
    {"id":"up","ts":"2026-07-01T10:00:00Z","question":"Do you ship to Norway?","answer":"Yes.","feedback":"up","agent":{"version":"v1"}}
    {"id":"edit","ts":"2026-07-03T10:00:00Z","question":"Is it vegan?","answer":"Yes.","feedback":"edit","correction":"No, it is leather.","agent":{"version":"v1"}}

    """

  @Test func `Agree, until a record is gone`() throws {
    let desk = try Workbench()
    try log(firstWeek, to: desk)
    let set = try curate(desk)
    #expect(try desk.errata("release", set, "--out", "r1").status == 0)
    let check = try desk.errata("release", "--check", "r1")
    #expect(check.status == 0, "\(check.messages)")
    #expect(check.output.contains("and as the store has it"))
    #expect(try desk.read("r1/README.md").contains("from 2026-07-01 to 2026-07-03"))
    let elsewhere = try desk.errata("release", "--check", "r1", "--store", "other.db")
    #expect(elsewhere.status == 69)
    #expect(try desk.errata("forget", "--id", "up").status == 0)
    let gone = try desk.errata("release", "--check", "r1")
    #expect(gone.status == 1)
    #expect(gone.messages.contains("the record up is gone from the store"), "\(gone.messages)")
    #expect(try desk.shell("rm errata.db* && $ERRATA release --check r1").status == 0)
  }

  @Test func `Remember what a version was trained on, and know its echo`() throws {
    let desk = try Workbench()
    try log(firstWeek, to: desk)
    let first = try curate(desk)
    #expect(try desk.errata("release", first, "--out", "r1", "--trained-as", "v2").status == 0)
    try log(
      """
      {"id":"echo","question":"do you ship to Norway","answer":"Yes, we do.","feedback":"up","agent":{"version":"v2"}}
      {"id":"next","question":"Do you sell coats?","answer":"We do.","feedback":"up","agent":{"version":"v2"}}

      """,
      to: desk
    )
    let kept = try curate(desk)
    #expect(try !desk.errata("set", kept, "--json").output.contains(#""rule":"echo""#))
    #expect(try desk.errata("feedback", "up", "none").status == 0)
    let second = try curate(desk)
    let shown = try desk.errata("set", second, "--json").output
    #expect(shown.contains(#""version":"v2","depth":2"#), "\(shown)")
    #expect(shown.contains(#""rule":"echo""#), "\(shown)")
    #expect(try desk.errata("release", second, "--out", "r2", "--since", "r1").status == 0)
    #expect(try desk.read("r2/manifest.json").contains(#""since": {"#))
    let changes = try desk.errata("release", "--changes", "r2", "--since", "r1", "--json")
    #expect(changes.status == 0, "\(changes.messages)")
    #expect(changes.output.contains(#""change":"added""#))
    let history = try desk.errata("release", "--history", "--json")
    #expect(history.lines.count == 2)
    #expect(history.lines.first?.contains(#""sft":2,"sft_agent":1,"#) == true, "\(history.output)")
    #expect(history.lines.first?.contains(#""trained_as":"v2""#) == true)
    #expect(try desk.errata("release", "--history").output.contains("50 %"))
  }

  @Test func `Are the same bytes elsewhere, in another order and with other threads`() throws {
    var releases: [String] = []
    var records = (0..<60).map { number in
      let word = ["ähre", "İstanbul", "zebra", "Öl", "ａｂｃ"][number % 5]
      let feedback =
        number % 3 == 0
        ? #""feedback":"down","correction":"No, \#(number) is \#(word).""# : #""feedback":"up""#
      return """
        {"id":"r\(number)","ts":"2026-0\(1 + number % 9)-01T23:30:00+02:00","question":"What is \(word) number \(number % 40)?",\
        "answer":"It is \(word).",\(feedback),"user":"u\(number % 7)","agent":{"version":"v\(number % 2)"}}
        """
    }
    let places = [
      ["TZ": "UTC", "LANG": "C", "LC_ALL": "C", "LIBDISPATCH_COOPERATIVE_POOL_STRICT": "1"],
      ["TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"],
      ["TZ": "America/St_Johns", "LANG": "de_DE.UTF-8", "LC_ALL": ""],
    ]
    for (round, environment) in places.enumerated() {
      let desk = try Workbench()
      // The key names users: the same store means the same key.
      var environment = environment
      environment["ERRATA_KEY"] = String(repeating: "ab", count: 32)
      if round == 1 { records.reverse() }
      if round == 2 { records = Array(records[30...] + records[..<30]) }
      let half = records.count / 2
      try desk.write(records[..<half].joined(separator: "\n") + "\n", to: "a.jsonl")
      try desk.write(records[half...].joined(separator: "\n") + "\n", to: "b.jsonl")
      let threads = round == 0 ? "taskset -c 0" : ""
      let run = try desk.shell(
        """
        set -e
        \(threads) $ERRATA log a.jsonl b.jsonl --consent training --store errata.db >/dev/null
        set=$($ERRATA curate --json | cut -c8-39)
        $ERRATA approve $set --all >/dev/null
        \(threads) $ERRATA release $set --out r --trained-as v2 >/dev/null
        cat r/eval.jsonl r/sft.jsonl r/preferences.jsonl r/manifest.json r/README.md
        """,
        environment: environment
      )
      #expect(run.status == 0, "\(run.messages)")
      releases.append(run.output)
    }
    #expect(releases[0].contains("İstanbul"))
    #expect(releases[1] == releases[0], "another zone, locale and order")
    #expect(releases[2] == releases[0], "another split of the files")
  }
}
