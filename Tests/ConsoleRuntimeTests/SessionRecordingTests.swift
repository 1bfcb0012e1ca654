import ConsoleUI
import Foundation
import Glibc
import TestSupport
import Testing

@testable import ConsoleRuntime

@Suite struct `The file of a recording` {
  @Test func `is a script, for its owner alone`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("session")
    _ = try SessionRecording(path)
    chmod(path, 0o644)
    let recording = try SessionRecording(path)
    try recording.take(CommandID("move.next"), "")
    for letter in [" ", "x", "x", " ", "x"] {
      try recording.take(CommandID("editor.insert"), letter)
    }
    try recording.take(CommandID("editor.submit"), "")
    try recording.take(CommandID("editor.insert"), "x")
    try recording.flush()
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let script = try Script(text) { Command($0) != nil }
    #expect(
      script.steps.map(\.command.rawValue) == [
        "move.next", "editor.insert", "editor.submit", "editor.insert",
      ]
    )
    #expect(script.steps[1].arguments == "xxx x")
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
  }

  @Test func `is not made of a file that is something else`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("notes")
    try Data("My notes.".utf8).write(to: URL(filePath: path))
    let error = #expect(throws: ConsoleRuntimeError.self) { try SessionRecording(path) }
    #expect(error?.message.hasPrefix("\(path) is no recording of errata") == true)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "My notes.")
    #expect(throws: Never.self) { try SessionRecording("/dev/null") }
  }

  @Test func `that cannot be written is named`() {
    let error = #expect(throws: ConsoleRuntimeError.self) { try SessionRecording("/no/such/place") }
    #expect(
      error?.message == "The recording /no/such/place cannot be written: No such file or directory."
    )
  }
}
