import CellGrid
import ConsoleUI
import ReviewModel
import Testing

@Suite struct `The names of keys` {
  @Test(arguments: [
    ("j", Key.character("j")), ("J", .character("J")), ("Space", .character(" ")),
    ("Ctrl-D", .control("d")), ("ctrl-d", .control("d")), ("Ctrl-]", .control("]")),
    ("Esc", .named(.escape)), ("Escape", .named(.escape)), ("pgdn", .named(.pageDown)),
    ("Shift-Tab", .named(.backTab)), ("Ctrl-Left", .named(.left, .control)),
    ("Shift-Down", .named(.down, .shift)), ("F1", .named(.f1)), ("F12", .named(.f12)),
    ("Alt-x", .alt("x")),
    ("Ctrl-I", .named(.tab)), ("Ctrl-M", .named(.enter)), ("-", .character("-")),
    ("ж", .character("ж")),
  ])
  func `Are read`(name: String, key: Key) {
    #expect(Key(name: name) == key)
  }

  @Test(arguments: ["", "Ctrl-", "Hyper-x", "PageSideways", "Ctrl-1", "\u{1B}", "ab"])
  func `Are refused when there is no such key`(name: String) {
    #expect(Key(name: name) == nil)
  }

  @Test(arguments: Command.allCases)
  func `Are read as they are written`(command: Command) {
    for key in command.info.keys { #expect(Key(name: key.name) == key) }
  }
}

@Suite struct `A key file` {
  @Test func `Gives a command other keys`() throws {
    let keymap = try Keymap(overrides: [("decide.affirm", ["+", "F1"]), ("help", ["?"])])
    #expect(keymap.command(for: .character("+"), in: .triage) == .affirm)
    #expect(keymap.command(for: .character("a"), in: .triage) == nil)
    #expect(keymap.command(for: .named(.f1), in: .triage) == .affirm)
    #expect(keymap.keyName(of: .affirm) == "+")
  }

  @Test func `Unbinds a command`() throws {
    let keymap = try Keymap(overrides: [("quit", [])])
    #expect(keymap.command(for: .character("q"), in: .triage) == nil)
  }

  @Test(arguments: [
    ("decide.afirm", "x", "there is no command decide.afirm; did you mean decide.affirm?"),
    (
      "decide.affirm", "Ctrl-Alt-Del",
      "decide.affirm: there is no key Ctrl-Alt-Del; keys are written like j, Ctrl-D, PgDn, F1"
    ),
    (
      "decide.skip", "", "decide.skip: no key has an empty name; [] takes all its keys away"
    ),
    (
      "decide.affirm", "d",
      """
      d would mean both decide.affirm and decide.discard (triage); give one of them another key
      """
    ),
    (
      "editor.submit", "s",
      "editor.submit: s is text in the editor; take a key with Ctrl or a name"
    ),
    (
      "confirm.yes", "Enter",
      "confirm.yes: Enter is pressed too easily to confirm a batch; take another key"
    ),
    (
      "confirm.yes", "d",
      "d would ask (decide.discard) and also confirm; give confirm.yes or decide.discard another key"
    ),
  ])
  func `Is refused with a reason and a way out`(command: String, key: String, reason: String) {
    let error = #expect(throws: KeymapError.self) {
      try Keymap(overrides: [(command, [key])])
    }
    #expect(error?.description == reason)
  }

  @Test func `Is told everything that is wrong with it at once`() {
    let error = #expect(throws: KeymapError.self) {
      try Keymap(overrides: [("nothing.like.it", ["x"]), ("help", ["d"]), ("quit", ["Nokey"])])
    }
    #expect(error?.problems.count == 3)
    #expect(error?.description.contains("`errata keys` lists them") == true)
  }

  @Test func `May swap two keys`() throws {
    let keymap = try Keymap(overrides: [("decide.affirm", ["d"]), ("decide.discard", ["a"])])
    #expect(keymap.command(for: .character("d"), in: .triage) == .affirm)
  }
}

@Suite struct `Keyboards of other scripts` {
  @Test(arguments: [
    ("Russian", "о", Command.next), ("Russian", "ф", .affirm), ("Russian", "П", .last),
    ("Greek", "δ", .discard), ("Hebrew", "ש", .affirm), ("Arabic", "ش", .affirm),
    ("Ukrainian", "і", .skip),
  ])
  func `Reach the command at the same place`(script: String, letter: String, command: Command) {
    let key = Key(name: letter)
    #expect(key.flatMap { Keymap.standard.command(for: $0, in: .triage) } == command)
  }

  @Test func `Write text where text is written`() {
    var robot = Robot()
    robot.press("/")
    robot.type("фо")
    #expect(robot.message.hasPrefix("/фо"))
  }

  @Test func `Choose a reason and confirm`() {
    var robot = Robot()
    robot.press("V")
    robot.press("d")
    robot.press("4")  // spam
    robot.press("н")  // y
    #expect(robot.desk.verdict(of: 1) == .discard(ReasonCode("spam")))
  }
}
