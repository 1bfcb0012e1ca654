import ArgumentParser
import ConsoleUI
import ReviewModel

/// `errata keys`: the table of keys, as it holds for this user.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "List the console's commands with their keys."
  )

  @Flag(help: "As Markdown, for a document.")
  var markdown = false
  @Flag(help: "One JSON object a command, the id first.")
  var json = false
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if markdown, json { throw ValidationError("give --markdown or --json, not both") }
  }

  func run() throws {
    let keymap = try global.settings().keymap
    let output = DataOutput()
    if markdown {
      try output.bytes(KeyTable.markdown(keymap).utf8)
    } else if json {
      for command in Command.allCases { try output.line(Self.json(command, keymap).text) }
    } else {
      try printTable(keymap, to: output)
    }
    try output.flush()
  }

  private func printTable(_ keymap: Keymap, to output: DataOutput) throws {
    for (number, section) in CommandSection.allCases.enumerated() {
      if number > 0 { try output.line("") }
      var table = TextTable([
        TextTable.Column(title: section.rawValue.uppercased(), limit: 24),
        TextTable.Column(title: "COMMAND"), TextTable.Column(title: "WHAT IT DOES"),
      ])
      for command in Command.allCases where command.info.section == section {
        table.add([
          keymap.keys(of: command).map(\.name).joined(separator: " "), command.rawValue,
          command.info.help,
        ])
      }
      for line in table.lines(width: TerminalWidth.current) { try output.line(line) }
    }
  }

  private static func json(_ command: Command, _ keymap: Keymap) -> JSONLine {
    var line = JSONLine()
    line.put("id", command.rawValue)
    line.put("section", command.info.section.rawValue)
    line.put("title", command.info.title)
    line.put("help", command.info.help)
    line.put("keys", keymap.keys(of: command).map { .string($0.name) })
    line.put("undoable", command.info.isUndoable)
    return line
  }
}
