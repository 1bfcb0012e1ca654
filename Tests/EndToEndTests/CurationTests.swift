import Foundation
import TestSupport
import Testing

/// A store with records of every kind, all of users who agreed to training.
private func deskToCurate() throws -> Workbench {
  let desk = try Workbench()
  try desk.write(
    """
    {"id":"up","question":"Do you ship to Norway?","answer":"Yes.","feedback":"up"}
    {"id":"edit","question":"Is it vegan?","answer":"Yes.","feedback":"edit","correction":"No, it is leather."}
    {"id":"down","question":"Where is my order?","answer":"Somewhere.","feedback":"down"}
    {"id":"none","question":"Are you a robot?","answer":"Beep."}
    {"id":"two","question":"Which size?","answer":"Large.","feedback":"down","correction":"Small fits."}
    {"id":"too","question":"which size","answer":"Large.","feedback":"down","correction":"Medium fits."}
    {"id":"eval","question":"Who runs the shop?","answer":"Ada.","feedback":"up","consent":"eval"}

    """,
    to: "log.jsonl"
  )
  let run = try desk.errata(
    "log",
    "log.jsonl",
    "--consent",
    "training",
    "--store",
    "errata.db"
  )
  #expect(run.status == 0, "\(run.messages)")
  return desk
}

/// Curates, and gives the id of the set.
private func curate(_ desk: Workbench) throws -> String {
  let run = try desk.errata("curate", "--json")
  #expect(run.status == 0, "\(run.messages)")
  return String(run.output.dropFirst(#"{"id":""#.count).prefix { $0 != "\"" })
}

@Suite struct `From reviews to a release` {
  @Test func `Goes by curate, approve and release`() throws {
    let desk = try deskToCurate()
    #expect(
      try desk.errata("decide", "down", "correct", "--correction", "See your mail.").status == 0
    )
    let id = try curate(desk)
    #expect(try desk.errata("set", "--json").lines.count == 1)
    #expect(try desk.errata("set", id, "--json").output.contains(#""examples":[{"id":"#))
    #expect(try desk.errata("release", id, "--out", "r1").status == 1)
    #expect(!FileManager.default.fileExists(atPath: desk.path("r1")))

    let approval = try desk.errata("approve", String(id.prefix(8)), "--all")
    #expect(approval.output.hasPrefix("approved 4 examples"))
    let release = try desk.errata("release", id, "--out", "r1", "--json")
    #expect(release.status == 0, "\(release.messages)")
    #expect(release.output.hasPrefix(#"{"id":"\#(id)","out":"r1","is_new":true,"eval":4,"sft":3,"#))
    #expect(try desk.read("r1/sft.jsonl").split(separator: "\n").count == 3)
    #expect(try desk.read("r1/preferences.jsonl").split(separator: "\n").count == 2)
    #expect(try desk.errata("release", "--check", "r1").status == 0)
    #expect(try desk.errata("set", "--json").output.contains(#""released":"#))

    #expect(try desk.errata("release", id, "--out", "r1").status == 0)
    #expect(try desk.errata("release", id, "--out", "r1", "--trained-as", "2").status == 64)
    try desk.write("{}\n", to: "r1/sft.jsonl")
    #expect(try desk.errata("release", "--check", "r1").status == 1)
  }

  @Test func `Makes the same set and the same bytes again`() throws {
    let desk = try deskToCurate()
    let id = try curate(desk)
    #expect(try curate(desk) == id)
    #expect(try desk.errata("approve", id, "--all").status == 0)
    #expect(try desk.errata("release", id, "--out", "r1").status == 0)
    let example = try desk.errata("set", id, "--json").output.split(separator: "\"")
    let index = try #require(example.firstIndex(of: "examples"))
    let refused = try desk.errata("reject", id, String(example[index + 4]), "--reason", "wrong")
    #expect(refused.status == 1)
    #expect(refused.messages.contains("was released and stays as it is"))
    #expect(try desk.errata("approve", id, "--all").status == 1)
    #expect(try desk.errata("release", id, "--out", "r2").status == 0)
    #expect(try desk.shell("diff -r r1 r2").status == 0)
  }

  @Test func `Sends a conflict to the queue and takes its settlement`() throws {
    let desk = try deskToCurate()
    let first = try curate(desk)
    let queue = try desk.errata("queue", "--json", "--filter", "kind:conflict")
    #expect(queue.lines.count == 1)
    let item = String(queue.output.dropFirst(#"{"id":""#.count).prefix { $0 != "\"" })
    #expect(item.hasPrefix("conflict-"))
    let decision = try desk.errata("decide", item, "correct", "--correction", "Measure first.")
    #expect(decision.status == 0, "\(decision.messages)")

    let second = try curate(desk)
    #expect(second != first)
    #expect(
      try desk.errata("set", second, "--json").output.contains(#""expected":"Measure first.""#)
    )
    #expect(try curate(desk) == second, "the settlement holds")

    try desk.write(
      #"{"id":"new","question":"Which size?","answer":"Large.","feedback":"down","correction":"Any."}"#,
      to: "more.jsonl"
    )
    #expect(try desk.errata("log", "more.jsonl", "--consent", "training").status == 0)
    let third = try desk.errata("curate", "--json")
    #expect(third.output.contains(#""open_conflicts":1"#))
    #expect(!third.output.contains("Measure first."))
    #expect(try desk.errata("queue", "--json", "--filter", "kind:conflict").lines.count == 1)
  }

  @Test func `Leaves out, and says so, what nobody agreed to`() throws {
    let desk = try Workbench()
    try desk.write(
      #"{"id":"a","question":"Ship?","answer":"Yes.","feedback":"up"}"#,
      to: "log.jsonl"
    )
    #expect(try desk.errata("log", "log.jsonl", "--store", "errata.db").status == 0)
    let run = try desk.errata("curate")
    #expect(run.status == 0)
    #expect(run.messages.contains("1 judged record left out"))
    #expect(run.messages.contains("errata consent --default training"))
    #expect(try desk.errata("consent", "--default", "training").status == 0)
    #expect(try desk.errata("curate").output.contains("1 example "))
  }

  @Test func `Keeps nothing of a dry run`() throws {
    let desk = try deskToCurate()
    #expect(try desk.errata("curate", "--dry-run").output.contains("not kept"))
    #expect(try desk.errata("set", "--json").output.isEmpty)
    #expect(try desk.errata("queue", "--json", "--filter", "kind:conflict").output.isEmpty)
  }

  @Test func `Redacts the reason of a rejection`() throws {
    let desk = try deskToCurate()
    let id = try curate(desk)
    let set = try desk.errata("set", id, "--json").output
    let example = try #require(
      set.split(separator: #""examples":[{"id":""#).last?.prefix { $0 != "\"" }
    )
    let run = try desk.errata(
      "reject",
      id,
      String(example),
      "--reason",
      "ask ann@example.com first"
    )
    #expect(run.status == 0, "\(run.messages)")
    let shown = try desk.errata("set", id, String(example), "--json").output
    #expect(shown.contains(#""state":"rejected","reason":"ask [EMAIL_1] first""#))
  }

  @Test func `Has a whole release or none, whenever it is killed`() throws {
    let desk = try deskToCurate()
    let long = String(repeating: "And then some more words. ", count: 400)
    let log = (0..<100).map {
      #"{"id":"l\#($0)","question":"What is item \#($0)?","answer":"\#(long)\#($0)","feedback":"up"}"#
    }
    try desk.write(log.joined(separator: "\n"), to: "long.jsonl")
    #expect(try desk.errata("log", "long.jsonl", "--consent", "training").status == 0)
    let id = try curate(desk)
    #expect(try desk.errata("approve", id, "--all").status == 0)
    let run = try desk.shell(
      """
      for pause in 00 02 04 08 16; do
        "$ERRATA" release \(id) --out r1 >/dev/null & sleep 0.$pause; kill -9 $!; wait $! 2>/dev/null
        [ ! -e r1 ] || "$ERRATA" release --check r1 || exit 9
        rm -rf r1
      done
      "$ERRATA" release \(id) --out r1 && "$ERRATA" release --check r1 && ls -A
      """
    )
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.lines.contains("r1"))
    #expect(!run.lines.contains { $0.hasSuffix("errata-partial") })
  }
}
