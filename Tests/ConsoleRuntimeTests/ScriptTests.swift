import ConsoleUI
import Testing

@testable import ConsoleRuntime

@Suite
struct `A script` {
  private func read(_ text: String) throws -> [Script.Step] {
    try Script(text, isKnown: { $0.rawValue != "nonsense" }).steps
  }

  @Test
  func `has a command with its arguments on each line, and may have remarks and empty lines`()
    throws
  {
    let steps = try read("# how it goes\n\nmove.next\r\n  editor.insert  two  words \n")
    #expect(
      steps == [
        Script.Step(line: 3, command: CommandID("move.next"), arguments: ""),
        Script.Step(line: 4, command: CommandID("editor.insert"), arguments: "two  words "),
      ]
    )
  }

  @Test
  func `that names no command is refused by the line`() throws {
    let error = #expect(throws: ScriptError.self) { try read("move.next\n\nnonsense 3\n") }
    #expect(
      error?.description
        == "Line 3 of the script: there is no command “nonsense”. errata keys lists them all."
    )
  }
}
