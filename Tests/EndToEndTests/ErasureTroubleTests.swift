import Foundation
import TestSupport
import Testing

/// What may happen to an erasure on a bad day: its receipt cannot be written, the disk is full, somebody else
/// is at work on the store.
@Suite(.serialized) struct `An erasure in trouble` {
  private let desk: Workbench

  init() throws { desk = try Workbench() }

  private func errata(_ line: String) throws -> Tool {
    try desk.shell("\"$ERRATA\" \(line) --store s.db")
  }

  /// Stores records of some users, by turns.
  private func log(_ count: Int, of users: [String]) throws {
    let lines = (0..<count).map { number in
      #"{"id":"r\#(number)","question":"Question \#(number) on a parcel that is late?","#
        + #""answer":"It will come on day \#(number).","user":"\#(users[number % users.count])"}"#
    }
    try desk.write(lines.joined(separator: "\n"), to: "log.jsonl")
    #expect(try errata("log log.jsonl").status == 0)
  }

  @Test(arguments: ["> /dev/full", ">&-", "--receipt nowhere/r.txt", "--receipt log.jsonl"])
  func `Does not begin when its receipt cannot be written`(place: String) throws {
    try log(1, of: ["ann"])
    let run = try desk.shell("\"$ERRATA\" forget --user ann --store s.db \(place)")
    #expect(run.status == (place.hasSuffix("jsonl") ? 64 : 74), "\(run.messages)")
    #expect(run.messages.contains("nothing was erased"), "\(run.messages)")
    #expect(try errata("show r0").status == 0)
  }

  @Test func `Writes its receipt to a file of its own`() throws {
    try log(2, of: ["ann", "bob"])
    #expect(try errata("forget --user nobody --receipt r.json").status == 66)
    #expect(!FileManager.default.fileExists(atPath: desk.path("r.json")))
    let run = try errata("forget --user ann --receipt r.json --json")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output == "")
    let receipt = try desk.read("r.json")
    #expect(receipt.hasPrefix(#"{"id":"erasure-"#) && receipt.hasSuffix("}\n"), "\(receipt)")
    let again = try errata("forget --user bob --receipt r.json")
    #expect(again.status == 64)
    #expect(again.messages.contains("r.json is there already"), "\(again.messages)")
    #expect(try errata("show r1").status == 0)
  }

  private static let isTraceable = FileManager.default.isExecutableFile(atPath: "/usr/bin/strace")

  @Test(.enabled(if: isTraceable, "strace is not installed"), arguments: [true, false])
  func `Gives its receipt elsewhere when the place fails after all`(isFile: Bool) throws {
    try log(1, of: ["ann"])
    // The first of the writes to a file comes before anything is erased.
    let first = isFile ? 2 : 1
    let trace =
      "strace -f -qq -o /dev/null -e trace=write -e inject=write:error=ENOSPC:when=\(first)+ -P"
    let command = "\"$ERRATA\" forget --user ann --store s.db"
    let run = try desk.shell(
      isFile
        ? "\(trace) \"$PWD/r.txt\" \(command) --receipt \"$PWD/r.txt\""
        : "touch r.txt; \(trace) \"$PWD/r.txt\" \(command) > r.txt"
    )
    #expect(run.status == 74, "\(run.messages)")
    #expect((isFile ? run.output : run.messages).contains("none is left"), "\(run.messages)")
    #expect(run.messages.contains("the receipt could not be written to"), "\(run.messages)")
    #expect(FileManager.default.fileExists(atPath: desk.path("r.txt")) == !isFile)
    #expect(try errata("show r0").status == 66)
  }

  @Test func `Takes turns with another, and both are done`() throws {
    try log(3_000, of: ["ann", "bob", "cy"])
    let run = try desk.shell(
      """
      "$ERRATA" forget --user ann --store s.db --receipt a.txt & FIRST=$!
      "$ERRATA" forget --user bob --store s.db --receipt b.txt & SECOND=$!
      "$ERRATA" log log.jsonl --store s.db & THIRD=$!
      wait $FIRST && wait $SECOND && wait $THIRD
      """
    )
    #expect(run.status == 0, "\(run.messages)")
    for file in ["a.txt", "b.txt"] {
      #expect(try desk.read(file).contains("Erased 1000 records"))
      #expect(try desk.read(file).contains("none is left"))
    }
    #expect(try errata("doctor").status == 0)
    #expect(try errata("forget --pending").messages.contains("Nothing is pending"))
  }

  @Test func `Waits for another that takes long, and says so`() throws {
    try log(2, of: ["ann", "bob"])
    let run = try desk.shell(
      "flock . sleep 2 & sleep 0.5; \"$ERRATA\" forget --user ann --store s.db"
    )
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.messages.contains("Another erasure is at work on a store of this folder (process "))
  }

  @Test func `Is waited for by a log, however long it holds the store`() throws {
    try log(2, of: ["ann", "bob"])
    try desk.write(#"{"id":"new","question":"And this?","answer":"Too."}"#, to: "more.jsonl")
    let holder = try StoreHolder(desk.path("s.db"))
    let letGo = Thread {
      Thread.sleep(forTimeInterval: 7)
      try? holder.letGo()
    }
    letGo.start()
    let run = try desk.shell(
      "flock . sleep 7 & sleep 0.2; \"$ERRATA\" log more.jsonl --store s.db"
    )
    #expect(run.status == 0, "\(run.messages)")
    #expect(
      run.messages.contains("An erasure is at work on a store of this folder"),
      "\(run.messages)"
    )
    #expect(try errata("show new").status == 0)
  }

  @Test func `Says where the data is when the disk is full, and what to do`() throws {
    try log(3_000, of: ["ann", "bob"] + Array(repeating: "cy", count: 998))
    #expect(try errata("queue").status == 0)
    let run = try desk.shell(
      """
      SIZE=$(stat -c %s s.db); trap '' XFSZ; ulimit -f $((SIZE / 1024))
      "$ERRATA" forget --user ann --store s.db
      """
    )
    #expect(run.status == 74, "\(run.messages)")
    #expect(run.messages.contains("The records are out of the tables"), "\(run.messages)")
    #expect(run.messages.contains("the store was not written anew"))
    #expect(run.messages.contains("in the folder of the store, and as much again"))
    #expect(run.messages.contains("finish it: errata forget --pending --store"))
    #expect(try errata("doctor").status == 1)
    let rest = try errata("forget --pending")
    #expect(rest.status == 0, "\(rest.messages)")
    #expect(rest.output.contains("none is left"), "\(rest.output)")
    #expect(try errata("doctor").status == 0)
  }
}
