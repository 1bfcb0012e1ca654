import CellGrid
import ReviewModel
import TestSupport
import Testing

@testable import ConsoleUI

@Suite struct `The table of commands` {
  @Test(arguments: Command.allCases)
  func `Says what each command is`(command: Command) {
    let info = command.info
    #expect(!info.title.isEmpty)
    #expect(info.help.hasSuffix(".") || info.help.hasSuffix("`."))
    #expect(!info.contexts.isEmpty)
    #expect(info.hint?.count ?? 0 <= 20)
    #expect(command.rawValue.allSatisfy { $0.isLowercase || $0 == "." || $0 == "-" })
  }

  @Test(arguments: CommandContext.allCases)
  func `No key has two meanings in one place`(context: CommandContext) {
    var owners: [Key: Command] = [:]
    for command in Command.allCases {
      for key in Keymap.standard.keys(of: command, in: context)
      where command.info.contexts.contains(context) {
        #expect(owners[key] == nil, "\(key.name): \(command) and \(owners[key]!)")
        owners[key] = command
      }
    }
  }

  @Test(arguments: Command.allCases)
  func `Every command is reached by a key, the palette or the command line`(command: Command) {
    let info = command.info
    let byKey = info.contexts.contains { !Keymap.standard.keys(of: command, in: $0).isEmpty }
    let byName: Set<Command> = [.goTo, .insertText]
    #expect(byKey || info.isListed || byName.contains(command))
  }

  @Test func `No key has a command only in a place where it is text`() {
    for command in Command.allCases {
      for key in command.info.keys {
        let works = command.info.contexts.contains {
          Keymap.standard.command(for: key, in: $0) == command
        }
        #expect(works, "\(command) \(key.name)")
      }
    }
  }

  /// DESIGN, section 5: the keys that reviewers are promised.
  @Test(arguments: [
    (
      CommandContext.triage,
      "j k Down Up J K Ctrl-D Ctrl-U PgDn PgUp Ctrl-F g G Tab Enter Esc [ ] { }"
    ),
    (.triage, "e c a d f s u Ctrl-R y Space v V / n N F o : Ctrl-P ? 1 2 3 T m R Ctrl-L Ctrl-Z q"),
    (.triage, "z Z \\ F1 Shift-Tab Shift-Up Shift-Down Home End Ctrl-C"),
    (
      .editor,
      "Ctrl-S Esc Ctrl-Z Ctrl-Y Ctrl-T Ctrl-O Ctrl-G Ctrl-X Ctrl-K Ctrl-W Home End Ctrl-Left"
    ),
    (.sets, "a x A Space v V u j k Enter Esc q 1 2 ? Ctrl-P"),
  ])
  func `The promised keys do something`(context: CommandContext, keys: String) {
    for name in keys.split(separator: " ") {
      let command = Key(name: String(name)).flatMap {
        Keymap.standard.command(for: $0, in: context)
      }
      #expect(command != nil, "\(name) in \(context)")
    }
  }

  /// The same: what is promised of the keys after which nothing is as it was.
  @Test(arguments: [
    (
      CommandContext.triage,
      """
      e=decide.correct c=decide.correct a=decide.affirm d=decide.discard f=decide.flag s=decide.skip \
      u=undo Ctrl-R=redo y=copy.record Space=mark.toggle v=mark.range V=mark.all 1=screen.triage \
      2=screen.sets 3=screen.dashboard q=quit
      """
    ),
    (
      .editor,
      "Ctrl-S=editor.submit Esc=editor.leave Ctrl-Z=editor.undo Ctrl-Y=editor.redo Ctrl-X=editor.drop"
    ),
    (.sets, "a=sets.approve x=sets.reject A=sets.approve-without-warnings u=undo"),
    (.confirm, "y=confirm.yes n=confirm.no Esc=confirm.no"),
  ])
  func `The keys that change something do what is promised`(context: CommandContext, keys: String) {
    for word in keys.split(separator: " ") {
      let parts = word.split(separator: "=")
      let command = Key(name: String(parts[0])).flatMap {
        Keymap.standard.command(for: $0, in: context)
      }
      #expect(command?.rawValue == String(parts[1]), "\(word) in \(context)")
    }
  }

  @Test(arguments: Command.allCases)
  func `Every command can be run in an empty console, and says why it does nothing`(
    command: Command
  ) {
    var robot = Robot([])
    let before = robot.state
    robot.run(command.rawValue)
    if let reason = before.whyDisabled(command) {
      #expect(robot.state.notice?.text == reason)
      #expect(robot.state.notice?.kind == .warning)
    }
    _ = robot.grid
  }

  @Test(arguments: ["", "e", "/", ":", "d", "?", "Ctrl-P", "V", "V a", "o", "T", "Enter"])
  func `Every command can be run with any argument after`(keys: String) {
    var prepared = Robot()
    prepared.press(keys)
    for command in Command.allCases {
      for argument in ["", "1", "x y", "99999999999999999999"] {
        var robot = prepared
        robot.run(command.rawValue, argument)
        if argument.isEmpty { #expect(robot.grid.size == robot.state.size) }
      }
    }
  }

  @Test func `A short name runs the command that works here, or says which there are`() {
    var robot = Robot()
    #expect(robot.state.command(called: "passage") == .showPassage)
    robot.press(":")
    robot.type("record\n")
    #expect(robot.sees("record may be copy.record or macro.record."))
    robot.press("Esc e")
    #expect(robot.state.command(called: "passage") == .showPassageForCaret)
    for command in Command.allCases where command.info.isListed {
      let same = Command.allCases.filter { $0.info.isListed && $0.shortName == command.shortName }
      if same.count == 1 { #expect(robot.state.command(called: command.shortName) == command) }
    }
  }

  @Test func `Nothing hangs on Alt alone`() {
    for command in Command.allCases {
      let names = command.info.keys.map(\.name)
      guard names.contains(where: { $0.hasPrefix("Alt-") }) else { continue }
      #expect(names.contains { !$0.hasPrefix("Alt-") }, "\(command.rawValue)")
    }
  }

  @Test func `An unknown command says which one was meant`() {
    var robot = Robot()
    robot.run("decide.afirm")
    #expect(robot.message.contains("decide.affirm"))
  }

  @Test func `Its document lists every command`() {
    let table = KeyTable.markdown()
    for command in Command.allCases { #expect(table.contains("`\(command.rawValue)`")) }
    expectSnapshot(table, named: "keys.md")
  }
}
