import Foundation
import TestSupport
import Testing

/// Files of lines that were kept out of a store, in the state in which erasures may find them.
@Suite(.serialized) struct `A file of rejected lines` {
  private let desk: Workbench

  init() throws { desk = try Workbench() }

  private func errata(_ line: String) throws -> Tool {
    try desk.shell("\"$ERRATA\" \(line) --store s.db")
  }

  private static let log = """
    {"id":"q1","question":"Where is the gramophone?","answer":"In the cellar.","user":"zoe"}
    {"id":"q2","question":7,"answer":"A line of zoe that is kept out.","user":"zoe"}
    {"id":"q3","question":7,"answer":"A line of max that is kept out.","user":"max"}

    """

  private func log(rejects: String) throws {
    try desk.write(Self.log, to: "log.jsonl")
    let run = try errata("log log.jsonl --rejects \(rejects)")
    #expect(run.status == 65, "\(run.messages)")
  }

  @Test func `Has what a log rejects after an erasure took lines out of it`() throws {
    try desk.write(Self.log, to: "log.jsonl")
    let run = try desk.shell(
      """
      mkfifo pipe; "$ERRATA" log pipe --rejects bad.jsonl --store s.db & exec 3> pipe
      cat log.jsonl >&3
      for try in {1..200}; do [ "$(wc -l < bad.jsonl)" = 2 ] && break; sleep 0.05; done
      "$ERRATA" forget --user zoe --store s.db || exit 1
      echo '{"id":"q4","question":8,"answer":"A late line.","user":"max"}' >&3
      exec 3>&-; wait %1
      """
    )
    #expect(run.status == 65, "\(run.messages)")
    let left = try desk.read("bad.jsonl").split(separator: "\n")
    try #require(left.count == 2)
    #expect(left[0].contains("line of max") && left[1].contains("A late line"))
    #expect(left[1].contains(#""line":4"#))
  }

  @Test(arguments: ["ln -s deep/real.jsonl bad.jsonl", ""])
  func `Is erased from where a link leads`(beforehand: String) throws {
    #expect(try desk.shell("mkdir deep; \(beforehand)").status == 0)
    try log(rejects: "bad.jsonl")
    if beforehand.isEmpty {
      let line = "mv bad.jsonl deep/real.jsonl; ln -s deep/real.jsonl bad.jsonl"
      #expect(try desk.shell(line).status == 0)
    }
    let run = try errata("forget --user zoe")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains("none is left"))
    let text = try desk.read("deep/real.jsonl")
    #expect(!text.contains("line of zoe") && text.contains("line of max"))
    #expect(try desk.shell("[ -h bad.jsonl ]").status == 0)
  }

  @Test func `Of a store that is copied is the store's, and is left alone by the copy`() throws {
    try log(rejects: "bad.jsonl")
    #expect(try desk.shell("mkdir copy; cp s.db* copy/; rm -f copy/s.db-shm").status == 0)
    let copy = try desk.shell("cd copy; \"$ERRATA\" forget --user zoe --yes --store s.db")
    #expect(copy.status == 0, "\(copy.messages)")
    #expect(copy.messages.contains("This store is a copy of"), "\(copy.messages)")
    #expect(try desk.read("bad.jsonl").contains("line of zoe"))
    // What came back from a backup, or was moved, is no copy.
    let backup = """
      rm -rf copy; mkdir back new; cp s.db* back/; rm -f back/s.db-shm; mv s.db old.db; rm -f s.db*
      mv back/s.db* .; rm old.db; mv s.db* new/
      """
    #expect(try desk.shell(backup).status == 0)
    let run = try desk.shell("\"$ERRATA\" forget --user zoe --yes --store new/s.db")
    #expect(run.status == 0 && !run.messages.contains("copy"), "\(run.messages)")
    #expect(try !desk.read("bad.jsonl").contains("line of zoe"))
  }

  @Test func `Has lines that name nobody, which the receipt counts`() throws {
    let odd = #"{"id":"q8","question":"Who?","answer":"user=zoe"}x"#
    try desk.write("\(Self.log){\"id\":\"q7\",\"question\":7}\n\(odd)\n", to: "log.jsonl")
    #expect(try errata("log log.jsonl --rejects bad.jsonl").status == 65)
    let words =
      "  2 lines that name no user in files of rejected lines or the quarantine stay: nobody"
    #expect(try errata("forget --user zoe --dry-run").output.contains(words))
    let run = try errata("forget --user zoe")
    #expect(run.output.contains(words), "\(run.output)")
    #expect(try errata("forget --user max --json").output.contains(#""unnamed_lines":2"#))
    #expect(!(try errata("forget --id q7").output.contains("name no user")))
  }

  @Test func `Ends the run before anything is erased when it cannot be written anew`() throws {
    try log(rejects: "bad.jsonl")
    #expect(try desk.shell("mkdir bad.jsonl.errata-partial").status == 0)
    let run = try errata("forget --user zoe")
    #expect(run.status == 74)
    #expect(run.messages.contains("No record was erased"), "\(run.messages)")
    #expect(run.messages.contains("cannot write the rejects"))
    #expect(run.messages.contains("delete the file when it is not needed"))
    #expect(try errata("show q1").status == 0)
    #expect(try errata("doctor").status == 0)
    // It has nothing of somebody else, whose erasure it does not keep.
    #expect(try errata("forget --id q1").status == 0)
    #expect(try desk.shell("rmdir bad.jsonl.errata-partial").status == 0)
    #expect(try errata("forget --user zoe").status == 0)
    #expect(try !desk.read("bad.jsonl").contains("line of zoe"))
  }

  private static let isLarge = ProcessInfo.processInfo.environment["ERRATA_LARGE_TESTS"] == "1"

  @Test(.enabled(if: isLarge, "takes a minute"))
  func `Keeps a long line of somebody else`() throws {
    // As a JSON string in JSON, each quotation mark has four bytes.
    let long = String(repeating: #"\""#, count: 7 << 20)
    let lines = """
      {"id":"q5","question":7,"answer":"\(long)","user":"max"}
      \(Self.log)
      """
    try desk.write(lines, to: "log.jsonl")
    #expect(try errata("log log.jsonl --rejects bad.jsonl").status == 65)
    let run = try errata("forget --user zoe")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains("  1 line\n"), "\(run.output)")
    let count = try desk.shell("grep -c 'max' bad.jsonl")
    #expect(count.output == "2\n")
  }

  @Test func `Loses a line that is too long to be told apart, and the receipt says so`() throws {
    try log(rejects: "bad.jsonl")
    #expect(
      try desk.shell("(head -c 40000000 /dev/zero | tr '\\0' x; echo) >> bad.jsonl").status == 0
    )
    let run = try errata("forget --user zoe")
    #expect(run.status == 0, "\(run.messages)")
    #expect(
      run.output.contains("  1 line, 1 line too long to be told whose\n"),
      "\(run.output)"
    )
    #expect(try errata("forget --user max --json").output.contains(#""removed":{"lines":1}"#))
  }
}
