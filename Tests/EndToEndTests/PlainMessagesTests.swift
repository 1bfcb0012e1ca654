import Foundation
import TestSupport
import Testing

@Suite struct `What the commands print` {
  private static let hostile = "\u{1B}[31m\u{9B}2J\u{202E}x\u{7F}"

  /// Whether a terminal would act on any of it.
  private func acts(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      let category = scalar.properties.generalCategory
      return category == .format || category == .control && scalar != "\n"
    }
  }

  private let hostileArguments = [
    ["show", hostile], ["decide", hostile, "affirm"], ["feedback", hostile, "up"],
    ["log", hostile], ["queue", "--store", hostile], ["queue", "--filter", "is:\(hostile)"],
    ["queue", "--filter", hostile], ["set", hostile], ["release", "--check", hostile],
    [hostile], ["queue", "--\(hostile)"], ["review", "--theme", hostile, "--dump-screen", "-"],
    ["review", "--script", hostile, "--dump-screen", "-"], ["doctor", "--config", hostile],
  ]

  @Test func `Says wrong names without acting on the terminal`() throws {
    let desk = try Workbench()
    try desk.write(#"{"question":"Q","answer":"A","feedback":"down"}"# + "\n", to: "log.jsonl")
    #expect(try desk.errata("log", "log.jsonl", "--store", "errata.db").status == 0)
    for arguments in hostileArguments {
      let run = try desk.errata(arguments)
      #expect(!(run.messages + run.output).isEmpty)
      #expect(!acts(run.messages), "\(run.messages.debugDescription)")
      #expect(!acts(run.output), "\(run.output.debugDescription)")
    }
  }

  @Test func `Escapes in JSON what a terminal would act on, and changes no value`() throws {
    let desk = try Workbench()
    let text = "a\u{9B}31mb \u{202E}c \u{7F} \u{E0041} é 😀"
    try desk.write(
      #"{"id":"r1","question":"\#(text)","answer":"A","feedback":"down"}"# + "\n",
      to: "log.jsonl"
    )
    #expect(try desk.errata("log", "log.jsonl", "--store", "errata.db").status == 0)
    for arguments in [["queue", "--json"], ["show", "r1", "--json"]] {
      let run = try desk.errata(arguments)
      #expect(!acts(run.output), "\(run.output.debugDescription)")
      let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
      #expect(object?["question"] as? String == text)
    }
  }
}
