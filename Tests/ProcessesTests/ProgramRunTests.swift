import Foundation
import Processes
import Testing

@Suite struct `A program for one input` {
  private func outcome(
    _ script: String,
    _ input: String = "a question\n",
    milliseconds: Int = 60_000,
    isStopped: @escaping @Sendable () -> Bool = { false }
  ) -> String {
    var limits = ProgramRun.Limits(milliseconds: milliseconds, isStopped: isStopped)
    limits.maximumOutput = 1 << 20
    do {
      let bytes = try ProgramRun.output(
        of: ["sh", "-c", script],
        input: Array(input.utf8),
        limits: limits
      )
      return String(decoding: bytes, as: UTF8.self)
    } catch {
      return error.description
    }
  }

  @Test func `Reads it whole and gives its whole output`() {
    #expect(outcome("read line; echo \"to $line\"") == "to a question\n")
    let long = String(repeating: "x", count: 300_000)
    #expect(outcome("cat", long) == long)
    #expect(outcome("cat", "") == "")
  }

  @Test func `Need not read it`() {
    let long = String(repeating: "x", count: 300_000)
    #expect(outcome("echo done", long) == "done\n")
  }

  @Test func `May complain as much as it likes`() {
    #expect(outcome("head -c 9000000 /dev/zero >&2; echo done") == "done\n")
  }

  @Test(arguments: [
    ("sleep 60", "did not answer within 1 s"),
    ("exec >&-; sleep 60", "did not answer within 1 s"),
    ("echo half; exit 3", "ended with status 3 before it had answered"),
    ("kill -9 $$", "was ended by signal 9 before it had answered"),
    ("yes", "wrote a line of more than 1 MiB"),
  ])
  func `Fails with a word that quotes nothing`(script: String, words: String) {
    let isSlow = script.contains("sleep")
    #expect(outcome(script, milliseconds: isSlow ? 300 : 60_000) == words)
  }

  @Test func `Is killed when nobody wants its answer any more`() {
    #expect(outcome("sleep 60", isStopped: { true }) == "was stopped")
  }

  @Test func `Is named when it is not there`() {
    #expect(throws: ProcessFailure.self) {
      try ProgramRun.output(
        of: ["no-such-program-here"],
        input: [],
        limits: ProgramRun.Limits(milliseconds: 1_000)
      )
    }
  }
}
