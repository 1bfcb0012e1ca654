import ConsoleRuntime
import ConsoleUI
import Foundation
import ReviewModel
import ReviewStorage
import SQLiteStore
import TestSupport
import Testing

@Suite struct `The receipt of an erasure` {
  private let desk: Workbench

  init() throws { desk = try Workbench() }

  private func errata(_ line: String) throws -> Tool {
    try desk.shell("\"$ERRATA\" \(line) --store s.db")
  }

  private func log(_ lines: String) throws {
    let run = try desk.errata("log", "--store", "s.db", "--rejects", "bad.jsonl", input: lines)
    #expect([0, 65].contains(run.status), "\(run.messages)")
  }

  private func release(to folder: String) throws {
    let line = """
      set -e; SET=$("$ERRATA" curate --store s.db --json | sed 's/^{"id":"\\([0-9a-f]*\\)".*/\\1/')
      "$ERRATA" approve --store s.db $SET --all
      "$ERRATA" release --store s.db $SET --out \(folder)
      """
    let run = try desk.shell(line)
    #expect(run.status == 0, "\(run.messages)")
  }

  /// Two people who ask the same in other words, one of them more often.
  private static let askers = """
    {"id":"b1","question":"How long does a restore take?","answer":"An hour.","user":"bob","consent":"training","feedback":"up"}
    {"id":"b2","question":"How long does a restore take?","answer":"An hour.","user":"bob","consent":"training","feedback":"up"}
    {"id":"a1","question":"how long does a restore take","answer":"An hour.","user":"ann","consent":"training","feedback":"up"}
    {"id":"c1","question":"How long does a restore take?","answer":"An hour.","user":"cy","consent":"training","feedback":"up"}
    """

  @Test func `Tells lines with the words of the erased from those that only name them`() throws {
    try log(Self.askers)
    try release(to: "r1")
    #expect(try desk.read("r1/eval.jsonl").contains("how long does a restore take"))
    let words = try errata("forget --user ann --dry-run")
    #expect(words.output.contains("line 1 (their words beside another's)"), "\(words.output)")
    let names = try errata("forget --id b2 --dry-run --json")
    #expect(names.output.contains(#"{"file":"eval.jsonl","line":1,"holds":"name"}"#))
    #expect(
      try errata("forget --user ann --json").output
        .contains(#"{"file":"eval.jsonl","line":1,"holds":"wording"}"#)
    )
  }

  @Test func `Lists two releases in folders whose names only read the same`() throws {
    try log(Self.askers)
    try release(to: "Zo\u{e9}")
    let again = try desk.shell(
      """
      SET=$("$ERRATA" set --store s.db --json | sed 's/^{"id":"\\([0-9a-f]*\\)".*/\\1/')
      "$ERRATA" release --store s.db $SET --out Zoe\u{301}
      """
    )
    #expect(again.status == 0, "\(again.messages)")
    let run = try errata("forget --id b1 --dry-run")
    #expect(run.output.split(separator: "\n").count { $0.hasPrefix("release  ") } == 2)
  }

  @Test func `Says of what its hashes are, which a rehearsal leaves as they are`() throws {
    try log(Self.askers)
    func before(_ run: Tool) throws -> String {
      try #require(run.lines.first { $0.hasPrefix("  SHA-256 before") })
    }
    let rehearsal = try errata("forget --user ann --dry-run")
    #expect(
      rehearsal.output.contains(
        "hashes  of the bytes of the files that have one here, when this run began"
      )
    )
    let hash = try before(rehearsal)
    #expect(try before(errata("forget --user ann --dry-run")) == hash)
    #expect(try before(errata("forget --user ann")) == hash)
  }

  @Test func `Has the hashes of the store and of its journal, before and after`() throws {
    try log(Self.askers)
    // A copy of what stands while the store is open, so that there is a journal.
    let store = try SQLiteReviewStore.open(desk.path("s.db"), create: false)
    try store.setDefaultConsent(.eval)
    #expect(try desk.shell("mkdir copy && cp s.db s.db-key s.db-wal copy/").status == 0)
    try store.close()
    func sums() throws -> [String: String] {
      var sums: [String: String] = [:]
      for line in try desk.shell("cd copy; sha256sum s.db s.db-wal").lines {
        sums[String(line.dropFirst(66))] = String(line.prefix(64))
      }
      return sums
    }
    let before = try sums()
    #expect(before.count == 2)
    let run = try desk.shell("\"$ERRATA\" forget --user ann --json --store copy/s.db")
    #expect(run.status == 0, "\(run.messages)")
    let after = try sums()
    for (file, name) in [("s.db", "store"), ("s.db-wal", "write-ahead log")] {
      let start = try #require(run.output.range(of: #""place":"\#(name)""#)).upperBound
      let place =
        run.output[start...].prefix { $0 != "}" }
        + run.output[start...].drop { $0 != "}" }.prefix { $0 != "]" }
      #expect(place.contains("/copy/\(file)\""), "\(place)")
      let hash = try #require(before[file])
      #expect(place.contains(#""sha256_before":"\#(hash)""#), "\(run.output)")
      if let hash = after[file] {
        #expect(place.contains(#""sha256_after":"\#(hash)""#), "\(run.output)")
      }
    }
    #expect(after["s.db"] != nil && after["s.db"] != before["s.db"])
    #expect(!run.output.contains("s.db-shm"))
  }

  @Test func `Cries of nothing where what others said touches a byte that fits by chance`() throws {
    // The normalised question of 50 bytes is a row of 63, and "?" is the byte of 63: it stands right behind
    // the one that was stored next, which then reads as ann's question to its end.
    let lines = """
      {"id":"x1","question":"\(String(repeating: "padding ", count: 6))xy","answer":"An hour.","user":"cy"}
      {"id":"b1","question":"How Long does a Restore Take","answer":"An hour.","user":"bob"}
      {"id":"a1","question":"how long does a restore take?","answer":"An hour.","user":"ann"}
      """
    try log(lines)
    let run = try errata("forget --user ann")
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.contains("none is left"), "\(run.output)")
    let raw = try desk.shell("grep -c 'how long does a restore take?' s.db")
    #expect(raw.output == "1\n")
  }

  @Test func `Leaves drafts of others alone that say the same, and finds what is nobody's`() throws
  {
    try log(Self.askers)
    let words = "a sentence that ann and zoe both have written down"
    try log(
      """
      {"id":"a2","question":"Who wrote it?","answer":"\(words)","user":"ann"}
      {"id":"d1","question":"What is it?","answer":"A thing.","user":"bob","feedback":"down"}
      """
    )
    try leave(draftOf: "d1", words)
    #expect(try errata("forget --user ann --dry-run").status == 0)
    let run = try errata("forget --user ann")
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.contains("none is left"), "\(run.output)")

    try log(
      #"{"id":"c2","question":"Who wrote it?","answer":"\#(words.uppercased())","user":"cy"}"#
    )
    _ = try desk.shell("echo '\(words.uppercased())' > s.db-drafts/stray")
    let other = try errata("forget --user cy")
    #expect(other.status == 1)
    #expect(other.output.contains("ARE LEFT"), "\(other.output)")
    #expect(other.output.contains("3 in s.db-drafts/stray"), "\(other.output)")
  }

  private func leave(draftOf id: ItemID, _ text: String) throws {
    let store = try SQLiteReviewStore.open(desk.path("s.db"), create: false)
    let key = try #require(try store.itemKey(of: id))
    try store.close()
    let journal = DraftJournal(
      in: DraftFolder(besideStore: desk.path("s.db")),
      reviewer: "zoe",
      session: "s",
      resolve: { key, _ in key },
      report: { _ in }
    )
    let draft = Draft(item: key, text: text, caret: 0)
    try journal.append(.checkpoint(draft), id: id, at: Timestamp(milliseconds: 1))
    journal.close()
  }

  @Test func `Says what was not looked for`() throws {
    try log(#"{"id":"a1","question":"Why?","answer":"Yes.","user":"ann"}"#)
    let run = try errata("forget --user ann")
    #expect(run.status == 0)
    #expect(!run.output.contains("none is left"), "\(run.output)")
    #expect(run.output.contains("re-scan  nothing was looked for: 3 texts of fewer than 12 bytes"))
    try log(#"{"id":"a2","question":"Why does it take so long?","answer":"Yes.","user":"ann"}"#)
    let other = try errata("forget --user ann")
    #expect(other.output.contains("none is left; 1 text of fewer than 12 bytes"))
  }

  @Test func `Names a release once that a killed rewriting left aside`() throws {
    try log(Self.askers)
    try release(to: "r1")
    #expect(try desk.shell("mv r1 .r1.errata-partial-old").status == 0)
    let run = try errata("forget --user ann --rewrite r1")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.ranges(of: "release  ").count == 1, "\(run.output)")
    #expect(!run.output.contains("it still holds them"))
    #expect(try desk.shell("\"$ERRATA\" release --check r1").status == 0)
  }

  @Test(arguments: [true, false])
  func `Takes away what a killed writing of a release left`(isWritten: Bool) throws {
    try log(Self.askers)
    if isWritten {
      try release(to: "r1")
      #expect(try desk.shell("cp -r r1 .r1.errata-partial").status == 0)
    } else {
      // Killed before it was moved to its place.
      let line = """
        SET=$("$ERRATA" curate --store s.db --json | sed 's/^{"id":"\\([0-9a-f]*\\)".*/\\1/')
        "$ERRATA" approve --store s.db $SET --all
        strace -f -qq -o /dev/null -e trace=rename -e inject=rename:signal=KILL:when=1 \
          "$ERRATA" release --store s.db $SET --out r1
        """
      if try desk.shell("test -x /usr/bin/strace").status != 0 { return }
      #expect(try desk.shell(line).status == 137)
    }
    #expect(try desk.read(".r1.errata-partial/eval.jsonl").contains("how long"))
    let doctor = try errata("doctor")
    #expect(doctor.status == 1)
    #expect(doctor.output.contains(".r1.errata-partial still holds it"), "\(doctor.output)")
    let rehearsal = try errata("forget --id b2 --dry-run")
    #expect(rehearsal.output.contains("unfinished release"))
    #expect(FileManager.default.fileExists(atPath: desk.path(".r1.errata-partial")))
    let run = try errata("forget --id b2")
    #expect(run.output.contains("unfinished release"), "\(run.output)")
    #expect(!FileManager.default.fileExists(atPath: desk.path(".r1.errata-partial")))
    #expect(try errata("doctor").status == 0)
  }

  @Test func `Says how a release that was moved is written again`() throws {
    try log(Self.askers)
    try release(to: "r1")
    #expect(try desk.shell("mv r1 r2").status == 0)
    let rehearsal = try errata("forget --user ann --dry-run")
    #expect(rehearsal.output.contains("name its folder of today"), "\(rehearsal.output)")
    let run = try errata("forget --user ann")
    #expect(run.output.contains("if it was moved, it still holds them"), "\(run.output)")
    #expect(run.output.contains("errata forget --rewrite DIR"))
    #expect(try desk.read("r2/eval.jsonl").contains("how long does a restore take"))
    #expect(try errata("forget --rewrite r2").status == 0)
    #expect(try !desk.read("r2/eval.jsonl").contains("how long does a restore take"))
  }

  @Test func `Says that saved views are not looked into`() throws {
    try log(Self.askers)
    #expect(!(try errata("forget --user ann --dry-run").output.contains("not looked into")))
    #expect(try desk.shell("mkdir -p .config/errata").status == 0)
    try desk.write("parcels = \"gramophone\"\nodd = 7\n", to: ".config/errata/views.toml")
    let run = try errata("forget --user ann")
    #expect(run.output.contains(".config/errata/views.toml: 2 saved views, with the names"))
    #expect(!run.output.contains("gramophone"))
    #expect(try errata("forget --id b1 --json").output.contains(#""count":2}"#))
  }

  @Test func `Refuses to write a release again that was edited, with a status of its own`() throws {
    try log(Self.askers)
    try release(to: "r1")
    #expect(try desk.shell("echo >> r1/eval.jsonl").status == 0)
    let run = try errata("forget --user ann --rewrite r1")
    #expect(run.status == 65)
    #expect(run.messages.contains("is not as its manifest says"), "\(run.messages)")
    #expect(run.messages.contains("Put the release back as it was"))
    #expect(try errata("show a1").status == 0)
  }

  @Test func `Is none when a user is nowhere`() throws {
    try log(Self.askers)
    let run = try errata("forget --user nobody")
    #expect(run.status == 66)
    #expect(run.output == "")
    #expect(run.messages.contains("no record of this user is stored; nothing was erased"))
    #expect(try errata("forget --user nobody --dry-run").status == 66)
    // Nothing that is old is no mistake: it runs every night.
    #expect(try errata("forget --older-than 180d").status == 0)

    try desk.write("[capture]\nkeep = [\"feedback\"]\n", to: "keep.toml")
    let kept = try errata("forget --user nobody --config keep.toml")
    #expect(kept.status == 66)
    #expect(kept.messages.contains("capture.keep in the settings leaves users out"))
    let consent = try errata("consent --user nobody none --config keep.toml")
    #expect(consent.status == 0)
    #expect(consent.messages.contains("No record of a user of this name is stored"))
    #expect(consent.messages.contains("capture.keep in the settings leaves users out"))
    #expect(try errata("consent --user bob eval").messages == "")
  }

  @Test func `Counts the rejected lines of a user, however their names are written`() throws {
    let lines = #"""
      {"id":"e1","question":"Whose parcel is this one here?","answer":"Yours.","user":"eve"}
      {"id":"j1","question":7,"answer":"One.","user":"J\u00fcrgen"}
      {"id":"j2","question":"Two?","answer":"2","user":"Jürgen","user":"eve"}
      {"id":"j3","question":"He said "hi"","answer":"3","user":"Jürgen"}
      {"id":"j4","question":"Four?","answer":"4","user":"Jü
      {'id': 'j5', 'question': 'Five?', 'answer': '5', 'user': 'Jürgen'}
      {"id":"e2","question":7,"answer":"Of eve alone.","user":"eve"}
      {"id":"e3","question":"Of "eve","answer":"too","user":"eve"}
      """#
    try log(lines)
    #expect(try desk.read("bad.jsonl").split(separator: "\n").count == 7)
    let run = try errata("forget --user Jürgen --json")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains(#""removed":{"lines":5}"#), "\(run.output)")
    let left = try desk.read("bad.jsonl")
    #expect(left.split(separator: "\n").count == 2)
    #expect(left.contains("Of eve alone.") && left.contains("e3"))
    #expect(try errata("show e1").status == 0)
  }

  @Test
  func
    `Takes lines that nobody agreed to, and those whose file is old when their time is not known`()
    throws
  {
    let lines = #"""
      {"id":"n1","question":7,"answer":"No word on use.","user":"ann"}
      {"id":"y1","question":7,"answer":"Agreed here.","user":"ann","consent":"eval"}
      {"id":"y2","question":7,"answer":"Agreed for all.","user":"bob"}
      {"id":"n2","question":7,"answer":"Refused here.","user":"bob","consent":false}
      {"id":"y3","question":"Torn and agreed","consent":true,"answer":"b
      {"id":"n3","question":"Torn","answer":"b
      """#
    try log(lines)
    #expect(try errata("consent --user bob training").status == 0)
    #expect(try errata("forget --unconsented --dry-run --json").output.contains(#"{"lines":3}"#))
    let run = try errata("forget --unconsented --json")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains(#""removed":{"lines":3}"#), "\(run.output)")
    let left = try desk.read("bad.jsonl")
    for id in ["y1", "y2", "y3"] { #expect(left.contains(id), "\(id)") }

    let young = try errata("forget --older-than 180d")
    #expect(young.output.contains("3 lines without a time"), "\(young.output)")
    #expect(try errata("forget --older-than 180d --json").output.contains(#""undated_lines":3"#))
    _ = try desk.shell("touch -d 2020-01-01 bad.jsonl")
    let old = try errata("forget --older-than 180d --json")
    #expect(old.output.contains(#""removed":{"lines":3}"#), "\(old.output)")
    #expect(try desk.read("bad.jsonl").isEmpty)
  }

  @Test func `Looks into what was moved with the store, and names what is not there any more`()
    throws
  {
    try log(#"{"id":"e1","question":7,"answer":"A line of ann.","user":"ann"}"#)
    try desk.write(
      "[redaction.external]\ncommand = [\"false\"]\ntimeout = 20\n",
      to: "errata.toml"
    )
    let waiting = try desk.errata(
      "log",
      "--store",
      "s.db",
      "--config",
      "errata.toml",
      input: #"{"id":"w1","question":"What waits?","answer":"A record of ann.","user":"ann"}"#
    )
    #expect(waiting.status == 65, "\(waiting.messages)")
    _ = try desk.shell("mkdir moved && mv s.db* bad.jsonl moved/")
    let doctor = try desk.errata("doctor", "--store", "moved/s.db")
    #expect(doctor.output.contains("the rejected lines stood once in"), "\(doctor.output)")
    let dry = try desk.errata("forget", "--user", "ann", "--store", "moved/s.db", "--dry-run")
    #expect(dry.output.contains("moved/s.db-quarantine.jsonl"), "\(dry.output)\(dry.messages)")
    let run = try desk.errata("forget", "--user", "ann", "--store", "moved/s.db", "--json")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains(#""missing":[{"place":"#), "\(run.output)")
    #expect(run.output.contains("/bad.jsonl"))
    let left = try desk.shell("cat moved/s.db-quarantine.jsonl")
    #expect(!left.output.contains("waits"))
  }

  @Test func `Knows no place of lines that went to a device`() throws {
    let run = try desk.errata(
      "log",
      "--store",
      "s.db",
      "--rejects",
      "/dev/null",
      input: #"{"id":"e1","question":7,"answer":"A line of ann.","user":"ann"}"#
    )
    #expect(run.status == 65)
    #expect(try !errata("doctor").output.contains("/dev/null"))
  }

  @Test func `Finds in rejected lines an id that nothing else has`() throws {
    try log(#"{"id":"x1","question":7,"answer":"One.","user":"ann"}"#)
    let run = try errata("forget --id x1")
    #expect(run.status == 0, "\(run.messages)")
    #expect(try desk.read("bad.jsonl") == "")
    #expect(try errata("forget --id x2").status == 66)
  }

  @Test func `Does not keep out what might be anybody's`() throws {
    try log(#"{"id":"a1","question":"How do I log in here?","answer":"With your name."}"#)
    #expect(try errata("forget --id a1").status == 0)
    try log(
      """
      {"id":"b1","question":"How do I log in here?","answer":"With your name."}
      {"id":"a1","question":"How do I log in here?","answer":"With your name."}
      """
    )
    #expect(try errata("show b1").status == 0)
    #expect(try errata("show a1").status == 66)
  }

  @Test func `Makes no new key for a store of which all was erased`() throws {
    try log(#"{"id":"a1","question":"Where is it?","answer":"There.","user":"ann"}"#)
    #expect(try errata("forget --user ann").status == 0)
    #expect(try desk.shell("mv s.db-key away").status == 0)
    let run = try desk.errata("log", "--store", "s.db", input: #"{"question":"Q?","answer":"A."}"#)
    #expect(run.status == 69)
    #expect(run.messages.contains("s.db-key is missing"), "\(run.messages)")
    #expect(!FileManager.default.fileExists(atPath: desk.path("s.db-key")))
    let doctor = try errata("doctor")
    #expect(doctor.output.contains("bad     the key s.db-key is missing"), "\(doctor.output)")
    #expect(doctor.status == 1)
    #expect(try desk.shell("mv away s.db-key").status == 0)
    #expect(try errata("doctor").status == 0)
  }
}
