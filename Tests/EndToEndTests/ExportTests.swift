import Foundation
import TestSupport
import Testing

/// A store with a set of records of every kind, not yet approved, and the set's id.
private func deskToExport() throws -> (desk: Workbench, set: String) {
  let desk = try Workbench()
  try desk.write(
    """
    {"id":"up","question":"Do you ship to \\"Norway\\"?","answer":"Yes, \\u2028 in five days.","feedback":"up"}
    {"id":"edit","question":"Is it vegan?","answer":"=1+1","feedback":"edit","correction":"No, {{ it }} is leather.","sources":[{"title":"FAQ","text":"Leather."}]}
    {"id":"down","question":"Where is my order?","answer":"Somewhere.","feedback":"down"}
    {"id":"eval","question":"Who runs the shop?","answer":"Ada does.","feedback":"up","consent":"eval"}

    """,
    to: "log.jsonl"
  )
  let log = try desk.errata("log", "log.jsonl", "--consent", "training", "--store", "errata.db")
  #expect(log.status == 0, "\(log.messages)")
  let run = try desk.errata("curate", "--json", "--system-prompt", "You answer for a shop.")
  #expect(run.status == 0, "\(run.messages)")
  return (desk, String(run.output.dropFirst(#"{"id":""#.count).prefix { $0 != "\"" }))
}

@Suite struct `Exports` {
  @Test func `Are of approved sets, refused as a release is`() throws {
    let (desk, set) = try deskToExport()
    let refused = try desk.errata("export", set, "--format", "trl-sft", "--out", "sft.jsonl")
    #expect(refused.status == 1)
    #expect(refused.messages.contains("3 of 3 examples of the set"), "\(refused.messages)")
    #expect(!FileManager.default.fileExists(atPath: desk.path("sft.jsonl")))

    let draft = try desk.errata("export", set, "--format", "trl-sft", "--draft")
    #expect(draft.status == 0)
    #expect(draft.messages.contains("A draft: 3 examples of 3 wait for approval."))

    #expect(try desk.errata("approve", set, "--all").status == 0)
    let written = try desk.errata("export", set, "--format", "trl-sft", "--out", "sft.jsonl")
    #expect(written.status == 0, "\(written.messages)")
    #expect(written.output == "wrote sft.jsonl: 2 rows\n")
    #expect(written.messages.contains("leaves out 1 example that may be used for evaluation only."))
    #expect(
      written.messages.contains("sources and wrong answers of 1 example"),
      "\(written.messages)"
    )
    #expect(try desk.read("sft.jsonl") == draft.output)
    #expect(draft.output.contains(#"{"role":"system","content":"You answer for a shop."}"#))

    for scope in ["eval", "none"] {
      #expect(try desk.errata("consent", "--default", scope).status == 0)
    }
    #expect(
      try desk.errata("export", set, "--format", "trl-sft").status == 0,
      "records speak first"
    )
  }

  @Test func `Are refused while consent has gone that the set was curated with`() throws {
    let desk = try Workbench()
    try desk.write(
      #"{"id":"r1","question":"How long?","answer":"Ten days, no more.","feedback":"up"}"# + "\n",
      to: "log.jsonl"
    )
    #expect(try desk.errata("consent", "--default", "training", "--store", "errata.db").status == 0)
    #expect(try desk.errata("log", "log.jsonl").status == 0)
    let curated = try desk.errata("curate", "--json")
    let set = String(curated.output.dropFirst(#"{"id":""#.count).prefix { $0 != "\"" })
    #expect(try desk.errata("approve", set, "--all").status == 0)
    #expect(try desk.errata("consent", "--default", "eval").status == 0)
    for more in [[], ["--draft"]] {
      let refused = try desk.errata(["export", set, "--format", "inspect", "--out", "out"] + more)
      #expect(refused.status == 1)
      #expect(refused.messages.contains("the consent for 1 example"), "\(refused.messages)")
    }
    #expect(!FileManager.default.fileExists(atPath: desk.path("out")))
  }

  @Test func `Label an unreviewed thumb only when asked to`() throws {
    let (desk, set) = try deskToExport()
    #expect(try desk.errata("approve", set, "--all").status == 0)
    let plain = try desk.errata("export", set, "--format", "trl-kto")
    #expect(plain.lines.count == 3, "\(plain.output)")
    #expect(!plain.output.contains("Somewhere."))
    let asked = try desk.errata("export", set, "--format", "trl-kto", "--unreviewed")
    #expect(asked.lines.count == 4)
    #expect(asked.lines.last?.contains("Somewhere.") == true)
    #expect(asked.lines.last?.hasSuffix(#""label":false}"#) == true)
    #expect(asked.messages.contains("1 unreviewed answer with a thumb down goes in as bad."))
    #expect(try desk.errata("decide", "down", "discard", "--reason", "spam").status == 0)
    let decided = try desk.errata("export", set, "--format", "trl-kto", "--unreviewed")
    #expect(decided.output == plain.output)
  }

  @Test func `Go into files and folders, whole, and the same again`() throws {
    let (desk, set) = try deskToExport()
    #expect(try desk.errata("approve", set, "--all").status == 0)
    let folder = try desk.errata(
      "export",
      String(set.prefix(8)),
      "--format",
      "llama-factory",
      "--out",
      "lf",
      "--json"
    )
    #expect(folder.status == 0, "\(folder.messages)")
    #expect(
      folder.output.hasPrefix(
        #"{"id":"\#(set)","format":"llama-factory","out":"lf","is_new":true,"draft":false,"rows":2,"#
      ),
      "\(folder.output)"
    )
    #expect(try desk.read("lf/dataset_info.json").contains(#""file_name": "sft.jsonl""#))
    let again = try desk.shell(
      """
      for f in $("$ERRATA" export x --format x 2>&1 | tr -d , | grep -o 'there are .*' | cut -d' ' -f3-); do
        out=one-$f; [ $f = llama-factory ] || out=$out.jsonl
        "$ERRATA" export \(set) --format $f --out $out 2>/dev/null || exit 9
        TZ=Asia/Tokyo LC_ALL=tr_TR.UTF-8 "$ERRATA" export \(set) --format $f --out $out 2>/dev/null || exit 8
      done; ls
      """
    )
    #expect(again.status == 0, "\(again.messages)")
    #expect(again.lines.count { $0.contains("holds this already") } == 11, "\(again.output)")
    let other = try desk.errata("export", set, "--format", "csv", "--out", "one-inspect.jsonl")
    #expect(other.status == 64)
    #expect(other.messages.contains("--replace"))
    #expect(
      try desk.errata("export", set, "--format", "csv", "--out", "one-inspect.jsonl", "--replace")
        .status == 0
    )
    #expect(try desk.read("one-inspect.jsonl").contains("'=1+1"))
  }

  @Test(
    arguments: [
      ["--format", "parquet"], ["--format", "llama-factory"], ["--format", "csv", "--json"],
      ["--format", "csv", "--replace"], ["--format", "csv", "--unreviewed"], [],
      ["--format", "csv", "--out", ""],
    ]
  )
  func `Refuse arguments that mean nothing`(arguments: [String]) throws {
    let desk = try Workbench()
    #expect(try desk.errata(["export", "1234"] + arguments).status == 64)
  }

  @Test func `Are named by an erasure, which takes away what a killed one left`() throws {
    let (desk, set) = try deskToExport()
    #expect(try desk.errata("approve", set, "--all").status == 0)
    #expect(
      try desk.errata("export", set, "--format", "inspect", "--out", "cases.jsonl").status == 0
    )
    #expect(try desk.errata("export", set, "--format", "csv").status == 0)
    try desk.write("half a row", to: ".cases.jsonl.errata-partial")
    let rehearsal = try desk.errata("forget", "--id", "up", "--dry-run")
    #expect(rehearsal.output.contains("cases.jsonl: an export"), "\(rehearsal.output)")
    #expect(FileManager.default.fileExists(atPath: desk.path(".cases.jsonl.errata-partial")))
    let receipt = try desk.errata("forget", "--id", "up")
    #expect(receipt.status == 0, "\(receipt.messages)")
    #expect(receipt.output.contains("cases.jsonl: an export"))
    #expect(!FileManager.default.fileExists(atPath: desk.path(".cases.jsonl.errata-partial")))
  }

  @Test func `Are named when what is stored had to be redacted again`() throws {
    let desk = try Workbench()
    try desk.write("[redaction]\nallow = [\"joe@shop.example\"]\n", to: "older.toml")
    let older = ["ERRATA_CONFIG": desk.path("older.toml")]
    let log =
      #"{"id":"a","question":"Who helps?","answer":"Ask joe@shop.example.","feedback":"up"}"#
    let added = try desk.errata(
      "log",
      "--consent",
      "training",
      "--store",
      "errata.db",
      input: log,
      environment: older
    )
    #expect(added.status == 0, "\(added.messages)")
    let curated = try desk.errata("curate", "--json", "--agent-share", "1")
    let set = String(curated.output.dropFirst(#"{"id":""#.count).prefix { $0 != "\"" })
    #expect(try desk.errata("approve", set, "--all").status == 0)
    #expect(try desk.errata("export", set, "--format", "trl-sft", "--out", "sft.jsonl").status == 0)
    #expect(try desk.read("sft.jsonl").contains("joe@shop.example"))
    for more in [["--dry-run"], []] {
      let run = try desk.errata(["redact", "--recheck"] + more)
      #expect(run.output.contains("sft.jsonl: an export"), "\(run.output)")
    }
    #expect(try !desk.errata("redact", "--recheck").output.contains("an export"))
  }

  @Test(arguments: ["errata.db", "errata.db-key", "rejects.jsonl"])
  func `Never go over another file of the store`(name: String) throws {
    let (desk, set) = try deskToExport()
    #expect(try desk.errata("approve", set, "--all").status == 0)
    #expect(try desk.errata("log", "log.jsonl", "--rejects", "rejects.jsonl").status == 0)
    let before = FileManager.default.contents(atPath: desk.path(name))
    let run = try desk.errata("export", set, "--format", "csv", "--out", name, "--replace")
    #expect(run.status == 64, "\(run.messages)")
    // Opening a store counts in its header, whatever is done then.
    if name != "errata.db" {
      #expect(FileManager.default.contents(atPath: desk.path(name)) == before)
    }
    #expect(try desk.errata("set", set, "--json").status == 0)
  }

  @Test func `Name a set that is not there`() throws {
    let (desk, _) = try deskToExport()
    #expect(try desk.errata("export", "zzz", "--format", "csv").status == 66)
  }
}
