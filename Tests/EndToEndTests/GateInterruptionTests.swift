import Foundation
import TestSupport
import Testing

@Suite struct `A gate that is interrupted` {
  /// Hangs at one question until there is a file `go`.
  private static let hang = #"case "$line" in *vegan*) [ -e go ] || exec sleep 60 ;; esac"#

  /// Runs the gate, and stops it when so many questions were asked.
  private func stopped(
    _ desk: Workbench,
    _ words: [String],
    by signal: String,
    after asked: Int
  ) throws -> Tool {
    try desk.shell(
      """
      "$ERRATA" \(words.joined(separator: " ")) & pid=$!
      for i in $(seq 600); do
        [ "$(cat asked 2>/dev/null | wc -l)" -ge \(asked) ] && break; sleep 0.05
      done
      sleep 0.5; SECONDS=0; kill -\(signal) $pid; wait $pid; status=$?
      [ $SECONDS -lt 10 ] || echo "slow to stop" >&2
      exit $status
      """
    )
  }

  @Test(arguments: ["INT", "TERM"])
  func `Keeps what a program of lines has answered, and goes on there`(signal: String) throws {
    let desk = try GateDesk.withRelease()
    let program = try desk.writeProgram(GateDesk.lineAgent(Self.hang), to: "lines")
    let words = [
      "gate", "--release", "release", "--jobs", "3", "--save", "run.json", "--lines", "--command",
      program,
    ]
    let first = try stopped(desk, words, by: signal, after: 3)
    #expect(first.status == 3, "\(first.output)\(first.messages)")
    #expect(first.output.hasPrefix("gate: not evaluated\n  1 of 3 cases"))
    #expect(first.messages.contains("The same command goes on where this run was."))
    #expect(!first.messages.contains("slow to stop"))
    #expect(try desk.read("run.json").contains(#""answer":"Lisbon""#))
    try desk.write("", to: "go")
    let run = try desk.errata(words)
    #expect(run.status == 0, "\(run.output)\(run.messages)")
    #expect(try desk.lineCount("asked") == 4)
  }

  @Test(arguments: ["INT", "TERM"])
  func `Compares of a candidate with itself what was asked twice`(signal: String) throws {
    let desk = try GateDesk.withRelease()
    let program = try desk.writeProgram(GateDesk.lineAgent(Self.hang), to: "lines")
    let words = [
      "gate", "--release", "release", "--jobs", "3", "--aa", "--json", "--save", "run.json",
      "--lines",
      "--command", program,
    ]
    let first = try stopped(desk, words, by: signal, after: 6)
    #expect(first.status == 3, "\(first.output)\(first.messages)")
    #expect(first.output.contains(#""passing":2,"#))
    #expect(first.output.contains(#""unknown":1,"#))
    #expect(!first.messages.contains("slow to stop"))
    try desk.write("", to: "go")
    let run = try desk.errata(words)
    #expect(run.status == 0, "\(run.output)\(run.messages)")
    #expect(run.output.contains(#""passing":3,"#))
    #expect(try desk.lineCount("asked") == 8)
  }

  @Test(arguments: [0, 2])
  func `Asks no oftener than it was told to, also where the program has to be started anew`(
    retries: Int
  ) throws {
    let desk = try GateDesk.withRelease()
    let program = try desk.writeProgram(GateDesk.lineAgent("exit 1"), to: "lines")
    let run = try desk.errata([
      "gate", "--release", "release", "--jobs", "1", "--retries", "\(retries)", "--lines",
      "--command",
      program,
    ])
    #expect(run.status == 3, "\(run.messages)")
    #expect(try desk.lineCount("asked") == 3 * (retries + 1))
  }
}
