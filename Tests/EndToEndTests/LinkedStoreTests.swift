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

  @Test func `with drafts in both places keeps what is in both, folders too`() throws {
    #expect(
      try desk.shell(
        """
        mkdir -p use/l.db-drafts/edit-1 real/c.db-drafts
        echo text > use/l.db-drafts/edit-1/text; echo new > use/l.db-drafts/a
        echo left > use/l.db-drafts/both; echo right > real/c.db-drafts/both
        """
      ).status == 0
    )
    let command = try #require(try run("queue").messages.split(separator: "\n").last)
    #expect(try desk.shell(String(command)).status != 0, "\(command)")
    #expect(try desk.read("real/c.db-drafts/edit-1/text") == "text\n")
    #expect(try desk.read("real/c.db-drafts/a") == "new\n")
    #expect(try desk.read("real/c.db-drafts/both") == "right\n")
    #expect(try desk.read("use/l.db-drafts/both") == "left\n")
    #expect(
      try desk.shell("rm use/l.db-drafts/both; \(command); rmdir use/l.db-drafts").status == 0
    )
    #expect(try run("queue").status == 0)
  }

  @Test func `with a key at two links loses neither`() throws {
    #expect(
      try desk.shell(
        """
        mkdir far; ln -s ../use/l.db far/m.db; mv real/c.db-key use/l.db-key; echo other > far/m.db-key
        """
      ).status == 0
    )
    let refused = try desk.errata(["queue", "--store", "far/m.db"])
    #expect(refused.status == 69, "\(refused.messages)")
    let commands = refused.messages.split(separator: "\n").dropFirst()
    #expect(commands.filter { $0.hasPrefix("mv ") }.count == 1, "\(refused.messages)")
    #expect(refused.messages.contains("is there too: keep the key"), "\(refused.messages)")
  }
}
