import CellGrid
import ReviewModel
import Testing

@testable import ConsoleUI

@Suite struct `Copying` {
  private let text =
    "Can I use my own monitor at the office?\n\n"
    + "Yes. Any monitor with HDMI may be connected to the docking station.\n"

  @Test func `Asks once, and then puts question and answer on the clipboard`() {
    var robot = Robot()
    robot.press("j y")
    #expect(robot.screen.contains("Let errata write to the terminal's clipboard in this session?"))
    #expect(!robot.effects.contains(.copy(text)))
    robot.press("y")
    #expect(robot.effects.filter { $0 == .copy(text) }.count == 1)
    #expect(robot.message.contains("OSC 52, 109 bytes"))
    robot.press("y")
    #expect(robot.effects.filter { $0 == .copy(text) }.count == 2)
  }

  @Test func `Sends nothing when the answer is no, and asks again`() {
    var robot = Robot()
    robot.press("y n y")
    #expect(robot.state.overlay != nil)
    robot.press("Esc")
    #expect(!robot.effects.contains { if case .copy = $0 { true } else { false } })
  }

  @Test func `Follows the settings without asking`() {
    var off = Robot { $0.clipboard = .off }
    off.press("y")
    #expect(off.state.overlay == nil && off.message.hasPrefix("The clipboard is off;"))
    var on = Robot {
      $0.clipboard = .on
      $0.clipboardHint = "tmux passes it on with: set -g set-clipboard on."
    }
    on.press("j y")
    #expect(on.effects.contains(.copy(text)) && on.screen.contains("set-clipboard on"))
  }

  @Test func `Says when a text was cut`() {
    var robot = Robot([item(1, "Why?", String(repeating: "ä", count: 50_000))]) {
      $0.clipboard = .on
    }
    robot.press("y")
    #expect(robot.message.contains("cut at 74 kB"))
  }
}

@Suite struct `The link of a source` {
  private func robot(_ links: [String?], opens: Bool = true) -> Robot {
    var detail = item(1, "Why?", "So.")
    detail.interaction.sources = links.enumerated().map { index, link in
      Source(title: "Source \(index)", uri: link, text: String(repeating: "Words. ", count: 200))
    }
    return Robot([detail]) { $0.opensLinks = opens }
  }

  @Test func `Is shown first and opened on a yes`() {
    var robot = robot(["https://help.example.com/a?b=c#d"])
    robot.press("O")
    #expect(robot.screen.contains("Open https://help.example.com/a?b=c#d"))
    #expect(!robot.effects.contains { if case .openLink = $0 { true } else { false } })
    robot.press("y")
    #expect(robot.effects.contains(.openLink("https://help.example.com/a?b=c#d")))
  }

  @Test func `Is that of the source at hand, or of a number`() {
    var robot = robot(["https://a.example", "https://b.example"])
    robot.press("] ] O")
    #expect(robot.screen.contains("Open https://b.example"))
    robot.press("n")
    robot.run("source.open", "1")
    #expect(robot.screen.contains("Open https://a.example"))
    robot.press("n")
    robot.run("source.open", "3")
    #expect(robot.message == "There is no source 3; this record has 2.")
  }

  @Test(arguments: [
    "javascript:alert(1)", "file:///etc/passwd", "-x", "ftp://a.example", "http:///x", "https://",
    "https://a.example/ --flag", "https://a.example/\u{1B}[31m", "https://a.example/\u{202E}x",
    "https://good.example@evil.example/", "https://a.example/\nx", "https://a.example/`x`",
    "https://\(String(repeating: "a", count: 3000))",
  ])
  func `Is not opened when it is more than a plain address`(link: String) {
    var robot = robot([link])
    robot.press("O")
    #expect(robot.state.overlay == nil && robot.message.contains("not opened"))
  }

  @Test func `Is copied where nothing opens links, and missed where there is none`() {
    var copied = robot(["https://a.example/"], opens: false)
    copied.press("O y")
    #expect(copied.effects.contains(.copy("https://a.example/")))
    var missing = robot([nil])
    missing.press("O")
    #expect(missing.message == "Source 1 has no link.")
  }
}
