import ConsoleRuntime
import ConsoleUI
import Foundation
import ReviewModel
import SQLiteStore
import TestSupport
import Testing

@Suite struct `An erasure` {
  private let desk: Workbench

  /// What ann said and was told, each text once.
  private static let secrets = [
    "Where did the blue parcel with my gramophone go last Tuesday?",
    "It was handed to the neighbour at the green door by mistake.",
    "Parcel diary, entry nineteen: green door, signed with a cross.",
    "That neighbour moved out in March, ask the depot instead of him.",
    "No, the depot in Hamm has it, shelf forty-two, ask for the wheelwright.",
    "The wheelwright confirmed this to me over the phone this very morning.",
    "Rejected since the shelf of the wheelwright is nobody else's business.",
    "A half written draft about the cellar of the second neighbour.",
    "An unsaved editor text on the cat that guards shelf forty-two.",
    "A rejected line in which ann's cousin counts all the parcels.",
    "crate sixty-one of the harbour master",
  ]

  init() throws {
    desk = try Workbench()
    let filler = (1...60).map { number in
      let answer = String(repeating: "Row \(number) of the timetable says so. ", count: 60)
      return
        #"{"id":"f\#(number)","question":"When does bus \#(number) go?","answer":"\#(answer)","user":"eve","consent":"training","feedback":{"signal":"down","correction":"At \#(number)."}}"#
    }
    let s = Self.secrets
    let own = """
      {"id":"a1","question":"\(s[0])","answer":"\(s[1])","sources":[{"text":"\(s[2])"}],"user":"ann","consent":"training","feedback":{"signal":"down","comment":"\(s[3])"}}
      {"id":"a2","question":"When does bus 7 go?","answer":"At noon.","user":"ann","consent":"training","feedback":{"signal":"down","correction":"At 7."}}
      {"id":"b1","question":"Where is the blue parcel?","answer":"Nobody knows.","user":"bob","consent":"training","feedback":"up"}
      {"id":"a3","question":7,"answer":"\(s[9])","user":"ann"}
      {"id":"b3","question":7,"answer":"A line of bob.","user":"bob"}
      """
    let log = (filler + [own]).joined(separator: "\n") + "\n"
    let run = try desk.errata("log", "--store", "s.db", "--rejects", "bad.jsonl", input: log)
    #expect(run.status == 65, "\(run.messages)")
    #expect(
      try errata(
        "decide a1 correct --correction '\(s[4])' --note '\(s[5])' --must 'shelf forty-two' --must-not '\(s[10])'"
      ).status == 0
    )
  }

  private func errata(_ line: String) throws -> Tool {
    try desk.shell("\"$ERRATA\" \(line) --store s.db")
  }

  /// Makes a set of all, approves it but for what was made of a1, and releases it.
  private func release(to folder: String, rejecting: Bool = false) throws {
    let line = """
      set -e; SET=$("$ERRATA" curate --store s.db --json | sed 's/^{"id":"\\([0-9a-f]*\\)".*/\\1/')
      \(rejecting ? reject : "")
      "$ERRATA" approve --store s.db $SET --all
      "$ERRATA" release --store s.db $SET --out \(folder)
      """
    let run = try desk.shell(line)
    #expect(run.status == 0, "\(run.messages)")
  }

  private var reject: String {
    """
    EX=$("$ERRATA" set $SET --store s.db --json | tr '{' '\\n' | grep gramophone | head -1 | sed 's/.*"id":"\\([0-9a-f]*\\)".*/\\1/')
    "$ERRATA" reject $SET $EX --reason "\(Self.secrets[6])" --store s.db
    """
  }

  /// Every file below the bench's folder that has any of some texts in it, with the text.
  private func findings(of texts: [String], besides ignored: [String] = []) throws -> [String] {
    var found: [String] = []
    let files = try #require(FileManager.default.enumerator(atPath: desk.folder.path))
    for case let name as String in files {
      guard !ignored.contains(where: name.hasPrefix),
        let data = FileManager.default.contents(atPath: desk.path(name))
      else { continue }
      for text in texts where data.range(of: Data(text.utf8)) != nil {
        found.append("\(name): \(text)")
      }
    }
    return found
  }

  /// The texts and pieces of them, as a page's end would leave them.
  private static var pieces: [String] {
    secrets.flatMap { text -> [String] in
      let half = text.index(text.startIndex, offsetBy: text.count / 2)
      return [text, String(text[half...]), String(text[..<half].suffix(20))]
    }
  }

  @Test func `Leaves no byte of what is erased in any file, with a second console open`()
    async throws
  {
    try release(to: "r1", rejecting: true)
    try indexTexts()
    // A word of each text that nobody else wrote: the question's, a source's, a comment's, a correction's.
    let words = ["gramophone", "diary", "neighbour", "shelf"]
    for word in words { #expect(try indexHolds(word), "\(word)") }
    let store = try #require(FileManager.default.contents(atPath: desk.path("s.db")))
    #expect(!store.isEmpty)
    let console = try OpenConsole(desk, store: "s.db")
    defer { console.end() }
    try leaveDrafts()
    #expect(try findings(of: [Self.secrets[0]]).isEmpty == false)
    #expect(try findings(of: [Self.secrets[7]]).isEmpty == false)
    #expect(try findings(of: [Self.secrets[8]]).isEmpty == false)
    #expect(try findings(of: [Self.secrets[9]]).isEmpty == false)

    let run = try errata("forget --user ann --rewrite r1 --json")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains(#""left":0"#), "\(run.output)")
    #expect(try findings(of: Self.pieces) == [])
    for word in words {
      #expect(try !indexHolds(word), "\(word)")
      #expect(try findings(of: [word], besides: ["bin"]) == [], "\(word)")
    }
    #expect(run.output.contains("\"search_index\":1"), "\(run.output)")
    #expect(console.isRunning)
    let doctor = try errata("doctor")
    #expect(doctor.status == 0, "\(doctor.output)")
    #expect(try desk.shell("\"$ERRATA\" release --check r1").status == 0)
    // What others asked, nearly the same, stays.
    #expect(try errata("show b1").output.contains("Where is the blue parcel?"))
    #expect(try errata("show f7").output.contains("When does bus 7 go?"))
  }

  @Test func `Knows what was erased in any case and with any white space`() throws {
    func line(_ id: String, _ user: String, _ question: String) -> String {
      #"{"id":"\#(id)","question":"\#(question)","answer":"By the  Old mill.","user":"\#(user)"}"#
        + "\n"
    }
    let question = "Where is the brass Weathercock?"
    try desk.write(line("w1", "wanda", question) + line("w2", "Otto", question), to: "w.jsonl")
    #expect(try errata("log w.jsonl").status == 0)
    #expect(try errata("forget --user wanda --yes").status == 0)
    let again =
      line("w3", "wanda", question + " ") + line("w4", "wanda", "where is the Brass  weathercock?")
      + line("w5", "Wanda", question) + line("w6", "Walter", question)
      + line("w7", "wanda", "Where is the brass weathervane?")
    try desk.write(again, to: "again.jsonl")
    let run = try errata("log again.jsonl")
    #expect(run.messages.contains("2 added"), "\(run.messages)")
    #expect(run.messages.contains("3 erased before"), "\(run.messages)")
    // By its id only the user's hash is known.
    #expect(try errata("forget --id w2 --yes").status == 0)
    try desk.write(line("w8", "Otto", question + "\\t"), to: "again.jsonl")
    #expect(try errata("log again.jsonl").messages.contains("1 erased before"))
  }

  @Test func `Leaves no byte of what private values were known by`() throws {
    let line = #"{"id":"c1","question":"Who?","answer":"Nobody.","user":"cy","feedback":"down"}"#
    try desk.write(line + "\n", to: "c.jsonl")
    #expect(try errata("log c.jsonl").status == 0)
    #expect(try errata("feedback c1 down --comment 'Not eva@mail.example'").status == 0)
    #expect(try errata("decide c1 correct --correction 'Ask jane@mail.example'").status == 0)
    let store = try SQLiteReviewStore.open(desk.path("s.db"), create: false)
    let key = try #require(try store.itemKey(of: "c1"))
    let item = try #require(try store.item(key, now: Timestamp(milliseconds: 0)))
    try store.close()
    let fingerprints =
      item.history.flatMap(\.fingerprints.byName.values)
      + (item.feedback?.fingerprints.byName.values.map { $0 } ?? [])
    #expect(fingerprints.count == 2)
    for fingerprint in fingerprints { #expect(try !findings(of: [fingerprint]).isEmpty) }
    for words in ["show c1 --json", "queue --filter is:any --json"] {
      let printed = try errata(words).output
      for fingerprint in fingerprints { #expect(!printed.contains(fingerprint)) }
    }
    let run = try errata("forget --user cy --yes --json")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains(#""left":0"#), "\(run.output)")
    #expect(try findings(of: fingerprints) == [])
  }

  /// Brings every text into the search index, which a small store does without.
  private func indexTexts() throws {
    let store = try SQLiteReviewStore.open(desk.path("s.db"), create: false)
    try store.indexTexts(from: 1)
    try store.close()
  }

  /// Whether a word, in small letters as the index has it, stands in the store's files.
  private func indexHolds(_ word: String) throws -> Bool {
    try !findings(of: ["\(UnicodeScalar(UInt8(word.utf8.count)))\(word)"]).isEmpty
  }

  /// A draft in the journal of a console that ended, and a text that an editor left behind.
  private func leaveDrafts() throws {
    let store = try SQLiteReviewStore.open(desk.path("s.db"), create: false)
    let key = try #require(try store.itemKey(of: "a1"))
    try store.close()
    let folder = DraftFolder(besideStore: desk.path("s.db"))
    let journal = DraftJournal(
      in: folder,
      reviewer: "zoe",
      session: "s",
      resolve: { key, _ in key },
      report: { _ in }
    )
    try journal.append(
      .checkpoint(Draft(item: key, text: Self.secrets[7], caret: 0)),
      id: "a1",
      at: Timestamp(milliseconds: 1)
    )
    journal.close()
    let name = "\(folder.path)/edit-0123456789abcdef-\(key)-abcdef"
    try FileManager.default.createDirectory(atPath: name, withIntermediateDirectories: true)
    try Data(Self.secrets[8].utf8).write(to: URL(fileURLWithPath: "\(name)/correction.txt"))
    try Data(Self.secrets[8].utf8).write(to: URL(fileURLWithPath: "\(name)/.correction.txt.swp"))
  }

  @Test func `Says what would go in a rehearsal, and changes nothing`() throws {
    try release(to: "r1")
    let before = try errata("show a1 --json").output
    let run = try errata("forget --user ann --dry-run --json")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains(#""dry_run":true,"records":2,"ids":["a1","a2"]"#), "\(run.output)")
    #expect(run.output.contains(#""file":"eval.jsonl""#))
    #expect(try errata("show a1 --json").output == before)
    #expect(try findings(of: [Self.secrets[9]]) != [])
  }

  @Test(arguments: ["-wal", "-wal,-shm", ""])
  func `Changes no byte of any file in a rehearsal`(left: String) throws {
    try release(to: "r1")
    try leaveDrafts()
    // Somebody writes, and ends without closing: what stands in the journal is not in the file.
    let store = try SQLiteReviewStore.open(desk.path("s.db"), create: false)
    try store.setDefaultConsent(.training)
    let journals = left.split(separator: ",").map { "&& cp s.db\($0) copy.db\($0)" }
    #expect(
      try desk.shell("cp s.db copy.db && cp s.db-key copy.db-key \(journals.joined())").status == 0
    )
    #expect(try desk.shell("cp -a s.db-drafts copy.db-drafts").status == 0)
    // With somebody else at the store, and with nobody.
    for name in ["s.db", "copy.db"] {
      let bytes = "find . -type f ! -name 'copy.db-shm' ! -name 's.db-shm' | sort | xargs sha256sum"
      let before = try desk.shell(bytes)
      #expect(before.output.contains("./\(name)\n"))
      #expect(before.output.contains("copy.db-wal") == left.contains("wal"))
      for what in ["--user ann", "--id a1", "--older-than 1d", "--unconsented", "--id nobody"] {
        let run = try desk.shell("\"$ERRATA\" forget \(what) --dry-run --store \(name)")
        #expect(run.status == (what == "--id nobody" ? 66 : 0), "\(run.messages)")
        #expect(try desk.shell(bytes).output == before.output, "\(name) \(what)")
      }
    }
    let consent = try desk.shell("\"$ERRATA\" consent --store copy.db")
    #expect(consent.output.contains("default   training") == left.contains("wal"))
    try store.close()
  }

  @Test func `Names the drafts that lost something, with count and SHA-256 before and after`()
    throws
  {
    try leaveDrafts()
    let folder = DraftFolder(besideStore: desk.path("s.db")).path
    let journal = try #require(
      FileManager.default.contentsOfDirectory(atPath: folder).first { !$0.hasPrefix("edit-") }
    )
    func hash() throws -> String {
      try String(desk.shell("sha256sum '\(folder)/\(journal)'").output.prefix(64))
    }
    let before = try hash()
    let rehearsal = try errata("forget --user ann --dry-run --json")
    #expect(
      rehearsal.output.contains(#""removed":{"drafts":1,"files":2}"#),
      "\(rehearsal.output)"
    )
    let run = try errata("forget --user ann --json")
    let after = try hash()
    #expect(before != after)
    let path = try desk.shell("realpath '\(folder)'").output.dropLast()
    let place = #""path":"\#(path)/\#(journal)","removed":{"entries":1}"#
    let hashes = #""sha256_before":"\#(before)","sha256_after":"\#(after)""#
    #expect(run.output.contains(#"{"place":"drafts",\#(place),\#(hashes)}"#), "\(run.output)")
    // The folders that editors left are gone whole.
    #expect(run.output.ranges(of: #""removed":{"files":1}"#).count == 2, "\(run.output)")
  }

  @Test func `Reads long lists of ids and users from standard input`() throws {
    func errata(_ line: String, _ input: String) throws -> Tool {
      try desk.write(input, to: "list")
      return try desk.shell("\"$ERRATA\" \(line) --store s.db < list")
    }
    let unknown = try errata("forget --id - --dry-run", "f1\r\n\n  \nf2\nnobody\n")
    #expect(unknown.status == 66)
    #expect(
      unknown.messages.contains("line 5 of standard input: no record has the id nobody"),
      "\(unknown.messages)"
    )
    let long = try errata("forget --id -", "f1\n" + String(repeating: "x", count: 70_000))
    #expect(long.status == 65)
    #expect(long.messages.contains("line 2 of standard input has more than 65536 bytes"))
    #expect(try errata("forget --id -", "\n\n").status == 65)
    let latin = try desk.shell("printf 'f1\\n\\xff\\n' | \"$ERRATA\" forget --id - --store s.db")
    #expect(latin.status == 65)
    #expect(latin.messages.contains("line 2 of standard input is not UTF-8"), "\(latin.messages)")
    #expect(try errata("forget --id - --id f1", "f2").status == 64)
    #expect(try errata("show f1", "").status == 0)

    let ids = (1...50).map { "f\($0)\n" }.joined() + "f1"
    let run = try errata("forget --id -", ids)
    #expect(run.output.hasPrefix("Erased 50 records"), "\(run.output)\(run.messages)")
    #expect(try errata("forget --id -", ids).output.hasPrefix("Erased 0 records"))

    let users = try errata("forget --user - --json", "ann\nnobody\neve\n")
    #expect(users.status == 0)
    #expect(users.output.contains(#""records":12"#), "\(users.output)")
    #expect(users.output.contains(#""place":"rejects""#))
    #expect(users.messages.contains("no record of 1 user: line 2 of standard input"))
    #expect(try errata("show b1", "").status == 0)
    #expect(try errata("forget --user -", "nobody\nsomebody\n").status == 66)
  }

  @Test func `Takes several users, and says which of them are nowhere`() throws {
    func errata(_ line: String) throws -> Tool {
      try desk.shell("\"$ERRATA\" \(line) --store s.db")
    }
    #expect(try errata("forget --user ann --user ''").status == 64)
    #expect(try errata("forget --user - --user ann").status == 64)
    #expect(try errata("show a1").status == 0)
    let run = try errata("forget --user ann --user nobody --user bob --user ann")
    #expect(run.output.hasPrefix("Erased 3 records"), "\(run.output)\(run.messages)")
    #expect(run.messages.contains("no record of 1 user: number 2 of those that were given"))
    #expect(try errata("show a1").status == 66)
    #expect(try errata("show b1").status == 66)
    #expect(try desk.read("bad.jsonl") == "")
  }

  @Test func `Keeps the records from coming back, and counts them`() throws {
    #expect(try errata("forget --id a1").status == 0)
    let line = """
      {"id":"a1","question":"Another question?","answer":"Another answer."}
      {"id":"a9","question":"\(Self.secrets[0])","answer":"\(Self.secrets[1])","user":"ann"}
      {"id":"b9","question":"\(Self.secrets[0])","answer":"\(Self.secrets[1])","user":"bob"}
      """
    let run = try desk.errata("log", "--store", "s.db", "--json", input: line)
    #expect(run.output.contains(#""added":1"#), "\(run.output)")
    #expect(run.output.contains(#""erased_before":2"#))
    #expect(try errata("show b9").status == 0)
    #expect(try errata("forget --id a1").status == 0)
    #expect(try errata("forget --id nobody").status == 66)
  }

  @Test func `Takes what is old, and what nobody agreed to`() throws {
    let log = """
      {"id":"o1","ts":"2020-01-01T00:00:00Z","question":"An old question?","answer":"Yes."}
      {"id":"o2","question":"One of no time?","answer":"Yes.","consent":"eval"}

      """
    #expect(try desk.errata("log", "--store", "o.db", input: log).status == 0)
    let old = try desk.errata("forget", "--store", "o.db", "--older-than", "180d")
    #expect(old.status == 0, "\(old.messages)")
    #expect(old.output.contains("Erased 1 record,"), "\(old.output)")
    #expect(old.output.contains("1 record without a time stays, since nobody"))
    #expect(
      try desk.errata("log", "--store", "o.db", input: #"{"question":"Q?","answer":"A."}"#).status
        == 0
    )
    let silent = try desk.errata(
      "forget",
      "--store",
      "o.db",
      "--unconsented",
      "--dry-run",
      "--json"
    )
    #expect(silent.output.contains(#""records":1"#))
    #expect(try desk.errata("forget", "--store", "o.db").status == 64)
    #expect(try desk.errata("forget", "--store", "o.db", "--older-than", "soon").status == 64)
  }

  @Test func `Names the lines of releases, and writes one again when asked, also later`() throws {
    try release(to: "r1")
    let run = try errata("forget --user ann")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains("eval.jsonl  line"), "\(run.output)")
    #expect(run.output.contains("errata forget --rewrite '"))
    #expect(try findings(of: [Self.secrets[0]]).allSatisfy { $0.hasPrefix("r1/") })
    let again = try errata("forget --rewrite r1")
    #expect(again.status == 0, "\(again.messages)")
    #expect(
      again.output.contains("rewritten: lines gone: eval 1, sft 1, preferences 1"),
      "\(again.output)"
    )
    #expect(try findings(of: Self.pieces) == [])
    #expect(try desk.shell("\"$ERRATA\" release --check r1").status == 0)
    let manifest = try desk.read("r1/manifest.json")
    #expect(manifest.contains("\"rewritten\""))
    #expect(!manifest.contains("\"a1\"") && !manifest.contains("\"a2\""))
    #expect(manifest.contains("\"f7\""))
  }

  @Test func `Needs no answer in a pipe, and asks on a terminal`() throws {
    let asked = try desk.shell(
      "printf 'no\\n' | script -qec '\"$ERRATA\" forget --id a1 --store s.db' /dev/null; \"$ERRATA\" show a1 --store s.db >/dev/null && echo there"
    )
    #expect(asked.output.contains("Type yes:"), "\(asked.output)")
    #expect(asked.output.hasSuffix("there\n"), "\(asked.output)")
    let answered = try desk.shell(
      "printf 'yes\\n' | script -qec '\"$ERRATA\" forget --id a1 --store s.db' /dev/null; \"$ERRATA\" show a1 --store s.db || echo gone"
    )
    #expect(answered.output.contains("none is left"), "\(answered.output)")
    #expect(answered.output.hasSuffix("gone\n"), "\(answered.output)")
  }
}

/// A console in another process, in a terminal of its own, for as long as a test wants it.
private final class OpenConsole {
  private let process = Process()
  private let input = Pipe()

  init(_ desk: Workbench, store: String) throws {
    process.executableURL = URL(fileURLWithPath: "/usr/bin/script")
    process.arguments = [
      "-qec", "'\(Products.url("errata").path)' --store \(store)", "/dev/null",
    ]
    process.currentDirectoryURL = desk.folder
    process.environment = [
      "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": desk.folder.path, "TERM": "xterm",
      "TMPDIR": desk.folder.path, "ERRATA_REVIEWER": "bea",
    ]
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    // It has the store open once SQLite's shared memory is there.
    let end = Date(timeIntervalSinceNow: 10)
    while !FileManager.default.fileExists(atPath: desk.path("\(store)-shm")), Date() < end {
      usleep(20_000)
    }
    try input.fileHandleForWriting.write(contentsOf: Data("/blue parcel of".utf8))
  }

  var isRunning: Bool { process.isRunning }

  func end() {
    process.terminate()
    process.waitUntilExit()
  }
}
