import Foundation
import TestSupport
import Testing

/// One file of a receipt that two runs were given.
@Suite(.serialized) struct `The file of a receipt` {
  private let desk: Workbench

  init() throws {
    desk = try Workbench()
    #expect(try desk.shell("mkdir other").status == 0)
    let lines = """
      {"id":"r1","question":"Where is it?","answer":"At the door.","user":"ann"}
      {"id":"r2","question":7,"answer":"A line of ann.","user":"ann"}
      """
    for (store, rejects) in [("s.db", "bad.jsonl"), ("other/t.db", "other/bad.jsonl")] {
      let run = try desk.errata("log", "--store", store, "--rejects", rejects, input: lines)
      #expect(run.status == 65, "\(run.messages)")
    }
  }

  /// Runs a line of a shell while an erasure waits for a file, and then waits for the erasure's end.
  private func meanwhile(_ line: String) throws -> Tool {
    try desk.shell(
      """
      exec 4< bad.jsonl; flock 4
      "$ERRATA" forget --user ann --store s.db --receipt r.txt > out 2> err &
      for try in {1..600}; do grep -q Unfinished r.txt 2> /dev/null && break; sleep 0.05; done
      \(line)
      flock -u 4; wait $!; echo "ended $?"
      """
    )
  }

  @Test(arguments: [
    "--store other/t.db --dry-run", "--store other/t.db --yes", "--store s.db --dry-run",
  ])
  func `Is left to the run that writes it`(options: String) throws {
    let run = try meanwhile("\"$ERRATA\" forget --user ann \(options) --receipt r.txt; echo $?")
    #expect(run.output == "64\nended 0\n", "\(run.output)\(run.messages)")
    #expect(run.messages.contains("r.txt is there already"), "\(run.messages)")
    let receipt = try desk.read("r.txt")
    #expect(receipt.hasPrefix("Erased 1 record") && receipt.contains("none is left"), "\(receipt)")
  }

  @Test func `Is missed when somebody takes it away, and the receipt is given elsewhere`() throws {
    let run = try meanwhile("mv r.txt old.txt; echo mine > r.txt")
    #expect(run.output == "ended 74\n", "\(run.output)")
    #expect(try desk.read("out").contains("none is left"))
    #expect(try desk.read("err").contains("moved or removed meanwhile"))
    #expect(try desk.read("r.txt") == "mine\n")
  }

  @Test func `Of a run that was ended is made anew`() throws {
    try desk.write(
      "Unfinished: the run that writes this receipt goes on, or was ended.",
      to: "r.txt"
    )
    let run = try desk.shell("\"$ERRATA\" forget --user ann --store s.db --receipt r.txt")
    #expect(run.status == 0, "\(run.messages)")
    #expect(try desk.read("r.txt").hasPrefix("Erased 1 record"))
  }
}
