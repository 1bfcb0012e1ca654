import Foundation
import TestSupport
import Testing

/// A store that is reached by a link: earlier versions kept key, drafts and quarantine beside the link.
@Suite struct `A link to a store` {
  private let desk: Workbench
  private let log =
    #"{"id":"a","question":"Whom to ask?","answer":"Nobody.","user":"zoe","feedback":"down"}"#
    + "\n"

  init() throws {
    desk = try Workbench()
    for folder in ["real", "use"] {
      try FileManager.default.createDirectory(
        atPath: desk.path(folder),
        withIntermediateDirectories: false
      )
    }
    #expect(try desk.errata(["log", "--store", "real/c.db"], input: log).status == 0)
    try FileManager.default.createSymbolicLink(
      atPath: desk.path("use/l.db"),
      withDestinationPath: "../real/c.db"
    )
  }

  private func run(_ words: String, input: String = "") throws -> Tool {
    let words = words.split(separator: " ").map(String.init)
    return try desk.errata(words + ["--store", "use/l.db"], input: input)
  }

  @Test func `is the store, with what stands beside that`() throws {
    #expect(try run("log", input: log).messages.contains("1 known already"))
    #expect(try run("doctor").status == 0)
    #expect(!FileManager.default.fileExists(atPath: desk.path("use/l.db-key")))
  }

  @Test func `is refused with the commands that bring what stands beside it to the store`() throws {
    try FileManager.default.moveItem(
      atPath: desk.path("real/c.db-key"),
      toPath: desk.path("use/l.db-key")
    )
    try FileManager.default.createDirectory(
      atPath: desk.path("use/l.db-drafts"),
      withIntermediateDirectories: false
    )
    try desk.write("a draft", to: "use/l.db-drafts/x")
    try desk.write("line one\n", to: "use/l.db-quarantine.jsonl")
    try desk.write("line two\n", to: "real/c.db-quarantine.jsonl")
    var advice: [Substring] = []
    for words in [
      "log -", "queue", "forget --user zoe --yes", "decide a affirm", "redact --recheck",
    ] {
      let run = try run(words, input: log)
      #expect(run.status == 69, "\(words): \(run.messages)")
      #expect(run.messages.contains("Move it beside the store"), "\(run.messages)")
      advice = Array(run.messages.split(separator: "\n").dropFirst())
    }
    let doctor = try run("doctor")
    #expect(doctor.status == 1 && doctor.output.contains("beside the link"), "\(doctor.output)")
    for command in advice { #expect(try desk.shell(String(command)).status == 0, "\(command)") }
    #expect(try desk.read("real/c.db-drafts/x") == "a draft")
    #expect(try desk.read("real/c.db-quarantine.jsonl") == "line two\nline one\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: desk.path("use")) == ["l.db"])
    try FileManager.default.removeItem(atPath: desk.path("real/c.db-quarantine.jsonl"))
    #expect(try run("log", input: log).messages.contains("1 known already"))
    #expect(try run("forget --user zoe --yes").status == 0)
  }
}
