import ArgumentParser
import ReviewStorage
import Testing

@testable import errata

@Suite struct `The exit status` {
  @Test(arguments: [
    (StoreError.Code.refused, 1 as Int32), (.unreachable, 69), (.busy, 69), (.damaged, 69),
    (.tooNew, 69), (.io, 74), (.inconsistent, 70),
  ])
  func `A failure of the store has the status of its code`(code: StoreError.Code, status: Int32) {
    let ending = Ending(of: StoreError(code, "The store stumbled.", cause: "disk I/O error"))
    #expect(
      ending
        == .message("The store stumbled. (disk I/O error)", ExitStatus(rawValue: status) ?? .done)
    )
  }

  @Test func `A reader that goes away is no failure`() {
    #expect(Ending(of: BrokenPipe()) == .quiet(.done))
  }

  @Test func `A failure brings its own words and status`() {
    #expect(
      Ending(of: Failure(.missingInput, "There is no log.jsonl."))
        == .message("There is no log.jsonl.", .missingInput)
    )
  }

  @Test(arguments: [
    ["nonsense"], ["review", "--no-such-option"], ["review", "--store"],
  ])
  func `Wrong usage is worded by the parser and ends with 64`(arguments: [String]) {
    #expect { try Errata.parseAsRoot(arguments) } throws: { error in
      Errata.exitCode(for: error).rawValue == 64 && Ending(of: error) == .parser
    }
  }

  @Test(arguments: [["--help"], ["--version"], ["review", "--help"]])
  func `Help is no failure`(arguments: [String]) {
    #expect {
      var command = try Errata.parseAsRoot(arguments)
      try command.run()
    } throws: { error in
      Errata.exitCode(for: error).rawValue == 0 && Ending(of: error) == .parser
    }
  }

  @Test func `What nobody expected is a bug of ours`() {
    struct Surprise: Error {}
    guard case .message(let text, .bug) = Ending(of: Surprise()) else {
      Issue.record("not a bug")
      return
    }
    #expect(text.contains("Surprise"))
  }
}
