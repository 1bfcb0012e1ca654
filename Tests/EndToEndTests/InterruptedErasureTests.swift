import ConsoleRuntime
import ConsoleUI
import Foundation
import ReviewModel
import ReviewStorage
import SQLiteStore
import TestSupport
import Testing

/// An erasure whose process ends before it is done.
@Suite(.serialized) struct `An erasure that is interrupted` {
  private let desk: Workbench

  private static let question = "Zanzibar elephant question about restoring a parcel?"
  private static let answer = "The quick answer is wombat kangaroo platypus, every time."
  private static let draft = "A half written draft on the giraffe of the second neighbour."
  private static let rejected = "A broken line on the hippopotamus that ann keeps at home."
  private static var secrets: [String] { [question, answer, draft, rejected] }

  init() throws {
    desk = try Workbench()
    let log = """
      {"id":"q1","question":"\(Self.question)","answer":"\(Self.answer)","feedback":"down","user":"ann"}
      {"id":"q2","question":"An unrelated question on mail?","answer":"It stays.","feedback":"down","user":"bob"}
      {"id":"q3","question":7,"answer":"\(Self.rejected)","user":"ann"}
      """
    let run = try desk.errata("log", "--store", "s.db", "--rejects", "bad.jsonl", input: log)
    #expect(run.status == 65, "\(run.messages)")
    try leaveDraft()
  }

  private func errata(_ line: String) throws -> Tool {
    try desk.shell("\"$ERRATA\" \(line) --store s.db")
  }

  private func leaveDraft() throws {
    let store = try SQLiteReviewStore.open(desk.path("s.db"), create: false)
    let key = try #require(try store.itemKey(of: "q1"))
    try store.close()
    let journal = DraftJournal(
      in: DraftFolder(besideStore: desk.path("s.db")),
      reviewer: "zoe",
      session: "s",
      resolve: { key, _ in key },
      report: { _ in }
    )
    let draft = Draft(item: key, text: Self.draft, caret: 0)
    try journal.append(.checkpoint(draft), id: "q1", at: Timestamp(milliseconds: 1))
    journal.close()
  }

  /// Every file below a folder that has any of the erased texts in it, with the text.
  private func findings(in folder: String = "") throws -> [String] {
    let files = try #require(FileManager.default.enumerator(atPath: desk.path(folder)))
    var found: [String] = []
    for case let name as String in files where !name.hasPrefix("copy") {
      let path = desk.path(folder.isEmpty ? name : "\(folder)/\(name)")
      guard let data = FileManager.default.contents(atPath: path) else { continue }
      for text in Self.secrets where data.range(of: Data(text.utf8)) != nil {
        found.append("\(name): \(text)")
      }
    }
    return found
  }

  /// Takes the records out of the tables and does nothing else, as a process would that ends then.
  private func beginErasure() throws {
    let store = try SQLiteReviewStore.open(desk.path("s.db"), create: false)
    let user = try #require(try store.record("q1")?.interaction.user)
    _ = try store.erase(
      [RecordErasure("q1", marks: ["0123"])],
      for: ErasureRequest(id: "erasure-1", users: [user]),
      isRehearsal: false,
      now: Timestamp(milliseconds: 1_700_000_000_000)
    )
    try store.close()
  }

  @Test func `Is named by whoever opens the store, and finished by the next`() throws {
    #expect(try Set(findings().map { $0.prefix { $0 != ":" } }).count >= 3)
    try beginErasure()
    #expect(try findings() != [])
    let queue = try errata("queue")
    #expect(queue.status == 0)
    #expect(queue.messages.contains("errata forget --pending"), "\(queue.messages)")
    let doctor = try errata("doctor")
    #expect(doctor.status == 1)
    #expect(doctor.output.contains("bad     An erasure of 1 record"), "\(doctor.output)")
    #expect(doctor.output.contains("began at 2023-11-14T22:13:20.000Z is not finished"))

    let rehearsal = try errata("forget --pending --dry-run")
    #expect(rehearsal.output.contains("pending  an erasure of 1 record was interrupted"))
    #expect(try findings() != [])

    let run = try errata("forget --pending --json")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains(#""dry_run":false,"records":1,"#), "\(run.output)")
    #expect(run.output.contains(#""removed":{"records":1,"feedback":1,"items":1,"#))
    #expect(
      run.output.contains(#""finished":[{"id":"erasure-1","time":"2023-11-14T22:13:20.000Z""#)
    )
    // What the record said is known by hashes; the rejected line was read just now.
    #expect(run.output.contains(#""pieces":11"#), "\(run.output)")
    #expect(run.output.contains(#""left":0"#), "\(run.output)")
    #expect(try findings() == [])
    #expect(try errata("doctor").status == 0)
    #expect(try errata("queue").messages == "")
    let again = try errata("forget --pending")
    #expect(again.status == 0)
    #expect(again.messages.contains("Nothing is pending"))
  }

  /// Erases ann, and leaves the writing of releases to somebody else, as a process would that ends then.
  private func erase(rewriting rewrites: [ReleaseRewrite]) throws {
    #expect(try errata("forget --user ann --yes").status == 0)
    let store = try SQLiteReviewStore.open(desk.path("s.db"), create: false)
    _ = try store.erase(
      [],
      for: ErasureRequest(id: "erasure-2", rewrites: rewrites),
      isRehearsal: false,
      now: Timestamp(milliseconds: 1_700_000_000_000)
    )
    try store.close()
  }

  /// Makes a set of q1, releases it, and gives the release as it stands.
  private func release(to folder: String) throws -> ReleaseRewrite {
    let run = try desk.shell(
      """
      set -e; "$ERRATA" consent --user ann training --store s.db
      "$ERRATA" decide q1 correct --correction 'A better answer on parcels.' --store s.db
      SET=$("$ERRATA" curate --store s.db --json | sed 's/^{"id":"\\([0-9a-f]*\\)".*/\\1/')
      "$ERRATA" approve --store s.db $SET --all; "$ERRATA" release --store s.db $SET --out \(folder)
      """
    )
    #expect(run.status == 0, "\(run.messages)")
    let store = try SQLiteReviewStore.open(desk.path("s.db"), create: false)
    defer { try? store.close() }
    let release = try #require(try store.releases().last)
    return ReleaseRewrite(
      path: try #require(release.path),
      set: release.set,
      manifest: release.manifest
    )
  }

  @Test func `Remembers the releases that it was to write again`() throws {
    let wish = try release(to: "rel")
    let gone = ReleaseRewrite(path: desk.path("moved"), set: wish.set, manifest: "0123")
    try erase(rewriting: [wish, gone])
    #expect(try findings(in: "rel") != [])
    _ = try desk.shell("cp -r s.db copy.db; cp s.db-key copy.db-key")
    let run = try errata("forget --pending")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains("  rewritten: lines gone: eval 1"), "\(run.output)")
    #expect(run.messages.contains("moved was to be written again by a run that was interrupted"))
    #expect(try findings() == [])
    // A run that was killed when the release was written, and the store knew nothing of it yet.
    _ = try desk.shell("mv copy.db s.db; rm -f s.db-wal s.db-shm")
    let again = try errata("forget --pending --json")
    #expect(again.status == 0, "\(again.messages)")
    #expect(again.output.contains(#""by":"the run that was interrupted""#), "\(again.output)")
    #expect(again.output.contains(#""sha256_before":"\#(wish.manifest)""#), "\(again.output)")
    #expect(try errata("forget --show-receipt last --json").output.contains(wish.manifest))
    #expect(try desk.shell("\"$ERRATA\" release --check rel").status == 0)
  }

  @Test func `Takes away what a killed writing of its release has left`() throws {
    let wish = try release(to: "rel")
    try erase(rewriting: [wish])
    _ = try desk.shell("mkdir .rel.errata-partial; cp rel/eval.jsonl .rel.errata-partial/")
    #expect(try errata("forget --pending").status == 0)
    #expect(try findings() == [])
    #expect(try desk.shell("ls -a").output.contains(".rel.") == false)
  }

  @Test func `Has a receipt that is printed again, and is no mistake the second time`() throws {
    let first = try errata("forget --user ann --yes")
    #expect(first.status == 0, "\(first.messages)")
    let again = try errata("forget --user ann --yes")
    #expect(again.status == 0, "\(again.messages)")
    #expect(again.messages.contains("was erased before"), "\(again.messages)")
    #expect(again.output == "")
    #expect(try errata("forget --user anne --yes").status == 66)
    // Of several each is asked for.
    let both = try errata("forget --user ann --user anne --yes")
    #expect(both.status == 0, "\(both.messages)")
    #expect(
      both.messages.contains("has and had no record of 1 user: number 2 of"),
      "\(both.messages)"
    )
    #expect(both.messages.contains("Nothing is stored of the others any more"))
    let list = try errata("forget --show-receipt all").lines
    #expect(list.count == 1)
    #expect(list.first?.hasSuffix("  1 record") == true, "\(list)")
    let id = String(list.first?.prefix { $0 != " " } ?? "")
    let shown = try errata("forget --show-receipt \(id)")
    #expect(shown.status == 0)
    #expect(shown.output.contains("receipt \(id)"))
    #expect(shown.lines.first == first.lines.first)
    let json = try errata("forget --show-receipt \(id) --json").output
    #expect(json.hasPrefix(#"{"id":"\#(id)""#) && json.contains(#""left":0"#), "\(json)")
    // By the hash of a short file a guess of what it had could be confirmed.
    #expect(first.output.contains("SHA-256"))
    #expect(!json.contains("sha256") && !shown.output.contains("SHA-256"), "\(json)")
    #expect(try errata("forget --show-receipt erasure-no").status == 66)
    #expect(try errata("forget --show-receipt last --dry-run").status == 64)
    #expect(try findings() == [])
  }

  @Test func `Is looked for when it is finished, by whoever does`() throws {
    try beginErasure()
    try desk.write("left: \(Self.answer)", to: "s.db-drafts/stray")
    let run = try errata("forget --pending")
    #expect(run.status == 1)
    #expect(run.output.contains("3 ARE LEFT"), "\(run.output)")
    #expect(!run.output.contains("not known any more"))
    _ = try desk.shell("rm s.db-drafts/stray")
    #expect(try findings() == [])
  }

  @Test func `Takes the rejected lines that nobody agreed to when it is finished`() throws {
    let store = try SQLiteReviewStore.open(desk.path("s.db"), create: false)
    _ = try store.erase(
      [RecordErasure("q1", marks: ["0123"])],
      for: ErasureRequest(id: "erasure-1", isOfUnconsented: true),
      isRehearsal: false,
      now: Timestamp(milliseconds: 1_700_000_000_000)
    )
    try store.close()
    #expect(try desk.read("bad.jsonl") != "")
    let run = try errata("forget --pending")
    #expect(run.status == 0, "\(run.messages)")
    #expect(try desk.read("bad.jsonl") == "")
    #expect(try findings() == [])
  }

  @Test func `Is finished by the erasure of anybody else, which says so`() throws {
    try beginErasure()
    let run = try errata("forget --id q2")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains("finished  an erasure of 1 record was interrupted"))
    #expect(try findings() == [])
  }

  @Test func `Is finished by the same command, which finds nobody any more`() throws {
    try beginErasure()
    #expect(try errata("forget --user ann").status == 0)
    #expect(try findings() == [])
    // Nothing of the user is left to be found.
    #expect(try errata("forget --user ann").status == 66)
  }

  /// Whether processes can be ended at a chosen call of the system.
  private static let isTraceable = FileManager.default.isExecutableFile(atPath: "/usr/bin/strace")

  @Test(.enabled(if: isTraceable, "strace is not installed"))
  func `Names a release that could not be read when it is finished`() throws {
    let line = """
      {"id":"q5","question":"Where are the scissors?","answer":"In the drawer.","feedback":"up","user":"ann","consent":"training"}
      """
    #expect(try desk.errata("log", "--store", "s.db", input: line).status == 0)
    let released = try desk.shell(
      """
      set -e; SET=$("$ERRATA" curate --store s.db --json | sed 's/^{"id":"\\([0-9a-f]*\\)".*/\\1/')
      "$ERRATA" approve --store s.db $SET --all; "$ERRATA" release --store s.db $SET --out r1
      mv r1 r2; mkdir copy; cp -a s.db* bad.jsonl copy/
      """
    )
    #expect(released.status == 0, "\(released.messages)")
    var finished = 0
    for number in 1...20 {
      let killed = try desk.shell(
        """
        rm -rf s.db* bad.jsonl && cp -a copy/. . || exit 99
        strace -f -qq -o /dev/null -e trace=fdatasync -e inject=fdatasync:signal=KILL:when=\(number) \
          "$ERRATA" forget --user ann --store s.db
        """
      )
      if killed.status == 0 { break }
      let receipt = try errata("forget --pending").output
      guard receipt.contains("finished  an erasure of 2 records") else { continue }
      finished += 1
      #expect(receipt.contains("/r1  1 example of its set; not looked into"), "\(receipt)")
      #expect(receipt.contains("name its folder of today: errata forget --rewrite DIR"))
      #expect(receipt.hasPrefix("Erased 2 records"), "\(receipt)")
      #expect(receipt.contains("  2 records, 2 feedback, "), "\(receipt)")
    }
    #expect(finished > 0)
    #expect(try errata("forget --rewrite r2").output.contains("rewritten: lines gone"))
  }

  private static let isLarge = ProcessInfo.processInfo.environment["ERRATA_LARGE_TESTS"] == "1"
  private static let calls =
    ["fdatasync", "fsync"] + (isLarge ? ["ftruncate", "rename", "pwrite64"] : [])

  @Test(.enabled(if: isTraceable, "strace is not installed"), arguments: calls)
  func `Leaves nothing once it is run again, wherever it was killed`(call: String) throws {
    #expect(try desk.shell("mkdir copy && cp -a s.db* bad.jsonl copy/").status == 0)
    // Of the many writes some are enough.
    let step = call == "pwrite64" ? 23 : 1
    var kills = 0
    for number in stride(from: 1, through: 600, by: step) {
      let line = """
        rm -rf s.db* bad.jsonl r.txt && cp -a copy/. . || exit 99
        strace -f -qq -o /dev/null -e trace=\(call) -e inject=\(call):signal=KILL:when=\(number) \
          "$ERRATA" forget --user ann --store s.db --receipt r.txt
        """
      let killed = try desk.shell(line)
      if killed.status == 0 { break }
      try #require(killed.status == 137, "\(killed.messages)")
      kills += 1
      let again = try errata("forget --user ann --receipt r.txt")
      #expect(again.status == 0 || again.status == 66, "kill \(number): \(again.messages)")
      let receipt = try desk.read("r.txt")
      #expect(receipt.contains("none is left"), "kill \(number): \(receipt)")
      #expect(receipt.contains("Erased 1 record") || receipt.contains("erasure of 1 record"))
      #expect(try findings() == [], "kill \(number)")
      if Self.isLarge { #expect(try errata("doctor").status == 0, "kill \(number)") }
    }
    #expect(kills > 0)
    #expect(try errata("doctor").status == 0)
    #expect(try errata("show q2").status == 0)
  }
}
