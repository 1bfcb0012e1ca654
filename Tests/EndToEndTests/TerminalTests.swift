import Foundation
import TestSupport
import Testing

@Suite(.serialized, .enabled(if: TmuxSession.isAvailable, TmuxSession.hint))
struct `The terminal` {
  private let folder: TemporaryFolder
  private let probe: [String]

  init() throws {
    folder = try TemporaryFolder()
    let records = folder.path + "/records.jsonl"
    let lines = (1...40).map { #"{"answer":"text \#($0)"}"# }
    try lines.joined(separator: "\n").write(toFile: records, atomically: true, encoding: .utf8)
    probe = [Products.url("TerminalProbe").path, records]
  }

  @Test func `Gives a paste as one, and keys as keys`() async throws {
    let session = try TmuxSession(probe)
    try await session.wait(for: "text 1")
    try session.paste("one\ntwo jjj")
    try await session.wait(for: #"1 paste("one\ntwo jjj")"#)
    try session.type("j")
    try await session.wait(for: #"2 key(CellGrid.Key.character("j"))"#)
    try session.press("Escape")
    try await session.wait(for: "named(CellGrid.NamedKey.escape")
    try session.press("C-Right")
    try await session.wait(for: "named(CellGrid.NamedKey.right, CellGrid.Modifiers")
  }

  @Test(arguments: ["vt100", "screen", "xterm", "tmux-256color"])
  func `Knows the keys of terminals whose terminfo leaves them out`(name: String) async throws {
    let session = try TmuxSession(probe, terminal: name)
    try await session.wait(for: "text 1")
    try session.press("NPage")
    try await session.wait(for: "named(CellGrid.NamedKey.pageDown")
    try session.press("Home")
    try await session.wait(for: "named(CellGrid.NamedKey.home")
  }

  @Test func `Stands with its cursor on the selected row`() async throws {
    let session = try TmuxSession(probe)
    try await session.wait(for: "text 1")
    try session.type("jj")
    try await session.wait(for: "Record 3")
    #expect(try session.fact("cursor_y") == "3" && session.fact("cursor_x") == "1")
  }

  @Test func `Follows the size of its window`() async throws {
    let session = try TmuxSession(probe)
    try await session.wait(for: "text 1")
    try session.resize(columns: 60, rows: 12)
    let screen = try await session.wait { $0.split(separator: "\n").count == 12 }
    #expect(screen.split(separator: "\n")[0].count == 60)
    try session.resize(columns: 3, rows: 2)
    try session.resize(columns: 100, rows: 30)
    try await session.wait(for: "text 27")
  }

  @Test func `Is given back and taken again`() async throws {
    let session = try TmuxSession(probe)
    try await session.wait(for: "text 1")
    let before = try session.screen()
    try session.type("m")
    try await session.wait { _ in try session.fact("mouse_any_flag") == "1" }
    try session.type("z")
    let after = try await session.wait(for: #"character("z")"#)
    #expect(before.split(separator: "\n").dropLast() == after.split(separator: "\n").dropLast())
    #expect(try session.fact("mouse_any_flag") == "1")
  }

  @Test func `Is whole again after a killed run and the next one`() async throws {
    let line = "\(probe.joined(separator: " "))"
    let session = try TmuxSession(["sh", "-c", "\(line); \(line); stty -a; sleep 60"])
    try await session.wait(for: "text 1")
    try session.type("m")
    try await session.wait { _ in try session.fact("mouse_any_flag") == "1" }
    let first = try session.children()
    for child in first { kill(child, SIGKILL) }
    try await session.wait(for: "the next run") { _ in
      try session.fact("mouse_any_flag") == "0" && session.children() != first
        && !session.children().isEmpty
    }
    try await session.wait(for: "text 1")
    try session.type("q")
    let screen = try await session.wait(for: "icanon")
    let modes = Set(screen.split { $0 == " " || $0 == "\n" })
    #expect(modes.isSuperset(of: ["icanon", "isig", "echo", "opost", "icrnl"]))
    #expect(try session.fact("alternate_on") == "0" && session.fact("cursor_flag") == "1")
  }

  @Test func `Is sent no colour when the user wants none`() async throws {
    let plain = try TmuxSession(probe + ["", "dusk"], environment: ["NO_COLOR": "1"])
    let colored = try TmuxSession(probe + ["", "dusk"])
    for (session, hasColor) in [(plain, false), (colored, true)] {
      try await session.wait(for: "text 1")
      #expect(try session.styledScreen().contains("[38;5;") == hasColor)
    }
  }
}
