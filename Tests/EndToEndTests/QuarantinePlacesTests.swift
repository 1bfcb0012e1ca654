import Foundation
import TestSupport
import Testing

/// Where records of a store wait for an external redactor when the store is not where it was.
@Suite struct `A quarantine` {
  private let desk: Workbench
  private let log = """
    {"id":"a","question":"Where is Zork?","answer":"Here."}
    {"id":"b","question":"Where is Plugh?","answer":"There."}

    """
  private let other = #"{"id":"z","question":"Other?","answer":"a"}"#

  init() throws {
    desk = try Workbench()
    let probe = Products.url("ProcessProbe").path
    let table = "[redaction.external]\ntimeout = 20\ncommand = "
    try desk.write("\(table)[\"\(probe)\", \"crash\"]\n", to: "dead.toml")
    try desk.write("\(table)[\"\(probe)\", \"answer\", \"Zork=WIZARD\"]\n", to: "live.toml")
    try desk.write("", to: "none.toml")
    #expect(try desk.shell("mkdir old").status == 0)
    #expect(try logged("old/y.db", log, "dead").status == 65)
  }

  private func logged(_ store: String, _ input: String, _ settings: String = "none") throws -> Tool
  {
    try desk.errata(["log", "--store", store, "--config", "\(settings).toml"], input: input)
  }

  private func logged(_ store: String, file: String, _ settings: String) throws -> Tool {
    try desk.errata(["log", "--store", store, "--config", "\(settings).toml", file])
  }

  private func isThere(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: desk.path(path))
  }

  @Test func `Moves with its store, and is emptied there`() throws {
    #expect(try desk.shell("mv old new").status == 0)
    let run = try logged("new/y.db", other)
    #expect(run.status == 0 && run.messages.contains("1 added"), "\(run.messages)")
    #expect(try logged("new/y.db", log).messages.contains("2 quarantined"))
    let emptied = try logged("new/y.db", file: "new/y.db-quarantine.jsonl", "live")
    #expect(emptied.messages.contains("2 added"), "\(emptied.messages)")
    #expect(!isThere("new/y.db-quarantine.jsonl"))
    #expect(try logged("new/y.db", other).messages.contains("1 known already"))
    // One that was moved elsewhere is missed still.
    #expect(try logged("new/y.db", #"{"id":"c","question":"q","answer":"a"}"#, "dead").status == 65)
    #expect(try desk.shell("mv new/y.db-quarantine.jsonl elsewhere; mv new newer").status == 0)
    let missing = try logged("newer/y.db", other)
    #expect(missing.status == 65 && missing.messages.contains("is not there any more"))
  }

  @Test func `Moves with its store under another name`() throws {
    let move = """
      cd old; for part in '' -wal -shm -key -quarantine.jsonl; do
        if [ -e y.db$part ]; then mv y.db$part x.db$part; fi; done
      """
    #expect(try desk.shell(move).status == 0)
    let emptied = try logged("old/x.db", file: "old/x.db-quarantine.jsonl", "live")
    #expect(emptied.messages.contains("2 added"), "\(emptied.messages)")
    #expect(try logged("old/x.db", other).messages.contains("1 added"))
  }

  @Test func `Of a store that is copied is the store's: the copy only looks into it`() throws {
    #expect(
      try desk.shell("mkdir copy; cp old/y.db* copy/; rm -f copy/*-shm copy/*.jsonl").status == 0
    )
    let waiting = try desk.read("old/y.db-quarantine.jsonl")
    let run = try logged("copy/y.db", log)
    #expect(run.status == 65 && run.messages.contains("2 quarantined"), "\(run.messages)")
    #expect(run.messages.contains("of which this one is a copy"), "\(run.messages)")
    #expect(run.messages.contains("/old/y.db' --config"), "\(run.messages)")
    for settings in ["live", "none"] {
      let taken = try logged("copy/y.db", file: "old/y.db-quarantine.jsonl", settings)
      #expect(taken.status == 64, "\(taken.messages)")
      #expect(taken.messages.contains("Log it there, with --store"), "\(taken.messages)")
    }
    #expect(try desk.read("old/y.db-quarantine.jsonl") == waiting)
    #expect(try logged("copy/y.db", other).messages.contains("1 added"))
    // The copy can ask for itself, and the original's go into the original.
    #expect(try logged("copy/y.db", log, "live").messages.contains("2 added"))
    let own = try logged("old/y.db", file: "old/y.db-quarantine.jsonl", "live")
    #expect(own.messages.contains("2 added"), "\(own.messages)")
    #expect(try logged("copy/y.db", log).messages.contains("2 known already"))
  }

  @Test func `With a line that cannot be read says which, whoever asks`() throws {
    let whole = try desk.read("old/y.db-quarantine.jsonl")
    try desk.write(String(whole.dropLast(40)), to: "old/y.db-quarantine.jsonl")
    #expect(try logged("old/y.db", other).messages.contains("line 2 of the quarantine"))
    let words = ["log", "--store", "old/y.db", "--config", "none.toml", "--without-external"]
    let run = try desk.errata(words + ["old/y.db-quarantine.jsonl"])
    #expect(run.status == 65 && run.messages.contains("1 added"), "\(run.messages)")
    #expect(run.messages.contains("old/y.db-quarantine.jsonl:2:"), "\(run.messages)")
    #expect(run.messages.contains("Line 1 of what is left in"), "\(run.messages)")
    #expect(try logged("old/y.db", other).messages.contains("line 1 of the quarantine"))
  }

  @Test func `Loses what an earlier version knew values by`() throws {
    let line = try desk.read("old/y.db-quarantine.jsonl")
    let old = line.replacing(#""reason":"#, with: #""fingerprints":{"[EMAIL_1]":"0f0f"},"reason":"#)
    #expect(old != line)
    try desk.write(old, to: "old/y.db-quarantine.jsonl")
    #expect(try logged("old/y.db", other).status == 0)
    #expect(try desk.read("old/y.db-quarantine.jsonl") == line)
  }

  @Test func `Log leaves nothing of an open store beside it, whatever it reads`() throws {
    for _ in 0..<4 {
      #expect(try logged("old/y.db", "no JSON\n").status == 65)
      #expect(!isThere("old/y.db-wal") && !isThere("old/y.db-shm"))
    }
  }
}
